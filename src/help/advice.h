// What a family's risks ask for (S4 四（一）: 缺什么补什么): measures to suggest, and what is wrong with a plan. By
// data of the pack alone: no household, no store.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "policy/pack.h"

namespace shouwang::help {

// What a pack says of help on one day.
struct HelpRules {
  std::vector<policy::MeasureKind> kinds;
  std::vector<policy::Risk> risks;
  std::vector<policy::Department> departments;
  std::vector<std::string> effects;  // words of the yearly review
  int64_t measures_per_risk = 0;     // more than that many for one risk are pointed out; 0: never
  std::vector<policy::VisitRound> visit_rounds;

  const policy::MeasureKind* FindKind(const std::string& name) const;
  const policy::Risk* FindRisk(const std::string& name) const;
  bool HasDepartment(const std::string& name) const;
};
HelpRules RulesOf(const policy::Pack& pack, Date day);

// Whether the pack counts this kind among what answers the risk.
bool Answers(const policy::Risk& risk, const std::string& kind);

struct Family {
  std::vector<std::string> risks;
  bool has_labour = false;
};

// A measure that a family has or is to have. One of the register names no risks: it answers those of its kind.
struct Given {
  std::string kind;
  std::vector<std::string> risks;
  bool operator==(const Given&) const = default;
};

enum class WarningKind : uint8_t {
  kRiskWithoutMeasure,
  kOnlySafetyNet,  // although somebody can work
  kManyMeasures,   // for one risk
};
inline constexpr WarningKind kWarningKinds[] = {WarningKind::kRiskWithoutMeasure, WarningKind::kOnlySafetyNet,
                                                WarningKind::kManyMeasures};
const char* Name(WarningKind kind);  // risk_without_measure only_safety_net many_measures

struct Warning {
  WarningKind kind = WarningKind::kRiskWithoutMeasure;
  std::string risk;      // blank: of the family
  int64_t measures = 0;  // kManyMeasures: how many
  bool operator==(const Warning&) const = default;
};
std::vector<Warning> WarningsOf(const HelpRules& rules, const Family& family, const std::vector<Given>& given);

struct Suggestion {
  std::string kind;
  std::vector<std::string> risks;  // which it would answer
  std::string department;          // the one that is asked first
  bool operator==(const Suggestion&) const = default;
};
// For each risk that has no measure yet, what the pack names; for a family with labour that nothing is to earn for,
// what of it is development. A kind once.
std::vector<Suggestion> Suggest(const HelpRules& rules, const Family& family, const std::vector<Given>& given);

}  // namespace shouwang::help
