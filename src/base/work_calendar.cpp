#include "base/work_calendar.h"

#include <fmt/format.h>

#include "base/calendar_messages.h"

namespace shouwang {

Weekday WeekdayOf(Date day) {
  // 1970-01-01 was a Thursday.
  const int32_t since_monday = (day.days() + 3) % 7;
  return static_cast<Weekday>(since_monday < 0 ? since_monday + 7 : since_monday);
}

void WorkCalendar::AddYear(int year, const std::set<Date>& holidays, const std::set<Date>& shifted_workdays) {
  years_.insert(year);
  holidays_.insert(holidays.begin(), holidays.end());
  shifted_.insert(shifted_workdays.begin(), shifted_workdays.end());
}

Result<bool> WorkCalendar::IsWorkday(Date day) const {
  const int year = day.civil().year;
  if (!Has(year)) {
    return Fail(ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kNoCalendarYear), year), "",
                fmt::format(fmt::runtime(message::kNoCalendarYearHint), year));
  }
  if (shifted_.contains(day)) return true;
  return !holidays_.contains(day) && WeekdayOf(day) < Weekday::kSaturday;
}

Result<Date> WorkCalendar::AddWorkdays(Date day, int n) const {
  while (n > 0) {
    day = day.AddDays(1);
    const Result<bool> works = IsWorkday(day);
    if (!works) return Fail(works.error());
    if (*works) --n;
  }
  return day;
}

Result<int> WorkCalendar::WorkdaysBetween(Date from, Date to) const {
  int workdays = 0;
  for (Date day = from.AddDays(1); day <= to; day = day.AddDays(1)) {
    const Result<bool> works = IsWorkday(day);
    if (!works) return Fail(works.error());
    if (*works) ++workdays;
  }
  return workdays;
}

}  // namespace shouwang
