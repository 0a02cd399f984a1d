// A family's way into monitoring and out of it over HTTP: rules of 02-domain.md sections 5 and 7 that the kernel alone
// cannot keep, on both databases.
#include <filesystem>
#include <fstream>

#include "api/casework/test_casework.h"
#include "policy/test_pack_folder.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

class CaseworkApiTest : public CaseworkCounty {};
SHOUWANG_API_ON_BOTH_DATABASES(CaseworkApiTest);

TEST_P(CaseworkApiTest, AFamilyIsIdentifiedByTheEightSteps) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  EXPECT_EQ(Read(id)["due_on"], "2022-06-03");
  EXPECT_EQ(Read(id)["limit_on"], "2022-06-14");
  ToAppraisal(household, id);
  ToDecision(id);
  EXPECT_TRUE(Monitored(household).empty());
  // Whoever judged the look-up does not decide (04-trust.md line 11).
  EXPECT_EQ(Complete(County(), id, Decision()).status, 403);
  MustComplete(Colleague(), id, Decision(), "entry");
  EXPECT_EQ(Read(id)["people"][Decision()["contact"].get<std::string>()], "某人") << "named beside the number";
  const json monitored = Monitored(household);
  ASSERT_EQ(monitored.size(), 1U);
  EXPECT_EQ(monitored[0]["category"], "边缘易致贫户");
  EXPECT_EQ(monitored[0]["risks"], "因病、缺劳动力");
  EXPECT_EQ(monitored[0]["identified_on"], Today());
  MustComplete(County(), id, {{"entered_on", Today()}}, "entry");
  EXPECT_EQ(Read(id)["status"], "done");
  // Every event tells who and when; none is lost.
  EXPECT_EQ(Read(id)["events"].size(), Read(id)["version"].get<size_t>());
  // The same family has no second way in.
  const http::Reply again =
      Post(Officer(), "/cases", {{"procedure", "identification"}, {"household", household}, {"application", 1}});
  EXPECT_EQ(again.status, 409) << again.body;
}

TEST_P(CaseworkApiTest, ADecisionNamesAContactPersonWhoCanGoThere) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  ToAppraisal(household, id);
  ToDecision(id);
  const auto account = [&](const char* name, std::optional<access::Role> role, const char* division) {
    int64_t number = 0;
    Write([&](record::Tables& tables) -> Status {
      number = access::CreateAccount(tables, {name, name}, {"x", "x"}).value().id;
      if (role) {
        EXPECT_TRUE(access::GrantFromConsole(tables, number, {*role, division, "", {}}));
      }
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
    return std::to_string(number);
  };
  for (const std::string& wrong :
       {std::string("999999"), account("norole", std::nullopt, ""), account("office", access::Role::kCounty, "530326"),
        account("faraway", access::Role::kContact, "530326102201")}) {
    json decision = Decision();
    decision["contact"] = wrong;
    const http::Reply refused = Complete(Colleague(), id, decision);
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_NE(refused.body.find("请从名单里另选一位"), std::string::npos) << refused.body;
  }
  EXPECT_TRUE(Monitored(household).empty());
  json decision = Decision();
  decision["contact"] = account("cadre", access::Role::kVillage, kVillageCode);
  MustComplete(Colleague(), id, decision, "entry");
}

TEST_P(CaseworkApiTest, ACaseNeedsAVerifiedClueOrAnApplication) {
  const int64_t household = Household("A1");
  EXPECT_EQ(Post(Officer(), "/cases", {{"procedure", "identification"}, {"household", household}}).status, 422);
  const int64_t other = Apply(Household("A2"));
  EXPECT_EQ(
      Post(Officer(), "/cases", {{"procedure", "identification"}, {"household", household}, {"application", other}})
          .status,
      404);
  Open(household);
  EXPECT_EQ(Post(Officer(), "/cases",
                 {{"procedure", "identification"}, {"household", household}, {"application", Apply(household)}})
                .status,
            409);
}

TEST_P(CaseworkApiTest, NoLookUpWithoutASignedAuthorisation) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  const json question = {{"departments", {"medical_insurance"}}};
  const http::Reply refused = Post(County(), PathOf(id) + "/lookups", question);
  EXPECT_EQ(refused.status, 409) << refused.body;
  const int64_t authorisation = Sign(household);
  const json lookup = Ask(id, "medical_insurance");
  EXPECT_EQ(lookup["authorisation"], authorisation);
  EXPECT_EQ(Post(County(), PathOf(id) + "/lookups", question).status, 409);
  EXPECT_EQ(Post(County(), PathOf(id) + "/lookups", {{"departments", {"no_such"}}}).status, 422);
  // Taking it back cancels the question and the paper.
  const http::Reply taken =
      Post(Officer(), "/authorisations/" + std::to_string(authorisation) + "/take-back", {{"why", "农户收回"}});
  ASSERT_EQ(taken.status, 200) << taken.body;
  const json papers = Read(id)["papers"];
  for (const json& paper : papers) EXPECT_NE(paper["kind"], "authorisation");
  EXPECT_EQ(Answer(Department("medical_insurance"), lookup, json::array()).status, 409);
  EXPECT_EQ(Post(County(), PathOf(id) + "/lookups", {{"departments", {"civil_affairs"}}}).status, 409);
}

TEST_P(CaseworkApiTest, AnAuthorisationIsSignedByMembersOnASheet) {
  const int64_t household = Household("A1");
  const std::string path = "/households/" + std::to_string(household) + "/authorisations";
  const json good = {
      {"signed_on", "2022-05-30"}, {"scope", "家庭资产"}, {"signers", {Head(household)}}, {"attachments", sheet()}};
  const auto with = [&](const char* name, const json& value) {
    json body = good;
    body[name] = value;
    return Post(Officer(), path, body).status;
  };
  EXPECT_EQ(with("signers", {Head(Household("A2"))}), 422);
  EXPECT_EQ(with("attachments", json::array()), 422);
  EXPECT_EQ(with("attachments", {std::string(64, 'a')}), 422);
  EXPECT_EQ(with("signed_on", "2022-06-30"), 422);
  EXPECT_EQ(Post(Officer(), path, good).status, 201);
  EXPECT_EQ(Post(Village("530326102201"), path, good).status, 404);
}

TEST_P(CaseworkApiTest, ADepartmentSeesItsOwnQuestionsOnly) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  Sign(household);
  const json lookup = Ask(id, "medical_insurance");
  EXPECT_EQ(Body(Get(Department("medical_insurance"), "/lookups?open=true"))["items"].size(), 1U);
  EXPECT_EQ(Body(Get(Department("water"), "/lookups"))["items"].size(), 0U);
  EXPECT_EQ(Answer(Department("water"), lookup, json::array()).status, 404);
  EXPECT_EQ(Get(Department("medical_insurance"), PathOf(id)).status, 403);
  // 530326198001010019 and its like are nowhere in it.
  EXPECT_EQ(Get(Department("medical_insurance"), "/lookups").body.find(ResidentId(53032619800101001).Text()),
            std::string::npos);
}

TEST_P(CaseworkApiTest, AnExclusionIsShownAndGoesToTheCountysGroup) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  ToAppraisal(household, id, json::array({{{"exclusion", 3}, {"text", "名下有小汽车一辆"}}}));
  EXPECT_EQ(Read(id)["excluded"], true);
  ToDecision(id);
  const http::Reply refused = Complete(Colleague(), id, Decision());
  EXPECT_EQ(refused.status, 409) << refused.body;
  EXPECT_NE(refused.body.find("县级领导小组研判决定"), std::string::npos);
  for (const char* kind : {"group_decision", "explanation"}) {
    const http::Reply given = PostAt(Colleague(), PathOf(id) + "/papers", {{"kind", kind}, {"attachments", sheet()}},
                                     Read(id)["version"].get<int64_t>());
    ASSERT_EQ(given.status, 200) << given.body;
  }
  MustComplete(Colleague(), id, Decision(), "entry");
}

TEST_P(CaseworkApiTest, ACampaignsDatesTakeTheMonthsPlace) {
  const int64_t id = Open(Household("A1"));
  EXPECT_EQ(Read(id)["due_on"], "2022-06-03");
  json campaign = {{"procedure", "identification"}, {"division_code", "530326101000"},
                   {"period", "2022-06"},           {"title", "集中排查"},
                   {"ordered_by", "市通知"},        {"dates", {{"collect", "2022-06-10"}, {"survey", "2022-06-20"}}}};
  EXPECT_EQ(Post(Clerk(), "/campaigns", campaign).status, 403);
  Made(County(), "/campaigns", campaign);
  EXPECT_EQ(Read(id)["due_on"], "2022-06-10");
  campaign["dates"] = {{"collect", "2022-06-20"}, {"survey", "2022-06-10"}};
  EXPECT_EQ(Post(County(), "/campaigns", campaign).status, 422);
}

TEST_P(CaseworkApiTest, EliminationNeedsSixMonthsOfHelpAndTheSameRoad) {
  const int64_t household = Household("A1");
  const int64_t in = Open(household);
  ToAppraisal(household, in);
  ToDecision(in);
  MustComplete(Colleague(), in, Decision(), "entry");
  const json opening = {{"procedure", "elimination"}, {"household", household}};
  const http::Reply early = Post(Officer(), "/cases", opening);
  EXPECT_EQ(early.status, 409) << early.body;
  EXPECT_EQ(Post(Officer(), "/cases", {{"procedure", "elimination"}, {"household", Household("A2")}}).status, 409);
  clock().Advance(190 * kDay);
  // Six months alone are no help: there must have been measures.
  EXPECT_EQ(Post(Officer(), "/cases", opening).status, 409);
  const auto help_since = [&](const std::string& day) {
    Write([&](record::Tables& tables) -> Status {
      registry::Row measure(registry::Entity::kMeasure);
      measure.id = tables.registry().NewNumber();
      measure.household = household;
      measure[registry::measure_field::kStartedOn] = day;
      const Result<int64_t> kept =
          tables.registry().Apply({registry::ChangeSource::kEdit, "测试", {registry::Created(measure)}});
      if (!kept) return Fail(kept.error());
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
  };
  // The six months are those of the help.
  help_since(Today());
  const http::Reply short_help = Post(Officer(), "/cases", opening);
  EXPECT_EQ(short_help.status, 409) << short_help.body;
  help_since("2022-06-15");
  const int64_t out = Made(Officer(), "/cases", opening)["id"];
  MustComplete(Officer(), out, {{"help_effect", "收入稳定"}}, "analyse");
  MustComplete(Officer(), out, {{"judgement", "拟消除"}}, "survey");
  for (const char* kind : {"assessment", "income_proof", "safety_proof", "consent"}) Give(out, kind);
  MustComplete(Officer(), out, {{"findings", "三道关口都过"}}, "lookup");
  MustComplete(County(), out, {{"lookup_opinion", "信息一致"}}, "appraisal");
  Give(out, "acceptance_proof");
  Meet({out});
  const json posting = Hang({out});
  clock().Advance(8 * kDay);
  const http::Reply closed = Close(posting, "按期");
  ASSERT_EQ(closed.status, 200) << closed.body;
  MustComplete(Officer(), out, {{"village_decision", "同意"}}, "town_review");
  MustComplete(Clerk(), out, {{"spot_check", "一致"}, {"town_opinion", "同意"}}, "determine");
  EXPECT_TRUE(Monitored(household)[0]["eliminated_on"].is_null() || Monitored(household)[0]["eliminated_on"] == "");
  MustComplete(Colleague(), out, {{"elimination_kind", "帮扶消除"}, {"county_opinion", "同意消除"}}, "entry");
  EXPECT_EQ(Monitored(household)[0]["eliminated_on"], Today());
}

TEST_P(CaseworkApiTest, ANewRiskBringsAFamilyBackWhatWasDealtWithDoesNot) {
  const int64_t household = Household("A1");
  Write([&](record::Tables& tables) -> Status {
    registry::Row monitored(registry::Entity::kMonitored);
    monitored.id = tables.registry().NewNumber();
    monitored.household = household;
    monitored[registry::monitored_field::kIdentifiedOn] = "2021-03-01";
    monitored[registry::monitored_field::kEliminatedOn] = Today();
    const Result<int64_t> kept =
        tables.registry().Apply({registry::ChangeSource::kEdit, "测试", {registry::Created(monitored)}});
    if (!kept) return Fail(kept.error());
    tables.audit().Append({"test", "", "done", ""});
    return {};
  });
  json opening = {{"procedure", "identification"}, {"household", household}, {"application", Apply(household)}};
  EXPECT_EQ(Post(Officer(), "/cases", opening).status, 409) << "an application of the day before";
  opening["application"] = Made(Officer(), "/households/" + std::to_string(household) + "/applications",
                                {{"received_on", Today()}, {"text", "又生病"}, {"attachments", sheet()}})["id"];
  EXPECT_EQ(Post(Officer(), "/cases", opening).status, 201);
}

TEST_P(CaseworkApiTest, WhatACaseDecidedIsNotUndoneInTheRegister) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  ToAppraisal(household, id);
  ToDecision(id);
  MustComplete(Colleague(), id, Decision(), "entry");
  const json history = Body(Get(County(), "/households/" + std::to_string(household) + "/history"));
  const http::Reply undone =
      Post(County(), "/changes/" + std::to_string(history["items"][0]["id"].get<int64_t>()) + "/undo",
           {{"reason", "点错了"}});
  EXPECT_EQ(undone.status, 409) << undone.body;
}

// A changed pack changes no case under way; moving one is the county's decision, with a reason.
TEST_P(CaseworkApiTest, ACaseKeepsTheVersionItBeganWith) {
  const int64_t id = Open(Household("A1"));
  EXPECT_EQ(Read(id)["procedure"]["numbers"]["notice_workdays"], 5);
  const policy::testing::TemporaryFolder folder;
  namespace fs = std::filesystem;
  fs::copy(SHOUWANG_SOURCE_DIR "/policies", folder.path(), fs::copy_options::recursive);
  std::ofstream(folder.path() / "huize-2022" / "more.toml")
      << "[[parameter_value]]\nparameter = \"notice_workdays\"\nfrom = 2022-01-01\nvalue = 7\nsource = \"S4\"\nwhere = "
         "\"x\"\n";
  intake::PackShelf changed(folder.path(), engine::MakeDuckdbParser);
  services().packs = &changed;
  EXPECT_EQ(Read(id)["procedure"]["numbers"]["notice_workdays"], 5);
  const json why = {{"reason", "县里新规定"}};
  const int64_t version = Read(id)["version"];
  EXPECT_EQ(PostAt(Clerk(), PathOf(id) + "/move", why, version).status, 403);
  EXPECT_EQ(PostAt(County(), PathOf(id) + "/move", {{"reason", ""}}, version).status, 422);
  const http::Reply moved = PostAt(County(), PathOf(id) + "/move", why, version);
  ASSERT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(Read(id)["procedure"]["numbers"]["notice_workdays"], 7);
  EXPECT_EQ(Read(id)["step"], "collect");
  EXPECT_EQ(PostAt(County(), PathOf(id) + "/move", why, version + 1).status, 409);
}

TEST_P(CaseworkApiTest, ListsAreOfTheScopeAndInOrderOfTheirDays) {
  const int64_t first = Open(Household("A1"));
  Open(Household("A2"));
  EXPECT_EQ(Body(Get(Officer(), "/cases?mine=true"))["items"].size(), 2U);
  EXPECT_EQ(Body(Get(Clerk(), "/cases?mine=true"))["items"].size(), 0U);
  EXPECT_EQ(Body(Get(Clerk(), "/cases"))["items"].size(), 2U);
  EXPECT_EQ(Body(Get(Village("530326102201"), "/cases"))["items"].size(), 0U);
  EXPECT_EQ(Get(Village("530326102201"), PathOf(first)).status, 404);
  const json page = Body(Get(County(), "/cases?limit=1"));
  ASSERT_EQ(page["items"].size(), 1U);
  const json next = Body(Get(County(), "/cases?limit=1&cursor=" + page["next"].get<std::string>()));
  ASSERT_EQ(next["items"].size(), 1U);
  EXPECT_NE(page["items"][0]["id"], next["items"][0]["id"]);
  clock().Advance(5 * kDay);
  EXPECT_EQ(Body(Get(County(), "/cases?overdue=true"))["items"].size(), 2U);
  const json counts = Body(Get(County(), "/cases/summary"))["items"];
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_EQ(counts[0]["cases"], 2);
  EXPECT_EQ(counts[0]["overdue"], 2);
}

}  // namespace
}  // namespace shouwang::api
