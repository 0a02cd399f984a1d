#include "visits/rounds.h"

#include <gtest/gtest.h>

namespace shouwang::visits {
namespace {

using policy::VisitEvery;

Date Day(const char* iso) { return Date::FromIso(iso).value(); }

// S1: 监测对象每月监测核实1次.
TEST(RoundsTest, AMonthGoesFromItsFirstDayToItsLast) {
  const Round round = RoundOn(VisitEvery::kMonth, Day("2024-02-29"));
  EXPECT_EQ(round.from, Day("2024-02-01"));
  EXPECT_EQ(round.last, Day("2024-02-29"));
  EXPECT_EQ(round.before, Day("2024-01-01"));
}

// S1: 脱贫人口每季度至少走访1次.
TEST(RoundsTest, AQuarterHasThreeMonths) {
  for (const char* day : {"2022-04-01", "2022-05-31", "2022-06-30"}) {
    const Round round = RoundOn(VisitEvery::kQuarter, Day(day));
    EXPECT_EQ(round.from, Day("2022-04-01")) << day;
    EXPECT_EQ(round.last, Day("2022-06-30")) << day;
    EXPECT_EQ(round.before, Day("2022-01-01")) << day;
  }
  EXPECT_EQ(RoundOn(VisitEvery::kQuarter, Day("2022-01-01")).before, Day("2021-10-01"));
}

TEST(RoundsTest, APackWithoutARoundAsksForNoVisits) {
  const Rounds rounds = RoundsOn({{policy::VisitWho::kLifted, VisitEvery::kQuarter, "", "", ""}}, Day("2022-05-31"));
  EXPECT_TRUE(rounds.visits_lifted);
  EXPECT_FALSE(rounds.visits_monitored);
  EXPECT_EQ(rounds.lifted.last, Day("2022-06-30"));
}

}  // namespace
}  // namespace shouwang::visits
