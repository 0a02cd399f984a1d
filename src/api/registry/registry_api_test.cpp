// The register over HTTP: what each caller sees, that nothing personal leaks, and an import from files to undo.
#include "api/registry/registry_api.h"

#include <fstream>

#include "api/core/page.h"
#include "api/core/test_api.h"
#include "base/resident_id.h"
#include "engine/duckdb_engine.h"
#include "intake/pack_shelf.h"
#include "store/access/access_tables.h"
#include "store/registry/registry_tables.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

std::string TestId(int64_t birth, int64_t sequence) {
  return ResidentId(53032600000000000 + birth * 1000 + sequence).Text();
}

constexpr char kHouseholds[] = "户编号,行政区划代码,村民小组,户类型,联系电话,居住情况\n";
constexpr char kPersons[] = "户编号,姓名,证件号码,与户主关系,性别,健康状况,人员状态\n";

class RegistryApiTest : public ApiTest {
 public:
  RegistryApiTest()
      : ApiTest({.audit = store::MakeAuditTrail,
                 .accounts = store::MakeAccounts,
                 .divisions = store::MakeDivisions,
                 .registry = store::MakeRegistry,
                 .registry_imports = store::MakeRegistryImports,
                 .uploads = {},
                 .runs = {},
                 .jobs = {},
                 .clues = {},
                 .group_risks = {}},
                RegistryEndpoints()),
        packs_(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser) {
    services().packs = &packs_;
    Write([](record::Tables& tables) -> Status {
      tables.divisions().Keep({{"530326000000", "会泽县", ""},
                               {"530326101000", "娜姑镇", "530326000000"},
                               {"530326101201", "白雾村", "530326101000"},
                               {"530326102000", "迤车镇", "530326000000"},
                               {"530326102201", "迤北村", "530326102000"}});
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
  }

  static json Body(const http::Reply& reply) { return json::parse(reply.body); }
  static std::string Tag(const http::Reply& reply) {
    for (const auto& [name, value] : reply.headers) {
      if (name == "ETag") return value;
    }
    return {};
  }
  http::Reply PostAt(const std::string& path, const json& body, const std::string& tag) {
    return Post(County(), path, body, {{"if-match", tag}});
  }

  // Opens, uploads, compares; gives the import's path and its reply.
  std::pair<std::string, http::Reply> Compared(const std::vector<std::pair<std::string, std::string>>& files) {
    const http::Reply opened = Post(County(), "/registry-imports", json::object());
    const std::string path = "/registry-imports/" + std::to_string(Body(opened)["id"].get<int64_t>());
    std::string tag = Tag(opened);
    for (const auto& [name, bytes] : files) {
      const http::Reply sent = Do(County(), http::Method::kPost, path + "/files?name=" + name, bytes, {});
      EXPECT_EQ(sent.status, 200) << sent.body;
      tag = Tag(sent);
    }
    http::Reply compared = PostAt(path + "/compare", nullptr, tag);
    return {path, std::move(compared)};
  }
  void Import(const std::vector<std::pair<std::string, std::string>>& files) {
    const auto [path, compared] = Compared(files);
    ASSERT_EQ(compared.status, 200) << compared.body;
    const http::Reply accepted = PostAt(path + "/accept", nullptr, Tag(compared));
    ASSERT_EQ(accepted.status, 200) << accepted.body;
  }
  std::vector<std::pair<std::string, std::string>> TwoHouseholds() const {
    return {
        {"h.csv", std::string(kHouseholds) + "A1,530326101201,一组,脱贫户,19900000001,\nB1,530326102201,,一般农户,,\n"},
        {"p.csv", std::string(kPersons) + "A1,张三," + TestId(19800101, 1) + ",户主,男,健康,\nA1,单小芳," +
                      TestId(19820202, 2) + ",配偶,女,,在户\nB1,李四," + TestId(19700303, 3) + ",户主,男,,\n"}};
  }
  json Line(const std::string& household_id) {
    return Body(Post(County(), "/households/search", {{"by", "household_id"}, {"text", household_id}}))["items"][0];
  }

  intake::PackShelf packs_;
};
SHOUWANG_API_ON_BOTH_DATABASES(RegistryApiTest);

TEST_P(RegistryApiTest, ImportedHouseholdIsReadMasked) {
  Import(TwoHouseholds());
  const json line = Line("A1");
  EXPECT_EQ(line["head"], "张三");
  EXPECT_EQ(line["population"], 2);
  const std::string path = "/households/" + std::to_string(line["id"].get<int64_t>());
  const http::Reply reply = Get(Town("530326101"), path);
  ASSERT_EQ(reply.status, 200);
  const json card = Body(reply);
  EXPECT_EQ(card["household_id"], "A1");
  EXPECT_EQ(card["residency"], "常住");
  EXPECT_EQ(card["members"][0]["status"], "在户");
  EXPECT_EQ(card["members"][0]["id_no"], MaskId(TestId(19800101, 1)));
  EXPECT_EQ(card["phone"], "199****0001");
  EXPECT_EQ(reply.body.find(TestId(19800101, 1)), std::string::npos);
  EXPECT_EQ(reply.body.find("19900000001"), std::string::npos);
  EXPECT_EQ(Get(Town("530326102"), path).status, 404);
  EXPECT_EQ(Get(Contact(99), path).status, 404);
}

TEST_P(RegistryApiTest, SameFilesAgainHaveNoDifference) {
  Import(TwoHouseholds());
  const auto [path, compared] = Compared(TwoHouseholds());
  ASSERT_EQ(compared.status, 200) << compared.body;
  const json differences = Body(compared)["counts"]["differences"];
  for (const auto& [name, count] : differences.items()) {
    EXPECT_EQ(count, name == "corrected" ? json(0) : json({{"new", 0}, {"changed", 0}, {"gone", 0}})) << name;
  }
  const http::Reply accepted = PostAt(path + "/accept", nullptr, Tag(compared));
  EXPECT_EQ(accepted.status, 200);
  EXPECT_EQ(PostAt(path + "/accept", nullptr, Tag(accepted)).status, 409);
}

TEST_P(RegistryApiTest, WhatWasCorrectedHereStaysUnlessChosen) {
  Import(TwoHouseholds());
  const json line = Line("A1");
  const std::string household = "/households/" + std::to_string(line["id"].get<int64_t>());
  ASSERT_EQ(Patch(County(), household, {{"fields", {{"phone", "19900000009"}}}, {"reason", "入户核实"}}, 1).status,
            200);
  auto files = TwoHouseholds();
  files[0].second =
      std::string(kHouseholds) + "A1,530326101201,二组,脱贫户,19900000005,\nB1,530326102201,,一般农户,,\n";
  const auto [path, compared] = Compared(files);
  ASSERT_EQ(compared.status, 200) << compared.body;
  EXPECT_EQ(Body(compared)["counts"]["differences"]["corrected"], 1);
  const http::Reply listed = Get(County(), path + "/differences?kind=corrected");
  EXPECT_EQ(listed.body.find("19900000005"), std::string::npos);
  const json item = Body(listed)["items"][0]["items"][0];
  EXPECT_EQ(item["fields"]["village_group"], json({{"here", "一组"}, {"imported", "二组"}}));
  EXPECT_EQ(item["keep"], json({"phone"}));
  const http::Reply accepted = PostAt(path + "/accept", nullptr, Tag(compared));
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  json card = Body(Get(County(), household));
  EXPECT_EQ(card["village_group"], "二组");
  EXPECT_EQ(card["phone"], "199****0009");

  const auto [second, again] = Compared(files);
  const json one = Body(Get(County(), second + "/differences"))["items"][0];
  const http::Reply chosen =
      Post(County(), second + "/choices",
           {{"choices", {{{"difference", one["id"]}, {"item", 0}, {"field", "phone"}, {"keep", false}}}}});
  ASSERT_EQ(chosen.status, 200) << chosen.body;
  ASSERT_EQ(PostAt(second + "/accept", nullptr, Tag(again)).status, 200);
  EXPECT_EQ(Body(Get(County(), household))["phone"], "199****0005");
  const json history = Body(Get(County(), household + "/history"))["items"];
  EXPECT_EQ(history[0]["source"], "import");
}

TEST_P(RegistryApiTest, AnImportIsTakenBackAsAWhole) {
  Import(TwoHouseholds());
  auto files = TwoHouseholds();
  // 李四 moves to A1, B1 is gone, C1 is new.
  files[0].second =
      std::string(kHouseholds) + "A1,530326101201,一组,脱贫户,19900000001,\nC1,530326102201,,一般农户,,\n";
  files[1].second = std::string(kPersons) + "A1,张三," + TestId(19800101, 1) + ",户主,男,健康,\nA1,单小芳," +
                    TestId(19820202, 2) + ",配偶,女,,在户\nA1,李四," + TestId(19700303, 3) +
                    ",之父,男,,\nC1,王五,,户主,,,\n";
  const auto [path, compared] = Compared(files);
  ASSERT_EQ(compared.status, 200) << compared.body;
  const json counts = Body(compared)["counts"]["differences"];
  EXPECT_EQ(counts["household"], json({{"new", 1}, {"changed", 0}, {"gone", 1}}));
  EXPECT_EQ(counts["person"], json({{"new", 1}, {"changed", 1}, {"gone", 0}}));
  const http::Reply accepted = PostAt(path + "/accept", nullptr, Tag(compared));
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_EQ(Line("A1")["population"], 3);
  EXPECT_EQ(Line("C1")["head"], "王五");
  EXPECT_TRUE(Line("B1").is_null());
  const json made = Line("C1");
  const std::string household = "/households/" + std::to_string(made["id"].get<int64_t>());
  ASSERT_EQ(Patch(County(), household, {{"fields", {{"phone", "19900000009"}}}, {"reason", "入户核实"}}, 1).status,
            200);
  const http::Reply refused = PostAt(path + "/revert", nullptr, Tag(accepted));
  EXPECT_EQ(refused.status, 409);
  EXPECT_NE(refused.body.find("C1"), std::string::npos);
  const json history = Body(Get(County(), household + "/history"))["items"];
  const std::string undo = "/changes/" + std::to_string(history[0]["id"].get<int64_t>()) + "/undo";
  ASSERT_EQ(Post(County(), undo, {{"reason", "填错"}}).status, 201);
  ASSERT_EQ(PostAt(path + "/revert", nullptr, Tag(accepted)).status, 200);
  EXPECT_EQ(Line("A1")["population"], 2);
  EXPECT_EQ(Line("B1")["head"], "李四");
  EXPECT_TRUE(Line("C1").is_null());
}

TEST_P(RegistryApiTest, HistoryAndImportsNameThePeople) {
  Import(TwoHouseholds());
  const access::Caller named = Named(County(), "王主任");
  const std::string household = "/households/" + std::to_string(Line("A1")["id"].get<int64_t>());
  ASSERT_EQ(Patch(named, household, {{"fields", {{"phone", "19900000009"}}}, {"reason", "入户核实"}}, 1).status, 200);
  const json change = Body(Get(County(), household + "/history"))["items"][0];
  EXPECT_EQ(change["by_name"], "王主任");
  EXPECT_EQ(change["by"], named.name);
  EXPECT_EQ(Body(Post(named, "/registry-imports", json::object()))["by_name"], "王主任");
  EXPECT_EQ(Body(Get(County(), "/registry-imports"))["items"][0]["by_name"], "王主任");
}

TEST_P(RegistryApiTest, AChangeBehindTheComparisonIsAConflict) {
  Import(TwoHouseholds());
  auto files = TwoHouseholds();
  files[0].second = std::string(kHouseholds) + "A1,530326101201,二组,脱贫户,,\nB1,530326102201,,一般农户,,\n";
  const auto [path, compared] = Compared(files);
  const std::string household = "/households/" + std::to_string(Line("A1")["id"].get<int64_t>());
  ASSERT_EQ(Patch(County(), household, {{"fields", {{"residency", "空挂户"}}}, {"reason", "核实"}}, 1).status, 200);
  const http::Reply refused = PostAt(path + "/accept", nullptr, Tag(compared));
  EXPECT_EQ(refused.status, 409);
  EXPECT_NE(refused.body.find("A1"), std::string::npos);
}

TEST_P(RegistryApiTest, NationalExportIsReadAsSeveralTables) {
  const std::string wide =
      "监测对象信息\n导出单位：某县\n"
      "乡镇,行政村,户编号,户类型,户主联系方式,姓名,证件号码,与户主关系,监测对象类别,识别时间,致贫返贫风险\n"
      "娜姑镇,白雾村,A9,脱贫户,19900000007,张三," +
      TestId(19800101, 1) +
      ",户主,脱贫不稳定户,2022-01-05,因病\n"
      "娜姑镇,白雾村,A9,脱贫户,19900000007,单小芳," +
      TestId(19820202, 2) + ",配偶,脱贫不稳定户,2022-01-05,因病\n";
  Import({{"wide.csv", wide}});
  const json card = Body(Get(County(), "/households/" + std::to_string(Line("A9")["id"].get<int64_t>())));
  EXPECT_EQ(card["division_code"], "530326101201");
  EXPECT_EQ(card["members"].size(), 2U);
  ASSERT_EQ(card["monitored"].size(), 1U);
  EXPECT_EQ(card["monitored"][0]["risks"], "因病");
}

TEST_P(RegistryApiTest, RejectsNameTheCellAndNotItsContent) {
  auto files = TwoHouseholds();
  files[1].second += "A1,赵六,530326198001010000,之子,男,,\nZ9,钱七,,户主,男,,\n";
  const auto [path, compared] = Compared(files);
  ASSERT_EQ(compared.status, 200) << compared.body;
  const http::Reply rejects = Get(County(), path + "/rejects");
  EXPECT_NE(rejects.body.find("p.csv,,5,id_no,id_invalid,row_kept"), std::string::npos) << rejects.body;
  EXPECT_NE(rejects.body.find("unknown_household"), std::string::npos);
  EXPECT_EQ(rejects.body.find("530326198001010000"), std::string::npos);
}

TEST_P(RegistryApiTest, OddRequestsAreRefusedNotFailed) {
  Import(TwoHouseholds());
  const std::string path = "/households/" + std::to_string(Line("A1")["id"].get<int64_t>());
  const json birth = {{"kind", "death"},     {"date", "2022-05-01"},       {"person", nullptr}, {"leaves", nullptr},
                      {"new_head", nullptr}, {"known_duplicate", nullptr}, {"reason", "x"}};
  EXPECT_EQ(PostAt(path + "/natural-changes", birth, "\"1\"").status, 404);
  for (const json& key : {json(7), json("a\nb"), json::array({1, 2}), json({{"a", 1}}), json()}) {
    EXPECT_EQ(Get(County(), "/households?cursor=" + MakeCursor(key)).status, 422) << key;
  }
  EXPECT_EQ(Get(County(), path + "/history?cursor=" + MakeCursor("x")).status, 422);
  const http::Reply opened = Post(County(), "/registry-imports", json::object());
  const std::string import = "/registry-imports/" + std::to_string(Body(opened)["id"].get<int64_t>());
  EXPECT_EQ(PostAt(import + "/accept", nullptr, "\"1\"").status, 409);
  EXPECT_EQ(PostAt(import + "/compare", nullptr, "\"1\"").status, 409);
  EXPECT_EQ(PostAt(import + "/discard", nullptr, "\"1\"").status, 200);
}

TEST_P(RegistryApiTest, TownsCannotImportAndOfficersSeeNothing) {
  EXPECT_EQ(Post(Village("530326101201"), "/registry-imports", json::object()).status, 403);
  EXPECT_EQ(Get(At(access::Role::kAuditor, "530326", 5), "/households").status, 403);
  EXPECT_EQ(Get(Department("health"), "/households").status, 403);
}

TEST_P(RegistryApiTest, ARevealNeedsAPurposeAndLeavesATrace) {
  Import(TwoHouseholds());
  const json card = Body(Get(County(), "/households/" + std::to_string(Line("A1")["id"].get<int64_t>())));
  const std::string path = "/persons/" + std::to_string(card["members"][0]["id"].get<int64_t>()) + "/reveal";
  EXPECT_EQ(Post(County(), path, {{"purpose", "x"}}).status, 422);
  const http::Reply reply = Post(County(), path, {{"purpose", "核对住院报销"}});
  EXPECT_EQ(Body(reply)["id_no"], TestId(19800101, 1));
  // What is kept for repeated requests does not hold the value; the repeat shows it all the same.
  const http::Reply keyed = Post(County(), path, {{"purpose", "核对住院报销"}}, {{"idempotency-key", "k1"}});
  const http::Reply again = Post(County(), path, {{"purpose", "核对住院报销"}}, {{"idempotency-key", "k1"}});
  EXPECT_EQ(again.body, keyed.body);
  Write([&](record::Tables& tables) -> Status {
    access::AuditFilter filter;
    filter.action = "person.reveal";
    const auto rows = tables.audit().List(filter);
    EXPECT_EQ(rows.size(), 2U);
    EXPECT_NE(rows[0].entry.detail.find("核对住院报销"), std::string::npos);
    EXPECT_EQ(rows[0].entry.detail.find(TestId(19800101, 1)), std::string::npos);
    tables.audit().Append({"test", "", "done", ""});
    return {};
  });
}

}  // namespace
}  // namespace shouwang::api
