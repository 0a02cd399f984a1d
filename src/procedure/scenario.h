// The golden scenarios of a pack's procedures: tests/procedures/*.toml (docs/pack-format.md, Scenarios). Each walks one
// case through a procedure act by act, and says where it stands afterwards, or why an act is refused.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/work_calendar.h"
#include "policy/pack.h"

namespace shouwang::procedure {

struct ScenarioResult {
  uint64_t passed = 0;
  std::vector<std::string> failures;  // one line each, with file:line
};

// Runs the scenarios of the pack's own folder. Mistakes in the files themselves go to `errors` (kPolicy). A procedure
// of the pack without a scenario that reaches its end is a failure.
ScenarioResult RunScenarios(const policy::Pack& pack, const WorkCalendar& calendar, Errors& errors);

}  // namespace shouwang::procedure
