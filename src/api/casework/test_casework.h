// A small county for tests of casework over HTTP: two households of one village, one of another, and what people do to
// a case on its way.
#pragma once

#include "api/casework/casework_api.h"

#include "access/account_changes.h"
#include "access/divisions.h"
#include "access/role_grants.h"
#include "api/core/test_api.h"
#include "api/registry/registry_api.h"
#include "base/resident_id.h"
#include "engine/duckdb_engine.h"
#include "intake/pack_shelf.h"
#include "policy/calendar_reader.h"
#include "store/all/repositories.h"

namespace shouwang::api {

constexpr int64_t kDay = 86'400'000;
constexpr char kVillageCode[] = "530326101201";

class CaseworkCounty : public ApiTest {
 public:
  // `endpoints`: those of casework and of the register, which this county is made with, and what the test needs beside.
  explicit CaseworkCounty(Endpoints endpoints = Joined({CaseworkEndpoints, RegistryEndpoints}))
      : ApiTest(store::AllRepositories(), std::move(endpoints)),
        packs_(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser) {
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
    sheet_ = nlohmann::json::array({vault().Keep("\xFF\xD8\xFF a signed sheet").value()});
  }

  static nlohmann::json Body(const http::Reply& reply) { return nlohmann::json::parse(reply.body); }
  access::Caller Officer() { return Village(kVillageCode); }
  access::Caller Clerk() { return Town("530326101"); }
  access::Caller Colleague() { return At(access::Role::kCounty, "530326", 21); }

  http::Reply PostAt(const access::Caller& caller, const std::string& path, const nlohmann::json& body,
                     int64_t version) {
    return Post(caller, path, body, {{"if-match", "\"" + std::to_string(version) + "\""}});
  }
  // What is made must be made.
  nlohmann::json Made(const access::Caller& caller, const std::string& path, const nlohmann::json& body) {
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
  nlohmann::json Read(int64_t case_file) { return Body(Get(County(), PathOf(case_file))); }

  http::Reply Complete(const access::Caller& caller, int64_t case_file, nlohmann::json fields) {
    const nlohmann::json now = Read(case_file);
    for (auto& [name, value] : fields.items()) {
      if (!value.is_array()) value = nlohmann::json::array({value});
    }
    return PostAt(caller, PathOf(case_file) + "/complete", {{"step", now["step"]}, {"fields", fields}},
                  now["version"].get<int64_t>());
  }
  void MustComplete(const access::Caller& caller, int64_t case_file, const nlohmann::json& fields, const char* step) {
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

  nlohmann::json Ask(int64_t case_file, const char* department) {
    return Made(County(), PathOf(case_file) + "/lookups", {{"departments", {department}}})["items"][0];
  }
  http::Reply Answer(const access::Caller& caller, const nlohmann::json& lookup, const nlohmann::json& findings) {
    return PostAt(caller, "/lookups/" + std::to_string(lookup["id"].get<int64_t>()) + "/answer",
                  {{"note", "已核对"}, {"findings", findings}}, lookup["version"].get<int64_t>());
  }

  void Meet(const std::vector<int64_t>& cases, bool agreed = true) {
    nlohmann::json decisions = nlohmann::json::array();
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
  nlohmann::json Hang(const std::vector<int64_t>& cases) {
    const nlohmann::json draft = Body(Post(Officer(), "/postings/draft", {{"cases", cases}}));
    return Made(Officer(), "/postings",
                {{"division_code", kVillageCode},
                 {"title", "拟纳入监测对象公示"},
                 {"place", "村务公开栏"},
                 {"body", draft["body"]},
                 {"starts_on", Today()},
                 {"cases", cases}});
  }
  http::Reply Close(const nlohmann::json& posting, const std::string& why = "") {
    const nlohmann::json now = Body(Get(Officer(), "/postings/" + std::to_string(posting["id"].get<int64_t>())));
    return PostAt(Officer(), "/postings/" + std::to_string(posting["id"].get<int64_t>()) + "/close",
                  {{"why", why}, {"attachments", sheet_}}, now["version"].get<int64_t>());
  }

  // To the village's meeting, with one department asked.
  void ToAppraisal(int64_t household, int64_t case_file, const nlohmann::json& findings = nlohmann::json::array()) {
    MustComplete(Officer(), case_file, {{"situation", "医疗支出大"}}, "analyse");
    MustComplete(Officer(), case_file, {{"judgement", "列入入户名单"}}, "survey");
    Give(case_file, "visit");
    Sign(household);
    MustComplete(Officer(), case_file, {{"findings", "收入下降"}}, "lookup");
    const nlohmann::json lookup = Ask(case_file, "medical_insurance");
    const http::Reply answered = Answer(Department("medical_insurance"), lookup, findings);
    ASSERT_EQ(answered.status, 200) << answered.body;
    MustComplete(County(), case_file, {{"lookup_opinion", "信息属实"}}, "appraisal");
  }
  // Through the notice, to the county's decision.
  void ToDecision(int64_t case_file) {
    Meet({case_file});
    const nlohmann::json posting = Hang({case_file});
    clock().Advance(9 * kDay);
    ASSERT_EQ(Close(posting).status, 200);
    MustComplete(Officer(), case_file, {{"village_decision", "同意"}, {"suggested_measures", "健康帮扶"}},
                 "town_review");
    MustComplete(Clerk(), case_file,
                 {{"spot_check", "抽查一致"}, {"town_opinion", "同意"}, {"agreed_measures", "健康帮扶"}}, "determine");
  }
  nlohmann::json Decision() {
    return {{"category", "边缘易致贫户"},
            {"risks", nlohmann::json::array({"因病", "缺劳动力"})},
            {"department", "medical_insurance"},
            {"contact", std::to_string(contact_)},
            {"county_opinion", "纳入"}};
  }
  nlohmann::json Monitored(int64_t household) {
    return Body(Get(County(), "/households/" + std::to_string(household)))["monitored"];
  }

  const nlohmann::json& sheet() const { return sheet_; }

 private:
  void Import() {
    const http::Reply opened = Post(County(), "/registry-imports", nlohmann::json::object());
    const std::string path = "/registry-imports/" + std::to_string(Body(opened)["id"].get<int64_t>());
    const auto id = [](int64_t serial) { return ResidentId(53032619800101000 + serial).Text(); };
    const std::string households =
        "户编号,行政区划代码,村民小组,户类型\nA1,530326101201,一组,一般农户\nA2,530326101201,二组,一般农户\n"
        "B1,530326102201,一组,一般农户\n";
    const std::string persons = "户编号,姓名,证件号码,与户主关系\nA1,司马内," + id(1) + ",户主\nA2,司马二," + id(2) +
                                ",户主\nB1,欧阳外," + id(3) + ",户主\n";
    Do(County(), http::Method::kPost, path + "/files?name=h.csv", households, {});
    nlohmann::json now = Body(Do(County(), http::Method::kPost, path + "/files?name=p.csv", persons, {}));
    for (const char* step : {"/compare", "/accept"}) {
      const http::Reply done = PostAt(County(), path + step, nullptr, now["version"].get<int64_t>());
      ASSERT_EQ(done.status, 200) << done.body;
      now = Body(done);
    }
    Write([&](record::Tables& tables) -> Status {
      contact_ = access::CreateAccount(tables, {"contact1", "某人"}, {"x", "x"}).value().id;
      access::GrantFromConsole(tables, contact_, {access::Role::kContact, "530326101", "", {}}).value();
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
  }

  intake::PackShelf packs_;
  nlohmann::json sheet_;
  int64_t contact_ = 0;
};

}  // namespace shouwang::api
