#include "policy/pack.h"

#include "policy/messages.h"

namespace shouwang::policy {
namespace {

template <typename T>
const T* FindByName(const std::vector<T>& items, const std::string& name, std::string T::*member) {
  for (const T& item : items) {
    if (item.*member == name) return &item;
  }
  return nullptr;
}

}  // namespace

const Fact* Pack::FindFact(const std::string& fact) const { return FindByName(facts, fact, &Fact::name); }
const Parameter* Pack::FindParameter(const std::string& parameter) const {
  return FindByName(parameters, parameter, &Parameter::name);
}
const Dataset* Pack::FindDataset(const std::string& dataset) const {
  return FindByName(datasets, dataset, &Dataset::name);
}
const Rule* Pack::FindRule(const std::string& rule) const { return FindByName(rules, rule, &Rule::id); }
const Source* Pack::FindSource(const std::string& source) const { return FindByName(sources, source, &Source::id); }
const Department* Pack::FindDepartment(const std::string& department) const {
  return FindByName(departments, department, &Department::name);
}

int Pack::RiskIndex(const std::string& risk) const {
  for (size_t i = 0; i < risks.size(); ++i) {
    if (risks[i].name == risk) return static_cast<int>(i);
  }
  return -1;
}

const char* Name(RuleKind kind) {
  switch (kind) {
    case RuleKind::kRisk:
      return "risk";
    case RuleKind::kWatch:
      return "watch";
    case RuleKind::kExclusion:
      return "exclusion";
    case RuleKind::kQuality:
      return "quality";
  }
  return "";
}

const char* Name(MeasureNature nature) {
  switch (nature) {
    case MeasureNature::kDevelopment:
      return "development";
    case MeasureNature::kSafetyNet:
      return "safety_net";
    case MeasureNature::kSupport:
      return "support";
  }
  return "";
}

const char* Title(RuleKind kind) {
  switch (kind) {
    case RuleKind::kRisk:
      return message::kKindRisk;
    case RuleKind::kWatch:
      return message::kKindWatch;
    case RuleKind::kExclusion:
      return message::kKindExclusion;
    case RuleKind::kQuality:
      return message::kKindQuality;
  }
  return "";
}

}  // namespace shouwang::policy
