#include "base/date.h"

#include <algorithm>
#include <array>

namespace shouwang {
namespace {

constexpr int kMinYear = 1800;
constexpr int kMaxYear = 2999;

bool IsLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

// Days since 1970-01-01 by the era method: a 400-year era has 146 097 days, years start in March.
int32_t DaysFromCivil(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

}  // namespace

int DaysInMonth(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeap(year) ? 29 : kDays[static_cast<size_t>(month - 1)];
}

std::optional<Date> Date::FromCivil(int year, int month, int day) {
  if (year < kMinYear || year > kMaxYear || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > DaysInMonth(year, month)) return std::nullopt;
  return Date(DaysFromCivil(year, month, day));
}

std::optional<Date> Date::FromIso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  int part = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      ++part;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    parts[part] = parts[part] * 10 + (text[i] - '0');
  }
  return FromCivil(parts[0], parts[1], parts[2]);
}

CivilDate Date::civil() const {
  const int shifted = days_ + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::string Date::Iso() const {
  const CivilDate c = civil();
  std::string text = "0000-00-00";
  text[0] = static_cast<char>('0' + c.year / 1000 % 10);
  text[1] = static_cast<char>('0' + c.year / 100 % 10);
  text[2] = static_cast<char>('0' + c.year / 10 % 10);
  text[3] = static_cast<char>('0' + c.year % 10);
  text[5] = static_cast<char>('0' + c.month / 10);
  text[6] = static_cast<char>('0' + c.month % 10);
  text[8] = static_cast<char>('0' + c.day / 10);
  text[9] = static_cast<char>('0' + c.day % 10);
  return text;
}

Date Date::AddMonths(int months) const {
  const CivilDate c = civil();
  const int index = c.year * 12 + (c.month - 1) + months;
  const int year = index / 12;
  const int month = index % 12 + 1;
  return Date(DaysFromCivil(year, month, std::min(c.day, DaysInMonth(year, month))));
}

Date Date::LastOfMonth() const {
  const CivilDate c = civil();
  return Date(DaysFromCivil(c.year, c.month, DaysInMonth(c.year, c.month)));
}

int AgeInYears(Date birth, Date at) {
  const CivilDate b = birth.civil();
  const CivilDate a = at.civil();
  const bool before_birthday = a.month < b.month || (a.month == b.month && a.day < b.day);
  return a.year - b.year - (before_birthday ? 1 : 0);
}

}  // namespace shouwang
