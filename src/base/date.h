// Calendar dates of the proleptic Gregorian calendar, as days since 1970-01-01 (the same as a DuckDB DATE).
//
// The valid range is 1800-01-01 to 2999-12-31: everything outside is a typing mistake in the tables we read.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shouwang {

struct CivilDate {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;    // 1..31
};

class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(int32_t days_since_1970) : days_(days_since_1970) {}

  // Nothing when the day does not exist or lies outside the valid range.
  static std::optional<Date> FromCivil(int year, int month, int day);
  // Exactly YYYY-MM-DD.
  static std::optional<Date> FromIso(std::string_view text);

  constexpr int32_t days() const { return days_; }
  CivilDate civil() const;
  std::string Iso() const;  // 2022-05-31

  // A day that does not exist in the target month becomes its last day (03-contracts.md, head).
  Date AddMonths(int months) const;
  constexpr Date AddDays(int days) const { return Date(days_ + days); }
  Date LastOfMonth() const;

  auto operator<=>(const Date&) const = default;

 private:
  int32_t days_ = 0;
};

int DaysInMonth(int year, int month);

// Full years between birth and `at`; someone born on 29 February is a year older on 1 March
// (03-contracts.md section 1, Values). Negative when `at` is before birth.
int AgeInYears(Date birth, Date at);

}  // namespace shouwang
