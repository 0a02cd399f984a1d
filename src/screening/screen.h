// One comparison from tables to result files: the use case behind `shouwang screen`.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "policy/pack.h"
#include "policy/parameters.h"
#include "screening/sql_engine.h"
#include "screening/steps.h"

namespace shouwang::screening {

struct ScreenOptions {
  std::vector<std::filesystem::path> data;
  Date as_of;
  std::vector<policy::Setting> settings;
  std::filesystem::path out;
  bool reveal_ids = false;
  bool explain = false;  // also write explain.sql
  EngineOptions engine;
  const std::atomic<bool>* cancelled = nullptr;
  ProgressFn progress;
};

// What the person at the command line is told.
struct ScreenResult {
  uint64_t files = 0;
  uint64_t rows = 0;
  uint64_t households = 0;
  uint64_t persons = 0;
  uint64_t clues = 0;
  uint64_t households_with_risk = 0;
  uint64_t rejects = 0;
  std::map<std::string, uint64_t> clues_by_rule;
  std::vector<std::pair<std::string, std::string>> skipped_rules;  // rule id, what was missing
  std::vector<std::string> warnings;
  double seconds = 0;
  bool has_workbook = true;
};

// Writes the files of 03-contracts.md section 3 into options.out, all or nothing. Every error found is added to
// `errors` (kInput, kOutput, kCancelled). Throws EngineError when the engine fails.
ScreenResult Screen(const policy::Pack& pack, const ScreenOptions& options, const EngineFactory& make_engine,
                    Errors& errors);

}  // namespace shouwang::screening
