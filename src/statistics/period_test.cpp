#include "statistics/period.h"

#include <gtest/gtest.h>

namespace shouwang::statistics {
namespace {

const Date kToday = *Date::FromIso("2023-08-30");

access::Scope Of(const std::string& division) {
  access::Scope scope;
  scope.kind = access::Scope::Kind::kDivision;
  scope.division = division;
  return scope;
}

ErrorCode CodeOf(const Period& asked, const std::string& scope = "530326") {
  const Result<Period> period = ReadPeriod(asked, Of(scope), kToday);
  return period ? ErrorCode::kUsage : period.error().code;
}

TEST(PeriodTest, WhatIsLeftOutIsTheScopeAndThisYearUntilToday) {
  const Period period = ReadPeriod({}, Of("530326101"), kToday).value();
  EXPECT_EQ(period.place, "530326101");
  EXPECT_EQ(period.from, "2023-01-01");
  EXPECT_EQ(period.as_of, "2023-08-30");
  EXPECT_EQ(ReadPeriod({"", "", "2022-12-31"}, Of("530326"), kToday)->from, "2022-01-01");
}

TEST(PeriodTest, APlaceIsOneOfTheCallers) {
  EXPECT_EQ(ReadPeriod({"530326101000", "", ""}, Of("530326"), kToday)->place, "530326101");
  EXPECT_EQ(ReadPeriod({"530326101201", "", ""}, Of("530326101"), kToday)->place, "530326101201");
  EXPECT_EQ(CodeOf({"530326102", "", ""}, "530326101"), ErrorCode::kNotFound);
  EXPECT_EQ(CodeOf({"530326000000", "", ""}, "530326101"), ErrorCode::kNotFound);
  EXPECT_EQ(CodeOf({}, ""), ErrorCode::kNotFound) << "whoever has no division has no figures";
}

TEST(PeriodTest, DaysExistAndAreInOrder) {
  EXPECT_EQ(CodeOf({"", "", "2023-08-31"}), ErrorCode::kInvalid) << "tomorrow";
  EXPECT_EQ(CodeOf({"", "", "2023-02-30"}), ErrorCode::kInvalid);
  EXPECT_EQ(CodeOf({"", "2023-07-01", "2023-06-30"}), ErrorCode::kInvalid);
  EXPECT_TRUE(ReadPeriod({"", "2023-06-30", "2023-06-30"}, Of("530326"), kToday));
}

TEST(PeriodTest, TheDayBefore) { EXPECT_EQ(DayBefore("2024-03-01"), "2024-02-29"); }

}  // namespace
}  // namespace shouwang::statistics
