// The drafts of step 2 (02-domain.md section 5): who is on which list, and who is not any more.
#include "api/casework/test_casework.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

class MonthListTest : public CaseworkCounty {
 public:
  json Lists(const std::string& period = "2022-05") {
    const http::Reply reply = Get(Officer(), std::string("/month-lists?place=") + kVillageCode + "&period=" + period);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return Body(reply);
  }
};

SHOUWANG_API_ON_BOTH_DATABASES(MonthListTest);

TEST_P(MonthListTest, AFamilyThatAppliedIsToBeLookedOverUntilItsCaseIsOver) {
  EXPECT_EQ(Lists()["identify"], json::array());
  const int64_t household = Household("A1");
  const int64_t application = Apply(household);
  const json line = Lists()["identify"].at(0);
  EXPECT_EQ(line["household"], household);
  EXPECT_EQ(line["application"], application);
  EXPECT_EQ(line["reasons"], json({"农户申请"}));
  EXPECT_TRUE(line["case"].is_null());

  const int64_t opened =
      Made(Officer(), "/cases",
           {{"procedure", "identification"}, {"household", household}, {"application", application}})["id"];
  EXPECT_EQ(Lists()["identify"].at(0)["case"], opened);
  const http::Reply ended =
      PostAt(Officer(), PathOf(opened) + "/withdraw", {{"reason", "不再申请"}}, Read(opened)["version"].get<int64_t>());
  ASSERT_EQ(ended.status, 200) << ended.body;
  EXPECT_EQ(Lists()["identify"], json::array()) << "it was dealt with";
}

TEST_P(MonthListTest, AMonitoredFamilyIsReadyWhenItsMonthsOfHelpAreOver) {
  const int64_t household = Household("A1");
  const int64_t opened = Open(household);
  ToAppraisal(household, opened);
  ToDecision(opened);
  MustComplete(Colleague(), opened, Decision(), "entry");
  json line = Lists()["eliminate"].at(0);
  EXPECT_EQ(line["household"], household);
  EXPECT_FALSE(line["is_ready"].get<bool>());
  EXPECT_TRUE(line["helped_since"].is_null());
  EXPECT_EQ(Lists()["identify"], json::array());
}

TEST_P(MonthListTest, WhoCameAndWentInTheMonthIsListed) {
  const int64_t household = Household("A1");
  const std::string path = "/households/" + std::to_string(household);
  const int64_t version = Body(Get(Officer(), path))["version"].get<int64_t>();
  const http::Reply born = PostAt(Officer(), path + "/natural-changes",
                                  {{"kind", "birth"},
                                   {"date", "2022-05-20"},
                                   {"person", {{"name", "司马小"}, {"relation", "之子"}, {"sex", "男"}}},
                                   {"reason", "出生登记"}},
                                  version);
  ASSERT_LT(born.status, 300) << born.body;
  const json movement = Lists()["population"].at(0);
  EXPECT_EQ(movement["person"], "司马小");
  EXPECT_TRUE(movement["came"].get<bool>());
  EXPECT_EQ(Lists("2022-04")["population"], json::array());
}

TEST_P(MonthListTest, AnotherVillageIsNotShown) {
  const http::Reply reply = Get(Officer(), "/month-lists?place=530326102201&period=2022-05");
  EXPECT_EQ(reply.status, 403) << reply.body;
}

}  // namespace
}  // namespace shouwang::api
