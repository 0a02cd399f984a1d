#include "help/advice.h"

#include <algorithm>

#include "policy/parameters.h"

namespace shouwang::help {
namespace {

using policy::MeasureNature;

constexpr char kEffects[] = "review_effect";
constexpr char kMeasuresPerRisk[] = "measures_per_risk";
constexpr const char* kWarningNames[] = {"risk_without_measure", "only_safety_net", "many_measures"};

bool Has(const std::vector<std::string>& items, const std::string& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

bool IsFor(const HelpRules& rules, const Given& given, const std::string& risk) {
  if (!given.risks.empty()) return Has(given.risks, risk);
  const policy::Risk* known = rules.FindRisk(risk);
  return known != nullptr && Answers(*known, given.kind);
}

// A risk of which the pack says what it needs is answered by one of these alone.
bool IsAnswered(const HelpRules& rules, const std::string& risk, const std::vector<Given>& all) {
  const policy::Risk* known = rules.FindRisk(risk);
  return std::any_of(all.begin(), all.end(), [&](const Given& given) {
    if (!IsFor(rules, given, risk)) return false;
    return known == nullptr || known->needs_one_of.empty() || Has(known->needs_one_of, given.kind);
  });
}

bool HasNature(const HelpRules& rules, const std::string& kind, MeasureNature nature) {
  const policy::MeasureKind* known = rules.FindKind(kind);
  return known != nullptr && known->nature == nature;
}

bool HasDevelopment(const HelpRules& rules, const std::vector<Given>& all) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Given& given) { return HasNature(rules, given.kind, MeasureNature::kDevelopment); });
}

void Add(const HelpRules& rules, const std::string& kind, const std::string& risk, std::vector<Suggestion>& all) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const Suggestion& one) { return one.kind == kind; });
  if (same != all.end()) {
    if (!Has(same->risks, risk)) same->risks.push_back(risk);
    return;
  }
  const policy::MeasureKind* known = rules.FindKind(kind);
  if (known != nullptr) all.push_back({kind, {risk}, known->departments.front()});
}

}  // namespace

const policy::MeasureKind* HelpRules::FindKind(const std::string& name) const {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

const policy::Risk* HelpRules::FindRisk(const std::string& name) const {
  const auto found = std::find_if(risks.begin(), risks.end(), [&](const auto& risk) { return risk.name == name; });
  return found == risks.end() ? nullptr : &*found;
}

bool HelpRules::HasDepartment(const std::string& name) const {
  return std::any_of(departments.begin(), departments.end(), [&](const auto& each) { return each.name == name; });
}

HelpRules RulesOf(const policy::Pack& pack, Date day) {
  HelpRules rules;
  rules.kinds = pack.measure_kinds;
  rules.risks = pack.risks;
  rules.departments = pack.departments;
  rules.visit_rounds = pack.visit_rounds;
  if (const auto effects = pack.enumerations.find(kEffects); effects != pack.enumerations.end()) {
    rules.effects = effects->second.values;
  }
  const policy::ParameterValues values = policy::ResolveParameters(pack, day, {});
  if (const auto most = values.find(kMeasuresPerRisk); most != values.end() && !most->second.values.empty()) {
    rules.measures_per_risk = most->second.values.back().value;
  }
  return rules;
}

bool Answers(const policy::Risk& risk, const std::string& kind) {
  return Has(risk.needs_one_of, kind) || Has(risk.suggest, kind) || Has(risk.suggest_with_labour, kind) ||
         Has(risk.suggest_without_labour, kind);
}

const char* Name(WarningKind kind) { return kWarningNames[static_cast<size_t>(kind)]; }

std::vector<Warning> WarningsOf(const HelpRules& rules, const Family& family, const std::vector<Given>& given) {
  std::vector<Warning> warnings;
  for (const std::string& risk : family.risks) {
    if (!IsAnswered(rules, risk, given)) warnings.push_back({WarningKind::kRiskWithoutMeasure, risk, 0});
  }
  const bool only_safety_net = !given.empty() && std::all_of(given.begin(), given.end(), [&](const Given& each) {
    return HasNature(rules, each.kind, MeasureNature::kSafetyNet);
  });
  if (family.has_labour && only_safety_net) warnings.push_back({WarningKind::kOnlySafetyNet, "", 0});
  for (const std::string& risk : family.risks) {
    const int64_t measures =
        std::count_if(given.begin(), given.end(), [&](const Given& each) { return IsFor(rules, each, risk); });
    if (rules.measures_per_risk > 0 && measures > rules.measures_per_risk) {
      warnings.push_back({WarningKind::kManyMeasures, risk, measures});
    }
  }
  return warnings;
}

std::vector<Suggestion> Suggest(const HelpRules& rules, const Family& family, const std::vector<Given>& given) {
  std::vector<Suggestion> suggestions;
  const bool wants_development = family.has_labour && !HasDevelopment(rules, given);
  for (const std::string& name : family.risks) {
    const policy::Risk* risk = rules.FindRisk(name);
    if (risk == nullptr) continue;
    const bool answered = IsAnswered(rules, name, given);
    const std::vector<std::string>& by_labour =
        family.has_labour ? risk->suggest_with_labour : risk->suggest_without_labour;
    for (const std::vector<std::string>* kinds : {&risk->needs_one_of, &risk->suggest, &by_labour}) {
      for (const std::string& kind : *kinds) {
        const bool is_given = std::any_of(given.begin(), given.end(), [&](const Given& each) {
          return each.kind == kind && IsFor(rules, each, name);
        });
        const bool earns = wants_development && HasNature(rules, kind, MeasureNature::kDevelopment);
        if (!is_given && (!answered || earns)) Add(rules, kind, name, suggestions);
      }
    }
  }
  return suggestions;
}

}  // namespace shouwang::help
