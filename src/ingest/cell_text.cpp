#include "ingest/cell_text.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "ingest/contract_words.h"

namespace shouwang::ingest {
namespace {

constexpr size_t kMaxRunningNumberDigits = 9;
constexpr size_t kLongestMark = 6;  // bytes

// Lead bytes of U+4000 to U+9FFF: Han, three bytes, no blank and nothing with a half-width form among them.
bool IsHanLead(unsigned char c) { return c >= 0xE4 && c <= 0xE9; }

bool IsGraphicAscii(unsigned char c) { return c > 0x20 && c < 0x7F; }

bool IsRunningNumber(const tabular::Cell& cell) {
  if (cell.kind == tabular::CellKind::kError) return false;
  const std::string text = CleanText(cell.text);
  return IsAsciiDigits(text) && text.size() <= kMaxRunningNumberDigits;
}

}  // namespace

bool IsBlankText(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (IsGraphicAscii(c) || IsHanLead(c)) return false;
    const char32_t code_point = NextCodePoint(text, i);
    if (!IsBlank(code_point) && !IsZeroWidth(code_point)) return false;
  }
  return true;
}

bool IsCleanText(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return text.empty();
  const size_t size = text.size();
  for (size_t i = 0; i < size;) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c < 0x7F) {
      ++i;
    } else if (IsHanLead(c) && i + 3 <= size) {
      i += 3;
    } else {
      return false;
    }
  }
  return true;
}

bool IsPlainHan(std::string_view text) {
  if (text.size() % 3 != 0) return false;
  for (size_t i = 0; i < text.size(); i += 3) {
    if (!IsHanLead(static_cast<unsigned char>(text[i]))) return false;
  }
  return true;
}

bool IsBlankMark(std::string_view text) {
  return text.size() <= kLongestMark && std::find(kBlankMarks.begin(), kBlankMarks.end(), text) != kBlankMarks.end();
}

bool IsOpenEndMark(std::string_view text) {
  return std::find(kOpenEndMarks.begin(), kOpenEndMarks.end(), text) != kOpenEndMarks.end();
}

bool StartsLikeFooter(const tabular::Cell& cell) {
  if (cell.kind != tabular::CellKind::kText || cell.text.empty()) return false;
  if (IsGraphicAscii(static_cast<unsigned char>(cell.text.front()))) return false;
  const std::string text = WithoutBlanks(cell.text.substr(0, 256));
  return std::any_of(kFooterWords.begin(), kFooterWords.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

RowShape ShapeOf(std::span<const tabular::Cell> cells) {
  size_t first = 0;
  while (first < cells.size() && IsBlankCell(cells[first])) ++first;
  if (first == cells.size()) return RowShape::kBlank;
  if (StartsLikeFooter(cells[first])) return RowShape::kFooterLike;
  size_t second = first + 1;
  while (second < cells.size() && IsBlankCell(cells[second])) ++second;
  if (second == cells.size() && IsRunningNumber(cells[first])) return RowShape::kRunningNumber;
  return RowShape::kData;
}

}  // namespace shouwang::ingest
