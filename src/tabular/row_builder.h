// Gathers the cells of one row of a worksheet, then gives them to the sink; keeps the limits of a sheet.
//
// Cells may come in any order of columns. Text is either copied into the builder (CopyText) or outlives the
// row.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tabular/read_job.h"

namespace shouwang::tabular {

class RowBuilder {
 public:
  RowBuilder(const ReadJob& job, std::string sheet);

  // The cell at a 0-based column, cleared. Null after an error (too many columns).
  Cell* At(uint32_t column);
  // A copy that lives until the row has been delivered. A null view after an error (row or cell too long).
  std::string_view CopyText(std::string_view text);

  void SetNumber(uint32_t column, std::string_view shown, double value, bool date_style);
  void SetText(uint32_t column, std::string_view lasting_text, CellKind kind = CellKind::kText);

  // Sets the 1-based row that the next cells belong to, for places in messages too. False after an error.
  bool StartRow(uint64_t row);
  // Delivers the row when it is not blank. False when the sink wants no more rows.
  bool FinishRow();
  // Delivers the same row again under a later number.
  bool RepeatRow(uint64_t row);

  bool blank() const { return used_ == 0; }
  uint32_t used() const { return used_; }
  uint32_t row() const { return row_; }
  uint32_t last_row() const { return last_row_; }  // the last that was not blank
  bool failed() const { return error_.has_value(); }
  const Error& error() const { return *error_; }
  void Refuse(std::string what, const char* hint);

 private:
  static constexpr size_t kBlockBytes = 64U << 10U;

  const ReadJob& job_;
  std::string sheet_;
  std::vector<Cell> cells_;
  uint32_t used_ = 0;  // cells_[0, used_) are set; the last of them is not blank
  uint32_t row_ = 0;
  uint32_t last_row_ = 0;
  std::vector<std::unique_ptr<char[]>> blocks_;  // the first has kBlockBytes and stays; the others live for a row
  size_t block_used_ = 0;
  size_t block_size_ = 0;
  size_t row_bytes_ = 0;
  std::optional<Error> error_;
};

}  // namespace shouwang::tabular
