// A thousand months of two villages (test_village_months.h): whatever people do, in whatever order and on whatever day,
// no rule of 02-domain.md sections 5 and 7 is broken.
#include <algorithm>
#include <filesystem>
#include <set>

#include "base/digest.h"
#include "engine/duckdb_engine.h"
#include "policy/calendar_reader.h"
#include "policy/pack_loader.h"
#include "procedure/procedure_json.h"
#include "store/all/test_village_months.h"
#include "store/core/test_database.h"

namespace shouwang::store {
namespace {

using casework::CaseView;
using policy::ProcedureKind;
using procedure::Event;
using procedure::EventKind;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kWorlds = 2;
#else
constexpr int kWorlds = 20;
#endif
constexpr int kMonths = 50;

const std::filesystem::path kPolicies = std::filesystem::path(SHOUWANG_SOURCE_DIR) / "policies";

const VillageRules& Rules(const std::string& id) {
  static std::map<std::string, VillageRules> kept;
  if (const auto found = kept.find(id); found != kept.end()) return found->second;
  Errors errors;
  const policy::Pack pack = policy::LoadPack(kPolicies / id, *engine::MakeDuckdbParser(), errors).value();
  const Date day = Date::FromCivil(2022, 5, 1).value();
  return kept[id] = {policy::TakeProcedure(pack, "identification", day).value(),
                     policy::TakeProcedure(pack, "elimination", day).value(),
                     policy::ReadCalendar(kPolicies / "calendar", errors).value()};
}

// ---- the rules

// Of one case: each decision rests on every step before it, none of them taken back, and on their papers; nobody
// checked what he had made.
void CheckSteps(const CaseView& view, int64_t& decided) {
  procedure::CaseState state;
  std::set<std::string> done;
  for (const Event& event : view.events) {
    const procedure::CaseState before = state;
    procedure::Apply(state, event, view.procedure);
    ASSERT_EQ(event.number, before.version + 1);
    if (event.kind == EventKind::kReturned) {
      bool from_here = false;
      for (const policy::ProcedureStep& step : view.procedure.steps) {
        from_here = from_here || step.id == event.to;
        if (from_here) done.erase(step.id);
      }
    }
    if (event.kind != EventKind::kCompleted) continue;
    const policy::ProcedureStep* completed = view.procedure.FindStep(event.step);
    ASSERT_TRUE(before.holds.empty()) << "completed while an objection was open";
    for (const policy::ProcedureStep& step : view.procedure.steps) {
      for (const policy::PaperNeed& need : step.papers) {
        EXPECT_TRUE(std::any_of(need.begin(), need.end(),
                                [&](const std::string& kind) { return before.FindPaper(kind) != nullptr; }))
            << event.step << " without " << need.front();
      }
      if (step.id == event.step) break;
      EXPECT_TRUE(done.contains(step.id)) << event.step << " without " << step.id;
    }
    for (const std::string& other : completed->not_by) {
      const auto makers = before.makers.find(other);
      EXPECT_TRUE(makers == before.makers.end() || !makers->second.contains(event.account)) << "maker is checker";
    }
    done.insert(event.step);
    if (completed->decides) ++decided;
  }
  EXPECT_EQ(state.status, view.file.status);
  EXPECT_EQ(state.step, view.file.step);
  EXPECT_EQ(state.version, view.file.version);
  EXPECT_EQ(state, view.state);
}

void CheckLookUps(VillageTables& tables, const CaseView& view) {
  for (const casework::LookUp& lookup : tables.consents->LookUpsOf(view.file.id)) {
    const auto authorisation = tables.consents->FindAuthorisation(lookup.authorisation);
    ASSERT_TRUE(authorisation) << "a look-up without its authorisation";
    EXPECT_EQ(authorisation->household, lookup.household);
    EXPECT_LE(authorisation->created_ms - 3 * 86'400'000, lookup.asked_ms) << "asked before it was signed";
    if (!authorisation->taken_back_on.empty()) {
      EXPECT_FALSE(lookup.is_open()) << "still asked after it was taken back";
    }
    if (view.file.status != procedure::CaseStatus::kOpen) {
      EXPECT_FALSE(lookup.is_open()) << "still asked for a case that is over";
    }
  }
}

void CheckNotice(const VillageRules& rules, VillageTables& tables, int64_t id, int& ended) {
  const casework::Notice notice = tables.publicity->FindNotice(id).value();
  if (notice.closed_on.empty()) return;
  ++ended;
  const Date starts = Date::FromIso(notice.starts_on).value();
  const Date closed = Date::FromIso(notice.closed_on).value();
  const int hung = rules.calendar.WorkdaysBetween(starts, closed.AddDays(-1)).value();
  EXPECT_TRUE(hung >= notice.workdays || !notice.closed_why.empty())
      << "a notice hung for " << hung << " of " << notice.workdays << " workdays without a reason";
  for (const casework::Objection& objection : tables.publicity->ObjectionsOf(id)) {
    EXPECT_FALSE(objection.answered_on.empty()) << "a notice ended with an open objection";
  }
}

// People and households are those that were decided on and born.
void CheckRegister(VillageTables& tables, const VillageMonths& villages, int64_t in, int64_t out) {
  int64_t monitored = 0;
  int64_t rows = 0;
  int64_t people = 0;
  for (const int64_t household : villages.households()) {
    int64_t now = 0;
    for (const registry::Row& row : tables.registry->RowsOf(registry::Entity::kMonitored, household)) {
      ++rows;
      if (row[registry::monitored_field::kEliminatedOn].empty()) {
        ++now;
        continue;
      }
      const Date from = Date::FromIso(row[registry::monitored_field::kIdentifiedOn]).value();
      const Date until = Date::FromIso(row[registry::monitored_field::kEliminatedOn]).value();
      // Six months by the day the case began; the clock may go back by three days.
      EXPECT_GE(until.AddDays(3), from.AddMonths(6)) << "eliminated before six months of help";
    }
    EXPECT_LE(now, 1) << "a household is monitored twice";
    monitored += now;
    const std::vector<registry::Row> members = tables.registry->Members(household);
    people += std::count_if(members.begin(), members.end(), registry::IsMember);
  }
  EXPECT_EQ(rows, in);
  EXPECT_EQ(monitored, in - out);
  EXPECT_EQ(people, villages.people());
}

struct Sum {
  int64_t identified = 0;
  int64_t eliminated = 0;
  int notices_ended = 0;
  int returns = 0;
  int objections = 0;
  int exclusions = 0;
  std::string events;  // a digest of all of them
};

Sum CheckAll(const VillageRules& rules, Work& work, const VillageMonths& villages) {
  VillageTables tables(work);
  Sum sum;
  std::string all;
  std::map<std::pair<int64_t, ProcedureKind>, int> open;
  for (const int64_t id : villages.cases()) {
    const Result<CaseView> view = casework::ViewCase(*tables.cases, id);
    if (!view) {
      ADD_FAILURE() << FormatError(view.error());
      continue;
    }
    const bool in = view->file.kind == ProcedureKind::kIdentification;
    CheckSteps(*view, in ? sum.identified : sum.eliminated);
    CheckLookUps(tables, *view);
    if (view->file.status == procedure::CaseStatus::kOpen) {
      EXPECT_EQ(++open[std::pair(view->file.household, view->file.kind)], 1) << "two open cases of a household";
    }
    for (const Event& event : view->events) {
      sum.returns += event.kind == EventKind::kReturned ? 1 : 0;
      sum.objections += event.kind == EventKind::kHeld ? 1 : 0;
      sum.exclusions += event.kind == EventKind::kExclusionFound ? 1 : 0;
      all += std::to_string(id) + Name(event.kind) + event.step + event.to + std::to_string(event.time_ms) +
             std::to_string(event.account) + event.ref + "\n";
    }
  }
  for (const int64_t id : villages.notices()) CheckNotice(rules, tables, id, sum.notices_ended);
  CheckRegister(tables, villages, sum.identified, sum.eliminated);
  int64_t counted = 0;
  for (const casework::CaseCount& count : tables.cases->Count({}, "2022-05-31", "2022-06-03")) counted += count.cases;
  EXPECT_EQ(counted, static_cast<int64_t>(villages.cases().size())) << "counts do not add up";
  sum.events = Sha256Hex(all);
  return sum;
}

// ---- the tests

// A database of its own for each life.
class Life {
 public:
  explicit Life(bool on_postgres) : place_(on_postgres) {
    DatabaseOptions options;
    options.url = place_.url();
    options.create = true;
    options.tell_all = true;
    database_ = Database::Open(options, sealer_, clock_).value();
  }

  Sum Live(const std::string& pack, uint32_t seed, int months, int check_every) {
    const VillageRules& rules = Rules(pack);
    VillageMonths villages(rules, seed, Date::FromCivil(2021, 3, 1).value());
    Sum sum;
    Write([&](Work& work) { villages.Settle(work); });
    for (int month = 1; month <= months && !testing::Test::HasFailure(); ++month) {
      Write([&](Work& work) { villages.Month(work); });
      if (month % check_every != 0 && month != months) continue;
      Write([&](Work& work) { sum = CheckAll(rules, work, villages); });
    }
    // People really worked, and were really refused.
    EXPECT_GT(villages.accepted(), months * 10);
    EXPECT_GT(villages.refused(), months);
    return sum;
  }

 private:
  void Write(const std::function<void(Work&)>& act) {
    const Status done = database_->Write(access::Caller::System("test"), [&](Work& work) {
      act(work);
      return Status();
    });
    ASSERT_TRUE(done) << FormatError(done.error());
  }

  CheckingSealer sealer_;
  ManualClock clock_{1653955200000};
  TestDatabase place_;
  std::unique_ptr<Database> database_;
};

class VillageMonthsTest : public testing::TestWithParam<int> {};

TEST_P(VillageMonthsTest, NoRuleIsBrokenInFiftyMonths) {
  const Sum sum = Life(false).Live(GetParam() % 2 == 0 ? "huize-2022" : "qingxin-2022",
                                   static_cast<uint32_t>(20221122 + GetParam()), kMonths, 10);
  RecordProperty("identified", static_cast<int>(sum.identified));
  RecordProperty("eliminated", static_cast<int>(sum.eliminated));
  RecordProperty("returns", sum.returns);
  RecordProperty("objections", sum.objections);
  RecordProperty("notices", sum.notices_ended);
  EXPECT_GT(sum.identified, 5);
  EXPECT_GT(sum.eliminated, 0);
  EXPECT_GT(sum.notices_ended, 5);
  EXPECT_GT(sum.returns, 0);
  EXPECT_GT(sum.objections, 0);
  EXPECT_GT(sum.exclusions, 0);
}

INSTANTIATE_TEST_SUITE_P(, VillageMonthsTest, testing::Range(0, kWorlds));

TEST(VillageMonths, TheSameSeedGivesTheSameEventsOnBothDatabases) {
  const Sum once = Life(false).Live("huize-2022", 7, 6, 6);
  EXPECT_EQ(Life(false).Live("huize-2022", 7, 6, 6).events, once.events);
  EXPECT_EQ(Life(true).Live("huize-2022", 7, 6, 6).events, once.events);
  EXPECT_NE(Life(false).Live("huize-2022", 8, 6, 6).events, once.events);
}

}  // namespace
}  // namespace shouwang::store
