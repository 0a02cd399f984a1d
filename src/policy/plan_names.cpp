#include "policy/plan_names.h"

#include <algorithm>

#include <fmt/format.h>

namespace shouwang::policy {
namespace {

bool UsesOnlyBaseFacts(const Pack& pack, const Node& node) {
  if (node.op == Op::kName && node.name_kind == NameKind::kFact) {
    const Fact* fact = pack.FindFact(node.text);
    if (fact == nullptr || !IsBaseFact(pack, *fact)) return false;
  }
  return std::all_of(node.children.begin(), node.children.end(),
                     [&](const Node& child) { return UsesOnlyBaseFacts(pack, child); });
}

}  // namespace

std::string Qualified(const std::string& alias, const std::string& name) {
  return alias.empty() ? name : alias + "." + name;
}

std::string PlanNames::ParameterSql(const std::string& name, const std::string& fact_alias) const {
  const auto found = parameters_.find(name);
  if (found == parameters_.end()) return "NULL";
  const std::vector<ResolvedValue>& values = found->second.values;
  if (values.size() == 1) return std::to_string(values.front().value);
  std::string sql = "(CASE";
  for (const ResolvedValue& value : values) {
    const std::string number = std::to_string(value.value);
    sql += value.case_fact.empty() ? " ELSE " + number
                                   : " WHEN " + Qualified(fact_alias, value.case_fact) + " THEN " + number;
  }
  return sql + " END)";
}

Namer PlanNames::ForRows(const std::string& alias, const std::string& subject) const {
  return [this, alias, subject](const Node& node) -> std::string {
    switch (node.name_kind) {
      case NameKind::kAsOf:
        return DateLiteral(as_of_);
      case NameKind::kParameter:
        return ParameterSql(node.text, "");
      case NameKind::kSubject:
        return Qualified(subject, node.text.substr(node.text.find('.') + 1));
      default:
        return Qualified(alias, node.text);
    }
  };
}

Namer PlanNames::ForSubjects(const Aliases& aliases, Entity entity) const {
  return [this, aliases, entity](const Node& node) -> std::string {
    switch (node.name_kind) {
      case NameKind::kAsOf:
        return DateLiteral(as_of_);
      case NameKind::kParameter:
        return ParameterSql(node.text, aliases.household_fact);
      case NameKind::kFact: {
        const Fact* fact = pack_.FindFact(node.text);
        const bool person = fact != nullptr && fact->entity == Entity::kPerson;
        return Qualified(person ? aliases.person_fact : aliases.household_fact, node.text);
      }
      default: {
        const bool own_person =
            entity == Entity::kPerson && (node.text == "id_state" || pack_.FindDataset("person")->Find(node.text) >= 0);
        return Qualified(own_person ? aliases.person_column : aliases.household_column, node.text);
      }
    }
  };
}

bool IsBaseFact(const Pack& pack, const Fact& fact) {
  return fact.entity == Entity::kPerson && fact.shape == FactShape::kPlain && UsesOnlyBaseFacts(pack, fact.value.tree);
}

std::string ConditionSql(const Fact& fact, const Namer& namer, const Pack& pack) {
  return fact.where ? ToSql(fact.where->tree, namer, pack) : "TRUE";
}

std::string OverFilter(const Fact& fact, const PlanNames& names) {
  std::string filter;
  if (fact.over == Over::kMembers) filter = "p.in_household";
  if (fact.over == Over::kMemberIds) filter = "p.counted";
  if (fact.where) {
    if (!filter.empty()) filter += " AND ";
    filter += ToSql(fact.where->tree, names.ForSubjects(kPersonAliases, Entity::kPerson), names.pack());
  }
  return filter.empty() ? "TRUE" : filter;
}

std::string LatestKey(const Fact& fact) {
  std::string key = fact.from + "\n" + (fact.where ? fact.where->text : "");
  for (const Formula& part : fact.latest) key += "\n" + part.text;
  return key;
}

}  // namespace shouwang::policy
