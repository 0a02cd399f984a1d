// Answers what-if questions about the latest run: keeps its county loaded, so that the second question is answered
// fast. One county at a time; it is given up when a job begins, when nobody asked for ten minutes, and when another run
// is the latest.
//
// Threads: any; questions are answered one after another. Errors: kNotFound and kInvalid for what is asked;
// kUnavailable while a job runs; EngineError is thrown.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "access/scope.h"
#include "base/clock.h"
#include "intake/pack_shelf.h"
#include "intake/run.h"
#include "screening/simulate.h"
#include "screening/what_if.h"
#include "seal/vault.h"

namespace shouwang::intake {

// The answer to other values, for the divisions of whoever asked.
struct WhatIfAnswer {
  struct Household {
    std::string household_id;  // masked
    std::string division_code;
    std::vector<std::string> rules_before;
    std::vector<std::string> rules_after;
  };
  struct Part {
    std::string code;  // town or rule
    std::string title;
    screening::Change change;
  };
  screening::Change households;
  std::vector<Household> in;  // at most kMaxListed of each
  std::vector<Household> out;
  std::vector<Part> by_town;
  std::vector<Part> by_rule;
  static constexpr size_t kMaxListed = 1000;
};

struct SweepPoint {
  std::string value;
  uint64_t clues = 0;
  screening::Change households;
};

class WhatIfDesk {
 public:
  WhatIfDesk(seal::Vault& vault, PackShelf& packs, const Clock& clock, screening::EngineFactory make_engine,
             screening::EngineOptions engine);
  ~WhatIfDesk();
  WhatIfDesk(const WhatIfDesk&) = delete;
  WhatIfDesk& operator=(const WhatIfDesk&) = delete;

  Result<WhatIfAnswer> Ask(const Run& run, const std::vector<std::string>& settings, const access::Scope& scope);
  // `sweep`: name=from:to:step.
  Result<std::vector<SweepPoint>> Sweep(const Run& run, const std::string& sweep,
                                        const std::vector<std::string>& settings, const access::Scope& scope);

  // True: a job begins, so that memory is wanted. False: only what nobody asked for lately.
  void GiveUp(bool at_once);
  bool IsLoaded() const;

 private:
  struct Loaded;
  Result<Loaded*> LoadedOf(const Run& run);

  seal::Vault& vault_;
  PackShelf& packs_;
  const Clock& clock_;
  screening::EngineFactory make_engine_;
  screening::EngineOptions engine_;
  mutable std::mutex mutex_;
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace shouwang::intake
