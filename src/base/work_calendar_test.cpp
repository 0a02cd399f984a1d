#include "base/work_calendar.h"

#include <gtest/gtest.h>

namespace shouwang {
namespace {

Date Day(const char* iso) { return Date::FromIso(iso).value(); }

// 2022 around the Labour Day holiday: 30 April to 4 May are free, Sunday 24 April and Saturday 7 May are worked.
WorkCalendar Calendar2022() {
  WorkCalendar calendar;
  calendar.AddYear(2022,
                   {Day("2022-04-30"), Day("2022-05-01"), Day("2022-05-02"), Day("2022-05-03"), Day("2022-05-04")},
                   {Day("2022-04-24"), Day("2022-05-07")});
  return calendar;
}

TEST(WorkCalendarTest, KnowsTheDaysOfTheWeek) {
  EXPECT_EQ(WeekdayOf(Day("1970-01-01")), Weekday::kThursday);
  EXPECT_EQ(WeekdayOf(Day("2022-05-01")), Weekday::kSunday);
  EXPECT_EQ(WeekdayOf(Day("1969-12-29")), Weekday::kMonday);
  EXPECT_EQ(WeekdayOf(Day("1900-01-01")), Weekday::kMonday);
}

TEST(WorkCalendarTest, HolidaysAreFreeAndShiftedWeekendsAreWorked) {
  const WorkCalendar calendar = Calendar2022();
  EXPECT_FALSE(calendar.IsWorkday(Day("2022-05-04")).value());
  EXPECT_TRUE(calendar.IsWorkday(Day("2022-05-05")).value());
  EXPECT_TRUE(calendar.IsWorkday(Day("2022-05-07")).value());
  EXPECT_FALSE(calendar.IsWorkday(Day("2022-05-08")).value());
  EXPECT_TRUE(calendar.IsWorkday(Day("2022-04-24")).value());
  EXPECT_FALSE(calendar.IsWorkday(Day("2022-04-23")).value());
}

TEST(WorkCalendarTest, FiveWorkdaysLeaveOutTheHoliday) {
  const WorkCalendar calendar = Calendar2022();
  // 29 April, then 5, 6, 7 (shifted) and 9 May.
  EXPECT_EQ(calendar.AddWorkdays(Day("2022-04-28"), 5).value(), Day("2022-05-09"));
  EXPECT_EQ(calendar.AddWorkdays(Day("2022-05-09"), 5).value(), Day("2022-05-16"));
  EXPECT_EQ(calendar.WorkdaysBetween(Day("2022-04-28"), Day("2022-05-09")).value(), 5);
  EXPECT_EQ(calendar.WorkdaysBetween(Day("2022-05-09"), Day("2022-05-09")).value(), 0);
  EXPECT_EQ(calendar.WorkdaysBetween(Day("2022-05-10"), Day("2022-05-09")).value(), 0);
}

TEST(WorkCalendarTest, AYearThatIsMissingIsAnErrorThatNamesIt) {
  const WorkCalendar calendar = Calendar2022();
  const Result<Date> end = calendar.AddWorkdays(Day("2022-12-28"), 5);
  ASSERT_FALSE(end);
  EXPECT_EQ(end.error().code, ErrorCode::kPolicy);
  EXPECT_NE(end.error().what.find("2023"), std::string::npos);
  EXPECT_NE(end.error().hint.find("2023.toml"), std::string::npos);
  EXPECT_TRUE(calendar.AddWorkdays(Day("2022-12-28"), 2));
}

}  // namespace
}  // namespace shouwang
