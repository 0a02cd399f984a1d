// Meetings, notices and objections over HTTP (02-domain.md section 5), on both databases.
#include "api/casework/test_casework.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

class PublicityApiTest : public CaseworkCounty {};
SHOUWANG_API_ON_BOTH_DATABASES(PublicityApiTest);

TEST_P(PublicityApiTest, ANoticeHangsFiveWorkdaysAndEndsEarlyOnlyWithAReason) {
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
  EXPECT_EQ(posting["workdays_left"], 5);
  EXPECT_EQ(Close(posting).status, 422);
  clock().Advance(8 * kDay);
  EXPECT_EQ(Today(), "2022-06-08");
  EXPECT_EQ(Close(posting).status, 422);
  clock().Advance(kDay);
  ASSERT_EQ(Close(posting).status, 200);
  EXPECT_EQ(Read(id)["missing"], "");
}

TEST_P(PublicityApiTest, ALateEndNeedsAReasonToo) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  ToAppraisal(household, id);
  Meet({id});
  const json posting = Hang({id});
  clock().Advance(13 * kDay);
  EXPECT_EQ(Close(posting).status, 422);
  EXPECT_EQ(Close(posting, "村里停电，晚登记了几天").status, 200);
}

TEST_P(PublicityApiTest, ANoticeShowsNothingPersonal) {
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

TEST_P(PublicityApiTest, AnObjectionStopsTheClockUntilItIsAnswered) {
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

TEST_P(PublicityApiTest, OneMeetingDecidesOnManyHouseholds) {
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

}  // namespace
}  // namespace shouwang::api
