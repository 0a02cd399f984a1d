// Plans of help are what their events say; a verification finds where they are not.
#include <algorithm>

#include "base/json.h"
#include "help/help_book.h"
#include "store/archive/test_county.h"
#include "store/help/help_tables.h"

namespace shouwang::store {
namespace {

using help::MeasureState;
using help::PlanAction;
using Kind = Connection::Kind;

class VerifyHelpTest : public testing::TestWithParam<Kind> {
 protected:
  VerifyHelpTest() {
    county_.Write([&](Work& work) {
      const int64_t household = work.numbers->Next();
      const int64_t registered = work.numbers->Next();
      work.sql()
          << "INSERT INTO household VALUES (:id, 'H7', '530326100001', '', '脱贫户', '', 0, '常住', NULL, 0, 1, 0, "
             "0)",
          soci::use(household);
      work.sql() << "INSERT INTO measure VALUES (:id, :household, '产业帮扶', '2022-05-20', NULL, '', 0, 0, 1, 0, 0)",
          soci::use(registered), soci::use(household);
      const auto book = MakeHelpBook(work);
      help::Plan plan;
      plan.household = household;
      plan.monitored = 1;
      plan.made_on = "2022-05-01";
      plan_ = book->AddPlan(plan);
      help::Measure measure;
      measure.plan = plan_;
      measure.household = household;
      measure.kind = "产业帮扶";
      measure_ = measure.id = book->AddMeasure(measure);
      Note(*book, PlanAction::kAdd, MeasureState::kPlanned);
      measure.state = MeasureState::kPosted;
      ASSERT_TRUE(book->SaveMeasure(measure, 1));
      Note(*book, PlanAction::kPost, MeasureState::kPosted);
      measure.state = MeasureState::kCarried;
      measure.register_row = registered;
      ASSERT_TRUE(book->SaveMeasure(measure, 2));
      Note(*book, PlanAction::kCarry, MeasureState::kCarried);
    });
  }

  void Note(help::HelpBook& book, PlanAction action, MeasureState state) {
    help::PlanEvent event;
    event.action = action;
    event.measure = measure_;
    event.state = state;
    event.detail = nlohmann::json::object();
    ASSERT_TRUE(book.AddEvent(plan_, event));
  }
  void Change(const std::string& statement) {
    county_.Write([&](Work& work) { work.sql() << statement; });
  }
  std::vector<std::string> Faults() {
    const Result<record::VerifyReport> report = upkeep_->Verify(county_.county, {});
    if (!report) throw std::runtime_error(FormatError(report.error()));
    std::vector<std::string> faults;
    for (const Error& fault : report->faults) faults.push_back(fault.where);
    return faults;
  }
  std::vector<std::string> OfMeasure() const { return {"help_measure/" + std::to_string(measure_)}; }
  std::vector<std::string> OfEvents() const { return {"help_event/" + std::to_string(plan_)}; }

  const SystemClock clock_;
  const std::unique_ptr<record::Upkeep> upkeep_ = MakeUpkeep(clock_);
  TestCounty county_{GetParam()};
  int64_t plan_ = 0;
  int64_t measure_ = 0;
};
INSTANTIATE_TEST_SUITE_P(, VerifyHelpTest, testing::Values(Kind::kSqlite, Kind::kPostgres), [](const auto& info) {
  return std::string(info.param == Kind::kSqlite ? "Sqlite" : "Postgres");
});

TEST_P(VerifyHelpTest, GoodPlansHaveNoFaults) { EXPECT_EQ(Faults(), std::vector<std::string>()); }

TEST_P(VerifyHelpTest, AMeasureThatIsNotWhereItsEventsTookItIsNamed) {
  Change("UPDATE help_measure SET state = 'checked'");
  EXPECT_EQ(Faults(), OfMeasure());
}

TEST_P(VerifyHelpTest, AChangeOfAMeasureWithoutItsEventIsNoticed) {
  Change("UPDATE help_measure SET version = 4");
  EXPECT_EQ(Faults(), OfMeasure());
}

TEST_P(VerifyHelpTest, EventsThatAreGoneOrDoNotFollowAreNoticed) {
  Change("UPDATE help_event SET state = 'checked', action = 'check' WHERE number = 2");
  EXPECT_EQ(Faults(), OfEvents());
  Change("DELETE FROM help_event WHERE number = 2");
  EXPECT_EQ(Faults(), OfEvents());
}

TEST_P(VerifyHelpTest, AMeasureThatNoEventMadeIsNoticed) {
  Change(
      "INSERT INTO help_measure SELECT id + 1, version, plan, household, kind, risks, department, '', cents, "
      "from_on, to_on, '', person, state, posted_on, posted_place, carried_on, carried_cents, '', carried_by, "
      "attachments, register_row, checked_on, checked_by, '', '', account, created_ms FROM help_measure");
  std::vector<std::string> faults = Faults();
  EXPECT_NE(std::find(faults.begin(), faults.end(), "help_plan/" + std::to_string(plan_)), faults.end());
}

TEST_P(VerifyHelpTest, WhatWasCarriedOutIsInTheRegister) {
  Change("DELETE FROM measure");
  EXPECT_EQ(Faults(), OfMeasure());
}

}  // namespace
}  // namespace shouwang::store
