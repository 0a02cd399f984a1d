// For the matrix: a county with one household, clue and upload inside a town and village, and one of each outside; an
// account and a session of every role.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "access/account_changes.h"
#include "access/divisions.h"
#include "access/role_grants.h"
#include "access/session_book.h"
#include "api/core/test_api.h"
#include "api/core/test_visitor.h"
#include "api/routes/api_routes.h"
#include "base/resident_id.h"
#include "engine/duckdb_engine.h"
#include "http/metrics.h"
#include "intake/job_runner.h"
#include "intake/pack_shelf.h"
#include "intake/register_reader.h"
#include "intake/run_work.h"
#include "intake/what_if_desk.h"
#include "operation/backup_shelf.h"
#include "policy/calendar_reader.h"
#include "seal/test_keys.h"
#include "store/all/repositories.h"

namespace shouwang::api {

// The two rows of one kind, as they stand in a path.
struct MatrixRows {
  std::string inside;
  std::string outside;
};

class MatrixCounty : public ApiTest {
 public:
  MatrixCounty()
      : ApiTest(store::AllRepositories(), AllEndpoints()),
        book_(record(), clock(), [](const std::string& hash, std::string_view given) { return hash == given; }),
        packs_(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser),
        desk_(vault(), packs_, clock(), engine::MakeDuckdbEngine, Engine()),
        work_(record(), vault(), services().sealer, packs_, engine::MakeDuckdbEngine, Engine(),
              intake::RegisterReader(record(), services().sealer, vault(), 1)),
        shelf_(keys_.folder.path() / "backups", 2),
        jobs_(record(), clock(), {{intake::kRunJob, &work_}}, [this](bool begins) { desk_.GiveUp(begins); }) {
    Errors errors;
    services().calendar = policy::ReadCalendar(SHOUWANG_SOURCE_DIR "/policies/calendar", errors).value();
    services().breached = &breached_;
    services().backups = &shelf_;
    services().keys = keys_.files;
    services().sessions = &book_;
    services().packs = &packs_;
    services().what_if = &desk_;
    services().jobs = &jobs_;
    jobs_.Start();
    Result<std::vector<http::Route>> routes =
        ApiRoutes(services(), {.requests_per_second = 0}, std::make_shared<http::Metrics>(), "test");
    if (!routes) throw std::runtime_error(FormatError(routes.error()));
    router_ = std::make_unique<http::Router>(http::Router::Build(std::move(*routes)).value());
    MakePlaces();
    MakeHouseholds();
    MakeClues();
    MakeCases();
    MakeInsurance();
    MakeUploads();
    MakeAccounts();
  }
  ~MatrixCounty() override { jobs_.Stop(); }

  // The 18 characters and the phone of the household inside (1) or outside (2).
  static std::string IdOf(int64_t serial) { return ResidentId(53032619800101000 + serial).Text(); }
  static std::string PhoneOf(int64_t serial) { return "1990000000" + std::to_string(serial); }
  static constexpr char kOutsideName[] = "欧阳外";
  static constexpr char kOutsideNumber[] = "OUTSIDE-B1";

  const std::map<std::string, MatrixRows>& rows() const { return rows_; }
  http::Router& router() { return *router_; }

  // Signed in, second factor passed; anew when the last session was ended by what it called.
  Visitor As(access::Role role) {
    std::string& token = tokens_[role];
    if (token.empty() || !book_.Check(token, "127.0.0.1")) {
      token = access::SessionBook::NewTokenText();
      Write([&](record::Tables& tables) -> Status {
        tables.accounts().sessions().Add({0, accounts_.at(role), access::SessionBook::TokenDigest(token),
                                          tables.now_ms(), tables.now_ms(), "127.0.0.1", true});
        tables.audit().Append({"test", "", "done", ""});
        return {};
      });
    }
    Visitor visitor(*router_);
    visitor.cookie = token;
    visitor.csrf = access::SessionBook::CsrfToken(token);
    return visitor;
  }

 private:
  static screening::EngineOptions Engine() { return {"512MB", 1}; }
  static nlohmann::json Body(const http::Reply& reply) { return nlohmann::json::parse(reply.body); }
  static std::string NumberOf(const nlohmann::json& value) { return std::to_string(value["id"].get<int64_t>()); }

  void MakePlaces() {
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

  void MakeHouseholds() {
    const std::string opened = NumberOf(Body(Post(County(), "/registry-imports", nlohmann::json::object())));
    const std::string path = "/registry-imports/" + opened;
    const std::string households = "户编号,行政区划代码,户类型,联系电话\nA1,530326101201,脱贫户," + PhoneOf(1) + "\n" +
                                   kOutsideNumber + ",530326102201,脱贫户," + PhoneOf(2) +
                                   "\nA2,530326101201,脱贫户,\n" + kOutsideNumber + "2,530326102201,脱贫户,\n";
    const std::string persons = "户编号,姓名,证件号码,与户主关系\nA1,司马内," + IdOf(1) + ",户主\n" + kOutsideNumber +
                                "," + kOutsideName + "," + IdOf(2) + ",户主\nA2,司马乙," + IdOf(3) + ",户主\n" +
                                kOutsideNumber + "2," + kOutsideName + "乙," + IdOf(4) + ",户主\n";
    // Others are 监测对象: no case of identification can be opened of these.
    const std::string monitored = std::string("户编号,监测对象类别,识别时间\nA2,脱贫不稳定户,2022-03-01\n") +
                                  kOutsideNumber + "2,边缘易致贫户,2022-03-01\n";
    Do(County(), http::Method::kPost, path + "/files?name=h.csv", households, {});
    Do(County(), http::Method::kPost, path + "/files?name=m.csv", monitored, {});
    int64_t version =
        Body(Do(County(), http::Method::kPost, path + "/files?name=p.csv", persons, {}))["version"].get<int64_t>();
    for (const char* step : {"/compare", "/accept"}) {
      const http::Reply done = Post(County(), path + step, nullptr, {{"if-match", Quoted(version)}});
      if (done.status != 200) throw std::runtime_error(done.body);
      version = Body(done)["version"].get<int64_t>();
    }
    rows_["registry-imports"] = {opened, "999999"};
    const std::string inside = Household("A1");
    const std::string outside = Household(kOutsideNumber);
    rows_["households"] = {inside, outside};
    const auto member = [&](const std::string& household) {
      return NumberOf(Body(Get(County(), "/households/" + household))["members"][0]);
    };
    rows_["persons"] = {member(inside), member(outside)};
    const auto change = [&](const std::string& household) {
      const nlohmann::json edit = {{"fields", {{"residency", "人在户不在"}}}, {"reason", "入户核实"}};
      const http::Reply edited = Patch(County(), "/households/" + household, edit, 1);
      if (edited.status != 200) throw std::runtime_error(edited.body);
      return NumberOf(Body(Get(County(), "/households/" + household + "/history"))["items"][0]);
    };
    rows_["changes"] = {change(inside), change(outside)};
  }
  std::string Household(const std::string& number) {
    return NumberOf(Body(Post(County(), "/households/search", {{"by", "household_id"}, {"text", number}}))["items"][0]);
  }
  static std::string Quoted(int64_t version) { return "\"" + std::to_string(version) + "\""; }

  void MakeClues() {
    const auto report = [&](const std::string& household, const char* text) {
      const http::Reply made =
          Post(County(), "/clues", {{"source", "visit"}, {"household", std::stoll(household)}, {"text", text}});
      if (made.status != 201) throw std::runtime_error(made.body);
      return NumberOf(Body(made));
    };
    rows_["clues"] = {report(rows_["households"].inside, "房子漏雨"),
                      report(rows_["households"].outside, std::string(kOutsideName).append("家失火").c_str())};
  }

  // A case with an application, an authorisation, a question to a department, a meeting and a notice.
  void MakeCases() {
    const auto made = [&](const std::string& path, const nlohmann::json& body) {
      const http::Reply reply = Post(County(), path, body);
      if (reply.status != 201) throw std::runtime_error(path + ": " + reply.body);
      return Body(reply);
    };
    const std::string digest = vault().Keep("\xFF\xD8\xFF a signed sheet").value();
    const auto make = [&](const std::string& household, const std::string& person, const std::string& village,
                          const char* department, std::string MatrixRows::*row) {
      const nlohmann::json sheet = nlohmann::json::array({digest});
      const std::string path = "/households/" + household;
      const auto application =
          made(path + "/applications", {{"received_on", "2022-05-30"}, {"attachments", sheet}})["id"].get<int64_t>();
      const nlohmann::json signature = {{"signed_on", "2022-05-30"},
                                        {"scope", "家庭资产"},
                                        {"signers", {std::stoll(person)}},
                                        {"attachments", sheet}};
      rows_["authorisations"].*row = NumberOf(made(path + "/authorisations", signature));
      const nlohmann::json opened = made("/cases", {{"procedure", "identification"},
                                                    {"pack", "huize-2022"},
                                                    {"household", std::stoll(household)},
                                                    {"application", application}});
      rows_["cases"].*row = NumberOf(opened);
      rows_["lookups"].*row =
          NumberOf(made("/cases/" + NumberOf(opened) + "/lookups", {{"departments", {department}}})["items"][0]);
      rows_["meetings"].*row = NumberOf(
          made("/meetings", {{"division_code", village},
                             {"held_on", "2022-05-31"},
                             {"place", "村委会"},
                             {"host", "村支书"},
                             {"attendance", 20},
                             {"minutes", "同意"},
                             {"attachments", sheet},
                             {"decisions", nlohmann::json::array({{{"case", opened["id"]}, {"agreed", true}}})}}));
      rows_["postings"].*row = NumberOf(made("/postings", {{"division_code", village},
                                                           {"title", "公示"},
                                                           {"place", "村务公开栏"},
                                                           {"body", "现予公示"},
                                                           {"starts_on", "2022-05-31"},
                                                           {"cases", {opened["id"]}}}));
    };
    make(rows_["households"].inside, rows_["persons"].inside, "530326101201", "medical_insurance", &MatrixRows::inside);
    make(rows_["households"].outside, rows_["persons"].outside, "530326102201", "water", &MatrixRows::outside);
  }

  // A policy of either town with its list and a claim.
  void MakeInsurance() {
    const auto make = [&](const access::Caller& town, std::string MatrixRows::*row) {
      const nlohmann::json contract = {{"year", 2022},
                                       {"title", "防贫保险"},
                                       {"insurer", "某财险"},
                                       {"covers", {"lifted"}},
                                       {"starts_on", "2022-01-01"},
                                       {"ends_on", "2022-12-31"},
                                       {"premium", 10000},
                                       {"payers", nlohmann::json::array({{{"who", "县财政"}, {"share", 10000}}})},
                                       {"basis", "合同"}};
      const std::string policy = NumberOf(Body(Post(town, "/insurance-policies", contract)));
      const std::string path = "/insurance-policies/" + policy;
      Post(town, path + "/insured", nlohmann::json::object(), {{"if-match", Quoted(1)}});
      const nlohmann::json claim = {{"insured", Body(Get(town, path + "/insured"))["items"][0]["id"]},
                                    {"kind", "因病"},
                                    {"happened_on", "2022-05-01"},
                                    {"claimed", 100}};
      rows_["insurance-policies"].*row = policy;
      rows_["insurance-claims"].*row = NumberOf(Body(Post(town, path + "/claims", claim)));
    };
    make(Town("530326101"), &MatrixRows::inside);
    make(Town("530326102"), &MatrixRows::outside);
  }

  void MakeUploads() {
    const auto hand_in = [&](const char* department, const std::string& name) {
      const std::string table =
          "身份证号码,姓名,结算日期,合规自付\n" + IdOf(2) + "," + kOutsideName + ",2022-05-03,9\n";
      const http::Reply made =
          Do(Department(department), http::Method::kPost, "/imports?period=2022-05&name=" + name + ".csv", table, {});
      if (made.status != 201) throw std::runtime_error(made.body);
      return NumberOf(Body(made));
    };
    rows_["imports"] = {hand_in("medical_insurance", "inside"), hand_in("water", "outside")};
    const http::Reply run = Post(County(), "/runs", {{"pack", "huize-2022"}, {"as_of", "2022-05-31"}});
    if (run.status != 201) throw std::runtime_error(run.body);
    rows_["runs"] = {NumberOf(Body(run)), "999999"};
    jobs_.WaitUntilIdle(std::chrono::seconds(120));
    rows_["jobs"] = {NumberOf(Body(Get(County(), "/jobs"))["items"][0]), "999999"};
    rows_["policies"] = {"huize-2022", "unknown"};
    rows_["forms"] = {"visit", "unknown"};
    rows_["group-risks"] = {"999999", "999999"};
  }

  void MakeAccounts() {
    Write([&](record::Tables& tables) -> Status {
      for (const access::Role role : access::kRoles) accounts_[role] = Account(tables, role, access::RoleName(role));
      rows_["users"] = {std::to_string(Account(tables, access::Role::kTown, "spare")), "999999"};
      rows_["me"] = {"999999", "999999"};
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
  }
  static int64_t Account(record::Tables& tables, access::Role role, const std::string& name) {
    static const std::map<access::Role, std::string> places = {{access::Role::kCounty, "530326"},
                                                               {access::Role::kDepartment, "530326"},
                                                               {access::Role::kTown, "530326101"},
                                                               {access::Role::kVillage, "530326101201"},
                                                               {access::Role::kContact, "530326"}};
    const int64_t id = access::CreateAccount(tables, {name, "某人"}, {"x", "x"}).value().id;
    const auto place = places.find(role);
    const std::string department = role == access::Role::kDepartment ? "medical_insurance" : "";
    const auto granted = access::GrantFromConsole(
        tables, id, {role, place == places.end() ? std::string() : place->second, department, {}});
    if (!granted) throw std::runtime_error(FormatError(granted.error()));
    tables.accounts().SetPassword(id, "x", false);
    return id;
  }

  access::SessionBook book_;
  intake::PackShelf packs_;
  intake::WhatIfDesk desk_;
  intake::RunWork work_;
  access::BreachedPasswords breached_;
  seal::testing::TestKeys keys_;
  operation::BackupShelf shelf_;
  intake::JobRunner jobs_;
  std::unique_ptr<http::Router> router_;
  std::map<std::string, MatrixRows> rows_;  // by the first part of the path
  std::map<access::Role, int64_t> accounts_;
  std::map<access::Role, std::string> tokens_;
};

}  // namespace shouwang::api
