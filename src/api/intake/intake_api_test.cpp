// The whole path on a small county: hand in, preview, map, load, run, repeat, correct, what-if.
#include <gtest/gtest.h>

#include <algorithm>

#include "api/core/test_api.h"
#include "api/intake/intake_api.h"
#include "base/resident_id.h"
#include "engine/duckdb_engine.h"
#include "intake/job_runner.h"
#include "intake/run_work.h"
#include "intake/what_if_desk.h"
#include "store/access/access_tables.h"
#include "store/clues/clue_tables.h"
#include "store/intake/intake_tables.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr std::chrono::seconds kPatience{60};

std::string PersonId(int64_t serial) { return ResidentId(53032619800101000 + serial).Text(); }
const std::string kId1 = PersonId(1);
const std::string kId2 = PersonId(3);
const std::string kHouseholds = "户编号,行政区划代码,户类型\nH1,530326101201,脱贫户\nH2,530326102201,脱贫户\n";
const std::string kPersons = "户编号,姓名,证件号码,与户主关系\nH1,张三," + kId1 + ",户主\nH2,李四," + kId2 + ",户主\n";
const std::string kBills = "身份证号码,姓名,结算日期,合规自付\n";
const std::string kMay =
    kBills + kId1 + ",张三,2022-05-03,5000\n" + kId2 + ",李四,2022-05-04,4000\n41152419900101,王五,2022-05-04,1\n";

class Listener final : public http::EventStream {
 public:
  bool Send(std::string_view /*event*/, std::string_view data, std::string_view /*id*/) override {
    last = data;
    return true;
  }
  void Close() override { closed = true; }
  std::string last;
  bool closed = false;
};

class IntakeApiTest : public ApiTest {
 public:
  IntakeApiTest()
      : ApiTest({.audit = store::MakeAuditTrail,
                 .accounts = store::MakeAccounts,
                 .uploads = store::MakeUploads,
                 .runs = store::MakeRuns,
                 .jobs = store::MakeJobs,
                 .policy_changes = store::MakePolicyChanges,
                 .clues = store::MakeClues,
                 .group_risks = store::MakeGroupRisks},
                Joined({DatasetEndpoints, ImportEndpoints, RunEndpoints, JobEndpoints, PolicyEndpoints,
                        PolicyChangeEndpoints, SimulationEndpoints})),
        packs_(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser),
        desk_(vault(), packs_, clock(), engine::MakeDuckdbEngine, Engine()),
        work_(record(), vault(), services().sealer, packs_, engine::MakeDuckdbEngine, Engine(),
              [this](const policy::Pack&, const std::string&) { return Register(); }) {
    services().packs = &packs_;
    services().what_if = &desk_;
    StartJobs();
  }
  ~IntakeApiTest() override { jobs_->Stop(); }

  void StartJobs() {
    jobs_ =
        std::make_unique<intake::JobRunner>(record(), clock(), std::map<std::string, intake::JobWork*>{{"run", &work_}},
                                            [this](bool begins) { desk_.GiveUp(begins); });
    services().jobs = jobs_.get();
    jobs_->Start();
  }

  static screening::EngineOptions Engine() { return {"512MB", 1}; }
  Result<intake::RegisterTables> Register() {
    intake::RegisterTables tables;
    for (const auto& [name, text] : {std::pair("household", kHouseholds), std::pair("person", kPersons)}) {
      tables.tables.push_back(
          {std::string(name) + ".csv", vault().Keep(text).value(), text.size(), 0, {{"", name, 0, {}}}});
    }
    tables.subjects.Sort();
    return tables;
  }

  http::Reply HandIn(const access::Caller& caller, const std::string& name, const std::string& text,
                     const std::string& more = "") {
    return Do(caller, http::Method::kPost, "/imports?period=2022-05&name=" + name + more, text, {});
  }
  http::Reply Change(const access::Caller& caller, http::Method method, const std::string& path, const json& body,
                     int64_t version) {
    return Do(caller, method, path, body.is_null() ? "" : body.dump(),
              {{"if-match", "\"" + std::to_string(version) + "\""}});
  }
  // Hands in, loads, gives the upload's number.
  int64_t Loaded(const std::string& name, const std::string& text) {
    const http::Reply reply = HandIn(Insurance(), name, text);
    EXPECT_EQ(reply.status, 201) << reply.body;
    const auto id = json::parse(reply.body)["id"].get<int64_t>();
    const http::Reply loaded = Change(Insurance(), http::Method::kPost, Path(id, "/load"), json::object(), 1);
    EXPECT_EQ(loaded.status, 200) << loaded.body;
    return id;
  }
  json RunNow(const std::string& path = "/runs", const json& body = {{"pack", "huize-2022"}, {"as_of", "2022-05-31"}}) {
    const http::Reply asked = Post(County(), path, body);
    EXPECT_EQ(asked.status, 201) << asked.body;
    EXPECT_TRUE(jobs_->WaitUntilIdle(kPatience));
    const json run = json::parse(asked.body);
    return json::parse(Get(County(), "/runs/" + std::to_string(run["id"].get<int64_t>())).body);
  }
  static std::string Path(int64_t id, const std::string& rest = "") { return "/imports/" + std::to_string(id) + rest; }
  static access::Caller Insurance() { return Department("medical_insurance"); }

  static void ExpectMasked(const std::string& text) {
    for (const std::string& id : {kId1, kId2}) EXPECT_EQ(text.find(id), std::string::npos) << text;
  }

 protected:
  intake::PackShelf packs_;
  intake::WhatIfDesk desk_;
  intake::RunWork work_;
  std::unique_ptr<intake::JobRunner> jobs_;
};
SHOUWANG_API_ON_BOTH_DATABASES(IntakeApiTest);

TEST_P(IntakeApiTest, AFileIsHandedInLookedAtAndLoaded) {
  const http::Reply reply = HandIn(Insurance(), "may.csv", kMay);
  ASSERT_EQ(reply.status, 201) << reply.body;
  const json upload = json::parse(reply.body);
  EXPECT_EQ(upload["state"], "staged");
  EXPECT_EQ(upload["department"], "medical_insurance");
  EXPECT_EQ(upload["datasets"], json::array({"medical_settlement"}));
  EXPECT_EQ(upload["sheets"][0]["used"], 2);
  EXPECT_EQ(upload["sheets"][0]["rejected"], 1);
  const int64_t id = upload["id"];
  for (const char* part : {"", "/preview", "/rejects"}) {
    const http::Reply shown = Get(Insurance(), Path(id, part));
    EXPECT_EQ(shown.status, 200) << shown.body;
    ExpectMasked(shown.body);
  }
  EXPECT_NE(Get(Insurance(), Path(id, "/rejects")).body.find("id_invalid"), std::string::npos);
  EXPECT_EQ(json::parse(Get(Insurance(), Path(id, "/preview")).body)["sheets"][0]["as_read"].size(), 2U);

  EXPECT_EQ(HandIn(Insurance(), "again.csv", kMay).status, 409);
  EXPECT_EQ(Get(Department("water"), Path(id)).status, 404);
  EXPECT_EQ(Get(Department("medical_insurance", "530325"), Path(id)).status, 404);
  EXPECT_EQ(Get(Town("530326101"), Path(id)).status, 403);
  EXPECT_EQ(Get(County(), Path(id)).status, 200);
  EXPECT_EQ(json::parse(Get(Department("water"), "/imports").body)["items"].size(), 0U);
  EXPECT_EQ(json::parse(Get(County(), "/imports").body)["items"].size(), 1U);

  EXPECT_EQ(Change(Insurance(), http::Method::kPost, Path(id, "/load"), json::object(), 7).status, 412);
  EXPECT_EQ(Change(Insurance(), http::Method::kPost, Path(id, "/load"), json::object(), 1).status, 200);
  EXPECT_EQ(Change(Insurance(), http::Method::kPost, Path(id, "/load"), json::object(), 2).status, 409);
  const json board = json::parse(Get(Insurance(), "/datasets/board").body);
  ASSERT_EQ(board["items"].size(), 1U);
  EXPECT_EQ(board["items"][0]["datasets"][0]["in"], true);
  EXPECT_EQ(board["items"][0]["due"], "2022-05-12");
  EXPECT_EQ(board["items"][0]["datasets"][0]["late"], true);
}

TEST_P(IntakeApiTest, FilesRunsAndJobsNameThePeople) {
  const json upload = json::parse(HandIn(Named(Insurance(), "赵医保"), "may.csv", kMay).body);
  EXPECT_EQ(upload["by_name"], "赵医保");
  EXPECT_EQ(upload["by"], Insurance().name);
  const json listed = json::parse(Get(County(), "/imports").body)["items"][0];
  EXPECT_EQ(listed["by_name"], "赵医保");
  EXPECT_EQ(Change(Insurance(), http::Method::kPost, Path(upload["id"], "/load"), json::object(), 1).status, 200);
  const http::Reply asked = Post(Named(County(), "王主任"), "/runs", {{"pack", "huize-2022"}, {"as_of", "2022-05-31"}});
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_TRUE(jobs_->WaitUntilIdle(kPatience));
  for (const char* list : {"/runs", "/jobs"}) {
    EXPECT_EQ(json::parse(Get(County(), list).body)["items"][0]["by_name"], "王主任") << list;
  }
}

TEST_P(IntakeApiTest, WhatIsNotGoodIsRefused) {
  EXPECT_EQ(HandIn(Department("water"), "a.csv", kMay, "&department=medical_insurance").status, 403);
  EXPECT_EQ(HandIn(County(), "a.csv", kMay, "&department=nobody").status, 422);
  EXPECT_EQ(HandIn(Insurance(), "../a.csv", kMay).status, 422);
  EXPECT_EQ(HandIn(Insurance(), "a.pdf", kMay).status, 422);
  EXPECT_EQ(HandIn(Insurance(), "a.csv", "").status, 422);
  EXPECT_EQ(Do(Insurance(), http::Method::kPost, "/imports?period=2022-06&name=a.csv", kMay, {}).status, 422);
  EXPECT_EQ(json::parse(Get(County(), "/imports").body)["items"].size(), 0U);
  EXPECT_EQ(Post(County(), "/runs", {{"pack", "nothing"}, {"as_of", "2022-05-31"}}).status, 404);
  EXPECT_EQ(Post(County(), "/runs", {{"pack", "huize-2022"}, {"as_of", "2022-06-01"}}).status, 422);
  EXPECT_EQ(Post(County(), "/simulations", {{"settings", {"medical_line=1"}}}).status, 409);
}

TEST_P(IntakeApiTest, AMappingIsKeptForTheNextMonth) {
  const std::string text = "身份证号码,姓名,结算日期,本人掏的\n" + kId1 + ",张三,2022-04-03,5000\n";
  const http::Reply reply = Do(Insurance(), http::Method::kPost, "/imports?period=2022-04&name=a.csv", text, {});
  const json upload = json::parse(reply.body);
  const int64_t id = upload["id"];
  EXPECT_EQ(upload["datasets"].size(), 0U);
  EXPECT_EQ(Change(Insurance(), http::Method::kPost, Path(id, "/load"), json::object(), 1).status, 409);
  const json columns = {{{"header", "本人掏的"}, {"column", "self_pay"}}};
  const auto mapping = [&](const char* dataset) {
    return json{{"sheets", {{{"dataset", dataset}, {"columns", columns}}}}};
  };
  EXPECT_EQ(Change(Insurance(), http::Method::kPut, Path(id, "/mapping"), mapping("vehicle"), 1).status, 422);
  const http::Reply mapped =
      Change(Insurance(), http::Method::kPut, Path(id, "/mapping"), mapping("medical_settlement"), 1);
  ASSERT_EQ(mapped.status, 200) << mapped.body;
  EXPECT_EQ(json::parse(mapped.body)["sheets"][0]["used"], 1);
  EXPECT_EQ(Change(Insurance(), http::Method::kPost, Path(id, "/load"), json::object(), 2).status, 200);
  const json next = json::parse(HandIn(Insurance(), "b.csv", text + kId2 + ",李四,2022-05-04,1\n").body);
  EXPECT_EQ(next["sheets"][0]["used"], 2);
}

TEST_P(IntakeApiTest, ARunFindsCluesAndCanBeRepeated) {
  Loaded("may.csv", kMay);
  const json run = RunNow();
  ASSERT_EQ(run["state"], "done") << run;
  EXPECT_EQ(run["counts"]["by_rule"]["HZ-R03"], 1);
  EXPECT_GT(run["counts"]["clues_found"], 0);
  const std::string path = "/runs/" + std::to_string(run["id"].get<int64_t>());
  EXPECT_EQ(Get(County(), path + "/files/clues.csv").status, 422);
  const http::Reply file = Get(County(), path + "/files/clues.csv?purpose=核对数据");
  ASSERT_EQ(file.status, 200) << file.body;
  EXPECT_NE(file.body.find("HZ-R03"), std::string::npos);
  EXPECT_NE(file.body.find("may.csv"), std::string::npos);
  ExpectMasked(file.body);
  EXPECT_EQ(Get(County(), path + "/files/x?purpose=核对数据").status, 404);
  EXPECT_EQ(Get(County("530325"), path).status, 404);

  const json again = RunNow(path + "/repeat", nullptr);
  ASSERT_EQ(again["state"], "done") << again;
  EXPECT_EQ(again["same"], true) << again["reason"];
  const json second = RunNow();
  EXPECT_EQ(second["counts"]["clues_found"], 0);
  EXPECT_EQ(second["counts"]["clues_seen_again"], run["counts"]["clues_found"]);
}

TEST_P(IntakeApiTest, ACorrectedFileReplacesTheEarlierOne) {
  const int64_t first = Loaded("may.csv", kMay);
  const int64_t second = Loaded("may2.csv", kBills + kId1 + ",张三,2022-05-03,1\n");
  EXPECT_EQ(json::parse(Get(Insurance(), Path(first)).body)["state"], "replaced");
  const json upload = json::parse(Get(Insurance(), Path(second)).body);
  EXPECT_EQ(upload["replaced"][0]["upload"], first);
  EXPECT_EQ(upload["replaced"][0]["changed"], 1);
  EXPECT_EQ(upload["replaced"][0]["gone"], 1);
  ExpectMasked(upload.dump());
  const json run = RunNow();
  ASSERT_EQ(run["state"], "done") << run;
  EXPECT_EQ(run["counts"]["by_rule"]["HZ-R03"], 0);
}

TEST_P(IntakeApiTest, WhatIfIsAnsweredForTheCallersDivision) {
  Loaded("may.csv", kMay);
  ASSERT_EQ(RunNow()["state"], "done");
  const json question = {{"settings", {"medical_line.lifted=3000"}}};
  const http::Reply reply = Post(County(), "/simulations", question);
  ASSERT_EQ(reply.status, 200) << reply.body;
  const json answer = json::parse(reply.body);
  ASSERT_EQ(answer["in"].size(), 1U);
  EXPECT_EQ(answer["in"][0]["household_id"], "H2");
  EXPECT_EQ(answer["households"]["after"], 2);
  EXPECT_TRUE(desk_.IsLoaded());
  const json curve =
      json::parse(Post(County(), "/simulations", {{"sweep", "medical_line.lifted=3000:5000:1000"}}).body);
  EXPECT_EQ(curve["curve"].size(), 3U);
  EXPECT_EQ(Post(County(), "/simulations", {{"settings", {"nothing=1"}}}).status, 422);
  EXPECT_EQ(Post(Town("530326101"), "/simulations", question).status, 403);
  // Also where a role is given to a town one day.
  EXPECT_EQ(json::parse(Post(At(access::Role::kCounty, "530326101", 9), "/simulations",
                             {{"settings", {"medical_line.lifted=3000"}}})
                            .body)["code"],
            "conflict");
  clock().Advance(11LL * 60 * 1000);
  desk_.GiveUp(false);
  EXPECT_FALSE(desk_.IsLoaded());
}

TEST_P(IntakeApiTest, JobsLeftRunningFailWhenTheProgramStartsAgain) {
  const http::Reply asked = Post(County(), "/runs", {{"pack", "huize-2022"}, {"as_of", "2022-05-31"}});
  ASSERT_TRUE(jobs_->WaitUntilIdle(kPatience));
  const json run = json::parse(asked.body);
  jobs_->Stop();
  Write([&](record::Tables& tables) -> Status {
    intake::Job job = tables.jobs().Find(run["job"].get<int64_t>()).value();
    job.state = intake::JobState::kRunning;
    tables.audit().Append({"test", "", "done", ""});
    return tables.jobs().Save(job);
  });
  StartJobs();
  const json job = json::parse(Get(County(), "/jobs/" + std::to_string(run["job"].get<int64_t>())).body);
  EXPECT_EQ(job["state"], "failed");
  EXPECT_EQ(job["reason"], "服务重启");
  EXPECT_EQ(json::parse(Get(County(), "/runs/" + std::to_string(run["id"].get<int64_t>())).body)["state"], "failed");
  EXPECT_EQ(Post(County(), "/runs/" + std::to_string(run["id"].get<int64_t>()) + "/cancel", nullptr).status, 409);
}

TEST_P(IntakeApiTest, AQueuedJobIsCancelledAndListenersHearTheEnd) {
  jobs_->Stop();  // nobody takes jobs now
  const http::Reply asked = Post(County(), "/runs", {{"pack", "huize-2022"}, {"as_of", "2022-05-31"}});
  const json run = json::parse(asked.body);
  const std::string path = "/runs/" + std::to_string(run["id"].get<int64_t>());
  EXPECT_EQ(Post(County(), path + "/cancel", nullptr).status, 204);
  EXPECT_EQ(json::parse(Get(County(), path).body)["state"], "cancelled");
  const http::Reply events = Get(County(), "/jobs/" + std::to_string(run["job"].get<int64_t>()) + "/events");
  ASSERT_TRUE(events.events);
  const auto listener = std::make_shared<Listener>();
  events.events(listener);
  EXPECT_TRUE(listener->closed);
  EXPECT_EQ(json::parse(listener->last)["state"], "cancelled");
}

TEST_P(IntakeApiTest, PoliciesAreShownWithTheirSources) {
  const json list = json::parse(Get(County(), "/policies").body);
  EXPECT_GE(list["items"].size(), 3U);
  const json pack = json::parse(Get(County(), "/policies/huize-2022").body);
  EXPECT_NE(std::find(pack["facts"].begin(), pack["facts"].end(),
                      json({{"name", "population"}, {"title", "家庭人口"}, {"unit", "人"}})),
            pack["facts"].end());
  bool found = false;
  for (const json& parameter : pack["parameters"]) {
    if (parameter["name"] != "bottom_line") continue;
    found = true;
    EXPECT_EQ(parameter["values"][0]["value"], "6000");
    EXPECT_NE(parameter["values"][0]["citation"]["title"], "");
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(Get(County(), "/policies/..").status, 404);
}

json BottomLine(const json& pack) {
  for (const json& parameter : pack["parameters"]) {
    if (parameter["name"] == "bottom_line") return parameter["values"].back();
  }
  return {};
}

TEST_P(IntakeApiTest, AValueIsDraftedByOneAndPublishedByAnother) {
  const std::string changes = "/policies/huize-2022/changes";
  const json draft = {{"parameter", "bottom_line"},           {"from", "2022-01-01"}, {"value", "9920.50"},
                      {"document", "关于调整监测底线的通知"}, {"issued", "2022"},     {"where", "第一条"}};
  const http::Reply drafted = Post(County(), changes, draft);
  ASSERT_EQ(drafted.status, 201) << drafted.body;
  const json change = json::parse(drafted.body);
  EXPECT_EQ(change["state"], "draft");
  EXPECT_EQ(BottomLine(json::parse(Get(County(), "/policies/huize-2022").body))["value"], "6000");

  const std::string decision = changes + "/" + std::to_string(change["id"].get<int64_t>()) + "/decision";
  const json publish = {{"decision", "publish"}};
  EXPECT_EQ(Change(County(), http::Method::kPost, decision, publish, 1).status, 403);  // one's own
  const access::Caller second = At(access::Role::kCounty, "530326", 21);
  EXPECT_EQ(Change(second, http::Method::kPost, decision, {{"decision", "withdraw"}}, 1).status, 403);
  EXPECT_EQ(Change(second, http::Method::kPost, decision, {{"decision", "refuse"}}, 1).status, 422);  // says no reason
  EXPECT_EQ(Change(second, http::Method::kPost, decision, publish, 2).status, 412);
  const http::Reply published = Change(second, http::Method::kPost, decision, publish, 1);
  ASSERT_EQ(published.status, 200) << published.body;
  EXPECT_EQ(json::parse(published.body)["state"], "published");

  const json value = BottomLine(json::parse(Get(County(), "/policies/huize-2022").body));
  EXPECT_EQ(value["value"], "9920.5");
  EXPECT_EQ(value["from"], "2022-01-01");
  EXPECT_EQ(value["citation"]["title"], "关于调整监测底线的通知");
  EXPECT_EQ(Change(second, http::Method::kPost, decision, publish, 2).status, 409);  // decided already
  // The same day has its value now: what is in force is never overwritten.
  EXPECT_EQ(Post(County(), changes, draft).status, 422);
  // A run keeps what was published with its pack, and a county of another pack does not have it.
  Loaded("may.csv", kMay);
  const json run = RunNow();
  EXPECT_EQ(run["state"], "done") << run.dump();
  const std::string hash = run["pack"]["hash"];
  EXPECT_EQ(json::parse(Get(County(), "/policies/huize-2022").body)["hash"], hash);
  EXPECT_EQ(RunNow("/runs/" + std::to_string(run["id"].get<int64_t>()) + "/repeat", json())["same"], true);
}

TEST_P(IntakeApiTest, ValuesThatCannotBeAreRefusedWithTheirPlace) {
  const json good = {{"parameter", "bottom_line"}, {"from", "2022-01-01"}, {"value", "9920"}, {"document", "通知"}};
  for (const auto& [member, value] : std::vector<std::pair<std::string, std::string>>{
           {"parameter", "no_such"}, {"case", "lifted"}, {"from", "2020-01-01"}, {"value", "九千"}, {"value", "-1"}}) {
    json wrong = good;
    wrong[member] = value;
    const http::Reply reply = Post(County(), "/policies/huize-2022/changes", wrong);
    EXPECT_EQ(reply.status, 422) << member;
    EXPECT_NE(reply.body.find("\"" + member + "\""), std::string::npos) << reply.body;
  }
  json days = good;
  days["parameter"] = "clue_answer_days";
  days["value"] = "7.5";
  EXPECT_EQ(Post(County(), "/policies/huize-2022/changes", days).status, 422);
  EXPECT_EQ(Post(County(), "/policies/no-such/changes", good).status, 404);
}

}  // namespace
}  // namespace shouwang::api
