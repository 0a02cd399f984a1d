#include "clues/group_risk.h"

#include <map>
#include <utility>

#include "base/clock.h"
#include "base/division_code.h"
#include "clues/messages.h"
#include "clues/risk_words.h"

namespace shouwang::clues {
namespace {

constexpr int64_t kMsOfDay = 86'400'000;
constexpr int64_t kBeijingOffsetMs = 8 * 3'600'000;
constexpr size_t kMonthText = 7;  // YYYY-MM

int64_t ValueOf(const policy::ParameterValues& parameters, const char* name) {
  const auto found = parameters.find(name);
  return found == parameters.end() || found->second.values.empty() ? 0 : found->second.values.back().value;
}

struct Passed {
  int64_t households = 0;
  int64_t percent = 0;
};

// Which limit the count passes, if any.
std::optional<Passed> Passes(int64_t households, int64_t of_households, int64_t limit, int64_t percent) {
  if (limit > 0 && households >= limit) return Passed{limit, 0};
  if (percent > 0 && of_households >= kLeastHouseholds && households * 100 >= of_households * percent) {
    return Passed{0, percent};
  }
  return std::nullopt;
}

}  // namespace

GroupRiskLimits ReadGroupRiskLimits(const policy::ParameterValues& parameters) {
  return {ValueOf(parameters, "group_risk_months"), ValueOf(parameters, "group_risk_village_households"),
          ValueOf(parameters, "group_risk_town_households"), ValueOf(parameters, "group_risk_share_percent")};
}

std::vector<GroupRisk> FindGroupRisks(const std::vector<RiskCount>& villages, const std::vector<PlaceSize>& places,
                                      const GroupRiskLimits& limits, Date day) {
  if (limits.months <= 0) return {};
  std::map<std::string, int64_t> sizes;
  for (const PlaceSize& place : places) {
    sizes[place.division_code] += place.households;
    sizes[TownCodeOf(place.division_code)] += place.households;
  }
  std::map<std::pair<std::string, std::string>, int64_t> counts;
  for (const RiskCount& village : villages) {
    const std::string town = TownCodeOf(village.division_code);
    counts[{town, village.kind}] += village.households;
    // A clue entered for a whole town has no village.
    if (village.division_code != town) counts[{village.division_code, village.kind}] += village.households;
  }
  std::vector<GroupRisk> risks;
  for (const auto& [key, households] : counts) {
    const bool is_town = key.first == TownCodeOf(key.first);
    const auto size = sizes.find(key.first);
    const int64_t of_households = size == sizes.end() ? 0 : size->second;
    const std::optional<Passed> passed = Passes(
        households, of_households, is_town ? limits.town_households : limits.village_households, limits.share_percent);
    if (!passed) continue;
    GroupRisk& risk = risks.emplace_back();
    risk.division_code = key.first;
    risk.kind = key.second;
    risk.period = day.Iso().substr(0, kMonthText);
    risk.households = households;
    risk.of_households = of_households;
    risk.limit_households = passed->households;
    risk.limit_percent = passed->percent;
  }
  return risks;
}

int64_t WatchGroupRisks(GroupRisks& risks, Date day) {
  const GroupRiskLimits limits = risks.Limits();
  if (limits.months <= 0) return 0;
  const int64_t from_ms = day.AddMonths(-static_cast<int>(limits.months)).days() * kMsOfDay - kBeijingOffsetMs;
  int64_t warned = 0;
  for (const GroupRisk& risk :
       FindGroupRisks(risks.CountVillages(from_ms, words::kDisaster), risks.Places(), limits, day)) {
    if (risks.Warn(risk)) ++warned;
  }
  return warned;
}

Status CloseGroupRisk(GroupRisks& risks, int64_t id, int64_t expected, const std::string& note) {
  if (note.empty()) return Fail(ErrorCode::kInvalid, message::kNoClosingNote, "note");
  const std::optional<GroupRisk> risk = risks.Find(id);
  if (!risk) return Fail(ErrorCode::kNotFound, message::kNoGroupRisk);
  if (risk->closed_ms != 0) return Fail(ErrorCode::kConflict, message::kGroupRiskClosed);
  if (!risks.Close(id, expected, note)) return Fail(ErrorCode::kStale, message::kStale, {}, message::kStaleHint);
  return {};
}

}  // namespace shouwang::clues
