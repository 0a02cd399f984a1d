#include "policy/show.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "policy/messages.h"
#include "policy/pack_references.h"
#include "policy/parameters.h"
#include "policy/plan.h"

namespace shouwang::policy {
namespace {

template <typename... Args>
void Line(std::string& out, const char* format, const Args&... args) {
  out += fmt::format(fmt::runtime(format), args...) + "\n";
}

std::string CitationText(const Pack& pack, const Citation& citation) {
  const Source* source = pack.FindSource(citation.source);
  std::string text = source == nullptr ? citation.source : source->title;
  if (source != nullptr && !source->url.empty()) text += " " + source->url;
  return citation.where.empty() ? text : text + " " + citation.where;
}

void AppendParameter(const Pack& pack, const Parameter& parameter, std::string& out) {
  Line(out, message::kShowParameterName, parameter.title, parameter.name);
  for (const ParameterValue& value : parameter.values) {
    const Fact* fact = pack.FindFact(value.case_fact);
    const std::string condition = fact == nullptr ? "" : fmt::format(fmt::runtime(message::kShowCase), fact->title);
    Line(out, message::kShowParameterValue, value.from.Iso(), FormatParameterValue(parameter, value.value),
         parameter.unit, condition, CitationText(pack, value.citation));
  }
}

std::string DatasetTitles(const Pack& pack, const Rule& rule) {
  std::vector<std::string> titles;
  for (const std::string& name : rule.required_datasets) titles.push_back(pack.FindDataset(name)->title);
  if (rule.requires_any_department) titles.emplace_back(message::kAnyDepartment);
  return titles.empty() ? message::kShowNothing : fmt::format("{}", fmt::join(titles, message::kJoin));
}

}  // namespace

std::string ShowPack(const Pack& pack) {
  std::string out;
  Line(out, message::kShowPack, pack.name, pack.version, pack.id);
  Line(out, message::kShowValid, pack.valid_from.Iso(),
       pack.valid_to ? fmt::format(fmt::runtime(message::kShowValidTo), pack.valid_to->Iso()) : "");
  Line(out, message::kShowHash, pack.hash);
  Line(out, "\n{}", message::kShowSources);
  for (const Source& source : pack.sources) {
    Line(out, "  {}　{}{}{}", source.id, source.title, source.url.empty() ? "" : " " + source.url,
         source.note.empty() ? "" : "（" + source.note + "）");
  }
  Line(out, "\n{}", message::kShowParameters);
  for (const Parameter& parameter : pack.parameters) AppendParameter(pack, parameter, out);
  out += "\n";
  Line(out, message::kShowRules, pack.rules.size());
  for (const Rule& rule : pack.rules) {
    Line(out, "  {}　{}　{}{}", rule.id, rule.title, Title(rule.kind), rule.risk.empty() ? "" : "·" + rule.risk);
  }
  return out;
}

std::string ShowRule(const Pack& pack, const Rule& rule, Date as_of) {
  std::string out;
  Line(out, "{}　{}", rule.id, rule.title);
  Line(out, message::kShowKind, Title(rule.kind),
       rule.level == Entity::kPerson ? message::kPerson : message::kHousehold,
       rule.risk.empty() ? message::kShowNoRisk : rule.risk);
  Line(out, message::kShowPlain, rule.explain);
  for (const Note& note : rule.notes) Line(out, message::kShowNote, note.when.text, note.text);
  Line(out, message::kShowWhen, rule.when.text);
  Line(out, message::kShowRequires, DatasetTitles(pack, rule));
  Line(out, message::kShowSource, CitationText(pack, rule.citation));
  Line(out, message::kShowAdvice, rule.advice);
  Line(out, message::kShowFalsePositive, rule.false_positive);

  std::set<std::string> parameters;
  CollectParameters(rule.when.tree, parameters);
  Line(out, "\n{}", message::kShowFacts);
  for (const Fact* fact : FactsBehind(pack, {&rule.when.tree})) {
    CollectParameters(fact->value.tree, parameters);
    std::string text = fact->value.text;
    if (!fact->from.empty()) text += " from " + fact->from;
    if (fact->where) text += " where " + fact->where->text;
    Line(out, "  {}（{}）= {}", fact->title, fact->name, text);
  }
  if (!parameters.empty()) Line(out, "\n{}", message::kShowParameters);
  for (const std::string& name : parameters) AppendParameter(pack, *pack.FindParameter(name), out);

  const ParameterValues values = ResolveParameters(pack, as_of, {});
  Line(out, "\n{}", message::kShowSql);
  out += "  " + RuleConditionSql(pack, as_of, values, rule.when.tree, rule.level) + "\n";
  for (const Step& step : PlanRuleFacts(pack, rule, as_of, values))
    out += "\n-- " + step.name + "\n" + step.sql + ";\n";
  return out;
}

}  // namespace shouwang::policy
