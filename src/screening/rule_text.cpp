#include "screening/rule_text.h"

#include <algorithm>
#include <set>

#include "policy/pack_references.h"
#include "policy/type_checker.h"
#include "screening/messages.h"

namespace shouwang::screening {
namespace {

using policy::Entity;
using policy::Kind;
using policy::NameKind;
using policy::Node;

FactValue ParameterAsValue(int64_t number) {
  FactValue value;
  value.known = true;
  value.number = number;
  return value;
}

}  // namespace

RuleTexts::RuleTexts(const policy::Pack& pack, const std::vector<const policy::Rule*>& rules,
                     const policy::ParameterValues& parameters)
    : pack_(pack), parameters_(parameters) {
  for (const policy::Rule* rule : rules) texts_.push_back(CompileRule(*rule));
}

TextColumn RuleTexts::Resolve(const std::string& name, Entity level) const {
  TextColumn column;
  column.name = name;
  if (const policy::Fact* fact = pack_.FindFact(name)) {
    column.type = fact->type;
    column.entity = fact->entity;
    return column;
  }
  const policy::Dataset& person = *pack_.FindDataset("person");
  const int own = level == Entity::kPerson ? person.Find(name) : -1;
  const policy::Dataset& table = own >= 0 ? person : *pack_.FindDataset("household");
  const int index = own >= 0 ? own : table.Find(name);
  column.type = TypeOf(table.columns[static_cast<size_t>(index)], pack_);
  column.entity = own >= 0 ? Entity::kPerson : Entity::kHousehold;
  return column;
}

int RuleTexts::ColumnFor(const TextColumn& column) {
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].name == column.name && columns_[i].entity == column.entity &&
        columns_[i].condition == column.condition) {
      return static_cast<int>(i);
    }
  }
  columns_.push_back(column);
  return static_cast<int>(columns_.size()) - 1;
}

std::vector<RuleTexts::Part> RuleTexts::Compile(const std::string& text, Entity level) {
  std::vector<Part> parts;
  size_t begin = 0;
  for (const std::string& name : policy::TemplateNames(text)) {
    const size_t open = text.find('{', begin);
    parts.push_back({text.substr(begin, open - begin), -1, nullptr});
    const auto parameter = parameters_.find(name);
    if (parameter != parameters_.end()) {
      parts.push_back({"", -1, &parameter->second});
      for (const policy::ResolvedValue& value : parameter->second.values) {
        if (!value.case_fact.empty()) ColumnFor(Resolve(value.case_fact, level));
      }
    } else if (pack_.FindParameter(name) != nullptr) {
      parts.push_back({message::kUnknown, -1, nullptr});  // not in force on the day
    } else {
      parts.push_back({"", ColumnFor(Resolve(name, level)), nullptr});
    }
    begin = text.find('}', open) + 1;
  }
  parts.push_back({text.substr(begin), -1, nullptr});
  return parts;
}

RuleTexts::RuleText RuleTexts::CompileRule(const policy::Rule& rule) {
  RuleText text;
  text.explain = Compile(rule.explain, rule.level);
  std::set<std::string> parameters;
  std::vector<const Node*> roots = {&rule.when.tree};
  std::vector<Node> mentioned;
  std::vector<std::string> names = policy::TemplateNames(rule.explain);
  for (const policy::Note& note : rule.notes) {
    TextColumn condition;
    condition.name = note.when.text;
    condition.type = {Kind::kBool, nullptr};
    condition.entity = rule.level;
    condition.condition = &note.when;
    text.notes.push_back({ColumnFor(condition), Compile(note.text, rule.level)});
  }
  for (const std::string& name : names) {
    if (parameters_.contains(name)) parameters.insert(name);
    if (pack_.FindFact(name) == nullptr) continue;
    Node node;
    node.text = name;
    node.name_kind = NameKind::kFact;
    mentioned.push_back(node);
  }
  for (const Node& node : mentioned) roots.push_back(&node);
  policy::CollectParameters(rule.when.tree, parameters);
  for (const policy::Fact* fact : policy::FactsBehind(pack_, roots)) {
    policy::CollectParameters(fact->value.tree, parameters);
    const bool seen = rule.level == Entity::kPerson || fact->entity == Entity::kHousehold;
    if (seen) text.facts.push_back(ColumnFor(Resolve(fact->name, rule.level)));
  }
  for (const std::string& name : parameters) {
    const auto parameter = parameters_.find(name);
    if (parameter == parameters_.end()) continue;  // only mentioned, and not in force on the day
    text.parameters.push_back(name);
    for (const policy::ResolvedValue& value : parameter->second.values) {
      if (!value.case_fact.empty()) ColumnFor(Resolve(value.case_fact, rule.level));
    }
  }
  return text;
}

const policy::ResolvedValue* RuleTexts::CaseOf(const policy::ResolvedParameter& parameter,
                                               const std::vector<FactValue>& values) const {
  for (const policy::ResolvedValue& value : parameter.values) {
    if (value.case_fact.empty()) return &value;
    const auto column = std::find_if(columns_.begin(), columns_.end(), [&](const TextColumn& c) {
      return c.name == value.case_fact && c.condition == nullptr;
    });
    const FactValue& fact = values[static_cast<size_t>(column - columns_.begin())];
    if (fact.known && fact.number != 0) return &value;
  }
  return &parameter.values.back();
}

std::string RuleTexts::Render(const std::vector<Part>& parts, const std::vector<FactValue>& values) const {
  std::string sentence;
  for (const Part& part : parts) {
    sentence += part.literal;
    if (part.column >= 0) {
      const auto column = static_cast<size_t>(part.column);
      sentence += PrintValue(values[column], columns_[column].type);
    } else if (part.parameter != nullptr) {
      sentence += PrintValue(ParameterAsValue(CaseOf(*part.parameter, values)->value), part.parameter->parameter->type);
    }
  }
  return sentence;
}

std::string RuleTexts::Explain(size_t rule, const std::vector<FactValue>& values) const {
  std::string sentence = Render(texts_[rule].explain, values);
  for (const NoteText& note : texts_[rule].notes) {
    const FactValue& condition = values[static_cast<size_t>(note.condition)];
    if (condition.known && condition.number != 0) sentence += Render(note.parts, values);
  }
  return sentence;
}

void RuleTexts::AppendParameter(const std::string& name, const std::vector<FactValue>& values, std::string& out) const {
  const policy::ResolvedParameter& parameter = parameters_.at(name);
  const policy::ResolvedValue& value = *CaseOf(parameter, values);
  AppendJsonText(name, out);
  out += ":{\"value\":";
  AppendJsonValue(ParameterAsValue(value.value), parameter.parameter->type, out);
  if (value.from) {
    const policy::Source* source = pack_.FindSource(value.citation.source);
    out += ",\"from\":\"" + value.from->Iso() + "\",\"source\":";
    AppendJsonText((source == nullptr ? value.citation.source : source->title) +
                       (value.citation.where.empty() ? "" : " " + value.citation.where),
                   out);
  } else {
    out += ",\"source\":";
    AppendJsonText(message::kSetForRun, out);
  }
  out += '}';
}

std::string RuleTexts::EvidenceHead(size_t rule, const std::vector<FactValue>& values) const {
  std::string out = "\"facts\":{";
  bool first = true;
  for (const int fact : texts_[rule].facts) {
    const auto column = static_cast<size_t>(fact);
    if (!first) out += ',';
    first = false;
    AppendJsonText(columns_[column].name, out);
    out += ':';
    AppendJsonValue(values[column], columns_[column].type, out);
  }
  out += "},\"parameters\":{";
  first = true;
  for (const std::string& name : texts_[rule].parameters) {
    if (!first) out += ',';
    first = false;
    AppendParameter(name, values, out);
  }
  return out + "}";
}

}  // namespace shouwang::screening
