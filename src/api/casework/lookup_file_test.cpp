// 部门信息比对 as a workbook: out, filled in, back in (04-trust.md lines 23 and 26).
#include "api/casework/test_casework.h"
#include "casework/lookup_book.h"
#include "clues/workbook_key.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

class LookUpFileTest : public CaseworkCounty {
 public:
  access::Caller Water() { return Department("water"); }

  // A question about a household.
  json Question(const char* household) {
    const int64_t number = Household(household);
    const int64_t file = Open(number);
    Sign(number);
    return Ask(file, "water");
  }
  std::string Key(const json& lookup) {
    return clues::WorkbookKey(services().sealer, lookup["id"].get<int64_t>(), lookup["version"].get<int64_t>());
  }
  static std::string Line(const std::string& result, const std::string& exclusion, const std::string& found,
                          const std::string& note, const std::string& key) {
    return result + "," + exclusion + "," + found + ",,," + note + "," + key + "\n";
  }
  http::Reply Upload(const access::Caller& caller, const std::string& lines) {
    return Do(caller, http::Method::kPost, "/lookups/workbook?name=a.csv",
              "比对结果,不纳入情形,查到的情况,不纳入情形二,查到的情况二,备注,比对键\n" + lines, {});
  }
};
SHOUWANG_API_ON_BOTH_DATABASES(LookUpFileTest);

TEST_P(LookUpFileTest, ADepartmentTakesItsQuestionsHomeForAPurpose) {
  Question("A1");
  const http::Reply book = Get(Water(), "/lookups/workbook?purpose=六月信息比对");
  ASSERT_EQ(book.status, 200) << book.body;
  EXPECT_EQ(book.body.substr(0, 2), "PK");
  EXPECT_EQ(Get(Water(), "/lookups/workbook?purpose=a").status, 422);
  EXPECT_EQ(Get(Officer(), "/lookups/workbook?purpose=六月信息比对").status, 403);
  Write([](record::Tables& tables) -> Status {
    const std::vector<access::AuditRow> rows = tables.audit().List({});
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](const access::AuditRow& row) {
      return row.entry.action == "lookup.export" && row.entry.object.starts_with("export/");
    }));
    tables.audit().Append({"test", "", "done", ""});
    return {};
  });
}

TEST_P(LookUpFileTest, AnswersComeBackAndTheirCasesAreTold) {
  const json first = Question("A1");
  const json second = Question("A2");
  const std::string lines =
      Line("没有发现", "", "", "已核对", Key(first)) + Line("有发现", "消费型汽车", "一辆小轿车", "", Key(second));
  const http::Reply done = Upload(Water(), lines);
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(Body(done)["answered"], 2);
  EXPECT_EQ(Read(second["case"].get<int64_t>())["excluded"], true);
  const json lookup = Body(Get(County(), PathOf(second["case"].get<int64_t>()) + "/lookups"))["items"][0];
  EXPECT_EQ(lookup["findings"][0]["exclusion"], 3);
  EXPECT_EQ(Body(Upload(Water(), lines))["unchanged"], 2) << "the same file again changes nothing";
}

TEST_P(LookUpFileTest, OneBadCellAndNothingIsApplied) {
  const json first = Question("A1");
  const json second = Question("A2");
  const http::Reply bad =
      Upload(Water(), Line("没有发现", "", "", "", Key(first)) + Line("有发现", "开飞机", "", "", Key(second)));
  ASSERT_EQ(bad.status, 422) << bad.body;
  const std::string body = bad.body;
  EXPECT_NE(body.find("第 3 行 不纳入情形"), std::string::npos) << body;
  const json lookup = Body(Get(County(), PathOf(first["case"].get<int64_t>()) + "/lookups"))["items"][0];
  EXPECT_TRUE(lookup["answered_at"].is_null());
}

TEST_P(LookUpFileTest, EveryWayToFillItInWronglyIsTold) {
  const json lookup = Question("A1");
  const std::string key = Key(lookup);
  EXPECT_EQ(Upload(Water(), Line("", "", "一辆车", "", key)).status, 422) << "no result";
  EXPECT_EQ(Upload(Water(), Line("有发现", "", "", "", key)).status, 422) << "nothing said";
  EXPECT_EQ(Upload(Water(), Line("没有发现", "", "一辆车", "", key)).status, 422) << "both";
  EXPECT_EQ(Upload(Water(), Line("有发现", "消费型汽车", "", "", key)).status, 422);
  EXPECT_EQ(Upload(Water(), Line("没有发现", "", "", "", key.substr(0, key.size() - 1) + "x")).status, 422);
  EXPECT_EQ(Upload(Department("housing"), Line("没有发现", "", "", "", key)).status, 422) << "not asked";
  EXPECT_EQ(Body(Upload(Water(), Line("", "", "", "", key)))["blank"], 1);
  ASSERT_EQ(Answer(Water(), lookup, json::array()).status, 200);
  EXPECT_EQ(Upload(Water(), Line("有发现", "", "一辆车", "", key)).status, 422) << "answered meanwhile";
}

}  // namespace
}  // namespace shouwang::api
