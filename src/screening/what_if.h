// One county under other parameter values: loaded once, asked as often as one likes. Facts are computed once; only the
// rules run again for each question (and the facts too when they read the parameter that was set).
//
// Threads: one call at a time; `cancelled` of the runner may be set from another. Errors: Load() adds kInput and
// kCancelled; EngineError and EngineInterrupted are thrown.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "policy/pack.h"
#include "policy/parameters.h"
#include "screening/county.h"
#include "screening/findings.h"
#include "screening/steps.h"

namespace shouwang::screening {

// The clues under one set of parameter values.
struct Outcome {
  std::set<ClueKey> clues;
  std::map<std::string, std::string> at_risk;  // household id → division code, households with a risk clue

  // What of it lies in these divisions, both ends included (12 digits).
  Outcome Within(std::string_view low, std::string_view high) const;
  std::map<std::string, std::set<std::string>> RulesByHousehold() const;
};

struct Change {
  uint64_t before = 0;
  uint64_t after = 0;
  uint64_t in = 0;
  uint64_t out = 0;
};

std::map<std::string, Change> ChangeByTown(const Outcome& before, const Outcome& after);  // by 9 digits
std::map<std::string, Change> ChangeByRule(const Outcome& before, const Outcome& after,
                                           const std::vector<const policy::Rule*>& rules);
// Households with a risk clue in `to` but not in `from`, in the order of their ids.
std::vector<std::pair<std::string, std::string>> Newcomers(const Outcome& from, const Outcome& to);
std::string TownName(const policy::Pack& pack, const std::string& town);  // the code where the pack knows no name

class WhatIf {
 public:
  // All references must outlive it. `settings`: of the run that is asked about.
  WhatIf(const policy::Pack& pack, Date as_of, std::vector<policy::Setting> settings, SqlEngine& engine,
         const std::atomic<bool>* cancelled);

  // Reads the tables and finds what there is without any change.
  void Load(const ingest::InputList& inputs, unsigned threads, const ProgressFn& progress, Errors& errors);
  const Outcome& before() const { return before_; }
  // With these laid over the settings of the run.
  Outcome At(const std::vector<policy::Setting>& settings);

  const County& county() const { return county_; }
  bool IsCancelled() const { return runner_.IsCancelled(); }

 private:
  const policy::Pack& pack_;
  std::vector<policy::Setting> settings_;
  StepRunner runner_;
  County county_;
  std::set<std::string> in_facts_;
  Outcome before_;
  bool facts_stale_ = false;
};

}  // namespace shouwang::screening
