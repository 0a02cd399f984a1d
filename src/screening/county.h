// One county's tables, loaded and settled in the engine, with the facts of a pack over them: what screening, simulation
// and the golden tests share. Facts are computed once; findings may be computed again with other parameter values.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/error.h"
#include "ingest/ingest.h"
#include "policy/pack.h"
#include "policy/parameters.h"
#include "policy/plan.h"
#include "screening/steps.h"

namespace shouwang::screening {

class County {
 public:
  // All references must outlive the county.
  County(const policy::Pack& pack, Date as_of, StepRunner& runner) : pack_(pack), as_of_(as_of), runner_(runner) {}

  // Reads and settles the tables. On errors (kInput, kCancelled) the county is not usable.
  void Load(const ingest::InputList& inputs, unsigned threads, const ProgressFn& progress, Errors& errors);
  // A run needs the household and person tables; every dataset counts as handed in when `all_handed_in` (golden tests).
  void ComputeFacts(const policy::ParameterValues& parameters, bool all_handed_in = false);
  void ComputeFindings(const policy::ParameterValues& parameters);
  void CollectEvidence(const policy::ParameterValues& parameters);

  const policy::Pack& pack() const { return pack_; }
  Date as_of() const { return as_of_; }
  StepRunner& runner() { return runner_; }
  const ingest::IngestReport& report() const { return report_; }
  const policy::FactPlan& plan() const { return plan_; }
  const std::set<std::string>& handed_in() const { return handed_in_; }

 private:
  const policy::Pack& pack_;
  Date as_of_;
  StepRunner& runner_;
  ingest::IngestReport report_;
  std::set<std::string> handed_in_;
  policy::FactPlan plan_;
};

}  // namespace shouwang::screening
