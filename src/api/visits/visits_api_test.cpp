// Visits from the phone to the desk: late, twice, beside another one; what they give a case, and what they never do.
#include "api/visits/visits_api.h"
#include "api/casework/test_casework.h"

namespace shouwang::api {
namespace {

using access::Caller;
using nlohmann::json;

class VisitsApiTest : public CaseworkCounty {
 public:
  VisitsApiTest()
      : CaseworkCounty(Joined({CaseworkEndpoints, RegistryEndpoints, VisitEndpoints})), household_(Household("A1")) {
    form_ = Body(Get(Officer(), "/visit-form"))["form"];
  }

  static std::string Key(int number) {
    std::string key = std::to_string(number);
    return std::string(32 - key.size(), '0') + key;
  }
  json Sheet() { return Body(Get(Officer(), PathTo() + "/visit-sheet")); }
  std::string PathTo() const { return "/households/" + std::to_string(household_); }

  // As the phone fills it in the first time.
  json Filled(int key) {
    json visit = {{"key", Key(key)},
                  {"form", form_["digest"]},
                  {"purpose", "routine"},
                  {"visited_on", Today()},
                  {"answers",
                   {{"education", {"有保障"}},
                    {"medical", {"全家参保"}},
                    {"housing", {"安全"}},
                    {"water", {"安全"}},
                    {"changes", {"没有变化"}},
                    {"opinion", {"情况稳定"}}}},
                  {"members", json::array()},
                  {"amounts", {{"wage_away", 3'000'000}, {"business_crops", 500'000}, {"expense_crops", 200'000}}}};
    visit["members"].push_back(
        {{"person", Head(household_)},
         {"answers",
          {{"health", {"健康"}}, {"labour", {"普通劳动力"}}, {"student", {"非在校生"}}, {"work", {"县外务工"}}}}});
    return visit;
  }
  // The next one, with everything as it was.
  json Next(int key) {
    const json sheet = Sheet();
    json visit = Filled(key);
    visit["base"] = sheet["base"];
    visit["answers"] = sheet["answers"];
    visit["amounts"] = sheet["amounts"];
    for (size_t i = 0; i < visit["members"].size(); ++i) {
      visit["members"][i]["answers"] = sheet["members"][i]["answers"];
    }
    return visit;
  }
  http::Reply Send(const Caller& caller, const json& visit) { return Post(caller, PathTo() + "/visits", visit); }
  json Sent(const json& visit) {
    const http::Reply reply = Send(Officer(), visit);
    EXPECT_EQ(reply.status, 201) << reply.body;
    return Body(reply);
  }
  json Visits() { return Body(Get(County(), PathTo() + "/visits"))["items"]; }
  void ExpectRefused(const json& visit, const char* where) {
    const http::Reply reply = Send(Officer(), visit);
    EXPECT_EQ(reply.status, 422) << where << reply.body;
    EXPECT_NE(reply.body.find(where), std::string::npos) << reply.body;
    EXPECT_TRUE(Visits().empty());
  }
  http::Reply Settle(const Caller& caller, const json& visit, bool keep, int64_t version) {
    return PostAt(caller, "/visits/" + std::to_string(visit["id"].get<int64_t>()) + "/settle",
                  {{"keep", keep}, {"why", "两边都打电话核对过"}}, version);
  }
  void MakeMonitored() {
    Write([&](record::Tables& tables) -> Status {
      registry::Row row(registry::Entity::kMonitored);
      row.id = tables.registry().NewNumber();
      row.household = household_;
      row[registry::monitored_field::kCategory] = "边缘易致贫户";
      row[registry::monitored_field::kIdentifiedOn] = "2022-01-10";
      registry::Operation operation;
      operation.reason = "test";
      operation.edits.push_back(registry::Created(row));
      tables.audit().Append({"test", "", "done", ""});
      const Result<int64_t> applied = tables.registry().Apply(operation);
      return applied ? Status() : Fail(applied.error());
    });
  }
  json Due() { return Body(Get(Officer(), "/visit-rounds"))["items"]; }

 protected:
  int64_t household_;
  json form_;
};
SHOUWANG_API_ON_BOTH_DATABASES(VisitsApiTest);

// What was answered before is filled in and only confirmed.
TEST_P(VisitsApiTest, AVisitIsFilledInFromTheOneBefore) {
  json sheet = Sheet();
  EXPECT_TRUE(sheet["base"].is_null());
  EXPECT_TRUE(sheet["answers"].empty());
  EXPECT_EQ(sheet["purposes"], json({"routine"}));
  const json first = Sent(Filled(1));
  EXPECT_FALSE(first["unchanged"]);
  EXPECT_EQ(first["net"], 3'300'000);
  EXPECT_EQ(first["per_head"], 3'300'000);
  EXPECT_EQ(first["sums"]["expense"], 200'000);
  sheet = Sheet();
  EXPECT_EQ(sheet["base"], first["id"]);
  EXPECT_EQ(sheet["answers"], first["answers"]);
  EXPECT_EQ(sheet["before"]["net"], 3'300'000);
  EXPECT_EQ(sheet["members"][0]["answers"]["work"], json({"县外务工"}));
  const json second = Sent(Next(2));
  EXPECT_TRUE(second["unchanged"]);
  EXPECT_EQ(second["base"], first["id"]);
  EXPECT_EQ(second["state"], "stands");
}

TEST_P(VisitsApiTest, AVisitNamesWhoWasThere) {
  const Caller officer = Named(Officer(), "刘支书");
  ASSERT_EQ(Send(officer, Filled(1)).status, 201);
  EXPECT_EQ(Visits()[0]["visitor_name"], "刘支书");
  EXPECT_EQ(Visits()[0]["visitor"], officer.name);
}

TEST_P(VisitsApiTest, TheSameVisitTwiceIsOneVisit) {
  const json visit = Filled(1);
  const json first = Sent(visit);
  clock().Advance(3 * kDay);
  const json again = Sent(visit);
  EXPECT_EQ(again["id"], first["id"]);
  EXPECT_EQ(again, first);
  EXPECT_EQ(Visits().size(), 1U);
}

TEST_P(VisitsApiTest, AnotherTextUnderTheSameNumberIsKeptAndDisputed) {
  const json first = Sent(Filled(1));
  json other = Filled(1);
  other["answers"]["water"] = {"水质不好"};
  const json second = Sent(other);
  EXPECT_NE(second["id"], first["id"]);
  EXPECT_EQ(second["state"], "disputed");
  EXPECT_EQ(second["conflict"], "same_key");
  EXPECT_EQ(second["against"], first["id"]);
  EXPECT_EQ(second["concerns"][0]["value"], "水质不好");
  EXPECT_EQ(Sent(other)["id"], second["id"]) << "and that again is the same";
  EXPECT_EQ(Visits().size(), 2U);
}

// Conflicts are shown, never lost.
TEST_P(VisitsApiTest, TwoVisitsOnTheSameBaseAreBothKeptAndSettledByAPerson) {
  Sent(Filled(1));
  json mine = Next(2);
  json theirs = Next(3);
  mine["amounts"]["wage_away"] = 2'000'000;
  theirs["amounts"]["wage_away"] = 1'000'000;
  const json first = Sent(mine);
  const json second = Sent(theirs);
  EXPECT_EQ(first["state"], "stands");
  EXPECT_EQ(second["state"], "disputed");
  EXPECT_EQ(second["conflict"], "same_base");
  EXPECT_EQ(Sheet()["base"], first["id"]) << "what is disputed fills nothing in";
  const std::string path = "/visits/" + std::to_string(second["id"].get<int64_t>());
  json shown = Body(Get(Clerk(), path));
  EXPECT_EQ(shown["other"]["id"], first["id"]);
  EXPECT_EQ(Body(Get(Clerk(), "/visits"))["items"].size(), 1U);
  EXPECT_TRUE(Body(Get(Village("530326102201"), "/visits"))["items"].empty());

  EXPECT_EQ(Settle(Village("530326102201"), second, true, 1).status, 404);
  EXPECT_EQ(Settle(Clerk(), second, true, 2).status, 412);
  EXPECT_EQ(Settle(Clerk(), first, true, 1).status, 409) << "it is not disputed";
  ASSERT_EQ(Settle(Clerk(), second, true, 1).status, 200);
  EXPECT_EQ(Settle(Clerk(), second, true, 2).status, 409) << "once";
  shown = Body(Get(Clerk(), path));
  EXPECT_EQ(shown["visit"]["state"], "stands");
  EXPECT_EQ(shown["visit"]["settled_why"], "两边都打电话核对过");
  EXPECT_EQ(shown["other"]["state"], "set_aside");
  EXPECT_EQ(Visits().size(), 3U);
  EXPECT_EQ(Sheet()["base"], second["id"]);
  EXPECT_TRUE(Body(Get(Clerk(), "/visits"))["items"].empty());
}

TEST_P(VisitsApiTest, ADisputedVisitMayBeSetAside) {
  const json first = Sent(Filled(1));
  json other = Filled(2);
  other["answers"]["housing"] = {"不安全"};
  const json second = Sent(other);
  ASSERT_EQ(second["state"], "disputed");
  ASSERT_EQ(Settle(Clerk(), second, false, 1).status, 200);
  EXPECT_EQ(Sheet()["base"], first["id"]);
  EXPECT_EQ(Visits().size(), 2U);
}

TEST_P(VisitsApiTest, TwoThatFoundTheSameDoNotDisagree) {
  Sent(Filled(1));
  const json mine = Next(2);
  const json theirs = Next(3);
  EXPECT_EQ(Sent(mine)["state"], "stands");
  EXPECT_EQ(Sent(theirs)["state"], "stands");
}

// S1: 监测对象每月监测核实1次. A visit counts for its own day, whenever it arrives.
TEST_P(VisitsApiTest, AVisitThatArrivesLateCountsForItsDay) {
  MakeMonitored();
  ASSERT_EQ(Due().size(), 1U);
  EXPECT_EQ(Due()[0]["state"], "late") << "no visit last month either";
  EXPECT_EQ(Due()[0]["due_on"], "2022-05-31");
  json visit = Filled(1);
  visit["visited_on"] = "2022-05-31";
  clock().Advance(3 * kDay);
  EXPECT_EQ(Due()[0]["due_on"], "2022-06-30");
  Sent(visit);
  EXPECT_EQ(Due()[0]["state"], "open") << "it was in May";
  EXPECT_EQ(Due()[0]["last_visit"], "2022-05-31");
  json june = Next(2);
  Sent(june);
  EXPECT_EQ(Due()[0]["state"], "done");
  const json counts = Body(Get(Clerk(), "/visit-rounds/summary"));
  EXPECT_EQ(counts["items"][0]["done"], 1);
  EXPECT_EQ(counts["rounds"][0]["due_on"], "2022-06-30");
}

// S4 三（三）: the visit is the case's paper, with the family's signature.
TEST_P(VisitsApiTest, AVisitForIdentificationGivesTheCaseItsPaper) {
  const int64_t case_file = Open(household_);
  EXPECT_EQ(Sheet()["purposes"], json({"routine", "identification"}));
  json visit = Filled(1);
  visit["purpose"] = "identification";
  visit["photos"] = sheet();
  ExpectRefused(visit, "signature");
  visit["signature"] = sheet()[0];
  visit["photos"] = json::array();
  ExpectRefused(visit, "photos");
  visit["photos"] = sheet();
  const json kept = Sent(visit);
  EXPECT_EQ(kept["case"], case_file);
  const auto papers = [&] {
    std::vector<std::string> refs;
    const json now = Read(case_file);
    for (const json& paper : now["papers"]) {
      if (paper["kind"] == "visit") refs.push_back(paper["ref"].get<std::string>());
    }
    return refs;
  };
  const std::string ref = "visit/" + std::to_string(kept["id"].get<int64_t>());
  EXPECT_EQ(papers(), std::vector<std::string>{ref});
  json other = visit;
  other["key"] = Key(2);
  other["answers"]["housing"] = {"不安全"};
  const json disputed = Sent(other);
  EXPECT_EQ(papers().size(), 1U) << "what is disputed is no paper";
  ASSERT_EQ(Settle(Clerk(), disputed, true, 1).status, 200);
  EXPECT_EQ(papers(), std::vector<std::string>{"visit/" + std::to_string(disputed["id"].get<int64_t>())});
}

TEST_P(VisitsApiTest, WhatTheFormDoesNotAskIsRefused) {
  json visit = Filled(1);
  visit["answers"].erase("water");
  ExpectRefused(visit, "water");
  visit = Filled(1);
  visit["answers"]["water"] = {"不知道"};
  ExpectRefused(visit, "water");
  visit["answers"]["water"] = {"安全", "水质不好"};
  ExpectRefused(visit, "water");
  visit = Filled(1);
  visit["answers"]["weather"] = {"好"};
  ExpectRefused(visit, "answers");
  visit = Filled(1);
  visit["amounts"]["lottery"] = 5;
  ExpectRefused(visit, "amounts");
  visit = Filled(1);
  visit["amounts"]["wage_away"] = -5;
  ExpectRefused(visit, "wage_away");
  visit = Filled(1);
  visit["members"][0]["person"] = Head(Household("A2"));
  ExpectRefused(visit, "members");
  visit = Filled(1);
  visit["visited_on"] = "2022-06-01";
  ExpectRefused(visit, "visited_on");
  visit = Filled(1);
  visit["form"] = std::string(64, 'a');
  ExpectRefused(visit, "form");
  visit = Filled(1);
  visit["purpose"] = "holiday";
  ExpectRefused(visit, "purpose");
  visit = Filled(1);
  visit["photos"] = {std::string(64, 'a')};
  ExpectRefused(visit, "photos");
}

TEST_P(VisitsApiTest, IdsAndTelephonesInWhatWasSaidAreHidden) {
  json visit = Filled(1);
  visit["note"] = "儿子电话 13800001234";
  const json kept = Sent(visit);
  EXPECT_EQ(kept["note"].get<std::string>().find("13800001234"), std::string::npos);
  EXPECT_EQ(Sent(visit)["id"], kept["id"]);
}

// The register's income is changed by its own change, and only when somebody says so.
TEST_P(VisitsApiTest, AWorksheetGoesIntoTheRegisterOnlyByDecision) {
  const json kept = Sent(Filled(1));
  const std::string path = "/visits/" + std::to_string(kept["id"].get<int64_t>()) + "/income";
  EXPECT_TRUE(Body(Get(County(), PathTo()))["income"].is_null());
  EXPECT_EQ(PostAt(Contact(99), path, nullptr, 1).status, 403);
  EXPECT_EQ(PostAt(Clerk(), path, nullptr, 2).status, 412);
  ASSERT_EQ(PostAt(Clerk(), path, nullptr, 1).status, 200);
  EXPECT_EQ(PostAt(Clerk(), path, nullptr, 1).status, 409) << "it is there";
  const json income = Body(Get(County(), PathTo()))["income"];
  EXPECT_EQ(income["wage"], 3'000'000);
  EXPECT_EQ(income["expense"], 200'000);
  EXPECT_EQ(income["period_end"], Today());
  const json history = Body(Get(County(), PathTo() + "/history"))["items"][0];
  EXPECT_NE(history["reason"].get<std::string>().find("入户走访"), std::string::npos);
}

TEST_P(VisitsApiTest, PhotosAreReadThroughTheVisitThatNamesThem) {
  const std::string photo = "\x89PNG\r\n\x1A\n signature";
  EXPECT_EQ(Do(Officer(), http::Method::kPost, PathTo() + "/visit-files", "text", {}).status, 422);
  EXPECT_EQ(Do(Village("530326102201"), http::Method::kPost, PathTo() + "/visit-files", photo, {}).status, 404);
  EXPECT_EQ(Do(County(), http::Method::kPost, PathTo() + "/visit-files", photo, {}).status, 403);
  const http::Reply added = Do(Officer(), http::Method::kPost, PathTo() + "/visit-files", photo, {});
  ASSERT_EQ(added.status, 201) << added.body;
  const std::string digest = Body(added)["digest"];
  json visit = Filled(1);
  visit["signature"] = digest;
  const std::string path = "/visits/" + std::to_string(Sent(visit)["id"].get<int64_t>()) + "/files/";
  EXPECT_EQ(Get(Clerk(), path + digest).body, photo);
  EXPECT_EQ(Get(Village("530326102201"), path + digest).status, 404);
  EXPECT_EQ(Get(Clerk(), path + sheet()[0].get<std::string>()).status, 404) << "the visit does not name it";
}

TEST_P(VisitsApiTest, AContactPersonHasHisOwnHouseholds) {
  MakeMonitored();
  const Caller contact = Contact(77);
  EXPECT_EQ(Send(contact, Filled(1)).status, 404);
  EXPECT_TRUE(Body(Get(contact, "/visit-rounds"))["items"].empty());
  Write([&](record::Tables& tables) -> Status {
    const registry::Row before = tables.registry().Find(registry::Entity::kHousehold, household_).value();
    registry::Row after = before;
    after[registry::household_field::kContact] = "77";
    registry::Operation operation;
    operation.reason = "test";
    operation.edits.push_back(registry::Changed(before, after));
    tables.audit().Append({"test", "", "done", ""});
    const Result<int64_t> applied = tables.registry().Apply(operation);
    return applied ? Status() : Fail(applied.error());
  });
  EXPECT_EQ(Body(Get(contact, "/visit-rounds"))["items"].size(), 1U);
  EXPECT_EQ(Get(contact, PathTo() + "/visit-sheet").status, 200);
  EXPECT_EQ(Send(contact, Filled(1)).status, 201);
}

}  // namespace
}  // namespace shouwang::api
