// 自主申报 over HTTP (02-domain.md section 3; 04-trust.md lines 9, 10, 13), on both databases.
#include "api/selfreport/selfreport_api.h"
#include "api/casework/test_casework.h"
#include "api/clues/clues_api.h"
#include "api/selfreport/messages.h"
#include "api/selfreport/public_door.h"
#include "base/binary_text.h"
#include "selfreport/receipt.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr char kFarVillage[] = "530326102201";
constexpr int64_t kMinuteMs = 60'000;

class SelfReportApiTest : public CaseworkCounty {
 public:
  SelfReportApiTest()
      : CaseworkCounty(Joined({CaseworkEndpoints, RegistryEndpoints, SelfReportEndpoints, ClueAreaEndpoints})) {
    services().public_door = &door_;
  }

  // The head of A1 (1), of A2 (2), of B1 in the other town (3), or of nobody in the register.
  static std::string IdOf(int64_t serial) { return ResidentId(53032619800101000 + serial).Text(); }
  static std::string TailOf(int64_t serial) { return IdOf(serial).substr(14); }
  static access::Caller Nobody(const std::string& address = "203.0.113.7") {
    access::Caller nobody;
    nobody.address = address;
    return nobody;
  }

  static json Form(int64_t serial = 1, const char* village = kVillageCode) {
    return {{"village", village},
            {"name", "司马内"},
            {"id_no", IdOf(serial)},
            {"phone", "199 0000 0001"},
            {"difficulties", {"因病", "因学"}},
            {"text", "孩子生病，钱不够"},
            {"consent", true}};
  }
  std::string HandIn(const json& form) {
    const http::Reply reply = Post(Nobody(), "/public/self-reports", form);
    EXPECT_EQ(reply.status, 201) << reply.body;
    return reply.status == 201 ? Body(reply)["receipt"].get<std::string>() : std::string();
  }
  http::Reply AskAfter(const std::string& receipt, const std::string& tail,
                       const std::string& address = "203.0.113.7") {
    return Post(Nobody(address), "/public/self-reports/look-up", {{"receipt", receipt}, {"id_tail", tail}});
  }
  json Progress(const std::string& receipt, int64_t serial = 1) {
    clock().Advance(20 * kMinuteMs);  // the paces of tries are another test's
    const http::Reply reply = AskAfter(receipt, TailOf(serial));
    EXPECT_EQ(reply.status, 200) << reply.body;
    return Body(reply);
  }
  json Waiting(const access::Caller& caller) { return Body(Get(caller, "/self-reports?state=received"))["items"]; }
  static std::string PathOf(const json& report) {
    return "/self-reports/" + std::to_string(report["id"].get<int64_t>());
  }
  json Take(const json& report) {
    const http::Reply reply = PostAt(Officer(), PathOf(report) + "/take", json::object(), 1);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return Body(reply);
  }
  void Verify(int64_t clue, const char* verdict) {
    const http::Reply reply =
        PostAt(Officer(), "/clues/" + std::to_string(clue) + "/answer",
               {{"verdict", verdict}, {"note", "看过了"}, {"checker", "某人"}, {"visited_on", Today()}}, 2);
    ASSERT_EQ(reply.status, 200) << reply.body;
  }

 protected:
  int address_ = 10;

 private:
  PublicDoor door_{clock(), {0, 6, 5, 3, 8}};
};
SHOUWANG_API_ON_BOTH_DATABASES(SelfReportApiTest);

TEST_P(SelfReportApiTest, AReportTakenIsAClueOfItsSourceWithTheVillage) {
  HandIn(Form());
  const json waiting = Waiting(Officer());
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_EQ(waiting[0]["id_no"], MaskId(IdOf(1)));
  const json read = Body(Get(Officer(), PathOf(waiting[0])));
  EXPECT_EQ(read["match"]["kind"], "found");
  EXPECT_EQ(read["match"]["household"], Household("A1"));
  EXPECT_EQ(read["match"]["same_name"], true);
  EXPECT_EQ(read["phone"], "199****0001");

  const json taken = Take(waiting[0]);
  const json clue = Body(Get(Officer(), "/clues/" + std::to_string(taken["clue"].get<int64_t>())));
  EXPECT_EQ(clue["source"], "application");
  EXPECT_EQ(clue["state"], "sent");
  EXPECT_EQ(clue["due_on"], "2022-06-05") << "five days of the pack (clue_answer_days)";
  EXPECT_EQ(clue["household"], Household("A1"));
  EXPECT_NE(clue["explanation"].get<std::string>().find("孩子生病"), std::string::npos);
  EXPECT_TRUE(Waiting(Officer()).empty());
  EXPECT_EQ(PostAt(Officer(), PathOf(waiting[0]) + "/take", json::object(), 2).status, 409) << "once only";
}

TEST_P(SelfReportApiTest, TheFamilySeesEachStageAndNothingPersonal) {
  const std::string receipt = HandIn(Form());
  EXPECT_EQ(Progress(receipt)["stage"], "received");
  const json taken = Take(Waiting(Officer())[0]);
  EXPECT_EQ(Progress(receipt)["stage"], "verifying");
  Verify(taken["clue"].get<int64_t>(), "confirmed");
  EXPECT_EQ(Progress(receipt)["stage"], "confirmed");

  const int64_t household = Household("A1");
  const int64_t id = Made(Officer(), "/cases",
                          {{"procedure", "identification"}, {"household", household}, {"clue", taken["clue"]}})["id"];
  Apply(household);  // the signed sheet
  const json handled = Progress(receipt);
  EXPECT_EQ(handled["stage"], "handling");
  EXPECT_EQ(handled["step"]["number"], 1);
  EXPECT_EQ(handled["step"]["of"], 8);
  ToAppraisal(household, id);
  EXPECT_EQ(Progress(receipt)["step"]["number"], 5);
  Meet({id});
  const json posting = Hang({id});
  const json posted = Progress(receipt);
  EXPECT_EQ(posted["stage"], "posted");
  for (const char* personal : {"司马", "1990", "某人", "530326"}) {
    EXPECT_EQ(posted.dump().find(personal), std::string::npos) << posted;
  }
  clock().Advance(9 * kDay);
  ASSERT_EQ(Close(posting).status, 200);
  MustComplete(Officer(), id, {{"village_decision", "同意"}, {"suggested_measures", "健康帮扶"}}, "town_review");
  MustComplete(Clerk(), id, {{"spot_check", "抽查一致"}, {"town_opinion", "同意"}, {"agreed_measures", "健康帮扶"}},
               "determine");
  MustComplete(Colleague(), id, Decision(), "entry");
  EXPECT_EQ(Progress(receipt)["stage"], "included");
}

TEST_P(SelfReportApiTest, AnAnswerOfNotSoIsSaidPlainly) {
  const std::string receipt = HandIn(Form());
  Verify(Take(Waiting(Officer())[0])["clue"].get<int64_t>(), "refuted");
  EXPECT_EQ(Progress(receipt)["stage"], "not-so");
}

TEST_P(SelfReportApiTest, ADeclinedReportTellsTheFixedSentenceOnly) {
  const std::string receipt = HandIn(Form());
  const http::Reply declined = PostAt(Officer(), PathOf(Waiting(Officer())[0]) + "/decline",
                                      {{"reason", "in-hand"}, {"note", "邻居王某举报其有车"}}, 1);
  ASSERT_EQ(declined.status, 200) << declined.body;
  const json progress = Progress(receipt);
  EXPECT_EQ(progress["stage"], "declined");
  EXPECT_NE(progress["text"].get<std::string>().find("已经在办"), std::string::npos);
  EXPECT_EQ(progress.dump().find("邻居"), std::string::npos);
}

TEST_P(SelfReportApiTest, Trust09_AWrongPairIsToldTheSameAsAnUnknownNumber) {
  const std::string receipt = HandIn(Form());
  const http::Reply wrong_tail = AskAfter(receipt, "0000", "198.51.100.1");
  const http::Reply unknown = AskAfter(selfreport::NewReceipt(), TailOf(1), "198.51.100.1");
  const http::Reply nonsense = AskAfter("123", TailOf(1), "198.51.100.1");
  EXPECT_EQ(wrong_tail.status, 404);
  EXPECT_EQ(wrong_tail.body, unknown.body);
  EXPECT_EQ(unknown.body, nonsense.body);
  std::string spaced = receipt;
  std::erase(spaced, ' ');
  EXPECT_EQ(AskAfter(spaced, TailOf(1), "198.51.100.1").status, 200);
}

TEST_P(SelfReportApiTest, TriesAreFewForAReceiptAndForAnAddress) {
  const std::string receipt = HandIn(Form());
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(AskAfter(receipt, "0000", "198.51.100." + std::to_string(i)).status, 404);
  }
  const http::Reply guessed = AskAfter(receipt, TailOf(1), "198.51.100.9");
  EXPECT_EQ(guessed.status, 429) << "from any address, even with the right characters";
  for (int i = 0; i < 5; ++i) AskAfter(selfreport::NewReceipt(), "0000", "192.0.2.1");
  EXPECT_EQ(AskAfter(selfreport::NewReceipt(), "0000", "192.0.2.1").status, 429);
  clock().Advance(20 * kMinuteMs);
  EXPECT_EQ(AskAfter(receipt, TailOf(1), "198.51.100.9").status, 200);
}

TEST_P(SelfReportApiTest, ReportsAreFewFromOneAddressAndForOneVillageADay) {
  for (int i = 0; i < 6; ++i) HandIn(Form());
  EXPECT_EQ(Post(Nobody(), "/public/self-reports", Form()).status, 429) << "of an address";
  EXPECT_EQ(Post(Nobody("192.0.2.2"), "/public/self-reports", Form()).status, 201);
  EXPECT_EQ(Post(Nobody("192.0.2.2"), "/public/self-reports", Form()).status, 201);
  const http::Reply full = Post(Nobody("192.0.2.2"), "/public/self-reports", Form());
  EXPECT_EQ(full.status, 429) << "of a village";
  EXPECT_NE(full.body.find("村委会"), std::string::npos);
  EXPECT_EQ(Post(Nobody("192.0.2.2"), "/public/self-reports", Form(3, kFarVillage)).status, 201);
  clock().Advance(kDay);
  EXPECT_EQ(Post(Nobody("192.0.2.3"), "/public/self-reports", Form()).status, 201);
}

TEST_P(SelfReportApiTest, ADoubleTapMakesOne) {
  const Headers key = {{"idempotency-key", "tap-1"}};
  const http::Reply first = Post(Nobody(), "/public/self-reports", Form(), key);
  const http::Reply second = Post(Nobody(), "/public/self-reports", Form(), key);
  EXPECT_EQ(first.body, second.body);
  EXPECT_EQ(Waiting(Officer()).size(), 1U);
}

TEST_P(SelfReportApiTest, ReportsOfOnePersonAreShownTogether) {
  HandIn(Form());
  clock().Advance(kDay);
  HandIn(Form());
  HandIn(Form(2));
  const json waiting = Waiting(Officer());
  ASSERT_EQ(waiting.size(), 3U);
  const json again = Body(Get(Officer(), PathOf(waiting[1])));
  ASSERT_EQ(again["others"].size(), 1U);
  EXPECT_EQ(again["others"][0]["id"], waiting[2]["id"]);
}

TEST_P(SelfReportApiTest, WhoIsNotInTheRegisterHereIsNotTaken) {
  HandIn(Form(9));
  const http::Reply unknown = PostAt(Officer(), PathOf(Waiting(Officer())[0]) + "/take", json::object(), 1);
  EXPECT_EQ(unknown.status, 409);
  EXPECT_NE(unknown.body.find("补登"), std::string::npos);

  HandIn(Form(3));  // lives in the other town
  const json report = Waiting(Officer())[0];
  const json seen = Body(Get(Officer(), PathOf(report)));
  EXPECT_EQ(seen["match"]["kind"], "elsewhere");
  EXPECT_TRUE(seen["match"]["household_id"].is_null());
  EXPECT_EQ(PostAt(Officer(), PathOf(report) + "/take", json::object(), 1).status, 409);
  const http::Reply taken = PostAt(County(), PathOf(report) + "/take", json::object(), 1);
  EXPECT_EQ(taken.status, 200) << taken.body;
}

TEST_P(SelfReportApiTest, ARegisteredIdAndAnUnknownOneAreAnsweredAlike) {
  const http::Reply known = Post(Nobody(), "/public/self-reports", Form(1));
  const http::Reply unknown = Post(Nobody(), "/public/self-reports", Form(9));
  json first = Body(known);
  json second = Body(unknown);
  first.erase("receipt");
  second.erase("receipt");
  EXPECT_EQ(known.status, unknown.status);
  EXPECT_EQ(first, second);
}

TEST_P(SelfReportApiTest, WhatIsWrongIsSaidAtItsField) {
  const auto refused = [&](const char* name, const json& value) {
    json form = Form();
    form[name] = value;
    const http::Reply reply = Post(Nobody("192.0.2." + std::to_string(++address_)), "/public/self-reports", form);
    EXPECT_EQ(reply.status, 422) << name << reply.body;
    EXPECT_EQ(Body(reply)["where"], name) << reply.body;
  };
  refused("id_no", "530326198001010011");
  refused("phone", "12");
  refused("consent", false);
  refused("difficulties", {"因为懒"});
  refused("photos", {Base64UrlText("<script>")});
  json empty = Form();
  empty["difficulties"] = json::array();
  empty["text"] = " ";
  EXPECT_EQ(Post(Nobody(), "/public/self-reports", empty).status, 422);
  EXPECT_EQ(Post(Nobody(), "/public/self-reports", Form(1, "530326101999")).status, 404);
  EXPECT_TRUE(Waiting(County()).empty());
}

TEST_P(SelfReportApiTest, PhotosAreSeenByTheVillageAndByNoOther) {
  json form = Form();
  form["photos"] = {Base64UrlText("\xFF\xD8\xFF a photo")};
  HandIn(form);
  const json report = Waiting(Officer())[0];
  const std::string photo = Body(Get(Officer(), PathOf(report)))["photos"][0];
  EXPECT_EQ(Get(Officer(), PathOf(report) + "/photos/" + photo).status, 200);
  EXPECT_EQ(Get(Village(kFarVillage), PathOf(report) + "/photos/" + photo).status, 404);
  EXPECT_EQ(Get(Village(kFarVillage), PathOf(report)).status, 404);
  EXPECT_TRUE(Waiting(Village(kFarVillage)).empty());
  EXPECT_TRUE(Waiting(Contact(77)).empty());
}

TEST_P(SelfReportApiTest, Trust13_ThePublicIsInTheAuditTrailWithoutAPersonOrAReceipt) {
  std::string receipt = HandIn(Form());
  Progress(receipt);
  std::vector<access::AuditRow> rows;
  Write([&](record::Tables& tables) -> Status {
    access::AuditFilter filter;
    filter.action = "self-report";
    rows = tables.audit().List(filter);
    tables.audit().Append({"test", "", "done", ""});
    return {};
  });
  ASSERT_EQ(rows.size(), 2U);
  for (const access::AuditRow& row : rows) {
    EXPECT_EQ(row.account, 0);
    EXPECT_EQ(row.account_name, "公众");
    EXPECT_EQ(row.address, "203.0.113.7");
    for (const std::string& personal : {receipt, IdOf(1), std::string("司马内"), std::string("孩子")}) {
      EXPECT_EQ((row.entry.object + row.entry.detail).find(personal), std::string::npos) << row.entry.detail;
    }
  }
}

TEST_P(SelfReportApiTest, Trust10_IdAndPhoneAreShownInFullForAPurposeOnly) {
  HandIn(Form());
  const json report = Waiting(Officer())[0];
  EXPECT_EQ(Body(Get(Officer(), PathOf(report))).dump().find(IdOf(1)), std::string::npos);
  EXPECT_EQ(Post(Officer(), PathOf(report) + "/reveal", {{"purpose", "看看"}}).status, 422);
  const json shown = Body(Post(Officer(), PathOf(report) + "/reveal", {{"purpose", "打电话核实情况"}}));
  EXPECT_EQ(shown["id_no"], IdOf(1));
  EXPECT_EQ(shown["phone"], "19900000001");
}

TEST_P(SelfReportApiTest, NoticesOfAVillageAreShownWhileTheyHang) {
  const int64_t household = Household("A1");
  const int64_t id = Open(household);
  ToAppraisal(household, id);
  Meet({id});
  const json posting = Hang({id});
  const auto listed = [&](const char* village) {
    return Body(Get(Nobody(), std::string("/public/notices?village=") + village));
  };
  const json notices = listed(kVillageCode);
  EXPECT_EQ(notices["village"], "白雾村");
  ASSERT_EQ(notices["items"].size(), 1U);
  EXPECT_EQ(notices["items"][0]["ends_on"], posting["ends_on"]);
  EXPECT_EQ(notices["items"][0].size(), 5U) << "title, place, text and two days, nothing else";
  EXPECT_TRUE(listed(kFarVillage)["items"].empty());
  clock().Advance(9 * kDay);
  ASSERT_EQ(Close(posting).status, 200);
  EXPECT_TRUE(listed(kVillageCode)["items"].empty());
  EXPECT_EQ(Get(Nobody(), "/public/notices?village=530326101000").status, 404) << "a town is no village";
}

TEST_P(SelfReportApiTest, TheFormOffersThePacksRiskTypesAndTheCountysVillages) {
  const json form = Body(Get(Nobody(), "/public/form"));
  ASSERT_EQ(form["difficulties"].size(), 11U);
  EXPECT_EQ(form["difficulties"][0], "因病");
  const json places = Body(Get(Nobody(), "/public/divisions"));
  EXPECT_EQ(places["county"], "会泽县");
  ASSERT_EQ(places["towns"].size(), 2U);
  EXPECT_EQ(places["towns"][0]["villages"][0]["code"], kVillageCode);
}

}  // namespace
}  // namespace shouwang::api
