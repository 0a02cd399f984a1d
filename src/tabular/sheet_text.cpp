#include "tabular/sheet_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "tabular/csv_writer.h"

namespace shouwang::tabular {
namespace {

constexpr size_t kMaxCellCharacters = 32767;
constexpr size_t kMaxSheetName = 31;

bool IsWide(char32_t c) { return c >= 0x1100; }

// Punctuation that may not begin a line: it takes the character before it along.
bool MayNotBegin(char32_t c) {
  if (c >= 0x4E00 && c < 0xFF00) return false;  // most characters
  return std::u32string_view(U"，。、；：？！）》」』”’…%％,.;:)]}").find(c) != std::u32string_view::npos;
}

// The beginning of `text`, at most `units` UTF-16 units of it.
std::string Utf8(std::u32string_view text, size_t units) {
  std::string out;
  size_t used = 0;
  for (const char32_t c : text) {
    used += c > 0xFFFF ? 2 : 1;
    if (used > units) break;
    AppendCodePoint(c, out);
  }
  return out;
}

// Excel compares names of sheets without case.
std::string Folded(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

}  // namespace

// Text as a cell takes it: valid UTF-8, no NUL, not too long, not a formula.
void SetCellText(std::string_view text, std::string& out) {
  out.clear();
  if (LooksLikeFormula(text)) out += '\'';
  // XML can hold neither NUL nor U+FFFE and U+FFFF.
  const bool clean = text.size() < kMaxCellCharacters && text.find('\0') == text.npos && IsValidUtf8(text) &&
                     text.find("\xEF\xBF\xBE") == text.npos && text.find("\xEF\xBF\xBF") == text.npos;
  if (clean) {
    out += text;
    return;
  }
  size_t count = out.size();
  for (size_t at = 0; at < text.size() && count < kMaxCellCharacters;) {
    const char32_t c = NextCodePoint(text, at);
    if (c == 0) continue;
    count += c > 0xFFFF ? 2 : 1;
    if (count <= kMaxCellCharacters) AppendCodePoint(c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c, out);
  }
}

std::string SheetNames::Take(std::string_view wish) {
  constexpr std::u32string_view kForbidden = U"[]:*?/\\'";
  const std::string clean = CleanText(wish);
  std::u32string name;
  for (size_t at = 0; at < clean.size();) {
    const char32_t c = NextCodePoint(clean, at);
    name += c < 0x20 || kForbidden.find(c) != kForbidden.npos ? U'_' : c;
  }
  if (name.empty()) name.push_back(U'_');
  std::string unique = Utf8(name, kMaxSheetName);
  for (int number = 2; !taken_.insert(Folded(unique)).second; ++number) {
    const std::string ending = fmt::format("({})", number);
    unique = Utf8(name, kMaxSheetName - ending.size()) + ending;
  }
  return unique;
}

uint32_t EstimateLines(std::string_view text, double width) {
  // A half-width character of the 10-point font is 6.7 pixels, a unit of width 7; a little is lost at the
  // cell's edges.
  const double room = std::max(width * 1.05 - 1.0, 2.0);
  // No character is wider than it has bytes, so most cells are settled by their size.
  if (static_cast<double>(text.size()) <= room && text.find('\n') == text.npos) return 1;
  uint32_t lines = 1;
  double line = 0;   // what the line holds so far
  double piece = 0;  // what cannot be broken: a Latin word, or a character with the punctuation after it
  bool word = false;
  const auto place = [&] {
    if (line > 0 && line + piece > room) {
      ++lines;
      line = 0;
    }
    for (; piece > room; piece -= room) ++lines;
    line += piece;
    piece = 0;
  };
  for (size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (c == U'\n') {
      place();
      ++lines;
      line = 0;
      continue;
    }
    const bool letter = !IsWide(c) && c != U' ';
    if (!MayNotBegin(c) && !(letter && word)) place();
    piece += IsWide(c) ? 2 : 1;
    word = letter;
  }
  place();
  return lines;
}

}  // namespace shouwang::tabular
