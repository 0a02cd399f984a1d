#include "base/date_text.h"

#include <algorithm>

#include "base/text.h"

namespace shouwang {
namespace {

constexpr int64_t kFirstSerial = 61;
constexpr int64_t kLastSerial = 60000;
constexpr int32_t kDay1900 = -25569;  // 1899-12-30
constexpr int32_t kDay1904 = -24107;  // 1904-01-01

// Reads tokens of a date from the left.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  // A number of min to max digits, or -1.
  int Number(size_t min_digits, size_t max_digits) {
    size_t count = 0;
    int value = 0;
    while (count < rest_.size() && count <= max_digits && rest_[count] >= '0' && rest_[count] <= '9') {
      value = value * 10 + (rest_[count++] - '0');
    }
    if (count < min_digits || count > max_digits) return -1;
    rest_.remove_prefix(count);
    return value;
  }

  bool Skip(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  // True when there was at least one blank.
  bool SkipBlanks() {
    const size_t before = rest_.size();
    for (size_t next = 0; !rest_.empty() && IsBlank(NextCodePoint(rest_, next)); next = 0) rest_.remove_prefix(next);
    return rest_.size() != before;
  }

 private:
  std::string_view rest_;
};

// `10:11`, `10:11:12`, `10:11:12.000`, with or without Z.
bool IsTimeOfDay(std::string_view text) {
  Scanner scan(text);
  const int hour = scan.Number(1, 2);
  if (hour < 0 || hour > 24 || !scan.Skip(":")) return false;
  const int minute = scan.Number(2, 2);
  if (minute < 0 || minute > 59) return false;
  if (scan.Skip(":")) {
    const int second = scan.Number(2, 2);
    if (second < 0 || second > 60) return false;
    if (scan.Skip(".") && scan.Number(1, 9) < 0) return false;
  }
  scan.Skip("Z");
  return scan.AtEnd();
}

DateText Day(int year, int month, int day) {
  const std::optional<Date> date = Date::FromCivil(year, month, day);
  return date ? DateText{DateTextKind::kDay, *date, 0} : DateText{};
}

DateText Month(int year, int month) {
  const std::optional<Date> date = Date::FromCivil(year, month, 1);
  return date ? DateText{DateTextKind::kMonth, *date, 0} : DateText{};
}

DateText Digits(std::string_view digits) {
  if (digits.size() > 8) return {};
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  if (digits.size() == 8) return Day(value / 10000, value / 100 % 100, value % 100);
  if (digits.size() == 6) return Month(value / 100, value % 100);
  if (value < kFirstSerial || value > kLastSerial) return {};
  return {DateTextKind::kSerial, Date(), value};
}

DateText Separated(std::string_view text) {
  Scanner scan(text);
  const int year = scan.Number(4, 4);
  if (year < 0) return {};
  scan.SkipBlanks();
  std::string_view separator;
  for (const std::string_view candidate : {"-", "/", ".", "年"}) {
    if (scan.Skip(candidate)) {
      separator = candidate;
      break;
    }
  }
  if (separator.empty()) return {};
  scan.SkipBlanks();
  const int month = scan.Number(1, 2);
  if (month < 0) return {};
  scan.SkipBlanks();
  const bool chinese = separator == "年";
  if (scan.AtEnd()) return separator == "." ? DateText{} : Month(year, month);
  if (!scan.Skip(chinese ? "月" : separator)) return {};
  scan.SkipBlanks();
  if (scan.AtEnd()) return chinese ? Month(year, month) : DateText{};
  const int day = scan.Number(1, 2);
  if (day < 0) return {};
  bool gap = scan.SkipBlanks();
  if (chinese) {
    gap = scan.Skip("日") || gap;
    scan.SkipBlanks();
  }
  if (!scan.AtEnd() && !((gap || scan.Skip("T")) && IsTimeOfDay(scan.rest()))) return {};
  return Day(year, month, day);
}

}  // namespace

DateText ParseDateText(std::string_view text) {
  if (IsAsciiDigits(text)) return Digits(text);
  return Separated(text);
}

std::optional<Date> DateFromSerial(int64_t serial, bool date1904) {
  if (serial < kFirstSerial || serial > kLastSerial) return std::nullopt;
  return Date((date1904 ? kDay1904 : kDay1900) + static_cast<int32_t>(serial));
}

}  // namespace shouwang
