#include "tabular/sheet_row.h"

#include <fmt/format.h>

#include <iterator>

namespace shouwang::tabular {
namespace {

bool IsXmlBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What XML cannot hold: control characters become _x0007_ as in Excel, the two non-characters U+FFFD.
void AppendEscaped(std::string_view text, std::string& out) {
  size_t done = 0;
  const auto replace = [&](size_t at, size_t length, std::string_view with) {
    out.append(text.substr(done, at - done)).append(with);
    done = at + length;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '&') {
      replace(i, 1, "&amp;");
    } else if (c == '<') {
      replace(i, 1, "&lt;");
    } else if (c == '>') {
      replace(i, 1, "&gt;");
    } else if (c < 0x20 && c != '\t' && c != '\n') {
      replace(i, 1, fmt::format("_x{:04X}_", c));
    } else if (c == 0xEF && (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF")) {
      replace(i, 3, "\xEF\xBF\xBD");
    }
  }
  out.append(text.substr(done));
}

}  // namespace

void SheetRow::Begin(uint32_t row) {
  row_ = row + 1;
  cells_.clear();
}

void SheetRow::Open(uint16_t column, int32_t style) {
  cells_ += "<c r=\"";
  if (column >= 26) cells_ += static_cast<char>('A' + column / 26 - 1);  // enough for 702 columns
  cells_ += static_cast<char>('A' + column % 26);
  fmt::format_to(std::back_inserter(cells_), FMT_STRING("{}\" s=\"{}\""), row_, style);
}

void SheetRow::Blank(uint16_t column, int32_t style) {
  Open(column, style);
  cells_ += "/>";
}

void SheetRow::Number(uint16_t column, int32_t style, double number) {
  Open(column, style);
  fmt::format_to(std::back_inserter(cells_), FMT_STRING("><v>{}</v></c>"), number);
}

void SheetRow::Text(uint16_t column, int32_t style, std::string_view text) {
  Open(column, style);
  const bool keep = !text.empty() && (IsXmlBlank(text.front()) || IsXmlBlank(text.back()));
  cells_ += keep ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">" : " t=\"inlineStr\"><is><t>";
  AppendEscaped(text, cells_);
  cells_ += "</t></is></c>";
}

void SheetRow::Shared(uint16_t column, int32_t style, uint32_t string) {
  Open(column, style);
  fmt::format_to(std::back_inserter(cells_), FMT_STRING(" t=\"s\"><v>{}</v></c>"), string);
}

std::string_view SheetRow::End(double height) {
  out_.clear();
  fmt::format_to(std::back_inserter(out_), FMT_STRING("<row r=\"{}\" ht=\"{}\" customHeight=\"1\">"), row_,
                 height);
  out_.append(cells_).append("</row>");
  return out_;
}

}  // namespace shouwang::tabular
