#include "operation/daily_work.h"

#include "access/account_changes.h"
#include "access/divisions.h"
#include "access/dormant.h"
#include "access/role_grants.h"
#include "base/json.h"
#include "casework/cases.h"
#include "clues/clues.h"
#include "clues/handling.h"
#include "operation/test_office.h"
#include "policy/calendar_reader.h"
#include "procedure/procedure_json.h"
#include "procedure/steps.h"
#include "procedure/test_procedures.h"
#include "record/idempotency.h"

namespace shouwang::operation {
namespace {

using nlohmann::json;

constexpr int64_t kDayMs = 24LL * 3600 * 1000;
constexpr char kVillage[] = "530326101201";

class DailyWorkTest : public OfficeTest {
 protected:
  json Do() {
    DailyWork work(record(), calendar_, [this](int64_t account) { forgotten_.push_back(account); });
    NotedControl control;
    intake::Job job;
    const Result<intake::JobClosing> closing = work.Carry(job, control);
    EXPECT_TRUE(closing) << FormatError(closing.error());
    Write([&](record::Tables& tables) { EXPECT_TRUE((*closing)(tables, job)); });
    return json::parse(job.result);
  }
  int64_t Account(const std::string& name, access::Role role) {
    int64_t id = 0;
    Write([&](record::Tables& tables) {
      id = access::CreateAccount(tables, {name, "某人"}, {"x", "x"}).value().id;
      ASSERT_TRUE(access::GrantFromConsole(tables, id,
                                           {role, role == access::Role::kCounty ? "530326" : std::string(), {}, {}}));
    });
    return id;
  }
  bool IsEnabled(int64_t id) {
    bool enabled = false;
    Read([&](record::Tables& tables) { enabled = tables.accounts().Find(id)->enabled; });
    return enabled;
  }
  void SetUp() override {
    Write([](record::Tables& tables) {
      tables.divisions().Keep({{"530326000000", "会泽县", ""},
                               {"530326101000", "娜姑镇", "530326000000"},
                               {kVillage, "白雾村", "530326101000"}});
    });
  }

  // A case of the village at the first step, due on the 3rd of June.
  int64_t Case() {
    const policy::Procedure procedure = procedure::testing::Take("huize-2022", "identification");
    casework::CaseFile file;
    file.procedure = procedure::DigestOf(procedure);
    file.pack = "huize-2022 1";
    file.household = 1;
    file.household_id = "H1";
    file.division_code = kVillage;
    file.period = "2022-06";
    file.raised_on = "2022-05-31";
    file.step = procedure.steps.front().id;
    file.office = policy::Name(procedure.steps.front().office);
    file.due_on = "2022-06-03";
    Write([&](record::Tables& tables) {
      const procedure::Event started =
          procedure::Start(procedure, file.procedure, "", {13, "officer", policy::Office::kVillage, tables.now_ms()})
              .value();
      tables.cases().KeepProcedure(file.procedure, procedure::ToJson(procedure));
      file.id = tables.cases().Add(file);
      ASSERT_TRUE(tables.cases().Append(file, started));
    });
    return file.id;
  }

  const WorkCalendar calendar_ = [] {
    Errors errors;
    return policy::ReadCalendar(SHOUWANG_SOURCE_DIR "/policies/calendar", errors).value();
  }();
  std::vector<int64_t> forgotten_;
};
SHOUWANG_OFFICE_ON_BOTH_DATABASES(DailyWorkTest);

// The pack says who is told: docs/pack-format.md, overdue_to.
TEST_P(DailyWorkTest, D5_AnOverdueStepIsToldToTheOfficeAboveOnce) {
  const int64_t id = Case();
  clock().Advance(3 * kDayMs);  // the day it is due
  EXPECT_EQ(Do()["cases_told"], 0);
  clock().Advance(kDayMs);
  EXPECT_EQ(Do()["cases_told"], 1);
  EXPECT_EQ(Do()["cases_told"], 0);  // begun anew after a kill
  Read([&](record::Tables& tables) {
    EXPECT_EQ(tables.cases().Find(id)->told, "town");
    const procedure::Event told = tables.cases().Events(id).back();
    EXPECT_EQ(told.kind, procedure::EventKind::kOverdue);
    EXPECT_EQ(told.account, 0);
    EXPECT_NE(told.reason.find("2022-06-03"), std::string::npos);
  });
}

TEST_P(DailyWorkTest, OverdueCluesGoToTheTownOnce) {
  int64_t clue = 0;
  Write([&](record::Tables& tables) {
    clues::ReportedClue reported;
    reported.division_code = kVillage;
    reported.text = "房子漏雨";
    clue = tables.clues().Add(reported);
    const clues::Moment now = clues::MomentOf(tables.now_ms());
    ASSERT_EQ(clues::SendClues(tables.clues(), {"", "", "", "2022-06-02"}, now).value(), 1);
  });
  clock().Advance(2 * kDayMs);  // the day it is due
  EXPECT_EQ(Do()["clues_escalated"], 0);
  clock().Advance(kDayMs);
  EXPECT_EQ(Do()["clues_escalated"], 1);
  EXPECT_EQ(Do()["clues_escalated"], 0);  // begun anew after a kill
  Read([&](record::Tables& tables) {
    const clues::Clue found = tables.clues().Find(clue).value();
    EXPECT_EQ(found.state, clues::State::kEscalated);
    EXPECT_EQ(found.holder, "530326101000");
    EXPECT_EQ(tables.clues().Detail(clue).history.back().account_name, "daily");
  });
  const std::vector<access::AuditRow> rows = Trail("clue.escalate");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].account_name, "daily");
  EXPECT_EQ(rows[1].entry.detail, R"({"count":1})");
  EXPECT_EQ(Trail("group-risk.check").size(), 3U);
}

TEST_P(DailyWorkTest, Trust06_AccountsIdleFor90DaysAreDisabled) {
  const int64_t idle = Account("idle", access::Role::kCounty);
  const int64_t busy = Account("busy", access::Role::kCounty);
  const int64_t officer = Account("sysadmin", access::Role::kSysadmin);
  clock().Advance(access::kDormantMs);
  EXPECT_EQ(Do()["accounts_disabled"], 0);
  Write([&](record::Tables& tables) {
    tables.accounts().NoteUse(busy, tables.now_ms());
    access::TokenRow token;
    token.account = idle;
    token.token_digest = "digest";
    tables.accounts().sessions().AddToken(token);
  });
  clock().Advance(1);
  EXPECT_EQ(Do()["accounts_disabled"], 1);
  EXPECT_EQ(forgotten_, std::vector<int64_t>{idle});
  EXPECT_FALSE(IsEnabled(idle));
  EXPECT_TRUE(IsEnabled(busy));
  EXPECT_TRUE(IsEnabled(officer));  // the last one of a kind: the county must stay governable
  Read([&](record::Tables& tables) { EXPECT_TRUE(tables.accounts().sessions().TokensOf(idle).empty()); });
  ASSERT_EQ(Trail("account.change").size(), 1U);
  EXPECT_NE(Trail("account.change")[0].entry.detail.find("dormant"), std::string::npos);
}

TEST_P(DailyWorkTest, OldAnswersAreDropped) {
  const auto keep = [&](const char* key) {
    Write([&](record::Tables& tables) { tables.idempotency().Keep(key, {"digest", 201, "{}", "", ""}); });
  };
  keep("old");
  clock().Advance(kDayMs);
  keep("young");
  EXPECT_EQ(Do()["answers_dropped"], 1);
  EXPECT_EQ(Do()["answers_dropped"], 0);
  Read([](record::Tables& tables) { EXPECT_TRUE(tables.idempotency().Find("young")); });
}

}  // namespace
}  // namespace shouwang::operation
