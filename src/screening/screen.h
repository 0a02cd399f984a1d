// One comparison from tables to findings and result files: the use case behind `shouwang screen` and behind the
// server's runs. Where tables come from (files, the vault) and where results go is the caller's business.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/ingest.h"
#include "policy/pack.h"
#include "policy/parameters.h"
#include "screening/clue.h"
#include "screening/sql_engine.h"
#include "screening/steps.h"

namespace shouwang::screening {

struct ScreenOptions {
  ingest::InputList inputs;
  Date as_of;
  std::vector<policy::Setting> settings;
  bool reveal_ids = false;
  bool explain = false;  // also write explain.sql
  bool measured = true;  // summary.json tells seconds and memory; without them the same input gives the same bytes
  EngineOptions engine;
  const std::atomic<bool>* cancelled = nullptr;
  ProgressFn progress;
};

// What whoever started the run is told.
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
  double seconds = 0;  // not known yet when the files are committed
};

// Where the files of a run go, all or nothing.
class ResultPlace {
 public:
  virtual ~ResultPlace() = default;
  // Asked for when there is something to write: the folder to write into. kOutput.
  virtual Result<std::filesystem::path> Open() = 0;
  // Every file is in the folder. What was not committed is to disappear with the place.
  virtual Status Commit(const Findings& findings, const ScreenResult& result) = 0;
};

// Writes the files of 03-contracts.md section 3 into `place`, all or nothing. Every error found is added to
// `errors` (kInput, kOutput, kCancelled). Throws EngineError when the engine fails.
ScreenResult Screen(const policy::Pack& pack, const ScreenOptions& options, const EngineFactory& make_engine,
                    ResultPlace& place, Errors& errors);

}  // namespace shouwang::screening
