#include "screening/what_if.h"

#include <algorithm>

#include "base/division_code.h"
#include "policy/plan.h"

namespace shouwang::screening {
namespace {

void Count(Change& change, bool before, bool after) {
  change.before += before ? 1 : 0;
  change.after += after ? 1 : 0;
  change.in += !before && after ? 1 : 0;
  change.out += before && !after ? 1 : 0;
}

}  // namespace

Outcome Outcome::Within(std::string_view low, std::string_view high) const {
  const auto inside = [&](std::string_view code) { return low <= code && code <= high; };
  Outcome part;
  for (const ClueKey& clue : clues) {
    if (inside(clue.division_code)) part.clues.insert(part.clues.end(), clue);
  }
  for (const auto& [id, code] : at_risk) {
    if (inside(code)) part.at_risk.emplace_hint(part.at_risk.end(), id, code);
  }
  return part;
}

std::map<std::string, std::set<std::string>> Outcome::RulesByHousehold() const {
  std::map<std::string, std::set<std::string>> rules;
  for (const ClueKey& clue : clues) rules[clue.household_id].insert(clue.rule);
  return rules;
}

std::map<std::string, Change> ChangeByTown(const Outcome& before, const Outcome& after) {
  std::map<std::string, Change> towns;
  for (const auto& [id, code] : before.at_risk)
    Count(towns[std::string(TownOf(code))], true, after.at_risk.contains(id));
  for (const auto& [id, code] : after.at_risk) {
    if (!before.at_risk.contains(id)) Count(towns[std::string(TownOf(code))], false, true);
  }
  return towns;
}

std::map<std::string, Change> ChangeByRule(const Outcome& before, const Outcome& after,
                                           const std::vector<const policy::Rule*>& rules) {
  std::map<std::string, Change> changes;
  for (const policy::Rule* rule : rules) changes[rule->id];
  for (const ClueKey& clue : before.clues) Count(changes[clue.rule], true, after.clues.contains(clue));
  for (const ClueKey& clue : after.clues) {
    if (!before.clues.contains(clue)) Count(changes[clue.rule], false, true);
  }
  return changes;
}

std::vector<std::pair<std::string, std::string>> Newcomers(const Outcome& from, const Outcome& to) {
  std::vector<std::pair<std::string, std::string>> newcomers;
  for (const auto& household : to.at_risk) {
    if (!from.at_risk.contains(household.first)) newcomers.push_back(household);
  }
  return newcomers;
}

std::string TownName(const policy::Pack& pack, const std::string& town) {
  for (const policy::Division& division : pack.divisions) {
    if (division.code == town + "000") return division.name;
  }
  return town;
}

WhatIf::WhatIf(const policy::Pack& pack, Date as_of, std::vector<policy::Setting> settings, SqlEngine& engine,
               const std::atomic<bool>* cancelled)
    : pack_(pack),
      settings_(std::move(settings)),
      runner_(engine, cancelled),
      county_(pack, as_of, runner_),
      in_facts_(policy::ParametersInFacts(pack)) {}

void WhatIf::Load(const ingest::InputList& inputs, unsigned threads, const ProgressFn& progress, Errors& errors) {
  county_.Load(inputs, threads, progress, errors);
  if (!errors.empty()) return;
  county_.ComputeFacts(policy::ResolveParameters(pack_, county_.as_of(), settings_));
  before_ = At({});
}

Outcome WhatIf::At(const std::vector<policy::Setting>& settings) {
  std::vector<policy::Setting> all = settings_;
  all.insert(all.end(), settings.begin(), settings.end());
  const policy::ParameterValues parameters = policy::ResolveParameters(pack_, county_.as_of(), all);
  const bool facts_change = std::any_of(settings.begin(), settings.end(), [&](const policy::Setting& setting) {
    return in_facts_.contains(setting.parameter);
  });
  if (facts_change || facts_stale_) county_.ComputeFacts(parameters);
  facts_stale_ = facts_change;
  county_.ComputeFindings(parameters);
  Outcome outcome;
  outcome.clues = FetchClueKeys(county_);
  for (const ClueKey& clue : outcome.clues) {
    if (pack_.FindRule(clue.rule)->kind == policy::RuleKind::kRisk) {
      outcome.at_risk.emplace(clue.household_id, clue.division_code);
    }
  }
  return outcome;
}

}  // namespace shouwang::screening
