// The golden tests of a pack (docs/pack-format.md, Golden tests): small counties written in tests/*.toml, run through
// ingest, facts and rules like any other tables. Cases of the same day and settings run together as one county.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "policy/pack.h"
#include "screening/sql_engine.h"

namespace shouwang::screening {

struct PolicyTestResult {
  uint64_t passed = 0;
  std::vector<std::string> failures;  // one line each, with file:line
};

// Runs the tests of the pack's own folder. Mistakes in the test files themselves go to `errors` (kPolicy).
PolicyTestResult RunPolicyTests(const policy::Pack& pack, const EngineFactory& make_engine, Errors& errors);

}  // namespace shouwang::screening
