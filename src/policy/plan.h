// A checked pack becomes a queue of named SQL steps for one run: facts once, then rules over them, then evidence for
// what was found.
//
// Tables a run works on (all keys are integers; `pos` = source << 32 | row):
//   stage_<dataset>                     typed rows as ingested
//   household (view), person_base       settled subjects: h, p, pos and the columns in use
//   by_<dataset>, household_by_<dataset>, peers_…, department_person, household_members, head_kinship…  grouped facts
//   person_fact, household_fact         one row a subject, one column a fact
//   finding(n, rule, h, p)              what fired and passed the gates of 03-contracts.md section 2
//   evidence(n, dataset, pos)           the source rows behind each finding
#pragma once

#include <set>
#include <string>
#include <vector>

#include "policy/pack.h"
#include "policy/parameters.h"

namespace shouwang::policy {

struct Step {
  std::string name;
  std::string sql;
};

enum class SkipReason : uint8_t { kDatasetMissing, kParameterNotInForce };

struct SkippedRule {
  const Rule* rule = nullptr;
  SkipReason reason = SkipReason::kDatasetMissing;
  std::vector<std::string> missing;  // datasets or parameters; "departments" for any department table
};

struct FactPlan {
  std::vector<const Rule*> rules;  // those that run; a rule's number in SQL is its index here
  std::vector<SkippedRule> skipped;
  std::vector<const Fact*> facts;  // in use, in order
  std::vector<Step> steps;
  // Person columns that person_base and person_fact carry besides the fixed ones.
  std::vector<std::string> person_columns;
};

// `handed_in`: datasets that some table was matched to.
FactPlan PlanFacts(const Pack& pack, Date as_of, const ParameterValues& parameters,
                   const std::set<std::string>& handed_in);

// Creates finding(n, rule, h, p); may be run again with other parameter values over the same facts.
std::vector<Step> PlanFindings(const Pack& pack, const FactPlan& facts, Date as_of, const ParameterValues& parameters);

// Creates evidence(n, dataset, pos); `dataset` is the index in pack.datasets.
std::vector<Step> PlanEvidence(const Pack& pack, const FactPlan& facts, Date as_of, const ParameterValues& parameters);

// The steps that compute what one rule reads: what `policy show` prints.
std::vector<Step> PlanRuleFacts(const Pack& pack, const Rule& rule, Date as_of, const ParameterValues& parameters);

// A condition over the facts of a person (alias p) and a household (alias h), as rules see them.
std::string RuleConditionSql(const Pack& pack, Date as_of, const ParameterValues& parameters, const Node& condition,
                             Entity level);

// The parameters that facts (not rules) read: a change of one of these needs the facts anew.
std::set<std::string> ParametersInFacts(const Pack& pack);

}  // namespace shouwang::policy
