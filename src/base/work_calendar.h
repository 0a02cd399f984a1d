// Which days are workdays: Monday to Friday, but for statutory holidays, and the weekend days that are worked instead
// (02-domain.md section 5: 公示 counts workdays, with statutory holidays and shifted workdays). The days come from the
// State Council's yearly notice, read by policy/calendar_reader.h.
//
// Errors: kPolicy when a year is asked for that was not added; nothing is guessed. A value: may be copied and read by
// any number of threads.
#pragma once

#include <cstdint>
#include <set>

#include "base/date.h"
#include "base/result.h"

namespace shouwang {

enum class Weekday : uint8_t { kMonday, kTuesday, kWednesday, kThursday, kFriday, kSaturday, kSunday };
Weekday WeekdayOf(Date day);

class WorkCalendar {
 public:
  // Holidays include weekend days; both hold days of that year only.
  void AddYear(int year, const std::set<Date>& holidays, const std::set<Date>& shifted_workdays);
  bool Has(int year) const { return years_.contains(year); }

  Result<bool> IsWorkday(Date day) const;
  // The n-th workday after `day`, n ≥ 1; `day` itself does not count. 5 after a Monday without holidays: the next
  // Monday.
  Result<Date> AddWorkdays(Date day, int n) const;
  // How many workdays lie after `from` up to and including `to`; 0 when `to` is not after `from`.
  Result<int> WorkdaysBetween(Date from, Date to) const;

 private:
  std::set<int> years_;
  std::set<Date> holidays_;
  std::set<Date> shifted_;
};

}  // namespace shouwang
