// Reads every cell of a workbook with shouwang_tabular and prints what was seen, for comparison with the
// other readers.
//
//   bench_read_ours FILE        prints {"rows": N, "texts": N, "text_chars": N, "numbers": N, "sum": X,
//   "dates": N}
//
// `text_chars` counts code points; `sum` adds up the numbers that are no dates.
#include <cstdint>
#include <cstdio>

#include "tabular/table_reader.h"

namespace {

using shouwang::tabular::Cell;
using shouwang::tabular::CellKind;

class Counter : public shouwang::tabular::RowSink {
 public:
  bool BeginSheet(const shouwang::tabular::SheetInfo& /*sheet*/) override { return true; }
  void EndSheet(uint32_t /*last_row*/) override {}
  bool Row(uint32_t /*row*/, std::span<const Cell> cells) override {
    ++rows_;
    for (const Cell& cell : cells) Count(cell);
    return true;
  }
  void Print() const {
    std::printf(
        "{\"rows\": %llu, \"texts\": %llu, \"text_chars\": %llu, \"numbers\": %llu, \"sum\": %.2f, "
        "\"dates\": %llu}\n",
        rows_, texts_, text_chars_, numbers_, sum_, dates_);
  }

 private:
  void Count(const Cell& cell) {
    if (cell.kind == CellKind::kText) {
      ++texts_;
      for (const char c : cell.text) text_chars_ += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    } else if (cell.kind == CellKind::kNumber && cell.date_style) {
      ++dates_;
    } else if (cell.kind == CellKind::kNumber) {
      ++numbers_;
      sum_ += cell.number;
    }
  }

  unsigned long long rows_ = 0, texts_ = 0, text_chars_ = 0, numbers_ = 0, dates_ = 0;
  double sum_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "用法：bench_read_ours FILE\n");
    return 2;
  }
  Counter counter;
  const shouwang::Status read = shouwang::tabular::ReadTable(argv[1], {}, counter);
  if (!read) {
    std::fprintf(stderr, "bench_read_ours: %s\n", argv[1]);
    return 1;
  }
  counter.Print();
  return 0;
}
