#include "base/text.h"

#include <algorithm>

namespace shouwang {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// True when every byte is printable ASCII and neither end is a space: nothing to clean.
bool IsPlainAscii(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool IsNameDot(char32_t c) { return c == U'.' || c == U'•' || c == U'・' || c == U'･' || c == U'．' || c == U'·'; }

bool IsIdLike(char c) { return (c >= '0' && c <= '9') || c == 'X' || c == 'x'; }

void AppendMaskedRun(std::string_view run, std::string& out) {
  size_t head = run.size();
  if (run.size() >= 15) {
    head = 6;
  } else if (run.size() == 11 && run.front() == '1') {
    head = 3;
  }
  if (head == run.size()) {
    out += run;
    return;
  }
  out += run.substr(0, head);
  out.append(run.size() - head - 4, '*');
  out += run.substr(run.size() - 4);
}

}  // namespace

char32_t NextCodePoint(std::string_view text, size_t& position) {
  const auto lead = static_cast<unsigned char>(text[position]);
  if (lead < 0x80) {
    ++position;
    return lead;
  }
  const int length = lead >= 0xF0 && lead < 0xF5   ? 4
                     : lead >= 0xE0 && lead < 0xF0 ? 3
                     : lead >= 0xC2 && lead < 0xE0 ? 2
                                                   : 0;
  if (length == 0 || position + static_cast<size_t>(length) > text.size()) {
    ++position;
    return kReplacement;
  }
  char32_t code_point = lead & (0xFFU >> (length + 1));
  for (int i = 1; i < length; ++i) {
    const char c = text[position + static_cast<size_t>(i)];
    if (!IsContinuation(c)) {
      ++position;
      return kReplacement;
    }
    code_point = (code_point << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
  }
  const bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (overlong || surrogate || code_point > 0x10FFFF) {
    ++position;
    return kReplacement;
  }
  position += static_cast<size_t>(length);
  return code_point;
}

void AppendCodePoint(char32_t c, std::string& out) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

size_t CodePointCount(std::string_view text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) NextCodePoint(text, i);
  return count;
}

bool IsValidUtf8(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const size_t start = i;
    if (NextCodePoint(text, i) == kReplacement && text.substr(start, 3) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

bool IsBlank(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool IsZeroWidth(char32_t c) { return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD; }

char32_t HalfWidth(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c == 0x3000) return U' ';
  return c;
}

std::string CleanText(std::string_view raw) {
  if (IsPlainAscii(raw)) return std::string(raw);
  std::string text;
  text.reserve(raw.size());
  size_t trimmed = 0;  // length up to the last character that is not blank
  for (size_t i = 0; i < raw.size();) {
    const char32_t c = HalfWidth(NextCodePoint(raw, i));
    if (IsZeroWidth(c)) continue;
    if (IsBlank(c)) {
      if (!text.empty()) AppendCodePoint(c, text);
      continue;
    }
    AppendCodePoint(c, text);
    trimmed = text.size();
  }
  text.resize(trimmed);
  return text;
}

std::string WithoutBlanks(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for (size_t i = 0; i < raw.size();) {
    const char32_t c = HalfWidth(NextCodePoint(raw, i));
    if (!IsBlank(c) && !IsZeroWidth(c)) AppendCodePoint(c, text);
  }
  return text;
}

std::string CleanName(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for (size_t i = 0; i < raw.size();) {
    const char32_t c = NextCodePoint(raw, i);
    if (IsBlank(c) || IsZeroWidth(c)) continue;
    AppendCodePoint(IsNameDot(c) ? U'·' : HalfWidth(c), text);
  }
  return text;
}

std::string_view TrimAscii(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool IsAsciiDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string MaskPersonalRuns(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && IsIdLike(text[end])) ++end;
    if (end == i) {
      out += text[i++];
      continue;
    }
    AppendMaskedRun(text.substr(i, end - i), out);
    i = end;
  }
  return out;
}

}  // namespace shouwang
