#include "base/money.h"

#include <cstdlib>

namespace shouwang {
namespace {

constexpr int kMaxExponent = 30;
constexpr size_t kMaxDigits = 60;

// The digits of a decimal number without its point, and how many of them are after the point.
struct Decimal {
  std::string digits;
  int decimals = 0;
  bool negative = false;
};

// Reads `.5E-2`'s exponent part; false when it is malformed.
bool ReadExponent(std::string_view text, int& exponent) {
  bool negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || text.size() > 3) return false;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    exponent = exponent * 10 + (c - '0');
  }
  if (exponent > kMaxExponent) return false;
  if (negative) exponent = -exponent;
  return true;
}

std::optional<Decimal> ReadDecimal(std::string_view text) {
  Decimal number;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    number.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  bool point = false;
  int exponent = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      number.digits += c;
      number.decimals += point ? 1 : 0;
    } else if (c == '.' && !point) {
      point = true;
    } else if (c == ',' && !point && !number.digits.empty()) {
      continue;  // thousands separator
    } else if ((c == 'e' || c == 'E') && !number.digits.empty()) {
      if (!ReadExponent(text.substr(i + 1), exponent)) return std::nullopt;
      break;
    } else {
      return std::nullopt;
    }
  }
  if (number.digits.empty() || number.digits.size() > kMaxDigits) return std::nullopt;
  number.decimals -= exponent;
  return number;
}

}  // namespace

std::optional<int64_t> ParseCents(std::string_view text, int power_of_ten) {
  const std::optional<Decimal> number = ReadDecimal(text);
  if (!number) return std::nullopt;
  // In 分 the number is its digits with the point `places` digits from the left.
  const int places = static_cast<int>(number->digits.size()) - number->decimals + power_of_ten + 2;
  int64_t cents = 0;
  for (int i = 0; i < places; ++i) {
    const auto at = static_cast<size_t>(i);
    cents = cents * 10 + (at < number->digits.size() ? number->digits[at] - '0' : 0);
    if (cents >= kMaxCents) return std::nullopt;
  }
  const bool half_or_more = places >= 0 && static_cast<size_t>(places) < number->digits.size() &&
                            number->digits[static_cast<size_t>(places)] >= '5';
  if (half_or_more && ++cents >= kMaxCents) return std::nullopt;
  return number->negative ? -cents : cents;
}

std::string FormatCents(int64_t cents) {
  const int64_t magnitude = std::llabs(cents);
  std::string text = (cents < 0 ? "-" : "") + std::to_string(magnitude / 100);
  const int64_t fraction = magnitude % 100;
  if (fraction != 0) {
    text += '.';
    text += static_cast<char>('0' + fraction / 10);
    if (fraction % 10 != 0) text += static_cast<char>('0' + fraction % 10);
  }
  return text;
}

std::string FormatCentsGrouped(int64_t cents) {
  const int64_t magnitude = std::llabs(cents);
  const std::string whole = std::to_string(magnitude / 100);
  std::string text = cents < 0 ? "-" : "";
  for (size_t i = 0; i < whole.size(); ++i) {
    if (i != 0 && (whole.size() - i) % 3 == 0) text += ',';
    text += whole[i];
  }
  const int64_t fraction = magnitude % 100;
  text += '.';
  text += static_cast<char>('0' + fraction / 10);
  text += static_cast<char>('0' + fraction % 10);
  return text;
}

}  // namespace shouwang
