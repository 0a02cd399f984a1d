// The people of a month in the demo county, what is drawn for each household, and single acts on cases that must
// succeed.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "access/account_changes.h"
#include "access/role_grants.h"
#include "api/routes/test_demo_county.h"
#include "base/digest.h"

namespace shouwang::api {

class MonthPeople : public DemoCounty {
 public:
  using json = nlohmann::json;

  MonthPeople(bool on_postgres, uint64_t households, uint64_t seed)
      : DemoCounty(on_postgres, households, seed), seed_(seed) {
    sheet_ = json::array({vault().Keep("\xFF\xD8\xFF a signed sheet").value()});
  }

  static bool IsElimination(const json& file) { return file["kind"] == "elimination"; }

  json MonitoredRows(const json& file) {
    return Body(Get(County(), "/households/" + std::to_string(file["household"].get<int64_t>())))["monitored"];
  }

 protected:
  // ---- who and when

  access::Caller Officer(const std::string& village) { return At(access::Role::kVillage, village, AccountOf(village)); }
  access::Caller OfficerOf(const json& file) { return Officer(file["division_code"]); }
  access::Caller ClerkOf(const json& file) { return Town(file["division_code"].get<std::string>().substr(0, 9)); }
  access::Caller Decider() { return At(access::Role::kCounty, "530326", 21); }

  // The village officer, who is also the contact person of the village's families.
  int64_t AccountOf(const std::string& village) {
    if (const auto found = officers_.find(village); found != officers_.end()) return found->second;
    int64_t id = 0;
    Write([&](record::Tables& tables) -> Status {
      id = access::CreateAccount(tables, {"village-" + village, "村干部"}, {"x", "x"}).value().id;
      const auto granted = access::GrantFromConsole(tables, id, {access::Role::kVillage, village, "", "测试"});
      if (!granted) return Fail(granted.error());
      tables.accounts().SetPassword(id, "x", false);
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
    return officers_[village] = id;
  }

  // Nine in the morning.
  void MoveTo(const std::string& day) {
    const int64_t then = BeijingMidnight(*Date::FromIso(day)) + int64_t{9} * 3'600'000;
    clock().Advance(then - clock().NowMs());
  }
  std::string Today() { return BeijingDay(clock().NowMs()).Iso(); }

  // Whether something with this probability happens to the household, whatever happened before.
  bool Happens(const std::string& what, const std::string& household, double probability) const {
    constexpr size_t kDigits = 8;
    const std::string drawn = Sha256Hex(std::to_string(seed_) + " " + what + " " + household).substr(0, kDigits);
    return static_cast<double>(std::stoul(drawn, nullptr, 16)) < probability * 4294967296.0;
  }
  static std::string HouseholdOf(const json& file) { return file["household_id"]; }

  // ---- single acts, which must succeed

  static std::string PathOf(int64_t id) { return "/cases/" + std::to_string(id); }
  static std::string PathOf(const json& file) { return PathOf(file["id"].get<int64_t>()); }
  json Read(int64_t id) { return Body(MustBe(200, Get(County(), PathOf(id)), "a case")); }
  json Again(const json& file) { return Read(file["id"]); }

  json Act(const access::Caller& caller, const json& file, const std::string& act, const json& body, int status = 200) {
    return Body(MustBe(status, PostAt(caller, PathOf(file) + act, body, file), act));
  }
  // The case after it.
  json Complete(const access::Caller& caller, const json& file, const json& fields, int status = 200) {
    return Act(caller, file, "/complete", {{"step", file["step"]}, {"fields", fields}}, status);
  }
  json Give(const access::Caller& caller, const json& file, const char* kind) {
    return Act(caller, file, "/papers", {{"kind", kind}, {"attachments", sheet_}});
  }
  json Made(const access::Caller& caller, const std::string& path, const json& body) {
    return Body(MustBe(201, Post(caller, path, body), path));
  }

  // Open cases at the step, in order of household.
  std::vector<json> Waiting(const std::string& step) {
    std::vector<json> found;
    for (const auto& [key, id] : cases_) {
      json file = Read(id);
      if (file["status"] == "open" && file["step"] == step) found.push_back(std::move(file));
    }
    return found;
  }
  using Groups = std::map<std::pair<std::string, std::string>, std::vector<json>>;
  static Groups ByVillageAndKind(const std::vector<json>& files) {
    Groups groups;
    for (const json& file : files) groups[{file["division_code"], file["kind"]}].push_back(file);
    return groups;
  }

  int64_t Members(const json& file) {
    const json members =
        Body(Get(County(), "/households/" + std::to_string(file["household"].get<int64_t>())))["members"];
    return std::count_if(members.begin(), members.end(), [](const json& one) { return one["status"] == "在户"; });
  }

  const json& sheet() const { return sheet_; }
  // By household's number and kind.
  std::map<std::pair<std::string, std::string>, int64_t>& cases() { return cases_; }

 private:
  uint64_t seed_;
  json sheet_;
  std::map<std::pair<std::string, std::string>, int64_t> cases_;
  std::map<std::string, int64_t> officers_;  // by village
};

}  // namespace shouwang::api
