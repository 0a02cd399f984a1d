// For the fuzz targets: a sink that touches all it is given and checks what the readers promise, and small
// limits.
#pragma once

#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "tabular/table_reader.h"

namespace shouwang::tabular {

class FuzzSink final : public RowSink {
 public:
  bool BeginSheet(const SheetInfo& sheet) override {
    Require(IsValidUtf8(sheet.name));
    last_row_ = 0;
    return true;
  }
  bool Row(uint32_t row, std::span<const Cell> cells) override {
    Require(row > last_row_ && !cells.empty() && cells.back().kind != CellKind::kBlank);
    for (const Cell& cell : cells) {
      Require(IsValidUtf8(cell.text) && cell.text.find('\0') == std::string_view::npos);
      Require(cell.text.empty() == (cell.kind == CellKind::kBlank));
    }
    last_row_ = row;
    return ++rows_ < kMaxRows;
  }
  void EndSheet(uint32_t last_row) override { Require(last_row >= last_row_); }

 private:
  static constexpr uint32_t kMaxRows = 2000;
  static void Require(bool holds) {
    if (!holds) std::abort();
  }
  uint32_t last_row_ = 0;
  uint32_t rows_ = 0;
};

inline void FuzzRead(std::string_view name, std::string_view bytes) {
  ReadLimits limits;
  limits.max_rows = 100'000;
  limits.max_record_bytes = 256U << 10U;
  limits.max_cell_bytes = 64U << 10U;
  limits.max_sheets = 16;
  limits.max_shared_string_bytes = 8U << 20U;
  limits.max_unpacked_bytes = 8U << 20U;
  FuzzSink sink;
  const Status status = ReadTableBytes(name, bytes, limits, sink);
  if (!status && (status.error().what.empty() || status.error().where.empty())) std::abort();
}

}  // namespace shouwang::tabular
