// One row of a worksheet as SpreadsheetML text. For workbook_writer.cpp, which says why.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shouwang::tabular {

class SheetRow {
 public:
  // `row`, `column` count from 0; `style` is an index of the workbook's cell formats.
  void Begin(uint32_t row);
  void Blank(uint16_t column, int32_t style);
  void Number(uint16_t column, int32_t style, double number);
  void Text(uint16_t column, int32_t style, std::string_view text);  // as SetCellText() leaves it
  void Shared(uint16_t column, int32_t style, uint32_t string);      // an index of the shared strings
  // The whole row element, until the next Begin().
  std::string_view End(double height);

 private:
  void Open(uint16_t column, int32_t style);

  uint32_t row_ = 0;
  std::string cells_;
  std::string out_;
};

}  // namespace shouwang::tabular
