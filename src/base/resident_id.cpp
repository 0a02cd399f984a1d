#include "base/resident_id.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace shouwang {
namespace {

constexpr Date kEarliestBirth{-25567};  // 1900-01-01

bool IsApostrophe(char32_t c) { return c == U'\'' || c == U'‘' || c == U'’' || c == U'`' || c == U'´'; }

bool IsAsciiAlnum(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

std::optional<Date> BirthOf(int64_t body) {
  const int64_t yyyymmdd = body / 1000 % 100000000;
  return Date::FromCivil(static_cast<int>(yyyymmdd / 10000), static_cast<int>(yyyymmdd / 100 % 100),
                         static_cast<int>(yyyymmdd % 100));
}

std::optional<int64_t> Digits(std::string_view text) {
  int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// The number of integer digits that `4.41803E+17`-like text stands for; 0 when it is not in exponent form.
int ExponentFormDigits(std::string_view text) {
  const size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0) return 0;
  std::string_view mantissa = text.substr(0, e);
  std::string_view exponent = text.substr(e + 1);
  if (!exponent.empty() && exponent.front() == '+') exponent.remove_prefix(1);
  const size_t dot = mantissa.find('.');
  const std::string_view whole = mantissa.substr(0, dot);
  const std::string_view fraction = dot == std::string_view::npos ? std::string_view("0") : mantissa.substr(dot + 1);
  if (!IsAsciiDigits(whole) || !IsAsciiDigits(fraction) || !IsAsciiDigits(exponent) || exponent.size() > 3) return 0;
  return static_cast<int>(whole.size()) + static_cast<int>(*Digits(exponent));
}

// Fast path for the common case: 18 characters that need no cleaning.
bool IsPlainEighteen(std::string_view raw) {
  if (raw.size() != 18) return false;
  for (size_t i = 0; i < 17; ++i) {
    if (raw[i] < '0' || raw[i] > '9') return false;
  }
  return (raw[17] >= '0' && raw[17] <= '9') || raw[17] == 'X';
}

std::string CleanIdText(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for (size_t i = 0; i < raw.size();) {
    const char32_t c = HalfWidth(NextCodePoint(raw, i));
    if (IsBlank(c) || IsZeroWidth(c) || IsApostrophe(c)) continue;
    AppendCodePoint(c == U'x' ? U'X' : c, text);
  }
  if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) text = text.substr(2, text.size() - 3);
  return text;
}

}  // namespace

char ResidentId::CheckCharacter(int64_t body) {
  constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (size_t i = kWeights.size(); i-- > 0;) {
    sum += static_cast<int>(body % 10) * kWeights[i];
    body /= 10;
  }
  return "10X98765432"[sum % 11];
}

std::string ResidentId::Text() const {
  std::string text(18, '0');
  int64_t rest = body_;
  for (size_t i = 17; i-- > 0;) {
    text[i] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  }
  text[17] = CheckCharacter(body_);
  return text;
}

std::optional<Date> ResidentId::Birth() const { return BirthOf(body_); }

std::optional<ResidentId> ResidentId::FromText(std::string_view text, Date as_of) {
  if (!IsPlainEighteen(text)) return std::nullopt;
  const int64_t body = *Digits(text.substr(0, 17));
  if (CheckCharacter(body) != text[17]) return std::nullopt;
  const std::optional<Date> birth = BirthOf(body);
  if (!birth || *birth < kEarliestBirth || *birth > as_of) return std::nullopt;
  return ResidentId(body);
}

std::optional<ResidentId> UpgradeFifteen(std::string_view digits, Date as_of) {
  if (digits.size() != 15 || !IsAsciiDigits(digits)) return std::nullopt;
  const int64_t body = (*Digits(digits.substr(0, 6)) * 100 + 19) * 1'000'000'000 + *Digits(digits.substr(6));
  std::string text = ResidentId(body).Text();
  return ResidentId::FromText(text, as_of);
}

CleanId ParseResidentId(std::string_view raw, Date as_of) {
  CleanId result;
  if (IsPlainEighteen(raw)) {
    result.text = raw;
  } else {
    result.text = CleanIdText(raw);
    result.cleaned = result.text != raw;
  }
  if (result.text.empty()) {
    result.cleaned = false;
    return result;  // blank
  }
  result.state = IdState::kInvalid;
  std::optional<ResidentId> id = ResidentId::FromText(result.text, as_of);
  if (!id && result.text.size() == 15) {
    id = UpgradeFifteen(result.text, as_of);
    result.upgraded = id.has_value();
  }
  if (!id && (result.text.size() == 20 || result.text.size() == 22) &&
      std::all_of(result.text.begin() + 18, result.text.end(), IsAsciiAlnum)) {
    id = ResidentId::FromText(std::string_view(result.text).substr(0, 18), as_of);
    result.trimmed = id.has_value();
  }
  if (id) {
    result.state = IdState::kValid;
    result.id = *id;
    if (result.upgraded || result.trimmed) result.text = id->Text();
  } else if (ExponentFormDigits(result.text) >= 16) {
    result.state = IdState::kPrecisionLost;
  }
  return result;
}

std::string MaskId(std::string_view text) {
  constexpr size_t kHead = 6;
  constexpr size_t kTail = 4;
  const size_t count = CodePointCount(text);
  const bool long_enough = count > kHead + kTail;
  std::string masked;
  size_t index = 0;
  for (size_t i = 0; i < text.size(); ++index) {
    const char32_t c = NextCodePoint(text, i);
    const bool shown = long_enough ? (index < kHead || index + kTail >= count) : index == 0 && count > 1;
    AppendCodePoint(shown ? c : U'*', masked);
  }
  return masked;
}

}  // namespace shouwang
