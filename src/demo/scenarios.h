// Households that hit a rule, or miss it by a hair. Each starts from MakeQuiet() and changes what its name
// says.
//
// The oracle decides what each gives; a scenario only promises to stand where its name says.
#pragma once

#include <span>

#include "demo/family.h"

namespace shouwang::demo {

struct Scenario {
  const char* name;
  bool lifted;
  void (*apply)(Family& family,
                Family& neighbour);  // the neighbour is a finished, ordinary household of the same block
};

std::span<const Scenario> QualityScenarios();
std::span<const Scenario> MonitoringScenarios();
std::span<const Scenario> RiskScenarios();
std::span<const Scenario> ExclusionScenarios();

size_t ScenarioCount();
const Scenario& ScenarioAt(size_t index);

}  // namespace shouwang::demo
