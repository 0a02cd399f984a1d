#include "policy/plan.h"

#include <algorithm>

#include "policy/fact_planner.h"
#include "policy/pack_references.h"
#include "policy/plan_names.h"

namespace shouwang::policy {
namespace {

constexpr const char* kGates[] = {"in_household", "is_head",           "population", "monitored",
                                  "risk_record",  "recorded_category", "lifted",     "has_labour"};

// A rule is skipped when a dataset that its `when` reads was not handed in, or a parameter has no value on the day.
std::vector<std::string> MissingDatasets(const Pack& pack, const Rule& rule, const std::set<std::string>& handed_in) {
  std::vector<std::string> missing;
  for (const std::string& dataset : rule.required_datasets) {
    if (!handed_in.contains(dataset)) missing.push_back(dataset);
  }
  if (rule.requires_any_department) {
    const bool any = std::any_of(pack.datasets.begin(), pack.datasets.end(), [&](const Dataset& dataset) {
      return dataset.is_department && handed_in.contains(dataset.name);
    });
    if (!any) missing.emplace_back("departments");
  }
  return missing;
}

std::vector<std::string> MissingParameters(const Pack& pack, const Rule& rule, const ParameterValues& parameters) {
  std::set<std::string> names;
  CollectParameters(rule.when.tree, names);
  for (const Fact* fact : FactsBehind(pack, {&rule.when.tree})) {
    CollectParameters(fact->value.tree, names);
    if (fact->where) CollectParameters(fact->where->tree, names);
  }
  std::vector<std::string> missing;
  for (const std::string& name : names) {
    if (!parameters.contains(name)) missing.push_back(name);
  }
  return missing;
}

Node NameNode(const Pack& pack, const std::string& name) {
  Node node;
  node.text = name;
  node.name_kind = pack.FindFact(name) != nullptr        ? NameKind::kFact
                   : pack.FindParameter(name) != nullptr ? NameKind::kParameter
                                                         : NameKind::kColumn;
  return node;
}

// The facts that `roots` read, and the steps that compute them.
void PlanSteps(const Pack& pack, Date as_of, const ParameterValues& parameters, const std::vector<Node>& roots,
               FactPlan& plan) {
  std::vector<const Node*> pointers;
  for (const Node& root : roots) pointers.push_back(&root);
  plan.facts = FactsBehind(pack, pointers);

  std::set<std::string> names;
  for (const Node& root : roots) CollectNames(root, names);
  for (const Fact* fact : plan.facts) {
    CollectNames(fact->value.tree, names);
    if (fact->where) CollectNames(fact->where->tree, names);
    if (!fact->peers.empty()) names.insert(fact->peers);
  }
  for (const Column& column : pack.FindDataset("person")->columns) {
    const bool fixed = column.name == "household_id" || column.name == "name" || column.name == "id_no";
    if (!fixed && names.contains(column.name)) plan.person_columns.push_back(column.name);
  }
  const PlanNames plan_names(pack, as_of, parameters);
  PlanFactSteps(plan_names, plan);
}

}  // namespace

FactPlan PlanFacts(const Pack& pack, Date as_of, const ParameterValues& parameters,
                   const std::set<std::string>& handed_in) {
  FactPlan plan;
  std::vector<Node> roots;
  for (const char* gate : kGates) roots.push_back(NameNode(pack, gate));
  for (const Rule& rule : pack.rules) {
    std::vector<std::string> missing = MissingDatasets(pack, rule, handed_in);
    SkipReason reason = SkipReason::kDatasetMissing;
    if (missing.empty()) {
      missing = MissingParameters(pack, rule, parameters);
      reason = SkipReason::kParameterNotInForce;
    }
    if (!missing.empty()) {
      plan.skipped.push_back({&rule, reason, missing});
      continue;
    }
    plan.rules.push_back(&rule);
    roots.push_back(rule.when.tree);
    for (const std::string& name : TemplateNames(rule.explain)) roots.push_back(NameNode(pack, name));
    for (const Note& note : rule.notes) {
      roots.push_back(note.when.tree);
      for (const std::string& name : TemplateNames(note.text)) roots.push_back(NameNode(pack, name));
    }
  }
  PlanSteps(pack, as_of, parameters, roots, plan);
  return plan;
}

std::vector<Step> PlanRuleFacts(const Pack& pack, const Rule& rule, Date as_of, const ParameterValues& parameters) {
  FactPlan plan;
  std::vector<Node> roots = {rule.when.tree, NameNode(pack, "in_household"), NameNode(pack, "population")};
  PlanSteps(pack, as_of, parameters, roots, plan);
  return plan.steps;
}

std::set<std::string> ParametersInFacts(const Pack& pack) {
  std::set<std::string> names;
  for (const Fact& fact : pack.facts) {
    CollectParameters(fact.value.tree, names);
    if (fact.where) CollectParameters(fact.where->tree, names);
  }
  return names;
}

}  // namespace shouwang::policy
