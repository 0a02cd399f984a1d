#include "tabular/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace shouwang::tabular {
namespace {

constexpr int kSignificant = 15;
constexpr int kMaxIntegerDigits = 20;
constexpr int kMaxLeadingZeros = 9;  // after the point, before numbers turn to the exponent form

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Powers of ten that a double holds exactly.
constexpr double kTens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

// `-12.34` with at most 15 digits, written the one way FormatNumber() would: the text is its own shown form,
// and a division of two exact doubles gives the correctly rounded value.
bool ReadPlain(std::string_view raw, NumberText& out) {
  const char* at = raw.data();
  const char* const end = at + raw.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  if (end - at > kSignificant + 1 || at == end) return false;
  if (*at == '0' && end - at > 1 && at[1] != '.') return false;
  int64_t digits = 0;
  const char* point = nullptr;
  const char* const first = at;
  for (; at != end; ++at) {
    if (*at == '.' && point == nullptr && at != first) {
      point = at;
    } else if (IsDigit(*at)) {
      digits = digits * 10 + (*at - '0');
    } else {
      return false;
    }
  }
  const auto decimals = point == nullptr ? 0 : end - point - 1;
  if (end - first - (point != nullptr ? 1 : 0) > kSignificant) return false;
  if (point != nullptr && (decimals == 0 || decimals > kMaxLeadingZeros || end[-1] == '0')) return false;
  if (digits == 0 && negative) return false;
  out.value = static_cast<double>(digits) / kTens[decimals];
  if (negative) out.value = -out.value;
  out.text = raw;
  return true;
}

// Writes digits d1d2… × 10^exponent (the value is d1.d2… × 10^exponent) in plain notation.
char* WritePlain(const char* digits, int count, int exponent, char* out) {
  if (exponent < 0) {
    *out++ = '0';
    *out++ = '.';
    for (int i = -1; i > exponent; --i) *out++ = '0';
    out = std::copy(digits, digits + count, out);
    return out;
  }
  for (int i = 0; i <= exponent; ++i) *out++ = i < count ? digits[i] : '0';
  if (count > exponent + 1) {
    *out++ = '.';
    out = std::copy(digits + exponent + 1, digits + count, out);
  }
  return out;
}

}  // namespace

void FormatNumber(double value, NumberText& out) {
  out.value = value;
  char* to = out.buffer;
  if (value == 0 || !std::isfinite(value)) {
    *to++ = '0';
    out.text = {out.buffer, 1};
    return;
  }
  // d.dddddddddddddde±xx
  char scientific[40];
  const auto written = std::to_chars(scientific, scientific + sizeof scientific, std::fabs(value),
                                     std::chars_format::scientific, kSignificant - 1);
  char digits[kSignificant];
  digits[0] = scientific[0];
  std::copy(scientific + 2, scientific + 1 + kSignificant, digits + 1);
  int exponent = 0;
  const char* exponent_text = scientific + kSignificant + 2;
  if (*exponent_text == '+') ++exponent_text;
  std::from_chars(exponent_text, written.ptr, exponent);
  int count = kSignificant;
  while (count > 1 && digits[count - 1] == '0') --count;

  if (value < 0) *to++ = '-';
  if (exponent >= kMaxIntegerDigits || exponent < -kMaxLeadingZeros) {
    to = WritePlain(digits, count, 0, to);
    *to++ = 'E';
    *to++ = exponent < 0 ? '-' : '+';
    to = std::to_chars(to, out.buffer + sizeof out.buffer, std::abs(exponent)).ptr;
  } else {
    to = WritePlain(digits, count, exponent, to);
  }
  out.text = {out.buffer, static_cast<size_t>(to - out.buffer)};
}

bool ReadNumber(std::string_view raw, NumberText& out) {
  if (ReadPlain(raw, out)) return true;
  if (raw.starts_with('+')) raw.remove_prefix(1);
  double value = 0;
  const auto read = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (read.ptr != raw.data() + raw.size() || raw.empty() || !std::isfinite(value)) return false;
  if (read.ec != std::errc{}) return false;
  FormatNumber(value, out);
  return true;
}

}  // namespace shouwang::tabular
