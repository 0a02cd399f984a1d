#include "demo/scenarios.h"

#include <array>

namespace shouwang::demo {
namespace {

std::array<std::span<const Scenario>, 4> Groups() {
  return {QualityScenarios(), MonitoringScenarios(), RiskScenarios(), ExclusionScenarios()};
}

}  // namespace

size_t ScenarioCount() {
  size_t count = 0;
  for (const auto& group : Groups()) count += group.size();
  return count;
}

const Scenario& ScenarioAt(size_t index) {
  for (const auto& group : Groups()) {
    if (index < group.size()) return group[index];
    index -= group.size();
  }
  return QualityScenarios().front();
}

}  // namespace shouwang::demo
