#include "procedure/due.h"

#include <gtest/gtest.h>

#include "base/clock.h"

namespace shouwang::procedure {
namespace {

Date Day(const char* iso) { return Date::FromIso(iso).value(); }

policy::Procedure OneStep(int64_t due_day, int64_t due_workdays) {
  policy::Procedure procedure;
  policy::ProcedureStep step;
  step.id = "only";
  step.due_day = due_day;
  step.due_workdays = due_workdays;
  procedure.steps = {step};
  procedure.numbers = {{"case_days", 15}};
  return procedure;
}

TEST(DueTest, AShortMonthEndsOnItsLastDay) {
  const policy::Procedure procedure = OneStep(31, 0);
  EXPECT_EQ(StepDue(procedure.steps[0], {Day("2022-02-01")}, Day("2022-02-01"), {}).value(), Day("2022-02-28"));
  EXPECT_EQ(StepDue(procedure.steps[0], {Day("2022-05-01")}, Day("2022-02-01"), {}).value(), Day("2022-05-31"));
}

TEST(DueTest, WorkdaysRunFromTheDayTheCaseCame) {
  WorkCalendar calendar;
  calendar.AddYear(2022, {Day("2022-05-02")}, {});
  const policy::Procedure procedure = OneStep(0, 3);
  EXPECT_EQ(StepDue(procedure.steps[0], {Day("2022-05-01")}, Day("2022-04-29"), calendar).value(), Day("2022-05-05"));
  EXPECT_FALSE(StepDue(procedure.steps[0], {Day("2022-05-01")}, Day("2022-12-30"), calendar));
}

TEST(DueTest, ACampaignsDayComesBeforeTheMonths) {
  const policy::Procedure procedure = OneStep(3, 0);
  const Round round{Day("2022-05-01"), {{"only", Day("2022-06-10")}}};
  EXPECT_EQ(StepDue(procedure.steps[0], round, Day("2022-05-01"), {}).value(), Day("2022-06-10"));
}

TEST(DueTest, ACaseBeginsInTheMonthWhoseFirstDayHasNotPassed) {
  const policy::Procedure monthly = OneStep(3, 0);
  EXPECT_EQ(FirstMonth(monthly, Day("2022-05-03")), Day("2022-05-01"));
  EXPECT_EQ(FirstMonth(monthly, Day("2022-05-04")), Day("2022-06-01"));
  EXPECT_EQ(FirstMonth(monthly, Day("2022-12-31")), Day("2023-01-01"));
  EXPECT_EQ(FirstMonth(OneStep(0, 0), Day("2022-05-31")), Day("2022-05-01"));
}

TEST(DueTest, HeldDaysMoveTheLimit) {
  const policy::Procedure procedure = OneStep(3, 0);
  CaseState state;
  state.step = "only";
  EXPECT_EQ(LimitOf(procedure, state, Day("2022-05-02"), Day("2022-05-10")), Day("2022-05-17"));
  state.holds = {"objection/1"};
  state.held_since = Day("2022-05-06");
  state.held_days = 2;
  EXPECT_EQ(HeldDays(state, Day("2022-05-10")), 6);
  EXPECT_EQ(LimitOf(procedure, state, Day("2022-05-02"), Day("2022-05-10")), Day("2022-05-23"));
  EXPECT_EQ(LimitOf(policy::Procedure{}, state, Day("2022-05-02"), Day("2022-05-10")), std::nullopt);
}

TEST(DueTest, ReadsMonths) {
  EXPECT_EQ(MonthOf("2022-05"), Day("2022-05-01"));
  EXPECT_EQ(MonthOf("2022-5"), std::nullopt);
  EXPECT_EQ(MonthOf("2022-13"), std::nullopt);
  EXPECT_EQ(PeriodOf(Day("2022-05-31")), "2022-05");
}

}  // namespace
}  // namespace shouwang::procedure
