// 防返贫保险 over HTTP (02-domain.md section 6).
#include "api/insurance/insurance_api.h"
#include "api/casework/test_casework.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

class InsuranceApiTest : public CaseworkCounty {
 public:
  InsuranceApiTest() : CaseworkCounty(Joined({CaseworkEndpoints, RegistryEndpoints, InsuranceEndpoints})) {
    // 2022-05-31; A1 is lifted, B1 (another town's) is 边缘易致贫户, A2 is neither.
    const auto type = [&](const char* number) {
      const http::Reply reply = Patch(County(), "/households/" + std::to_string(Household(number)),
                                      {{"fields", {{"household_type", "脱贫户"}}}, {"reason", "核实"}}, 1);
      EXPECT_EQ(reply.status, 200) << reply.body;
    };
    type("A1");
    Write([&](record::Tables& tables) -> Status {
      registry::Row row(registry::Entity::kMonitored);
      row.id = tables.registry().NewNumber();
      row.household = tables.registry().List({}).back().household.id;
      row[registry::monitored_field::kCategory] = "边缘易致贫户";
      row[registry::monitored_field::kIdentifiedOn] = "2022-03-01";
      registry::Operation operation;
      operation.reason = "test";
      operation.edits.push_back(registry::Created(row));
      EXPECT_TRUE(tables.registry().Apply(operation));
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
  }

  static json Contract() {
    return {{"year", 2022},
            {"title", "2022年防贫保险"},
            {"insurer", "某财险会泽支公司"},
            {"covers", {"lifted", "borderline"}},
            {"starts_on", "2022-01-01"},
            {"ends_on", "2022-12-31"},
            {"premium", 10000},
            {"payers", json::array({{{"who", "县财政"}, {"share", 8000}}, {{"who", "个人"}, {"share", 2000}}})},
            {"basis", "县防贫保险合同"}};
  }
  static std::string PathOfPolicy(int64_t id) { return "/insurance-policies/" + std::to_string(id); }
  int64_t AddPolicy() { return Made(County(), "/insurance-policies", Contract())["id"]; }
  json MakeList(int64_t policy, bool anew = false) {
    const int64_t version = Body(Get(County(), PathOfPolicy(policy)))["version"];
    const http::Reply reply = PostAt(County(), PathOfPolicy(policy) + "/insured", {{"anew", anew}}, version);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return Body(reply);
  }
  json Insured(const access::Caller& caller, int64_t policy) {
    const http::Reply reply = Get(caller, PathOfPolicy(policy) + "/insured");
    EXPECT_EQ(reply.status, 200) << reply.body;
    return Body(reply)["items"];
  }
  http::Reply Claim(int64_t policy, int64_t insured, const std::string& day, int64_t cents,
                    const std::string& kind = "因病") {
    return Post(Clerk(), PathOfPolicy(policy) + "/claims",
                {{"insured", insured}, {"kind", kind}, {"happened_on", day}, {"claimed", cents}, {"note", "住院"}});
  }
  http::Reply Settle(const json& claim, const json& body) {
    return PostAt(Clerk(), "/insurance-claims/" + std::to_string(claim["id"].get<int64_t>()) + "/settle", body,
                  claim["version"].get<int64_t>());
  }
};
SHOUWANG_API_ON_BOTH_DATABASES(InsuranceApiTest);

TEST_P(InsuranceApiTest, D6_LiftedAndBorderlinePeopleAreInsuredAndNobodyElse) {
  const int64_t policy = AddPolicy();
  EXPECT_EQ(MakeList(policy)["added"], 2);
  const json people = Insured(County(), policy);
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[0]["name"], "司马内");
  EXPECT_EQ(people[0]["cover"], "lifted");
  EXPECT_EQ(people[0]["since"], "2022-01-01") << "the first list holds from the policy's first day";
  EXPECT_EQ(people[1]["cover"], "borderline");
  EXPECT_EQ(MakeList(policy)["added"], 0) << "the same register again adds nobody";
  EXPECT_EQ(Insured(Clerk(), policy).size(), 1U) << "a town sees its own people of the county's policy";
}

TEST_P(InsuranceApiTest, WhoeverIsInsuredStaysSoAndWhoComesLaterBeginsThen) {
  const int64_t policy = AddPolicy();
  MakeList(policy);
  const std::string second = "/households/" + std::to_string(Household("A2"));
  ASSERT_EQ(Patch(County(), second, {{"fields", {{"household_type", "脱贫户"}}}, {"reason", "核实"}}, 1).status, 200);
  const std::string first = "/households/" + std::to_string(Household("A1"));
  ASSERT_EQ(Patch(County(), first, {{"fields", {{"household_type", "一般农户"}}}, {"reason", "核实"}}, 2).status, 200);
  EXPECT_EQ(MakeList(policy), (json{{"added", 1}, {"kept", 2}}));
  EXPECT_EQ(Insured(County(), policy).back()["since"], "2022-05-31");
  EXPECT_EQ(MakeList(policy, true), (json{{"added", 2}, {"kept", 0}})) << "anew: as the register is now";
}

TEST_P(InsuranceApiTest, TheListOfADayHoldsWhoWasInsuredThen) {
  const int64_t policy = AddPolicy();
  MakeList(policy);
  const std::string second = "/households/" + std::to_string(Household("A2"));
  ASSERT_EQ(Patch(County(), second, {{"fields", {{"household_type", "脱贫户"}}}, {"reason", "核实"}}, 1).status, 200);
  MakeList(policy);
  const auto on = [&](const std::string& day) {
    return Body(Get(County(), PathOfPolicy(policy) + "/insured?as_of=" + day))["items"].size();
  };
  EXPECT_EQ(on("2022-05-31"), 3U) << "the one who came on this day too";
  EXPECT_EQ(on("2022-05-30"), 2U);
  EXPECT_EQ(on("2022-01-01"), 2U);
  EXPECT_EQ(on("2021-12-31"), 0U) << "before the term";
  EXPECT_EQ(on("2022-12-31"), 3U);
  EXPECT_EQ(on("2023-01-01"), 0U) << "after it";
}

TEST_P(InsuranceApiTest, AHouseholdShowsItsPolicyAndItsClaims) {
  const int64_t policy = AddPolicy();
  MakeList(policy);
  ASSERT_EQ(Claim(policy, Insured(Clerk(), policy)[0]["id"], "2022-05-01", 500000).status, 201);
  const std::string path = "/households/" + std::to_string(Household("A1")) + "/insurance";
  const json own = Body(Get(Officer(), path));
  ASSERT_EQ(own["insured"].size(), 1U);
  EXPECT_EQ(own["insured"][0]["insured"]["name"], "司马内");
  EXPECT_EQ(own["insured"][0]["policy"]["title"], "2022年防贫保险");
  ASSERT_EQ(own["claims"].size(), 1U);
  EXPECT_EQ(own["claims"][0]["claim"]["claimed"], 500000);
  const std::string none = "/households/" + std::to_string(Household("A2")) + "/insurance";
  EXPECT_TRUE(Body(Get(Officer(), none))["insured"].empty());
  EXPECT_EQ(Get(Village("530326102201"), path).status, 404);
}

TEST_P(InsuranceApiTest, AContractMustAddUp) {
  const auto refused = [&](const char* field, const json& value) {
    json contract = Contract();
    contract[field] = value;
    const http::Reply reply = Post(County(), "/insurance-policies", contract);
    EXPECT_EQ(reply.status, 422) << field << reply.body;
  };
  refused("premium", 10001);
  refused("ends_on", "2021-12-31");
  refused("title", " ");
  const int64_t policy = AddPolicy();
  MakeList(policy);
  json other = Contract();
  other["covers"] = {"lifted"};
  EXPECT_EQ(Patch(County(), PathOfPolicy(policy), other, 2).status, 409) << "the list was made by these";
  other = Contract();
  other["insurer"] = "另一家";
  EXPECT_EQ(Patch(County(), PathOfPolicy(policy), other, 1).status, 412) << "stale";
  EXPECT_EQ(Patch(County(), PathOfPolicy(policy), other, 2).status, 200);
  EXPECT_EQ(Patch(Clerk(), PathOfPolicy(policy), other, 3).status, 403) << "the county's";
}

TEST_P(InsuranceApiTest, AClaimIsOfAnInsuredPersonWithinTheTerm) {
  const int64_t policy = AddPolicy();
  MakeList(policy);
  const int64_t insured = Insured(Clerk(), policy)[0]["id"];
  EXPECT_EQ(Claim(policy, 999999, "2022-05-01", 100).status, 422);
  EXPECT_EQ(Claim(policy, Insured(County(), policy)[1]["id"], "2022-05-01", 100).status, 422) << "another town's";
  EXPECT_EQ(Claim(policy, insured, "2021-12-31", 100).status, 422) << "before the term";
  EXPECT_EQ(Claim(policy, insured, "2022-06-01", 100).status, 422) << "tomorrow";
  EXPECT_EQ(Claim(policy, insured, "2022-05-01", 0).status, 422);
  EXPECT_EQ(Claim(policy, insured, "2022-05-01", 100, "不知道").status, 422) << "no kind of the pack";
  const http::Reply made = Claim(policy, insured, "2022-05-01", 500000);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(Body(made)["name"], "司马内");
  EXPECT_EQ(Get(Village("530326102201"), PathOfPolicy(policy) + "/claims").body.find("司马内"), std::string::npos);
  EXPECT_EQ(PostAt(County(), PathOfPolicy(policy) + "/insured", {{"anew", true}}, 2).status, 409)
      << "a list with claims stays";
}

TEST_P(InsuranceApiTest, AClaimIsSettledOnceAndPaysAtMostWhatWasClaimed) {
  const int64_t policy = AddPolicy();
  MakeList(policy);
  const json claim = Body(Claim(policy, Insured(Clerk(), policy)[0]["id"], "2022-05-01", 500000));
  const json paid = {{"state", "paid"}, {"settled_on", "2022-05-31"}, {"paid", 300000}};
  json much = paid;
  much["paid"] = 500001;
  EXPECT_EQ(Settle(claim, much).status, 422);
  EXPECT_EQ(Settle(claim, {{"state", "refused"}, {"settled_on", "2022-05-31"}}).status, 422) << "without a reason";
  const http::Reply settled = Settle(claim, paid);
  ASSERT_EQ(settled.status, 200) << settled.body;
  EXPECT_EQ(Body(settled)["state"], "paid");
  EXPECT_EQ(Settle(claim, paid).status, 412);
  EXPECT_EQ(Settle(Body(settled), paid).status, 409);
}

TEST_P(InsuranceApiTest, PremiumsAgainstWhatWasPaid) {
  const int64_t policy = AddPolicy();
  MakeList(policy);
  const json premium = {{"paid_on", "2022-02-01"}, {"payer", "县财政"}, {"amount", 1600000}, {"people", 200}};
  json unknown = premium;
  unknown["payer"] = "乡镇";
  EXPECT_EQ(Post(County(), PathOfPolicy(policy) + "/premiums", unknown).status, 422);
  Made(County(), PathOfPolicy(policy) + "/premiums", premium);
  const int64_t insured = Insured(Clerk(), policy)[0]["id"];
  const json first = Body(Claim(policy, insured, "2022-05-01", 500000));
  ASSERT_EQ(Settle(first, {{"state", "paid"}, {"settled_on", "2022-05-31"}, {"paid", 400000}}).status, 200);
  const json second = Body(Claim(policy, insured, "2022-05-02", 700000, "意外事故"));
  ASSERT_EQ(Settle(second, {{"state", "withdrawn"}, {"settled_on", "2022-05-31"}, {"answer", "农户撤回"}}).status, 200);
  const json totals = Body(Get(County(), PathOfPolicy(policy) + "/totals"));
  EXPECT_EQ(totals["premiums"], 1600000);
  EXPECT_EQ(totals["ratio"], 2500) << "a quarter was paid out";
  EXPECT_EQ(totals["all"]["people"], 2);
  EXPECT_EQ(totals["all"]["claims"], 1) << "what was withdrawn does not count";
  EXPECT_EQ(totals["places"][0]["title"], "娜姑镇");
  int64_t people = 0;
  for (const json& place : totals["places"]) people += place["people"].get<int64_t>();
  EXPECT_EQ(people, 2) << "the places add up";
  EXPECT_EQ(totals["kinds"][0]["paid"], 400000);
  const json town = Body(Get(Clerk(), PathOfPolicy(policy) + "/totals"));
  EXPECT_EQ(town["all"]["people"], 1);
  EXPECT_TRUE(town["ratio"].is_null()) << "a part of a policy has no balance";
  EXPECT_EQ(Get(Officer(), PathOfPolicy(policy) + "/workbook").body.substr(0, 2), "PK");
}

}  // namespace
}  // namespace shouwang::api
