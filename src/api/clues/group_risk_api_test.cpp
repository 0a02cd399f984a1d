// The households that a group risk hit (02-domain.md section 3): what clues say, and what people put right.
#include <gtest/gtest.h>

#include "api/clues/clues_api.h"
#include "api/core/test_api.h"
#include "clues/findings.h"
#include "clues/group_risk.h"
#include "clues/risk_words.h"
#include "registry/register_words.h"
#include "registry/registry.h"
#include "store/access/access_tables.h"
#include "store/clues/clue_tables.h"
#include "store/registry/registry_tables.h"

namespace shouwang::api {
namespace {

using nlohmann::json;
using registry::Entity;
using registry::Row;

class GroupRiskApiTest : public ApiTest {
 public:
  GroupRiskApiTest()
      : ApiTest({.audit = store::MakeAuditTrail,
                 .accounts = store::MakeAccounts,
                 .registry = store::MakeRegistry,
                 .clues = store::MakeClues,
                 .group_risks = store::MakeGroupRisks},
                ClueAreaEndpoints()) {
    rule_.id = "HZ-R04";
    rule_.pack = "huize-2022";
    rule_.title = "受灾";
    rule_.risk = clues::words::kDisaster;
    hit_ = AddHousehold("H1", "530326101201", "司马一");
    beside_ = AddHousehold("H2", "530326101201", "司马二");
    elsewhere_ = AddHousehold("H3", "530326102201", "欧阳外");
    Write([&](record::Tables& tables) -> Status {
      Find(tables);
      clues::GroupRisk risk;
      risk.division_code = "530326101201";
      risk.kind = clues::words::kDisaster;
      risk.period = "2022-05";
      risk.households = 1;
      EXPECT_TRUE(tables.group_risks().Warn(risk));
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
    event_ = Body(Get(County(), "/group-risks"))["items"][0]["id"];
  }

  static json Body(const http::Reply& reply) { return json::parse(reply.body); }
  json Read() { return Body(Get(County(), "/group-risks/" + std::to_string(event_))); }
  http::Reply Judge(int64_t household, bool hit, int64_t version, const std::string& reason = "入户看过") {
    return Post(judge_, "/group-risks/" + std::to_string(event_) + "/households",
                {{"household", household}, {"hit", hit}, {"reason", reason}},
                {{"if-match", "\"" + std::to_string(version) + "\""}});
  }
  json RisksOf(int64_t household) {
    return Body(Get(County(), "/households/" + std::to_string(household) + "/group-risks"))["items"];
  }

 private:
  int64_t AddHousehold(const char* number, const char* village, const char* head) {
    int64_t id = 0;
    Write([&](record::Tables& tables) -> Status {
      Row household(Entity::kHousehold);
      id = household.id = household.household = tables.registry().NewNumber();
      household[registry::household_field::kNumber] = number;
      household[registry::household_field::kDivision] = village;
      Row person(Entity::kPerson);
      person.id = tables.registry().NewNumber();
      person.household = id;
      person[registry::person_field::kName] = head;
      person[registry::person_field::kRelation] = registry::word::kHead;
      person[registry::person_field::kStatus] = registry::word::kInHousehold;
      registry::Operation operation;
      operation.reason = "test";
      operation.edits = {registry::Created(household), registry::Created(person)};
      EXPECT_TRUE(tables.registry().Apply(operation));
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
    return id;
  }

  void Find(record::Tables& tables) {
    screening::Clue clue;
    clue.rule = &rule_;
    clue.household_id = "H1";
    clue.name = "司马一";
    clue.division_code = "530326101201";
    clue.explanation = "因灾损失 8,000 元。";
    clue.evidence = R"({"facts":{},"parameters":{},"rows":[]})";
    clues::RunHead head;
    head.run = 1;
    head.as_of = *Date::FromIso("2022-05-31");
    head.rules = {{0, rule_.pack, rule_.id, rule_.title, rule_.kind, rule_.risk, rule_.advice, 5}};
    const std::vector<clues::Finding> findings = {{&clue, nullptr, hit_, 0}};
    clues::StageFindings(tables.clues(), services().sealer, head, findings);
    clues::TakeFindings(tables.clues(), tables.group_risks(), head, clues::MomentOf(tables.now_ms()));
  }

 protected:
  access::Caller judge_ = Named(County(), "王主任");
  policy::Rule rule_;
  int64_t hit_ = 0;
  int64_t beside_ = 0;
  int64_t elsewhere_ = 0;
  int64_t event_ = 0;
};
SHOUWANG_API_ON_BOTH_DATABASES(GroupRiskApiTest);

TEST_P(GroupRiskApiTest, D3_AnEventShowsTheHouseholdsItsCluesName) {
  const json households = Read()["households"];
  ASSERT_EQ(households.size(), 1U);
  EXPECT_EQ(households[0]["household"], hit_);
  EXPECT_EQ(households[0]["head"], "司马一");
  EXPECT_FALSE(households[0]["clue"].is_null());
  EXPECT_EQ(RisksOf(hit_).size(), 1U);
  EXPECT_TRUE(RisksOf(beside_).empty());
}

TEST_P(GroupRiskApiTest, HouseholdsAreAddedAndTakenOutWithAReason) {
  EXPECT_EQ(Judge(beside_, true, 1, "").status, 422);
  EXPECT_EQ(Judge(elsewhere_, true, 1).status, 422) << "another place";
  const http::Reply added = Judge(beside_, true, 1);
  ASSERT_EQ(added.status, 200) << added.body;
  EXPECT_EQ(Body(added)["households"].size(), 2U);
  EXPECT_EQ(RisksOf(beside_).size(), 1U);
  EXPECT_EQ(Judge(hit_, false, 1).status, 412) << "stale";
  ASSERT_EQ(Judge(hit_, false, 2, "没有受灾").status, 200);
  const json households = Read()["households"];
  EXPECT_EQ(households[1]["household"], hit_) << "what was taken out stands last";
  EXPECT_EQ(households[1]["hit"], false);
  EXPECT_EQ(households[1]["reason"], "没有受灾");
  EXPECT_EQ(households[1]["by_name"], "王主任");
  EXPECT_TRUE(RisksOf(hit_).empty());
}

TEST_P(GroupRiskApiTest, AnotherTownSeesNothingOfIt) {
  const std::string path = "/group-risks/" + std::to_string(event_);
  EXPECT_EQ(Get(Town("530326102"), path).status, 404);
  EXPECT_EQ(Get(Town("530326101"), path).status, 200);
  EXPECT_EQ(Get(Village("530326101201"), path).status, 403);
}

}  // namespace
}  // namespace shouwang::api
