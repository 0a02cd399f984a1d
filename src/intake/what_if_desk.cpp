#include "intake/what_if_desk.h"

#include "intake/messages.h"
#include "intake/run_work.h"
#include "screening/masking.h"

namespace shouwang::intake {
namespace {

constexpr int64_t kIdleMs = 10LL * 60 * 1000;

std::vector<std::string> RulesOf(const std::map<std::string, std::set<std::string>>& rules, const std::string& id) {
  const auto found = rules.find(id);
  if (found == rules.end()) return {};
  return {found->second.begin(), found->second.end()};
}

screening::Change ChangeOf(const screening::Outcome& before, const screening::Outcome& after) {
  screening::Change all;
  for (const auto& [town, change] : screening::ChangeByTown(before, after)) {
    all.before += change.before;
    all.after += change.after;
    all.in += change.in;
    all.out += change.out;
  }
  return all;
}

}  // namespace

struct WhatIfDesk::Loaded {
  int64_t run = 0;
  PackPointer pack;
  std::unique_ptr<screening::SqlEngine> engine;
  std::unique_ptr<screening::WhatIf> what_if;
  int64_t asked_ms = 0;
};

WhatIfDesk::WhatIfDesk(seal::Vault& vault, PackShelf& packs, const Clock& clock, screening::EngineFactory make_engine,
                       screening::EngineOptions engine)
    : vault_(vault), packs_(packs), clock_(clock), make_engine_(std::move(make_engine)), engine_(std::move(engine)) {}

WhatIfDesk::~WhatIfDesk() = default;

void WhatIfDesk::GiveUp(bool at_once) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (loaded_ != nullptr && (at_once || clock_.NowMs() - loaded_->asked_ms >= kIdleMs)) loaded_.reset();
}

bool WhatIfDesk::IsLoaded() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return loaded_ != nullptr;
}

Result<WhatIfDesk::Loaded*> WhatIfDesk::LoadedOf(const Run& run) {
  if (loaded_ != nullptr && loaded_->run == run.id) {
    loaded_->asked_ms = clock_.NowMs();
    return loaded_.get();
  }
  loaded_.reset();
  const Result<std::string> archive = vault_.Fetch(run.pack_digest);
  if (!archive) return Fail(archive.error());
  const Result<PackPointer> pack = packs_.FromArchive(*archive);
  if (!pack) return Fail(pack.error());
  const auto settings = SettingsOf(run.settings, **pack);
  if (!settings) return Fail(settings.error());
  auto loaded = std::make_unique<Loaded>();
  loaded->run = run.id;
  loaded->pack = *pack;
  loaded->engine = make_engine_(engine_);
  loaded->what_if = std::make_unique<screening::WhatIf>(*loaded->pack, run.as_of, *settings, *loaded->engine, nullptr);
  Errors errors;
  loaded->what_if->Load(InputsOf(run.inputs, vault_), engine_.ThreadCount(), nullptr, errors);
  if (!errors.empty()) return Fail(errors.front());
  loaded->asked_ms = clock_.NowMs();
  loaded_ = std::move(loaded);
  return loaded_.get();
}

Result<WhatIfAnswer> WhatIfDesk::Ask(const Run& run, const std::vector<std::string>& settings,
                                     const access::Scope& scope) {
  if (settings.empty()) {
    return Fail(ErrorCode::kInvalid, message::kNothingToSimulate, "settings", message::kNothingToSimulateHint);
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  const Result<Loaded*> loaded = LoadedOf(run);
  if (!loaded) return Fail(loaded.error());
  const policy::Pack& pack = *(*loaded)->pack;
  const auto values = SettingsOf(settings, pack);
  if (!values) return Fail(values.error());
  screening::WhatIf& what_if = *(*loaded)->what_if;
  const access::DivisionRange range = scope.Range();
  const screening::Outcome before = what_if.before().Within(range.low, range.high);
  const screening::Outcome after = what_if.At(*values).Within(range.low, range.high);
  WhatIfAnswer answer;
  answer.households = ChangeOf(before, after);
  const auto rules_before = before.RulesByHousehold();
  const auto rules_after = after.RulesByHousehold();
  const auto list = [&](const screening::Outcome& from, const screening::Outcome& to,
                        std::vector<WhatIfAnswer::Household>& households) {
    for (const auto& [id, code] : screening::Newcomers(from, to)) {
      if (households.size() == WhatIfAnswer::kMaxListed) break;
      households.push_back(
          {screening::MaskedHouseholdId(id), code, RulesOf(rules_before, id), RulesOf(rules_after, id)});
    }
  };
  list(before, after, answer.in);
  list(after, before, answer.out);
  for (const auto& [town, change] : screening::ChangeByTown(before, after)) {
    answer.by_town.push_back({town, screening::TownName(pack, town), change});
  }
  for (const auto& [id, change] : screening::ChangeByRule(before, after, what_if.county().plan().rules)) {
    answer.by_rule.push_back({id, pack.FindRule(id)->title, change});
  }
  return answer;
}

Result<std::vector<SweepPoint>> WhatIfDesk::Sweep(const Run& run, const std::string& sweep,
                                                  const std::vector<std::string>& settings,
                                                  const access::Scope& scope) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const Result<Loaded*> loaded = LoadedOf(run);
  if (!loaded) return Fail(loaded.error());
  const policy::Pack& pack = *(*loaded)->pack;
  const auto values = SettingsOf(settings, pack);
  if (!values) return Fail(values.error());
  const Result<screening::Sweep> points = screening::ParseSweep(sweep, pack);
  if (!points) return Fail(Error{ErrorCode::kInvalid, points.error().what, "sweep", points.error().hint});
  screening::WhatIf& what_if = *(*loaded)->what_if;
  const access::DivisionRange range = scope.Range();
  const screening::Outcome before = what_if.before().Within(range.low, range.high);
  std::vector<SweepPoint> curve;
  for (const int64_t value : points->values) {
    std::vector<policy::Setting> at = *values;
    at.push_back({points->parameter->name, points->case_fact, value});
    const screening::Outcome after = what_if.At(at).Within(range.low, range.high);
    curve.push_back(
        {policy::FormatParameterValue(*points->parameter, value), after.clues.size(), ChangeOf(before, after)});
  }
  return curve;
}

}  // namespace shouwang::intake
