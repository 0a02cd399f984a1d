// What-if: the same county with other parameter values. Who comes in, who goes out, by town and by rule; or the curve
// over a range of values. Facts are computed once; only the rules run again for each point (and the facts too when they
// read the parameter).
//
// Files in the result directory (CSV, UTF-8 with BOM, sorted, all or nothing):
//   changes.csv   change (in|out), household_id, division_code, rules_before, rules_after     --set
//   by_town.csv   town, name, before, after, in, out (households with a risk clue)            --set
//   by_rule.csv   rule_id, title, before, after, in, out (clues)                              --set
//   curve.csv     parameter, value, households, in, out, clues                                --sweep
//   curve_by_town.csv, curve_by_rule.csv   the same by town and by rule                       --sweep
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "ingest/ingest.h"
#include "policy/pack.h"
#include "policy/parameters.h"
#include "screening/steps.h"

namespace shouwang::screening {

struct Sweep {
  const policy::Parameter* parameter = nullptr;
  std::string case_fact;  // blank: every case
  std::vector<int64_t> values;
};

// `name=from:to:step`, both ends included. kUsage when it is not that, or names more than 2 000 points.
Result<Sweep> ParseSweep(const std::string& text, const policy::Pack& pack);

struct SimulateOptions {
  ingest::InputList inputs;
  Date as_of;
  std::vector<policy::Setting> settings;
  std::optional<Sweep> sweep;
  std::filesystem::path out;
  EngineOptions engine;
  const std::atomic<bool>* cancelled = nullptr;
  ProgressFn progress;
};

struct SimulateResult {
  uint64_t households_before = 0;
  uint64_t households_after = 0;  // --set
  uint64_t in = 0;
  uint64_t out = 0;
  uint64_t points = 0;  // --sweep
  std::vector<std::string> warnings;
};

SimulateResult Simulate(const policy::Pack& pack, const SimulateOptions& options, const EngineFactory& make_engine,
                        Errors& errors);

}  // namespace shouwang::screening
