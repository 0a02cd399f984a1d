// A table file as a workbook: every row of IN (csv, tsv …) as text cells of OUT.xlsx, a new sheet where one is full.
// For measuring the import of a register that comes as workbooks.
//
//   bench_to_workbook IN OUT.xlsx
#include <xlsxwriter.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/error.h"
#include "tabular/table_reader.h"

namespace {

using shouwang::tabular::Cell;

class Copy : public shouwang::tabular::RowSink {
 public:
  explicit Copy(const char* file) {
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(file, &options);
  }
  bool BeginSheet(const shouwang::tabular::SheetInfo& /*sheet*/) override {
    sheet_ = nullptr;
    header_.clear();
    return true;
  }
  void EndSheet(uint32_t /*last_row*/) override {}
  bool Row(uint32_t /*row*/, std::span<const Cell> cells) override {
    if (header_.empty()) {
      for (const Cell& cell : cells) header_.emplace_back(cell.text);
    } else {
      if (sheet_ == nullptr || row_ == LXW_ROW_MAX) BeginFullSheet();
      for (size_t i = 0; i < cells.size(); ++i) Put(i, std::string(cells[i].text));
      ++row_;
    }
    return true;
  }
  bool Close() { return workbook_close(book_) == LXW_NO_ERROR; }

 private:
  void BeginFullSheet() {
    sheet_ = workbook_add_worksheet(book_, nullptr);
    row_ = 0;
    for (size_t i = 0; i < header_.size(); ++i) Put(i, header_[i]);
    ++row_;
  }
  void Put(size_t column, const std::string& text) {
    if (!text.empty()) worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(column), text.c_str(), nullptr);
  }

  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t row_ = 0;
  std::vector<std::string> header_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "用法：bench_to_workbook IN OUT.xlsx\n");
    return 2;
  }
  Copy copy(argv[2]);
  const shouwang::Status read = shouwang::tabular::ReadTable(argv[1], {}, copy);
  if (!read) std::fprintf(stderr, "%s\n", shouwang::FormatError(read.error()).c_str());
  return copy.Close() && read ? 0 : 1;
}
