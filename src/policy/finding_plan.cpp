#include <fmt/format.h>

#include "policy/plan.h"
#include "policy/plan_names.h"

namespace shouwang::policy {
namespace {

constexpr size_t kBitsAMask = 60;

struct Mask {
  std::string name;
  std::string sql;
};

// One integer column for up to 60 rules of a level: bit i is set where rule i of the mask fired. Unknown is never true.
std::vector<Mask> RuleMasks(const Pack& pack, const std::vector<std::pair<size_t, const Rule*>>& rules,
                            const Namer& namer) {
  std::vector<Mask> masks;
  for (size_t i = 0; i < rules.size(); ++i) {
    const size_t bit = i % kBitsAMask;
    if (bit == 0) masks.push_back({"mask" + std::to_string(masks.size()), ""});
    masks.back().sql += fmt::format("{}(CASE WHEN {} THEN {} ELSE 0 END)", bit == 0 ? "" : "\n     | ",
                                    ToSql(rules[i].second->when.tree, namer, pack), int64_t{1} << bit);
  }
  return masks;
}

class FindingPlanner {
 public:
  FindingPlanner(const Pack& pack, const FactPlan& facts, const PlanNames& names)
      : pack_(pack), facts_(facts), names_(names) {}

  std::vector<Step> Run() {
    Fire(Entity::kHousehold, "household_fired", "h.h AS h, CAST(NULL AS BIGINT) AS p", "household_fact h", "h");
    Fire(Entity::kPerson, "person_fired", "p.h AS h, p.p AS p", "person_fact p JOIN household_fact h ON h.h = p.h",
         "h, p");
    RuleTable();
    Gate();
    return std::move(steps_);
  }

 private:
  // 03-contracts.md section 2: all households with population ≥ 1 are in scope, also for rules of any status.
  void Fire(Entity level, const std::string& table, const std::string& keys, const std::string& source,
            const std::string& outer) {
    std::vector<std::pair<size_t, const Rule*>> rules;
    for (size_t i = 0; i < facts_.rules.size(); ++i) {
      if (facts_.rules[i]->level == level) rules.emplace_back(i, facts_.rules[i]);
    }
    const std::vector<Mask> masks = RuleMasks(pack_, rules, names_.ForSubjects(kPersonAliases, level));
    std::string columns;
    std::string any;
    for (const Mask& mask : masks) {
      columns += ",\n       " + mask.sql + " AS " + mask.name;
      any += (any.empty() ? "" : " OR ") + mask.name + " <> 0";
    }
    if (masks.empty()) any = "FALSE";
    steps_.push_back({table, "CREATE OR REPLACE TABLE " + table + " AS\nSELECT * FROM (\nSELECT " + keys + columns +
                                 "\nFROM " + source + "\nWHERE h.population >= 1) WHERE " + any});
    for (size_t i = 0; i < rules.size(); ++i) {
      const int64_t bit = int64_t{1} << (i % kBitsAMask);
      unions_.push_back(fmt::format("SELECT {} AS rule, h, {} FROM {} WHERE (mask{} & {}) <> 0", rules[i].first,
                                    outer == "h" ? "CAST(NULL AS BIGINT) AS p" : "p", table, i / kBitsAMask, bit));
    }
  }

  void RuleTable() {
    const Enumeration& risks = pack_.enumerations.at("risk");
    std::string values;
    for (size_t i = 0; i < facts_.rules.size(); ++i) {
      const Rule& rule = *facts_.rules[i];
      const int64_t bit = rule.risk.empty() ? 0 : int64_t{1} << risks.IndexOf(rule.risk);
      values += fmt::format("{}({}, '{}', {})", i == 0 ? "" : ", ", i, Name(rule.kind), bit);
    }
    if (values.empty()) values = "(-1, '', 0)";
    steps_.push_back({"rule_info", "CREATE OR REPLACE TABLE rule_info AS\nSELECT * FROM (VALUES " + values +
                                       ") AS t(rule, kind, risk_bit)"});
  }

  // 03-contracts.md section 2: a monitored household gets a risk clue only for a risk not on its record, watch rules
  // are for households not monitored, exclusions only beside a risk clue.
  void Gate() {
    std::string fired;
    for (const std::string& part : unions_) fired += (fired.empty() ? "" : "\nUNION ALL ") + part;
    if (fired.empty()) fired = "SELECT 0 AS rule, CAST(NULL AS BIGINT) AS h, CAST(NULL AS BIGINT) AS p WHERE FALSE";
    steps_.push_back({"fired", "CREATE OR REPLACE VIEW fired AS\n" + fired});
    steps_.push_back(
        {"gated",
         "CREATE OR REPLACE TABLE gated AS\nSELECT fired.rule AS rule, fired.h AS h, fired.p AS p, rule_info.kind AS "
         "kind\n"
         "FROM fired JOIN rule_info ON rule_info.rule = fired.rule JOIN household_fact h ON h.h = fired.h\n"
         "WHERE rule_info.kind IN ('quality', 'exclusion')\n"
         "   OR (rule_info.kind = 'watch' AND NOT h.monitored)\n"
         "   OR (rule_info.kind = 'risk' AND (NOT h.monitored OR (rule_info.risk_bit <> 0 AND (h.risk_record & "
         "rule_info.risk_bit) = 0)))"});
    steps_.push_back({"finding",
                      "CREATE OR REPLACE TABLE finding AS\nSELECT row_number() OVER () AS n, rule, h, p FROM gated\n"
                      "WHERE kind <> 'exclusion' OR h IN (SELECT h FROM gated WHERE kind = 'risk')"});
  }

  const Pack& pack_;
  const FactPlan& facts_;
  const PlanNames& names_;
  std::vector<Step> steps_;
  std::vector<std::string> unions_;
};

}  // namespace

std::string RuleConditionSql(const Pack& pack, Date as_of, const ParameterValues& parameters, const Node& condition,
                             Entity level) {
  const PlanNames names(pack, as_of, parameters);
  return ToSql(condition, names.ForSubjects(kPersonAliases, level), pack);
}

std::vector<Step> PlanFindings(const Pack& pack, const FactPlan& facts, Date as_of, const ParameterValues& parameters) {
  const PlanNames names(pack, as_of, parameters);
  return FindingPlanner(pack, facts, names).Run();
}

}  // namespace shouwang::policy
