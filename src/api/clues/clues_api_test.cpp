// Clues through the API: from a run's findings to a closed clue, with what must not be seen on the way.
#include "api/clues/clues_api.h"

#include <gtest/gtest.h>

#include "api/core/test_api.h"
#include "base/resident_id.h"
#include "clues/findings.h"
#include "engine/duckdb_engine.h"
#include "intake/pack_shelf.h"
#include "store/access/access_tables.h"
#include "store/clues/clue_tables.h"
#include "store/intake/intake_tables.h"
#include "store/registry/registry_tables.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

const std::string kIdNo = ResidentId(53032619741117001).Text();

class CluesApiTest : public ApiTest {
 public:
  CluesApiTest()
      : ApiTest({.audit = store::MakeAuditTrail,
                 .accounts = store::MakeAccounts,
                 .divisions = store::MakeDivisions,
                 .registry = store::MakeRegistry,
                 .uploads = store::MakeUploads,
                 .runs = store::MakeRuns,
                 .clues = store::MakeClues,
                 .group_risks = store::MakeGroupRisks},
                ClueAreaEndpoints()),
        packs_(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser) {
    services().packs = &packs_;
    rule_.id = "HZ-R03";
    rule_.pack = "huize-2022";
    rule_.title = "医疗自付过高";
    rule_.risk = "因病";
    rule_.advice = "看票据";
    Take();
  }

  // Two villages of two towns, a clue each; the second person's file is called by the id.
  void Take() {
    for (const char* division : {"530326101201", "530326102201"}) {
      screening::Clue& clue = found_.emplace_back();
      clue.rule = &rule_;
      clue.household_id = std::string("H") + division;
      clue.id_no = kIdNo;
      clue.name = "张三";
      clue.division_code = division;
      clue.explanation = "近12个月自付 25,000 元。";
      clue.evidence = R"({"facts":{"paid":25000},"parameters":{},"rows":[{"dataset":"medical_settlement","file":")" +
                      kIdNo + R"(.csv","sheet":"","row":22}]})";
    }
    clues::RunHead head;
    head.run = 1;
    head.as_of = *Date::FromIso("2022-05-31");
    head.rules = {{0, rule_.pack, rule_.id, rule_.title, rule_.kind, rule_.risk, rule_.advice, 5}};
    Write([&](record::Tables& tables) -> Status {
      std::vector<clues::Finding> findings;
      for (const screening::Clue& clue : found_) findings.push_back({&clue, nullptr, 0, 0});
      clues::StageFindings(tables.clues(), services().sealer, head, findings);
      clues::TakeFindings(tables.clues(), tables.group_risks(), head, clues::MomentOf(tables.now_ms()));
      tables.audit().Append({"run.take", "run/1", "done", ""});
      return {};
    });
  }

  static json Body(const http::Reply& reply) { return json::parse(reply.body); }
  http::Reply PostAt(const access::Caller& caller, const std::string& path, const json& body, int64_t version) {
    return Post(caller, path, body, {{"if-match", "\"" + std::to_string(version) + "\""}});
  }
  int64_t ClueOf(const access::Caller& caller) { return Body(Get(caller, "/clues"))["items"][0]["id"].get<int64_t>(); }
  static std::string Path(int64_t id, const std::string& rest = "") { return "/clues/" + std::to_string(id) + rest; }
  void SendAll() { ASSERT_EQ(Body(Post(County(), "/clues/send", json::object()))["clues"], 2); }
  static access::Caller Villager() { return Village("530326101201"); }
  static json Answer() { return {{"verdict", "refuted"}, {"note", "票据是别人的"}, {"visited_on", "2022-05-30"}}; }

 protected:
  policy::Rule rule_;
  std::vector<screening::Clue> found_;
  intake::PackShelf packs_;
};
SHOUWANG_API_ON_BOTH_DATABASES(CluesApiTest);

TEST_P(CluesApiTest, ListsAndPagesAreMaskedAndScoped) {
  const http::Reply all = Get(County(), "/clues?limit=1");
  ASSERT_EQ(all.status, 200) << all.body;
  const json first = Body(all);
  ASSERT_EQ(first["items"].size(), 1U);
  ASSERT_TRUE(first["next"].is_string());
  const json second = Body(Get(County(), "/clues?limit=1&cursor=" + first["next"].get<std::string>()));
  EXPECT_NE(second["items"][0]["id"], first["items"][0]["id"]);
  EXPECT_EQ(first["items"][0]["person_id"], MaskId(kIdNo));
  EXPECT_EQ(all.body.find(kIdNo), std::string::npos);
  const json own = Body(Get(Villager(), "/clues"));
  ASSERT_EQ(own["items"].size(), 1U);
  EXPECT_EQ(own["items"][0]["division_code"], "530326101201");
  EXPECT_TRUE(Body(Get(Villager(), "/clues?place=530326102000"))["items"].empty());
  EXPECT_EQ(Get(County(), "/clues?state=lost").status, 422);
  for (const char* cursor : {"x", "W10", "WzAsMSwyXQ", "WzEsIiIsMV0"}) {
    EXPECT_EQ(Get(County(), std::string("/clues?cursor=") + cursor).status, 422) << cursor;
  }
  EXPECT_EQ(Get(Department("medical_insurance"), "/clues").status, 403);
}

TEST_P(CluesApiTest, OneClueThroughAllSteps) {
  SendAll();
  const int64_t id = ClueOf(Villager());
  const http::Reply read = Get(Villager(), Path(id));
  ASSERT_EQ(read.status, 200);
  EXPECT_EQ(read.body.find(kIdNo), std::string::npos);
  EXPECT_EQ(Body(read)["evidence"]["facts"]["paid"], 25000);
  EXPECT_EQ(Get(Town("530326102"), Path(id)).status, 404);
  EXPECT_EQ(Body(Get(Villager(), "/clues?mine=true"))["items"].size(), 1U);
  EXPECT_EQ(Body(Get(Town("530326101"), "/clues?mine=true"))["items"].size(), 0U);

  EXPECT_EQ(Post(Villager(), Path(id, "/answer"), Answer()).status, 428);
  EXPECT_EQ(PostAt(Villager(), Path(id, "/answer"), Answer(), 1).status, 412);
  EXPECT_EQ(PostAt(Village("530326102201"), Path(id, "/answer"), Answer(), 2).status, 404);
  EXPECT_EQ(PostAt(Town("530326101"), Path(id, "/review"), json::object(), 2).status, 409);
  json without_note = Answer();
  without_note["note"] = nullptr;
  EXPECT_EQ(PostAt(Villager(), Path(id, "/answer"), without_note, 2).status, 422);
  json with_photo = Answer();
  with_photo["attachments"] = {std::string(64, 'a')};
  EXPECT_EQ(PostAt(Villager(), Path(id, "/answer"), with_photo, 2).status, 422) << "not uploaded";
  const http::Reply answered = PostAt(Villager(), Path(id, "/answer"), Answer(), 2);
  ASSERT_EQ(answered.status, 200) << answered.body;
  EXPECT_EQ(Body(answered)["answer"]["checker"], Villager().name);
  EXPECT_EQ(PostAt(Villager(), Path(id, "/answer"), Answer(), 3).status, 409);

  const json back = {{"reason", "请写明票据日期"}, {"due_on", "2022-06-03"}};
  ASSERT_EQ(PostAt(Town("530326101"), Path(id, "/return"), back, 3).status, 200);
  EXPECT_EQ(Body(Get(Villager(), Path(id)))["remark"], "请写明票据日期");
  ASSERT_EQ(PostAt(Villager(), Path(id, "/answer"), Answer(), 4).status, 200);
  ASSERT_EQ(PostAt(Town("530326101"), Path(id, "/review"), json::object(), 5).status, 200);
  ASSERT_EQ(PostAt(County(), Path(id, "/close"), nullptr, 6).status, 200);
  const json history = Body(Get(County(), Path(id)))["history"];
  EXPECT_EQ(history.size(), 6U);
  EXPECT_EQ(history.back()["action"], "close");
}

TEST_P(CluesApiTest, TheSameAnswerSentTwiceByAPhoneIsTakenOnce) {
  SendAll();
  const int64_t id = ClueOf(Villager());
  const Headers headers = {{"if-match", "\"2\""}, {"idempotency-key", "phone-1"}};
  const http::Reply first = Post(Villager(), Path(id, "/answer"), Answer(), headers);
  const http::Reply second = Post(Villager(), Path(id, "/answer"), Answer(), headers);
  ASSERT_EQ(first.status, 200);
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(first.body, second.body);
}

TEST_P(CluesApiTest, APhotoIsHandedUpAndNamedInTheAnswer) {
  SendAll();
  const int64_t id = ClueOf(Villager());
  const std::string photo = "\xFF\xD8\xFF photo";
  const auto hand_up = [&](const access::Caller& caller, const std::string& bytes) {
    return Do(caller, http::Method::kPost, Path(id, "/photos"), bytes, {});
  };
  EXPECT_EQ(hand_up(Village("530326102201"), photo).status, 404);
  EXPECT_EQ(hand_up(Villager(), "<html>").status, 422);
  const http::Reply kept = hand_up(Villager(), photo);
  ASSERT_EQ(kept.status, 201) << kept.body;
  const std::string digest = Body(kept)["digest"];
  EXPECT_EQ(Get(Villager(), Path(id, "/photos/") + digest).status, 404) << "of no answer yet";
  json answer = Answer();
  answer["attachments"] = {digest};
  ASSERT_EQ(PostAt(Villager(), Path(id, "/answer"), answer, 2).status, 200);
  const http::Reply read = Get(Town("530326101"), Path(id, "/photos/") + digest);
  EXPECT_EQ(read.status, 200);
  EXPECT_EQ(read.content_type, "image/jpeg");
  EXPECT_EQ(read.body, photo);
  EXPECT_EQ(Get(Town("530326102"), Path(id, "/photos/") + digest).status, 404);
}

TEST_P(CluesApiTest, MonthsCountWhatWasFoundAndAnswered) {
  SendAll();
  ASSERT_EQ(PostAt(Villager(), Path(ClueOf(Villager()), "/answer"), Answer(), 2).status, 200);
  const std::string month = BeijingDay(clock().NowMs()).Iso().substr(0, 7);
  const std::string before = BeijingDay(clock().NowMs()).AddMonths(-1).Iso().substr(0, 7);
  const json months = Body(Get(County(), "/clues/months?from=" + before + "&to=" + month))["items"];
  EXPECT_EQ(months, json::array({{{"month", before}, {"found", 0}, {"answered", 0}},
                                 {{"month", month}, {"found", 2}, {"answered", 1}}}));
  const json town = Body(Get(Town("530326102"), "/clues/months?from=" + month + "&to=" + month))["items"];
  EXPECT_EQ(town, json::array({{{"month", month}, {"found", 1}, {"answered", 0}}}));
  EXPECT_EQ(Get(County(), "/clues/months?from=" + month + "&to=" + before).status, 422);
  EXPECT_EQ(Get(County(), "/clues/months?from=2000-01&to=" + month).status, 422);
}

TEST_P(CluesApiTest, RowsWhoseFilesAreGoneAreStillNamed) {
  const json rows = Body(Get(Villager(), Path(ClueOf(Villager()), "/rows")))["items"];
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows[0]["dataset"], "medical_settlement");
  EXPECT_EQ(rows[0]["cells"], json::array());
  EXPECT_EQ(rows.dump().find(kIdNo), std::string::npos) << "the file is called by an id";
  EXPECT_EQ(Get(Village("530326102201"), Path(ClueOf(Villager()), "/rows")).status, 404);
}

TEST_P(CluesApiTest, SummaryAndNoticesAreOfTheCallersDivision) {
  SendAll();
  const json county = Body(Get(County(), "/clues/summary"));
  ASSERT_EQ(county["items"].size(), 2U);
  EXPECT_EQ(county["items"][0]["division_code"], "530326101000");
  EXPECT_EQ(county["items"][0]["rule"]["id"], "HZ-R03");
  EXPECT_EQ(county["items"][0]["state"], "sent");
  const json town = Body(Get(Town("530326101"), "/clues/summary"));
  ASSERT_EQ(town["items"].size(), 1U);
  EXPECT_EQ(town["items"][0]["division_code"], "530326101201") << "inside a town, by village";
  clock().Advance(7LL * 86'400'000);
  const json village = Body(Get(Villager(), "/notices"));
  EXPECT_EQ(village["waiting"][0]["state"], "sent");
  EXPECT_EQ(village["waiting"][0]["overdue"], 1);
  EXPECT_TRUE(village["group_risks"].is_null());
  EXPECT_EQ(Body(Get(County(), "/notices"))["group_risks"], 0);
  EXPECT_EQ(Body(Get(Villager(), "/clues?overdue=true"))["items"].size(), 1U);
  EXPECT_EQ(Body(Post(County(), "/clues/escalate", {{"to", "town"}}))["clues"], 2);
  EXPECT_EQ(Body(Get(Town("530326101"), "/notices"))["waiting"][0]["clues"], 1);
}

TEST_P(CluesApiTest, TheWorkbookIsAnExportAndComesBack) {
  SendAll();
  EXPECT_EQ(Get(County(), "/clues/workbook?purpose=a").status, 422) << "no purpose";
  EXPECT_EQ(Get(County(), "/clues/workbook?purpose=" + kIdNo).status, 422) << "an id is no purpose";
  EXPECT_EQ(Get(Villager(), "/clues/workbook?purpose=入户核实").status, 403);
  const http::Reply book = Get(County(), "/clues/workbook?purpose=入户核实");
  ASSERT_EQ(book.status, 200) << book.body;
  EXPECT_EQ(book.body.substr(0, 2), "PK");
  // As it was exported: nothing is filled in, nothing changes.
  const http::Reply blank = Do(Villager(), http::Method::kPost, "/clues/workbook?name=a.xlsx", book.body, {});
  ASSERT_EQ(blank.status, 200) << blank.body;
  EXPECT_EQ(Body(blank), json({{"answered", 0}, {"unchanged", 0}, {"blank", 2}}));
  EXPECT_GE(Do(Villager(), http::Method::kPost, "/clues/workbook?name=a.xlsx", "PK nothing", {}).status, 422);
  Write([&](record::Tables& tables) -> Status {
    int exports = 0;
    for (const access::AuditRow& row : tables.audit().List({})) {
      EXPECT_EQ(row.entry.detail.find(kIdNo), std::string::npos);
      if (row.entry.action != "clue.export") continue;
      ++exports;
      EXPECT_TRUE(row.entry.object.starts_with("export/"));
      EXPECT_NE(row.entry.detail.find("入户核实"), std::string::npos);
    }
    EXPECT_EQ(exports, 1);
    tables.audit().Append({"test", "", "done", ""});
    return {};
  });
}

TEST_P(CluesApiTest, FeedbackGoesToTheDepartmentOfTheData) {
  SendAll();
  ASSERT_EQ(PostAt(Villager(), Path(ClueOf(Villager()), "/answer"), Answer(), 2).status, 200);
  EXPECT_EQ(Get(County(), "/clues/feedback?department=none&purpose=数据反馈").status, 422);
  const http::Reply table = Get(County(), "/clues/feedback?department=medical_insurance&purpose=数据反馈");
  ASSERT_EQ(table.status, 200) << table.body;
  EXPECT_EQ(table.body.substr(0, 2), "PK");
}

TEST_P(CluesApiTest, ReportedByHand) {
  const json good = {{"source", "application"}, {"division_code", "530326101201"}, {"text", "家里有人住院"}};
  const http::Reply made = Post(Villager(), "/clues", good);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(Body(made)["source"], "application");
  EXPECT_EQ(Body(made)["state"], "found");
  json elsewhere = good;
  elsewhere["division_code"] = "530326102201";
  EXPECT_EQ(Post(Villager(), "/clues", elsewhere).status, 422);
  json nowhere = {{"source", "visit"}, {"text", "x"}};
  EXPECT_EQ(Post(Villager(), "/clues", nowhere).status, 422);
  nowhere["household"] = 999;
  EXPECT_EQ(Post(Villager(), "/clues", nowhere).status, 422);
  EXPECT_EQ(Post(Villager(), "/clues", {{"source", "run"}, {"text", "x"}}).status, 422);
}

TEST_P(CluesApiTest, GroupRisksAreForOffices) {
  EXPECT_EQ(Get(County(), "/group-risks").status, 200);
  EXPECT_EQ(Get(Villager(), "/group-risks").status, 403);
  EXPECT_EQ(PostAt(County(), "/group-risks/99/close", {{"note", "已会商"}}, 1).status, 404);
  EXPECT_EQ(Body(Post(County(), "/group-risks/check", nullptr))["warned"], 0);
}

}  // namespace
}  // namespace shouwang::api
