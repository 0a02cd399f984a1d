// For the tests: a sink that writes down what it is given as one line of text a row, such as `2:
// a|#1.5|d#44682|!#N/A`.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "tabular/table_reader.h"

namespace shouwang::tabular {

class RecordedRows final : public RowSink {
 public:
  bool BeginSheet(const SheetInfo& sheet) override {
    sheets.push_back(sheet);
    return sheet.name != skip_sheet;
  }
  bool Row(uint32_t row, std::span<const Cell> cells) override {
    std::string line = fmt::format("{}:", row);
    for (size_t i = 0; i < cells.size(); ++i) {
      line += i == 0 ? ' ' : '|';
      if (cells[i].date_style) line += 'd';
      if (cells[i].kind == CellKind::kNumber) line += '#';
      if (cells[i].kind == CellKind::kError) line += '!';
      line += cells[i].text;
      if (cells[i].kind == CellKind::kNumber) last_number = cells[i].number;
    }
    rows.push_back(line);
    return rows.size() < max_rows;
  }
  void EndSheet(uint32_t last_row) override { last_rows.push_back(last_row); }

  std::vector<SheetInfo> sheets;
  std::vector<std::string> rows;
  std::vector<uint32_t> last_rows;
  double last_number = 0;
  size_t max_rows = SIZE_MAX;
  std::string skip_sheet = "(none)";
};

using Lines = std::vector<std::string>;

// The rows of `bytes`, or `error: where: what` alone.
inline Lines ReadLines(std::string_view name, std::string_view bytes, const ReadLimits& limits = {}) {
  RecordedRows sink;
  const Status status = ReadTableBytes(name, bytes, limits, sink);
  if (!status) return {fmt::format("error: {}: {}", status.error().where, status.error().what)};
  return sink.rows;
}

// True when reading fails and the message has `part` in it, a place, and a hint.
inline bool FailsWith(std::string_view name, std::string_view bytes, std::string_view part,
                      const ReadLimits& limits = {}) {
  RecordedRows sink;
  const Status status = ReadTableBytes(name, bytes, limits, sink);
  if (status) return false;
  const Error& error = status.error();
  const bool said = error.what.find(part) != std::string::npos || error.where.find(part) != std::string::npos;
  return said && !error.where.empty() && !error.hint.empty() && error.code == ErrorCode::kInput;
}

}  // namespace shouwang::tabular
