// Runs named SQL steps one after the other, keeps how long each stage took, and can write the steps down (--explain).
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "policy/plan.h"
#include "screening/sql_engine.h"

namespace shouwang::screening {

// What a run shows while it works: the stage's Chinese name and how far the whole run is (0..1).
using ProgressFn = std::function<void(const std::string& stage, double fraction)>;

class StepRunner {
 public:
  StepRunner(SqlEngine& engine, const std::atomic<bool>* cancelled) : engine_(engine), cancelled_(cancelled) {}

  SqlEngine& engine() { return engine_; }

  // Throws EngineInterrupted once the run is cancelled.
  void Run(const std::vector<policy::Step>& steps);
  void Run(const policy::Step& step);
  bool IsCancelled() const { return cancelled_ != nullptr && cancelled_->load(); }
  const std::atomic<bool>* cancelled() const { return cancelled_; }

  // Seconds by stage, in the order of Begin(); a stage ends when the next begins or End() is called.
  void Begin(const std::string& stage);
  void End();
  const std::vector<std::pair<std::string, double>>& seconds() const { return seconds_; }

  // Every step run so far, as a commented SQL script.
  const std::string& script() const { return script_; }

 private:
  SqlEngine& engine_;
  const std::atomic<bool>* cancelled_;
  std::vector<std::pair<std::string, double>> seconds_;
  std::string stage_;
  std::chrono::steady_clock::time_point started_;
  std::string script_;
};

}  // namespace shouwang::screening
