// Help over HTTP (02-domain.md section 6), on both databases: a plan from suggestions, the way of a measure, hand-over
// of the contact person, and the yearly review.
#include "api/help/help_api.h"

#include "access/account_changes.h"
#include "access/divisions.h"
#include "access/role_grants.h"
#include "api/casework/casework_api.h"
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

constexpr char kVillageCode[] = "530326101201";

// A1: 因病、缺劳动力, nobody can work; A2: 因务工就业不稳, the head can; A3 is not monitored; B1 is of another village.
class HelpApiTest : public ApiTest {
 public:
  HelpApiTest() : ApiTest(store::AllRepositories(), Joined({HelpEndpoints, RegistryEndpoints, CaseworkEndpoints})) {
    services().packs = &Packs();
    Errors errors;
    services().calendar = policy::ReadCalendar(SHOUWANG_SOURCE_DIR "/policies/calendar", errors).value();
    Write([this](record::Tables& tables) -> Status {
      tables.divisions().Keep({{"530326000000", "会泽县", ""},
                               {"530326101000", "娜姑镇", "530326000000"},
                               {kVillageCode, "白雾村", "530326101000"},
                               {"530326102000", "迤车镇", "530326000000"},
                               {"530326102201", "迤北村", "530326102000"}});
      first_ = ContactAccount(tables, "contact1", "张联系");
      second_ = ContactAccount(tables, "contact2", "李联系");
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
    Import();
    sheet_ = json::array({vault().Keep("\xFF\xD8\xFF a photo").value()});
  }

  static json Body(const http::Reply& reply) { return json::parse(reply.body); }
  static access::Caller Officer() { return Village(kVillageCode); }
  static access::Caller Clerk() { return Town("530326101"); }

  int64_t Household(const std::string& number) {
    return Body(Post(County(), "/households/search", {{"by", "household_id"}, {"text", number}}))["items"][0]["id"];
  }
  json Help(int64_t household) {
    const http::Reply reply = Get(County(), HelpPath(household));
    EXPECT_EQ(reply.status, 200) << reply.body;
    return Body(reply);
  }
  static std::string HelpPath(int64_t household) { return "/households/" + std::to_string(household) + "/help"; }

  static json Draft(const char* kind, const char* risk, const char* department) {
    return {{"kind", kind},         {"risks", {risk}},         {"department", department},
            {"amount", 120000},     {"from_on", "2022-05-31"}, {"to_on", "2022-12-31"},
            {"content", "按月落实"}};
  }
  json Planned(int64_t household, const json& drafts) {
    const http::Reply reply =
        Post(Officer(), "/households/" + std::to_string(household) + "/help-measures", {{"measures", drafts}});
    EXPECT_EQ(reply.status, 201) << reply.body;
    return Body(reply)["items"];
  }
  http::Reply Act(const access::Caller& caller, const json& measure, const char* action, const json& body) {
    return Post(caller, "/help-measures/" + std::to_string(measure["id"].get<int64_t>()) + "/" + action, body,
                {{"if-match", "\"" + std::to_string(measure["version"].get<int64_t>()) + "\""}});
  }
  json Posted(const json& measure) {
    const http::Reply reply = Hang({measure}, "2022-05-31");
    EXPECT_EQ(reply.status, 200) << reply.body;
    return Body(reply)["items"][0];
  }
  http::Reply Hang(const std::vector<json>& measures, const char* day, const char* place = "村务公开栏") {
    json all = json::array();
    for (const json& measure : measures) all.push_back({{"id", measure["id"]}, {"version", measure["version"]}});
    return Post(Officer(), "/help-measures/post", {{"posted_on", day}, {"place", place}, {"measures", all}});
  }
  json Carried() const {
    return {{"carried_on", "2022-05-31"}, {"amount", 100000}, {"note", "已发放"}, {"attachments", sheet_}};
  }
  int64_t RegisteredMeasures(int64_t household) {
    return static_cast<int64_t>(
        Body(Get(County(), "/households/" + std::to_string(household) + "/records"))["measures"].size());
  }
  static std::vector<std::string> Warnings(const json& help) {
    std::vector<std::string> kinds;
    for (const json& warning : help["helped"]["warnings"]) {
      kinds.push_back(warning["kind"].get<std::string>() + " " + warning["risk"].get<std::string>());
    }
    return kinds;
  }
  http::Reply HandOver(int64_t household, int64_t to, int64_t version) {
    return Post(Clerk(), "/households/" + std::to_string(household) + "/contact",
                {{"to", to}, {"on", "2022-05-31"}, {"reason", "驻村轮换"}},
                {{"if-match", "\"" + std::to_string(version) + "\""}});
  }
  http::Reply Review(int64_t household, int64_t year, const char* effect) {
    return Post(Officer(), "/households/" + std::to_string(household) + "/help-reviews",
                {{"year", year}, {"effect", effect}, {"note", "收入有增加"}, {"reviewed_on", "2022-05-30"}});
  }

 protected:
  int64_t first_ = 0;
  int64_t second_ = 0;
  json sheet_;

 private:
  static int64_t ContactAccount(record::Tables& tables, const std::string& name, const std::string& person) {
    const int64_t id = access::CreateAccount(tables, {name, person}, {"x", "x"}).value().id;
    EXPECT_TRUE(access::GrantFromConsole(tables, id, {access::Role::kContact, "530326101", "", {}}));
    return id;
  }
  void Import() {
    const http::Reply opened = Post(County(), "/registry-imports", json::object());
    const std::string path = "/registry-imports/" + std::to_string(Body(opened)["id"].get<int64_t>());
    const auto id = [](int64_t serial) { return ResidentId(53032619800101000 + serial).Text(); };
    Do(County(), http::Method::kPost, path + "/files?name=h.csv",
       "户编号,行政区划代码,户类型\nA1,530326101201,一般农户\nA2,530326101201,脱贫户\nA3,530326101201,一般农户\n"
       "B1,530326102201,一般农户\n",
       {});
    Do(County(), http::Method::kPost, path + "/files?name=m.csv",
       "户编号,监测对象类别,识别时间,致贫返贫风险\nA1,边缘易致贫户,2022-03-01,因病、缺劳动力\n"
       "A2,脱贫不稳定户,2022-03-01,因务工就业不稳\nB1,边缘易致贫户,2022-03-01,因病\n",
       {});
    json now = Body(Do(County(), http::Method::kPost, path + "/files?name=p.csv",
                       "户编号,姓名,证件号码,与户主关系,劳动技能\nA1,司马内," + id(1) + ",户主,无劳动力\nA2,司马二," +
                           id(2) + ",户主,普通劳动力\nA3,司马三," + id(3) + ",户主,普通劳动力\nB1,欧阳外," + id(4) +
                           ",户主,无劳动力\n",
                       {}));
    for (const char* step : {"/compare", "/accept"}) {
      const http::Reply done = Post(County(), path + step, nullptr,
                                    {{"if-match", "\"" + std::to_string(now["version"].get<int64_t>()) + "\""}});
      ASSERT_EQ(done.status, 200) << done.body;
      now = Body(done);
    }
  }

  // Read once for all tests, and never destroyed: at exit DuckDB would use what its thread has already given up.
  static intake::PackShelf& Packs() {
    static auto* const packs = new intake::PackShelf(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser);
    return *packs;
  }
};
SHOUWANG_API_ON_BOTH_DATABASES(HelpApiTest);

TEST_P(HelpApiTest, APlanIsMadeFromSuggestionsAndItsWarningsGo) {
  const int64_t household = Household("A1");
  const json before = Help(household);
  EXPECT_EQ(Warnings(before), (std::vector<std::string>{"risk_without_measure 因病", "risk_without_measure 缺劳动力"}));
  EXPECT_EQ(before["helped"]["planned_on"], nullptr);
  json drafts = json::array();
  for (const json& suggestion : before["suggestions"]) {
    json draft =
        Draft(suggestion["kind"].get<std::string>().c_str(), "", suggestion["department"].get<std::string>().c_str());
    draft["risks"] = suggestion["risks"];
    drafts.push_back(draft);
  }
  ASSERT_GE(drafts.size(), 2U);
  Planned(household, drafts);
  const json after = Help(household);
  EXPECT_EQ(after["helped"]["planned_on"], "2022-05-31");
  for (const std::string& warning : Warnings(after)) EXPECT_FALSE(warning.starts_with("risk_without")) << warning;
  EXPECT_EQ(after["measures"].size(), drafts.size());
  EXPECT_EQ(after["events"].size(), drafts.size());
}

TEST_P(HelpApiTest, APlansHistoryNamesThePeople) {
  const int64_t household = Household("A1");
  const access::Caller officer = Named(Officer(), "刘支书");
  const std::string path = "/households/" + std::to_string(household) + "/help-measures";
  const http::Reply made = Post(officer, path, {{"measures", {Draft("健康帮扶", "因病", "medical_insurance")}}});
  ASSERT_EQ(made.status, 201) << made.body;
  const http::Reply carried = Act(officer, Posted(Body(made)["items"][0]), "carry", Carried());
  ASSERT_EQ(carried.status, 200) << carried.body;
  EXPECT_EQ(Body(carried)["carried_by_name"], "刘支书");
  const json events = Help(household)["events"];
  EXPECT_EQ(events.front()["by_name"], "刘支书");
  EXPECT_EQ(events.front()["by"], officer.name);
}

TEST_P(HelpApiTest, AFamilyWithLabourWithSafetyNetAloneIsWarnedOf) {
  const int64_t household = Household("A2");
  Planned(household, json::array({Draft("综合保障", "因务工就业不稳", "civil_affairs")}));
  const std::vector<std::string> warned = Warnings(Help(household));
  EXPECT_NE(std::find(warned.begin(), warned.end(), "only_safety_net "), warned.end());
  const json listed = Body(Get(Officer(), "/help-households?warning=only_safety_net"))["items"];
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0]["head"], "司马二");
  Planned(household, json::array({Draft("就业帮扶", "因务工就业不稳", "human_resources")}));
  EXPECT_TRUE(Warnings(Help(household)).empty());
  EXPECT_TRUE(Body(Get(Officer(), "/help-households?warning=only_safety_net"))["items"].empty());
}

TEST_P(HelpApiTest, OnlyMonitoredHouseholdsHaveAPlan) {
  const http::Reply refused = Post(Officer(), "/households/" + std::to_string(Household("A3")) + "/help-measures",
                                   {{"measures", json::array({Draft("健康帮扶", "因病", "medical_insurance")})}});
  EXPECT_EQ(refused.status, 409) << refused.body;
  EXPECT_EQ(Help(Household("A3"))["helped"], nullptr);
  const std::string path = "/households/" + std::to_string(Household("A1")) + "/help-measures";
  EXPECT_EQ(Post(Officer(), path, {{"measures", json::array({Draft("健康帮扶", "因学", "medical_insurance")})}}).status,
            422)
      << "a risk that the household has not";
  EXPECT_EQ(Post(Officer(), path, {{"measures", json::array({Draft("健康", "因病", "medical_insurance")})}}).status,
            422);
  EXPECT_EQ(Post(Officer(), path, {{"measures", json::array({Draft("健康帮扶", "因病", "nobody")})}}).status, 422);
}

TEST_P(HelpApiTest, AMeasureIsPostedCarriedOutAndCheckedByAnother) {
  const int64_t household = Household("A1");
  const json planned = Planned(household, json::array({Draft("健康帮扶", "因病", "medical_insurance")}))[0];
  EXPECT_EQ(Act(Officer(), planned, "carry", Carried()).status, 409) << "not before it was posted";
  EXPECT_EQ(Hang({planned}, "2022-05-31", "电话13800138000").status, 422) << "nothing personal in the village";
  EXPECT_EQ(Hang({planned}, "2022-06-01").status, 422) << "not tomorrow";
  const json posted = Posted(planned);
  json bare = Carried();
  bare["attachments"] = json::array();
  EXPECT_EQ(Act(Officer(), posted, "carry", bare).status, 422) << "with what shows it";
  EXPECT_EQ(RegisteredMeasures(household), 0);
  const http::Reply carried = Act(Clerk(), posted, "carry", Carried());
  ASSERT_EQ(carried.status, 200) << carried.body;
  EXPECT_EQ(RegisteredMeasures(household), 1) << "what was carried out is a measure of the register";
  EXPECT_TRUE(Help(household)["registered"].empty()) << "told once";
  const json done = Body(carried);
  EXPECT_EQ(Act(Officer(), done, "check", {{"passed", true}}).status, 403) << "by the town or the county";
  EXPECT_EQ(Act(Clerk(), done, "check", {{"passed", true}}).status, 403) << "not by who carried it out";
  EXPECT_EQ(Act(County(), posted, "check", {{"passed", true}}).status, 412);
  const http::Reply checked = Act(County(), done, "check", {{"passed", true}});
  ASSERT_EQ(checked.status, 200) << checked.body;
  EXPECT_EQ(Body(checked)["state"], "checked");
  EXPECT_EQ(Act(County(), Body(checked), "cancel", {{"reason", "不要了"}}).status, 409);
  EXPECT_EQ(Get(Officer(), "/help-measures/" + std::to_string(done["id"].get<int64_t>()) + "/attachments/" +
                               sheet_[0].get<std::string>())
                .status,
            200);
}

TEST_P(HelpApiTest, ACheckThatFailsTakesTheMeasureOutOfTheRegister) {
  const int64_t household = Household("A1");
  const json posted = Posted(Planned(household, json::array({Draft("健康帮扶", "因病", "medical_insurance")}))[0]);
  const json carried = Body(Act(Officer(), posted, "carry", Carried()));
  EXPECT_EQ(Act(Clerk(), carried, "check", {{"passed", false}}).status, 422) << "with what is wrong";
  const http::Reply back = Act(Clerk(), carried, "check", {{"passed", false}, {"note", "照片不是这一户"}});
  ASSERT_EQ(back.status, 200) << back.body;
  EXPECT_EQ(Body(back)["state"], "posted");
  EXPECT_EQ(RegisteredMeasures(household), 0);
  EXPECT_EQ(Act(Officer(), Body(back), "carry", Carried()).status, 200);
  EXPECT_EQ(RegisteredMeasures(household), 1);
}

TEST_P(HelpApiTest, WhatWasPostedAndIsChangedIsPostedAgain) {
  const json posted =
      Posted(Planned(Household("A1"), json::array({Draft("健康帮扶", "因病", "medical_insurance")}))[0]);
  json change = Draft("社会帮扶", "因病", "civil_affairs");
  change["reason"] = "改由民政救助";
  const http::Reply revised = Act(Officer(), posted, "revise", change);
  ASSERT_EQ(revised.status, 200) << revised.body;
  EXPECT_EQ(Body(revised)["state"], "planned");
  EXPECT_EQ(Body(revised)["posted_on"], nullptr);
  const http::Reply cancelled = Act(Officer(), Body(revised), "cancel", {{"reason", "已有医保报销"}});
  ASSERT_EQ(cancelled.status, 200) << cancelled.body;
  const json help = Help(Household("A1"));
  EXPECT_EQ(help["events"].size(), 4U);
  EXPECT_EQ(Warnings(help).front(), "risk_without_measure 因病") << "what is cancelled answers nothing";
}

TEST_P(HelpApiTest, ManyMeasuresArePostedAtOnceOrNone) {
  const json first = Planned(Household("A1"), json::array({Draft("健康帮扶", "因病", "medical_insurance")}))[0];
  const json second =
      Planned(Household("A2"), json::array({Draft("就业帮扶", "因务工就业不稳", "human_resources")}))[0];
  json stale = second;
  stale["version"] = 7;
  EXPECT_EQ(Hang({first, stale}, "2022-05-31").status, 412);
  EXPECT_EQ(Body(Get(Officer(), "/help-measures?state=posted"))["items"].size(), 0U);
  EXPECT_EQ(Hang({first, second}, "2022-05-31").status, 200);
  const json board = Body(Get(Officer(), "/help-measures?state=posted"))["items"];
  ASSERT_EQ(board.size(), 2U);
  EXPECT_EQ(board[0]["head"], "司马内");
  const json summary = Body(Get(Officer(), "/help-summary"));
  EXPECT_EQ(summary["households"], 2);
  EXPECT_EQ(summary["measures"]["posted"], 2);
}

TEST_P(HelpApiTest, TheContactPersonIsHandedOverWithWhatIsOpen) {
  const int64_t household = Household("A1");
  Planned(household, json::array({Draft("健康帮扶", "因病", "medical_insurance")}));
  ASSERT_EQ(HandOver(household, first_, Help(household)["version"]).status, 201);
  EXPECT_EQ(Help(household)["helped"]["contact_name"], "张联系");
  EXPECT_EQ(HandOver(household, second_, 1).status, 412);
  EXPECT_EQ(HandOver(household, first_, Help(household)["version"]).status, 409);
  EXPECT_EQ(HandOver(household, 999999, Help(household)["version"]).status, 422);
  // Scope follows: the old one loses sight of the household, the new one gains it.
  EXPECT_EQ(Get(Contact(first_), HelpPath(household)).status, 200);
  const http::Reply handed = HandOver(household, second_, Help(household)["version"]);
  ASSERT_EQ(handed.status, 201) << handed.body;
  EXPECT_EQ(Body(handed)["from"], "张联系");
  EXPECT_EQ(Body(handed)["tasks"][0]["kind"], "measure");
  EXPECT_EQ(Get(Contact(first_), HelpPath(household)).status, 404);
  EXPECT_EQ(Get(Contact(second_), HelpPath(household)).status, 200);
  EXPECT_EQ(Help(household)["hand_overs"].size(), 2U);
  const json contacts = Body(Get(Officer(), "/help-contacts"))["items"];
  ASSERT_EQ(contacts.size(), 2U);
  EXPECT_EQ(contacts[1]["households"], 1);
}

// S1: “监测对象每月监测核实1次”: whoever takes a household over is told of the visit that is still due.
TEST_P(HelpApiTest, S1_AnOpenVisitIsHandedOverToo) {
  const int64_t household = Household("A1");
  const auto kinds = [&] {
    const json tasks = Body(Get(County(), "/households/" + std::to_string(household) + "/open-tasks"))["items"];
    std::vector<std::string> found;
    for (const json& task : tasks) found.push_back(task["kind"].get<std::string>());
    return found;
  };
  const auto visit = [&](const std::string& day, visits::VisitState state) {
    Write([&](record::Tables& tables) -> Status {
      tables.visits().KeepForm("form", "{}");
      visits::Visit made;
      made.form = "form";
      made.key = made.digest = Sha256Hex(day);
      made.household = household;
      made.division_code = kVillageCode;
      made.visited_on = day;
      made.state = state;
      EXPECT_NE(tables.visits().Add(made), 0);
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
  };
  visit("2022-04-30", visits::VisitState::kStands);
  EXPECT_EQ(kinds(), std::vector<std::string>{"round"}) << "last month's is not this month's";
  visit("2022-05-02", visits::VisitState::kSetAside);
  EXPECT_EQ(kinds(), std::vector<std::string>{"round"});
  const json handed = Body(HandOver(household, first_, Help(household)["version"]));
  ASSERT_EQ(handed["tasks"].size(), 1U);
  EXPECT_EQ(handed["tasks"][0]["title"], "走访：2022-05-31 前要去一次");
  visit("2022-05-30", visits::VisitState::kDisputed);
  EXPECT_EQ(kinds(), std::vector<std::string>{"visit"}) << "somebody was there, and both tell it differently";
}

TEST_P(HelpApiTest, AVillageReviewsEveryHouseholdEachYear) {
  const json before = Body(Get(Officer(), "/help-reviews?year=2022"))["items"];
  ASSERT_EQ(before.size(), 2U);
  for (const json& line : before) EXPECT_EQ(line["review"], nullptr) << "missing";
  EXPECT_EQ(Review(Household("A1"), 2022, "很好").status, 422) << "in the pack's words";
  EXPECT_EQ(Review(Household("A3"), 2022, "有成效").status, 409) << "not monitored in that year";
  EXPECT_EQ(Review(Household("A1"), 2021, "有成效").status, 409);
  const http::Reply added = Review(Household("A1"), 2022, "有成效");
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_EQ(Review(Household("A1"), 2022, "成效明显").status, 409) << "once a year";
  const json missing = Body(Get(Officer(), "/help-reviews?year=2022&missing=true"))["items"];
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0]["head"], "司马二");
  const http::Reply revised =
      Post(Officer(), "/help-reviews/" + std::to_string(Body(added)["id"].get<int64_t>()) + "/revise",
           {{"effect", "成效明显"}, {"note", "收入稳定"}, {"change", "转为只监测"}, {"reviewed_on", "2022-05-31"}},
           {{"if-match", "\"1\""}});
  ASSERT_EQ(revised.status, 200) << revised.body;
  const json progress = Body(Get(County(), "/help-review-progress?year=2022"));
  ASSERT_EQ(progress["villages"].size(), 2U);
  EXPECT_EQ(progress["villages"][0]["households"], 2);
  EXPECT_EQ(progress["villages"][0]["reviewed"], 1);
  EXPECT_EQ(progress["villages"][0]["effects"], (json::array({1, 0, 0})));
}

TEST_P(HelpApiTest, NobodySeesTheHelpOfAnotherVillage) {
  const int64_t other = Household("B1");
  EXPECT_EQ(Get(Officer(), HelpPath(other)).status, 404);
  EXPECT_EQ(Post(Officer(), "/households/" + std::to_string(other) + "/help-measures",
                 {{"measures", json::array({Draft("健康帮扶", "因病", "medical_insurance")})}})
                .status,
            404);
  EXPECT_EQ(Review(other, 2022, "有成效").status, 404);
  EXPECT_EQ(Body(Get(Officer(), "/help-households"))["items"].size(), 2U);
  EXPECT_EQ(Body(Get(County(), "/help-households?limit=2"))["items"].size(), 2U);
  EXPECT_EQ(Body(Get(County(), "/help-households"))["items"].size(), 3U);
}

TEST_P(HelpApiTest, WhatHelpEnteredIsNotUndoneInTheRegister) {
  const int64_t household = Household("A1");
  const json posted = Posted(Planned(household, json::array({Draft("健康帮扶", "因病", "medical_insurance")}))[0]);
  ASSERT_EQ(Act(Officer(), posted, "carry", Carried()).status, 200);
  const json change = Body(Get(County(), "/households/" + std::to_string(household) + "/history"))["items"][0];
  EXPECT_EQ(change["source"], "help");
  EXPECT_EQ(
      Post(County(), "/changes/" + std::to_string(change["id"].get<int64_t>()) + "/undo", {{"reason", "误登"}}).status,
      409);
}

}  // namespace
}  // namespace shouwang::api
