#include "tabular/row_builder.h"
#include "tabular/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace shouwang::tabular {

RowBuilder::RowBuilder(const ReadJob& job, std::string sheet)
    : job_(job), sheet_(std::move(sheet)), cells_(64), block_size_(kBlockBytes) {
  blocks_.push_back(std::make_unique<char[]>(kBlockBytes));
}

void RowBuilder::Refuse(std::string what, const char* hint) {
  if (error_) return;
  error_ = InputError(std::move(what), fmt::format(messages::kAtSheetRow, job_.file, sheet_, row_), hint);
}

Cell* RowBuilder::At(uint32_t column) {
  if (column >= job_.limits.max_columns) {
    Refuse(fmt::format(messages::kTooManyColumns, job_.limits.max_columns), messages::kTooManyColumnsHint);
    return nullptr;
  }
  if (column >= cells_.size()) cells_.resize(std::max<size_t>(column + 1, cells_.size() * 2));
  if (column >= used_) {
    std::fill(cells_.begin() + used_, cells_.begin() + column + 1, Cell{});
    used_ = column + 1;
  } else {
    cells_[column] = Cell{};
  }
  return &cells_[column];
}

std::string_view RowBuilder::CopyText(std::string_view text) {
  if (text.size() > job_.limits.max_cell_bytes) {
    Refuse(fmt::format(messages::kCellTooLong, job_.limits.max_cell_bytes), messages::kCellTooLongHint);
    return {};
  }
  row_bytes_ += text.size();
  if (row_bytes_ > job_.limits.max_record_bytes) {
    Refuse(fmt::format(messages::kRecordTooLong, job_.limits.max_record_bytes), messages::kRecordTooLongHint);
    return {};
  }
  if (text.size() > block_size_ - block_used_) {
    block_size_ = std::max(kBlockBytes, text.size());
    blocks_.push_back(std::make_unique<char[]>(block_size_));
    block_used_ = 0;
  }
  char* copy = blocks_.back().get() + block_used_;
  if (!text.empty()) std::memcpy(copy, text.data(), text.size());
  block_used_ += text.size();
  return {copy, text.size()};
}

void RowBuilder::SetNumber(uint32_t column, std::string_view shown, double value, bool date_style) {
  const std::string_view text = CopyText(shown);
  if (Cell* cell = failed() ? nullptr : At(column)) {
    cell->kind = CellKind::kNumber;
    cell->date_style = date_style;
    cell->text = text;
    cell->number = value;
  }
}

void RowBuilder::SetText(uint32_t column, std::string_view lasting_text, CellKind kind) {
  if (lasting_text.empty() || failed()) return;
  if (Cell* cell = At(column)) {
    cell->kind = kind;
    cell->text = lasting_text;
  }
}

bool RowBuilder::StartRow(uint64_t row) {
  used_ = 0;
  row_bytes_ = 0;
  blocks_.resize(1);
  block_used_ = 0;
  block_size_ = kBlockBytes;
  row_ = static_cast<uint32_t>(std::min<uint64_t>(row, UINT32_MAX));
  return !failed();
}

bool RowBuilder::FinishRow() {
  if (used_ == 0 || failed()) return !failed();
  return RepeatRow(row_);
}

bool RowBuilder::RepeatRow(uint64_t row) {
  row_ = static_cast<uint32_t>(std::min<uint64_t>(row, UINT32_MAX));
  if (row > job_.limits.max_rows) {
    Refuse(fmt::format(messages::kTooManyRows, job_.limits.max_rows), messages::kTooManyRowsHint);
    return false;
  }
  last_row_ = row_;
  return job_.sink.Row(row_, std::span<const Cell>(cells_).first(used_));
}

}  // namespace shouwang::tabular
