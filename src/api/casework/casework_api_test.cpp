// A family's way into monitoring and out of it over HTTP: each rule of 02-domain.md sections 5 and 7 that the kernel
// alone cannot keep, on both databases.
#include "api/casework/casework_api.h"

#include "access/account_changes.h"
#include "access/divisions.h"
#include "api/core/test_api.h"
#include "api/registry/registry_api.h"
#include "base/resident_id.h"
#include "engine/duckdb_engine.h"
#include "intake/pack_shelf.h"
#include "policy/calendar_reader.h"
#include "store/all/repositories.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr int64_t kDay = 86'400'000;
constexpr char kVillageCode[] = "530326101201";

Endpoints Both() {
  Endpoints all = CaseworkEndpoints();
  for (Endpoint& endpoint : RegistryEndpoints()) all.push_back(std::move(endpoint));
  return all;
}

class CaseworkApiTest : public ApiTest {
 public:
  CaseworkApiTest()
      : ApiTest(store::AllRepositories(), Both()), packs_(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser) {
    services().packs = &packs_;
    Errors errors;
    services().calendar = policy::ReadCalendar(SHOUWANG_SOURCE_DIR "/policies/calendar", errors).value();
    Write([](record::Tables& tables) -> Status {
      tables.divisions().Keep({{"530326000000", "会泽县", ""},
                               {"530326101000", "娜姑镇", "530326000000"},
                               {kVillageCode, "白雾村", "530326101000"},
                               {"530326102000", "迤车镇", "530326000000"},
                               {"530326102201", "迤北村", "530326102000"}});
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
    Import();
    sheet_ = json::array({vault().Keep("\xFF\xD8\xFF a signed sheet").value()});
  }

  static json Body(const http::Reply& reply) { return json::parse(reply.body); }
  access::Caller Officer() { return Village(kVillageCode); }
  access::Caller Clerk() { return Town("530326101"); }
  access::Caller Colleague() { return At(access::Role::kCounty, "530326", 21); }

  http::Reply PostAt(const access::Caller& caller, const std::string& path, const json& body, int64_t version) {
    return Post(caller, path, body, {{"if-match", "\"" + std::to_string(version) + "\""}});
  }
  // What is made must be made.
  json Made(const access::Caller& caller, const std::string& path, const json& body) {
    const http::Reply reply = Post(caller, path, body);
    EXPECT_EQ(reply.status, 201) << path << ": " << reply.body;
    return Body(reply);
  }

  int64_t Household(const std::string& number) {
    return Body(Post(County(), "/households/search", {{"by", "household_id"}, {"text", number}}))["items"][0]["id"];
  }
  int64_t Head(int64_t household) {
    return Body(Get(County(), "/households/" + std::to_string(household)))["members"][0]["id"];
  }

  int64_t Apply(int64_t household) {
    return Made(Officer(), "/households/" + std::to_string(household) + "/applications",
                {{"received_on", "2022-05-30"}, {"text", "孩子生病"}, {"attachments", sheet_}})["id"];
  }
  int64_t Open(int64_t household) {
    return Made(Officer(), "/cases",
                {{"procedure", "identification"}, {"household", household}, {"application", Apply(household)}})["id"];
  }
  int64_t Sign(int64_t household) {
    return Made(Officer(), "/households/" + std::to_string(household) + "/authorisations",
                {{"signed_on", "2022-05-30"},
                 {"scope", "家庭资产、医疗教育开支"},
                 {"signers", {Head(household)}},
                 {"attachments", sheet_}})["id"];
  }

  static std::string PathOf(int64_t case_file) { return "/cases/" + std::to_string(case_file); }
  json Read(int64_t case_file) { return Body(Get(County(), PathOf(case_file))); }

  http::Reply Complete(const access::Caller& caller, int64_t case_file, json fields) {
    const json now = Read(case_file);
    for (auto& [name, value] : fields.items()) {
      if (!value.is_array()) value = json::array({value});
    }
    return PostAt(caller, PathOf(case_file) + "/complete", {{"step", now["step"]}, {"fields", fields}},
                  now["version"].get<int64_t>());
  }
  void MustComplete(const access::Caller& caller, int64_t case_file, const json& fields, const char* step) {
    const http::Reply reply = Complete(caller, case_file, fields);
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(Body(reply)["step"], step);
  }
  void Give(int64_t case_file, const char* kind) {
    const http::Reply reply =
        PostAt(Officer(), PathOf(case_file) + "/papers", {{"kind", kind}, {"attachments", sheet_}},
               Read(case_file)["version"].get<int64_t>());
    ASSERT_EQ(reply.status, 200) << reply.body;
  }

  json Ask(int64_t case_file, const char* department) {
    return Made(County(), PathOf(case_file) + "/lookups", {{"departments", {department}}})["items"][0];
  }
  http::Reply Answer(const access::Caller& caller, const json& lookup, const json& findings) {
    return PostAt(caller, "/lookups/" + std::to_string(lookup["id"].get<int64_t>()) + "/answer",
                  {{"note", "已核对"}, {"findings", findings}}, lookup["version"].get<int64_t>());
  }

  void Meet(const std::vector<int64_t>& cases, bool agreed = true) {
    json decisions = json::array();
    for (const int64_t id : cases) decisions.push_back({{"case", id}, {"agreed", agreed}});
    Made(Officer(), "/meetings",
         {{"division_code", kVillageCode},
          {"held_on", Today()},
          {"place", "村委会"},
          {"host", "村支书"},
          {"attendance", 32},
          {"minutes", "逐户评议"},
          {"attachments", sheet_},
          {"decisions", decisions}});
  }
  std::string Today() { return BeijingDay(clock().NowMs()).Iso(); }
  json Hang(const std::vector<int64_t>& cases) {
    const json draft = Body(Post(Officer(), "/postings/draft", {{"cases", cases}}));
    return Made(Officer(), "/postings",
                {{"division_code", kVillageCode},
                 {"title", "拟纳入监测对象公示"},
                 {"place", "村务公开栏"},
                 {"body", draft["body"]},
                 {"starts_on", Today()},
                 {"cases", cases}});
  }
  http::Reply Close(const json& posting, const std::string& why = "") {
    const json now = Body(Get(Officer(), "/postings/" + std::to_string(posting["id"].get<int64_t>())));
    return PostAt(Officer(), "/postings/" + std::to_string(posting["id"].get<int64_t>()) + "/close",
                  {{"why", why}, {"attachments", sheet_}}, now["version"].get<int64_t>());
  }

  // To the village's meeting, with one department asked.
  void ToAppraisal(int64_t household, int64_t case_file, const json& findings = json::array()) {
    MustComplete(Officer(), case_file, {{"situation", "医疗支出大"}}, "analyse");
    MustComplete(Officer(), case_file, {{"judgement", "列入入户名单"}}, "survey");
    Give(case_file, "visit");
    Sign(household);
    MustComplete(Officer(), case_file, {{"findings", "收入下降"}}, "lookup");
    const json lookup = Ask(case_file, "medical_insurance");
    const http::Reply answered = Answer(Department("medical_insurance"), lookup, findings);
    ASSERT_EQ(answered.status, 200) << answered.body;
    MustComplete(County(), case_file, {{"lookup_opinion", "信息属实"}}, "appraisal");
  }
  // Through the notice, to the county's decision.
  void ToDecision(int64_t case_file) {
    Meet({case_file});
    const json posting = Hang({case_file});
    clock().Advance(9 * kDay);
    ASSERT_EQ(Close(posting).status, 200);
    MustComplete(Officer(), case_file, {{"village_decision", "同意"}, {"suggested_measures", "健康帮扶"}},
                 "town_review");
    MustComplete(Clerk(), case_file,
                 {{"spot_check", "抽查一致"}, {"town_opinion", "同意"}, {"agreed_measures", "健康帮扶"}}, "determine");
  }
  json Decision() {
    return {{"category", "边缘易致贫户"},
            {"risks", json::array({"因病", "缺劳动力"})},
            {"department", "medical_insurance"},
            {"contact", std::to_string(contact_)},
            {"county_opinion", "纳入"}};
  }
  json Monitored(int64_t household) {
    return Body(Get(County(), "/households/" + std::to_string(household)))["monitored"];
  }

  const json& sheet() const { return sheet_; }

 private:
  void Import() {
    const http::Reply opened = Post(County(), "/registry-imports", json::object());
    const std::string path = "/registry-imports/" + std::to_string(Body(opened)["id"].get<int64_t>());
    const auto id = [](int64_t serial) { return ResidentId(53032619800101000 + serial).Text(); };
    const std::string households =
        "户编号,行政区划代码,村民小组,户类型\nA1,530326101201,一组,一般农户\nA2,530326101201,二组,一般农户\n"
        "B1,530326102201,一组,一般农户\n";
    const std::string persons = "户编号,姓名,证件号码,与户主关系\nA1,司马内," + id(1) + ",户主\nA2,司马二," + id(2) +
                                ",户主\nB1,欧阳外," + id(3) + ",户主\n";
    Do(County(), http::Method::kPost, path + "/files?name=h.csv", households, {});
    json now = Body(Do(County(), http::Method::kPost, path + "/files?name=p.csv", persons, {}));
    for (const char* step : {"/compare", "/accept"}) {
      const http::Reply done = PostAt(County(), path + step, nullptr, now["version"].get<int64_t>());
      ASSERT_EQ(done.status, 200) << done.body;
      now = Body(done);
    }
    Write([&](record::Tables& tables) -> Status {
      contact_ = access::CreateAccount(tables, {"contact1", "某人"}, {"x", "x"}).value().id;
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
  }

  intake::PackShelf packs_;
  json sheet_;
  int64_t contact_ = 0;
};
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
  for (const json& paper : Read(id)["papers"]) EXPECT_NE(paper["kind"], "authorisation");
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

TEST_P(CaseworkApiTest, ANoticeHangsFiveWorkdaysAndEndsEarlyOnlyWithAReason) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  ToAppraisal(household, id);
  const http::Reply unmet = Post(Officer(), "/postings",
                                 {{"division_code", kVillageCode},
                                  {"title", "公示"},
                                  {"place", "公开栏"},
                                  {"body", "现予公示"},
                                  {"starts_on", Today()},
                                  {"cases", {id}}});
  EXPECT_EQ(unmet.status, 409) << unmet.body;
  Meet({id});
  // 31 May 2022 is a Tuesday; 3 to 5 June is the Dragon Boat Festival: 1, 2, 6, 7 and 8 June.
  const json posting = Hang({id});
  EXPECT_EQ(posting["ends_on"], "2022-06-08");
  EXPECT_EQ(Close(posting).status, 422);
  clock().Advance(8 * kDay);
  EXPECT_EQ(Today(), "2022-06-08");
  EXPECT_EQ(Close(posting).status, 422);
  clock().Advance(kDay);
  ASSERT_EQ(Close(posting).status, 200);
  EXPECT_EQ(Read(id)["missing"], "");
}

TEST_P(CaseworkApiTest, ALateEndNeedsAReasonToo) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  ToAppraisal(household, id);
  Meet({id});
  const json posting = Hang({id});
  clock().Advance(13 * kDay);
  EXPECT_EQ(Close(posting).status, 422);
  EXPECT_EQ(Close(posting, "村里停电，晚登记了几天").status, 200);
}

TEST_P(CaseworkApiTest, ANoticeShowsNothingPersonal) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  ToAppraisal(household, id);
  Meet({id});
  const auto hang = [&](const char* body) {
    return Post(Officer(), "/postings",
                {{"division_code", kVillageCode},
                 {"title", "公示"},
                 {"place", "公开栏"},
                 {"body", body},
                 {"starts_on", Today()},
                 {"cases", {id}}})
        .status;
  };
  EXPECT_EQ(hang("户主司马内，530326 19800101 0019"), 422);
  EXPECT_EQ(hang("电话１３８００１３８０００"), 422);
  EXPECT_EQ(hang("卡号6217 0000 0000 0000 000"), 422);
  EXPECT_EQ(hang("证件530326********0019"), 422);
  EXPECT_EQ(hang("因患有尿毒症"), 422);
  EXPECT_EQ(hang("户主司马内，公示期2022-05-31至2022-06-08"), 201);
}

TEST_P(CaseworkApiTest, AnObjectionStopsTheClockUntilItIsAnswered) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  ToAppraisal(household, id);
  Meet({id});
  const json posting = Hang({id});
  const std::string path = "/postings/" + std::to_string(posting["id"].get<int64_t>());
  clock().Advance(kDay);
  const json objected =
      Made(Officer(), path + "/objections", {{"case", id}, {"received_on", Today()}, {"text", "听说他家有车"}});
  EXPECT_EQ(Read(id)["held"], true);
  const json answer = {{"objection", objected["objections"][0]["id"]}, {"finding", "无车"}, {"answer", "已向本人说明"}};
  clock().Advance(9 * kDay);
  EXPECT_EQ(Close(posting, "到期").status, 409);
  EXPECT_EQ(Complete(Officer(), id, {{"village_decision", "同意"}, {"suggested_measures", "健康帮扶"}}).status, 409);
  ASSERT_EQ(Post(Officer(), path + "/objections/answer", answer).status, 200);
  EXPECT_EQ(Post(Officer(), path + "/objections/answer", answer).status, 409);
  EXPECT_EQ(Read(id)["held"], false);
  // From 1 to 10 June: 2, 6, 7, 8, 9 and 10 June are workdays, so it ends six workdays after 8 June.
  EXPECT_EQ(Body(Get(Officer(), path))["ends_on"], "2022-06-16");
  EXPECT_EQ(Close(posting).status, 422);
  clock().Advance(7 * kDay);
  EXPECT_EQ(Close(posting).status, 200);
}

TEST_P(CaseworkApiTest, OneMeetingDecidesOnManyHouseholds) {
  const int64_t first = Open(Household("A1"));
  const int64_t second = Open(Household("A2"));
  Meet({first, second});
  for (const int64_t id : {first, second}) {
    const json papers = Read(id)["papers"];
    EXPECT_EQ(std::count_if(papers.begin(), papers.end(), [](const json& paper) { return paper["kind"] == "meeting"; }),
              1);
  }
  const http::Reply done = Post(Officer(), "/cases/complete",
                                {{"step", "collect"},
                                 {"fields", {{"situation", {"排查"}}}},
                                 {"cases",
                                  {{{"id", first}, {"version", Read(first)["version"]}},
                                   {{"id", second}, {"version", Read(second)["version"]}}}}});
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(Read(second)["step"], "analyse");
  // One of them stale: nothing moves.
  const http::Reply stale =
      Post(Officer(), "/cases/complete",
           {{"step", "analyse"},
            {"fields", {{"judgement", {"入户"}}}},
            {"cases", {{{"id", first}, {"version", Read(first)["version"]}}, {{"id", second}, {"version", 1}}}}});
  EXPECT_EQ(stale.status, 412) << stale.body;
  EXPECT_EQ(Read(first)["step"], "analyse");
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
  Write([&](record::Tables& tables) -> Status {
    registry::Row measure(registry::Entity::kMeasure);
    measure.id = tables.registry().NewNumber();
    measure.household = household;
    const Result<int64_t> kept =
        tables.registry().Apply({registry::ChangeSource::kEdit, "测试", {registry::Created(measure)}});
    if (!kept) return Fail(kept.error());
    tables.audit().Append({"test", "", "done", ""});
    return {};
  });
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
