#include "screening/steps.h"

namespace shouwang::screening {

void StepRunner::Run(const std::vector<policy::Step>& steps) {
  for (const policy::Step& step : steps) Run(step);
}

void StepRunner::Run(const policy::Step& step) {
  if (IsCancelled()) throw EngineInterrupted("cancelled");
  engine_.Execute(step.sql);
  script_ += "-- " + step.name + "\n" + step.sql + ";\n\n";
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
