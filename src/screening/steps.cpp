#include "screening/steps.h"

#include <fmt/format.h>

namespace shouwang::screening {

void StepRunner::Run(const std::vector<policy::Step>& steps) {
  for (const policy::Step& step : steps) Run(step);
}

void StepRunner::Run(const policy::Step& step) {
  if (IsCancelled()) throw EngineInterrupted("cancelled");
  const auto started = std::chrono::steady_clock::now();
  engine_.Execute(step.sql);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  script_ += fmt::format("-- {} ({:.3f} s)\n{};\n\n", step.name, seconds, step.sql);
}

void StepRunner::Begin(const std::string& stage) {
  End();
  stage_ = stage;
  started_ = std::chrono::steady_clock::now();
}

void StepRunner::End() {
  if (stage_.empty()) return;
  seconds_.emplace_back(stage_, std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count());
  stage_.clear();
}

}  // namespace shouwang::screening
