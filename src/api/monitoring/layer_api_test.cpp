// Low-income layers through the API: a table is handed in and loaded, and from then on every household says in which
// layers it is, who confirmed that and when, and where the sources disagree.
#include <gtest/gtest.h>

#include "api/core/test_api.h"
#include "api/intake/intake_api.h"
#include "api/monitoring/monitoring_api.h"
#include "base/resident_id.h"
#include "engine/duckdb_engine.h"
#include "intake/pack_shelf.h"
#include "monitoring/low_income_reader.h"
#include "registry/edit.h"
#include "registry/register_words.h"
#include "store/all/repositories.h"

namespace shouwang::api {
namespace {

using nlohmann::json;
using namespace registry;  // NOLINT: rows of the register

std::string PersonId(int64_t serial) { return ResidentId(53032619800101000 + serial).Text(); }

class LayerApiTest : public ApiTest {
 public:
  LayerApiTest()
      : ApiTest(store::AllRepositories(), Joined({MonitoringEndpoints, ImportEndpoints})),
        packs_(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser) {
    services().packs = &packs_;
    inside_ = MakeHousehold("H1", "530326101201", "张三", 1);
    outside_ = MakeHousehold("H2", "530326102201", "李四", 3);
  }

  int64_t MakeHousehold(const std::string& number, const std::string& village, const std::string& name,
                        int64_t serial) {
    int64_t id = 0;
    Write([&](record::Tables& tables) -> Status {
      Row household(Entity::kHousehold);
      household.id = household.household = id = tables.registry().NewNumber();
      household[household_field::kNumber] = number;
      household[household_field::kDivision] = village;
      household[household_field::kType] = word::kHouseholdTypes[1];
      Row person(Entity::kPerson);
      person.id = tables.registry().NewNumber();
      person.household = id;
      person[person_field::kName] = name;
      person[person_field::kIdNo] = PersonId(serial);
      person[person_field::kIdState] = kIdValid;
      person[person_field::kRelation] = word::kHead;
      person[person_field::kStatus] = word::kInHousehold;
      tables.audit().Append({"test", "", "done", ""});
      const Result<int64_t> done =
          tables.registry().Apply({ChangeSource::kEdit, "建户", {Created(household), Created(person)}});
      return done ? Status() : Fail(done.error());
    });
    return id;
  }

  static access::Caller CivilAffairs() { return Department("civil_affairs"); }

  void Load(const std::string& period, const std::string& rows) {
    const std::string text = "身份证号码,姓名,救助类型,开始时间,结束时间\n" + rows;
    const http::Reply made =
        Do(CivilAffairs(), http::Method::kPost, "/imports?period=" + period + "&name=low" + period + ".csv", text, {});
    ASSERT_EQ(made.status, 201) << made.body;
    const http::Reply loaded = Post(CivilAffairs(), "/imports/" + json::parse(made.body)["id"].dump() + "/load",
                                    json::object(), {{"if-match", "\"1\""}});
    ASSERT_EQ(loaded.status, 200) << loaded.body;
  }

  json Ask(const access::Caller& caller, const std::string& path) {
    const http::Reply reply = Get(caller, path);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return json::parse(reply.body);
  }

 protected:
  intake::PackShelf packs_;
  int64_t inside_ = 0;
  int64_t outside_ = 0;
};
SHOUWANG_API_ON_BOTH_DATABASES(LayerApiTest);

TEST_P(LayerApiTest, ALoadedTableSaysWhoIsInWhichLayerAndWhenThatWasConfirmed) {
  Load("2022-05", PersonId(1) + ",张三,农村低保,2021-01-01,长期\n" + PersonId(3) + ",李四,特困,2021-03-01,\n");
  const json list = Ask(County(), "/low-income");
  ASSERT_EQ(list["items"].size(), 2U);
  const json& one = list["items"][0];
  EXPECT_EQ(one["id"], inside_);
  EXPECT_EQ(one["head"], "张三");
  EXPECT_EQ(one["layers"][0]["layer"], "minimum_living");
  EXPECT_EQ(one["layers"][0]["by"], "民政局");
  EXPECT_EQ(one["layers"][0]["period"], "2022-05");
  EXPECT_EQ(one["layers"][0]["confirmed_on"], "2022-05-31");
  EXPECT_EQ(one["layers"][0]["names"], json::array({"张三"}));
  EXPECT_EQ(list["items"][1]["layers"][0]["layer"], "destitute");
  const json summary = Ask(County(), "/low-income/summary");
  EXPECT_EQ(summary["households"], 2);
  EXPECT_EQ(summary["layers"][0]["households"], 1);
  EXPECT_EQ(summary["sources"][0]["people"], 2);
  EXPECT_TRUE(summary["sources"][0]["newest"]);
}

TEST_P(LayerApiTest, WhoIsMissingFromTheNewestMonthIsFoundByTheFilter) {
  Load("2022-04", PersonId(1) + ",张三,低保,2021-01-01,\n" + PersonId(3) + ",李四,低保,2021-01-01,\n");
  Load("2022-05", PersonId(3) + ",李四,低保,2021-01-01,\n");
  const json doubtful = Ask(County(), "/low-income?doubtful=true");
  ASSERT_EQ(doubtful["items"].size(), 1U);
  EXPECT_EQ(doubtful["items"][0]["id"], inside_);
  EXPECT_EQ(doubtful["items"][0]["doubts"][0]["doubt"], "dropped");
  EXPECT_EQ(Ask(County(), "/low-income?doubt=dropped")["items"].size(), 1U);
  EXPECT_EQ(Ask(County(), "/low-income?doubt=two_kinds")["items"].size(), 0U);
  EXPECT_EQ(Ask(County(), "/low-income?layer=minimum_living")["items"].size(), 1U);
  EXPECT_EQ(Ask(County(), "/low-income/summary")["doubtful"], 1);
}

TEST_P(LayerApiTest, PagesGoOnWhereTheLastOneEnded) {
  Load("2022-05", PersonId(1) + ",张三,低保,2021-01-01,\n" + PersonId(3) + ",李四,低保,2021-01-01,\n");
  const json first = Ask(County(), "/low-income?limit=1");
  ASSERT_EQ(first["items"].size(), 1U);
  const json second = Ask(County(), "/low-income?limit=1&cursor=" + first["next"].get<std::string>());
  ASSERT_EQ(second["items"].size(), 1U);
  EXPECT_EQ(second["items"][0]["id"], outside_);
  EXPECT_EQ(Get(County(), "/low-income?cursor=abc").status, 422);
}

TEST_P(LayerApiTest, ATownSeesItsOwnAndNoOtherPlace) {
  Load("2022-05", PersonId(1) + ",张三,低保,2021-01-01,\n" + PersonId(3) + ",李四,低保,2021-01-01,\n");
  EXPECT_EQ(Ask(Town("530326101"), "/low-income")["items"].size(), 1U);
  EXPECT_EQ(Get(Town("530326101"), "/low-income?place=530326102").status, 404);
  EXPECT_EQ(Ask(Village("530326101201"), "/low-income/summary")["households"], 1);
  EXPECT_EQ(Get(Town("530326101"), "/households/" + std::to_string(outside_) + "/layers").status, 404);
}

TEST_P(LayerApiTest, AHouseholdSaysItsLayersAlsoWhenItHasNone) {
  const std::string path = "/households/" + std::to_string(inside_) + "/layers";
  EXPECT_TRUE(Ask(Village("530326101201"), path)["layers"].empty());
  Load("2022-05", PersonId(1) + ",张三,低保边缘,2021-01-01,\n");
  const json now = Ask(Village("530326101201"), path);
  EXPECT_EQ(now["layers"][0]["layer"], "borderline");
  EXPECT_EQ(now["sources"].size(), 1U);
}

TEST_P(LayerApiTest, TheWorkbookNeedsAPurposeAndLeavesItsTrace) {
  Load("2022-05", PersonId(1) + ",张三,低保,2021-01-01,\n");
  EXPECT_EQ(Get(County(), "/low-income/workbook?purpose=1").status, 422);
  const http::Reply book = Get(County(), "/low-income/workbook?purpose=核对低保资格");
  EXPECT_EQ(book.status, 200);
  EXPECT_TRUE(book.body.starts_with("PK"));
}

TEST_P(LayerApiTest, TablesLoadedByAnEarlierProgramAreTakenOnce) {
  Load("2022-05", PersonId(1) + ",张三,低保,2021-01-01,\n");
  const intake::PackPointer pack = packs_.Contracts().value();
  const monitoring::LowIncomeTools tools{*pack, vault(), services().sealer, BeijingDay(clock().NowMs())};
  EXPECT_EQ(monitoring::TakeMissing(record(), tools).value(), 0);
  Write([&](record::Tables& tables) -> Status {
    intake::Upload upload = tables.uploads().List({}).front();
    upload.state = intake::UploadState::kLoaded;
    upload.id = 0;
    upload.period = "2022-04";
    tables.uploads().Add(upload);
    tables.audit().Append({"test", "", "done", ""});
    return {};
  });
  EXPECT_EQ(monitoring::TakeMissing(record(), tools).value(), 1);
  EXPECT_EQ(monitoring::TakeMissing(record(), tools).value(), 0);
  EXPECT_EQ(Ask(County(), "/low-income/summary")["sources"].size(), 2U);
}

}  // namespace
}  // namespace shouwang::api
