#include "policy/pack_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "base/division_code.h"
#include "base/money.h"
#include "policy/measure_reader.h"
#include "policy/messages.h"
#include "policy/procedure_reader.h"
#include "policy/toml_choice.h"
#include "policy/visit_form_reader.h"

namespace shouwang::policy {
namespace {

Citation ReadCitation(const TomlTable& table, Errors& errors) {
  return {table.String("source", errors), table.String("where", errors)};
}

Formula ReadFormula(const TomlTable& table, const std::string& key, Errors& errors, bool required) {
  Formula formula;
  formula.text = table.String(key, errors, required);
  formula.place = table.PlaceOf(key);
  return formula;
}

void ReadHead(const TomlTable& file, Pack& pack, Errors& errors) {
  const std::optional<TomlTable> head = file.Table("pack", errors);
  if (!head) return;
  head->RefuseOthers({"id", "version", "name", "region", "valid_from", "valid_to", "builds_on"}, errors);
  pack.id = head->String("id", errors, true);
  pack.version = head->String("version", errors, true);
  pack.name = head->String("name", errors, true);
  pack.region = head->String("region", errors);
  pack.valid_from = head->Day("valid_from", errors, true).value_or(Date());
  pack.valid_to = head->Day("valid_to", errors);
  pack.builds_on = head->Strings("builds_on", errors);
  if (pack.valid_to && *pack.valid_to < pack.valid_from) {
    errors.push_back(PolicyError(head->PlaceOf("valid_to"), message::kPackDates));
  }
}

void ReadSources(const TomlTable& file, Pack& pack, Errors& errors) {
  for (const TomlTable& table : file.Tables("source", errors)) {
    table.RefuseOthers({"id", "title", "issued", "url", "note"}, errors);
    pack.sources.push_back({table.String("id", errors, true), table.String("title", errors, true),
                            table.String("issued", errors), table.String("url", errors), table.String("note", errors),
                            table.place()});
  }
}

void ReadDepartments(const TomlTable& file, Pack& pack, Errors& errors) {
  for (const TomlTable& table : file.Tables("department", errors)) {
    table.RefuseOthers({"name", "title", "source", "where"}, errors);
    pack.departments.push_back({table.String("name", errors, true), table.String("title", errors, true),
                                ReadCitation(table, errors), table.place()});
  }
}

void ReadDivisions(const TomlTable& file, Pack& pack, Errors& errors) {
  for (const TomlTable& table : file.Tables("division", errors)) {
    table.RefuseOthers({"code", "name"}, errors);
    const std::string code = table.String("code", errors, true);
    const std::optional<std::string> full = NormalizeDivisionCode(code);
    if (!full) {
      errors.push_back(PolicyError(table.PlaceOf("code"), fmt::format(fmt::runtime(message::kBadValue), "code", code)));
    }
    pack.divisions.push_back({full.value_or(""), table.String("name", errors, true)});
  }
}

void ReadEnumerations(const TomlTable& file, Pack& pack, Errors& errors) {
  for (const TomlTable& table : file.Tables("enumeration", errors)) {
    table.RefuseOthers({"name", "values", "aliases"}, errors);
    Enumeration enumeration;
    enumeration.name = table.String("name", errors, true);
    enumeration.values = table.Strings("values", errors);
    enumeration.aliases.resize(enumeration.values.size());
    if (const std::optional<TomlTable> aliases = table.Table("aliases", errors)) {
      for (const std::string& value : aliases->Keys()) {
        const int index = enumeration.IndexOf(value);
        if (index < 0) {
          errors.push_back(PolicyError(aliases->PlaceOf(value),
                                       fmt::format(fmt::runtime(message::kNotInEnumeration), value, enumeration.name)));
        } else {
          enumeration.aliases[static_cast<size_t>(index)] = aliases->Strings(value, errors);
        }
      }
    }
    const std::string name = enumeration.name;
    if (!pack.enumerations.emplace(name, std::move(enumeration)).second) {
      SayDuplicate(table, name, errors);
    }
  }
}

Column ReadColumn(const TomlTable& table, Errors& errors) {
  table.RefuseOthers({"name", "title", "aliases", "type", "required", "column_required", "format", "values", "open",
                      "blank", "month_is_last_day", "open_ended"},
                     errors);
  Column column;
  column.name = table.String("name", errors, true);
  column.title = table.String("title", errors, true);
  column.aliases = table.Strings("aliases", errors);
  column.aliases.insert(column.aliases.begin(), column.title);
  column.type = Choose<ColumnType>(table, "type",
                                   {{"text", ColumnType::kText},
                                    {"number", ColumnType::kNumber},
                                    {"date", ColumnType::kDate},
                                    {"id", ColumnType::kResidentId},
                                    {"enum", ColumnType::kEnum},
                                    {"set", ColumnType::kEnumSet}},
                                   ColumnType::kText, true, errors);
  column.format = Choose<ColumnFormat>(table, "format",
                                       {{"name", ColumnFormat::kName},
                                        {"division", ColumnFormat::kDivision},
                                        {"household_id", ColumnFormat::kHouseholdId}},
                                       ColumnFormat::kPlain, false, errors);
  column.value_required = table.Bool("required", errors);
  column.column_required = column.value_required || table.Bool("column_required", errors);
  column.enumeration = table.String("values", errors);
  column.open = table.Bool("open", errors);
  column.blank_value = table.String("blank", errors);
  column.month_is_last_day = table.Bool("month_is_last_day", errors);
  column.open_ended = table.Bool("open_ended", errors);
  return column;
}

void ReadRegisterExports(const TomlTable& file, Pack& pack, Errors& errors) {
  for (const TomlTable& table : file.Tables("register_export", errors)) {
    table.RefuseOthers({"title", "marks", "datasets", "divisions", "column"}, errors);
    RegisterExport made;
    made.title = table.String("title", errors, true);
    made.marks = table.Strings("marks", errors);
    made.datasets = table.Strings("datasets", errors);
    made.divisions = table.Strings("divisions", errors);
    for (const TomlTable& column : table.Tables("column", errors)) {
      column.RefuseOthers({"dataset", "header", "column"}, errors);
      made.columns.push_back({column.String("dataset", errors, true), column.String("header", errors, true),
                              column.String("column", errors, true)});
    }
    made.place = table.place();
    pack.register_exports.push_back(std::move(made));
  }
}

void AddDataset(const TomlTable& table, Pack& pack, Errors& errors) {
  table.RefuseOthers({"name", "title", "department", "is_department", "accumulates", "household_is_key",
                      "household_must_exist", "keeps_rows_without_id", "amounts_default_to_zero", "column"},
                     errors);
  Dataset dataset;
  dataset.name = table.String("name", errors, true);
  dataset.title = table.String("title", errors, true);
  dataset.department = table.String("department", errors);
  dataset.is_department = table.Bool("is_department", errors);
  dataset.accumulates = table.Bool("accumulates", errors);
  dataset.household_is_key = table.Bool("household_is_key", errors);
  dataset.household_must_exist = table.Bool("household_must_exist", errors);
  dataset.keeps_rows_without_id = table.Bool("keeps_rows_without_id", errors);
  dataset.amounts_default_to_zero = table.Bool("amounts_default_to_zero", errors);
  for (const TomlTable& column_table : table.Tables("column", errors)) {
    Column column = ReadColumn(column_table, errors);
    if (!column.enumeration.empty()) {
      const auto found = pack.enumerations.find(column.enumeration);
      if (found == pack.enumerations.end()) {
        errors.push_back(PolicyError(column_table.PlaceOf("values"),
                                     fmt::format(fmt::runtime(message::kUnknownEnumeration), column.enumeration),
                                     message::kUnknownEnumerationHint));
      } else {
        for (size_t i = 0; i < found->second.values.size(); ++i) {
          column.values.push_back({found->second.values[i], found->second.aliases[i]});
        }
        // A set is one 64-bit number, an enumeration one byte.
        const size_t most = column.type == ColumnType::kEnumSet ? 60 : 250;
        if (column.values.size() > most) {
          errors.push_back(
              PolicyError(column_table.place(), fmt::format(fmt::runtime(message::kTooManyValues), column.name, most)));
        }
      }
    } else if (column.type == ColumnType::kEnumSet) {
      errors.push_back(
          PolicyError(column_table.place(), fmt::format(fmt::runtime(message::kSetNeedsValues), column.name)));
    }
    dataset.columns.push_back(std::move(column));
  }
  pack.datasets.push_back(std::move(dataset));
}

void ReadRisks(const TomlTable& file, Pack& pack, Errors& errors) {
  for (const TomlTable& table : file.Tables("risk", errors)) {
    table.RefuseOthers(
        {"name", "needs_one_of", "suggest", "suggest_with_labour", "suggest_without_labour", "source", "where"},
        errors);
    Risk risk;
    risk.name = table.String("name", errors, true);
    risk.needs_one_of = table.Strings("needs_one_of", errors);
    risk.suggest = table.Strings("suggest", errors);
    risk.suggest_with_labour = table.Strings("suggest_with_labour", errors);
    risk.suggest_without_labour = table.Strings("suggest_without_labour", errors);
    risk.citation = ReadCitation(table, errors);
    risk.place = table.place();
    pack.risks.push_back(std::move(risk));
  }
}

ParameterValue ReadParameterValue(const TomlTable& table, const Parameter& parameter, Errors& errors) {
  ParameterValue value;
  value.from = table.Day("from", errors, true).value_or(Date());
  value.case_fact = table.String("case", errors);
  value.citation = ReadCitation(table, errors);
  const std::string number = table.Number("value", errors, true);
  const std::optional<int64_t> cents = ParseCents(number);
  const bool whole = cents && *cents % 100 == 0;
  if (!number.empty() && (!cents || (parameter.type.kind == Kind::kInteger && !whole))) {
    errors.push_back(
        PolicyError(table.PlaceOf("value"), fmt::format(fmt::runtime(message::kBadValue), "value", number)));
  } else if (cents) {
    value.value = parameter.type.kind == Kind::kInteger ? *cents / 100 : *cents;
  }
  return value;
}

void ReadParameters(const TomlTable& file, Pack& pack, Errors& errors) {
  for (const TomlTable& table : file.Tables("parameter", errors)) {
    table.RefuseOthers({"name", "title", "unit", "type", "value"}, errors);
    Parameter parameter;
    parameter.name = table.String("name", errors, true);
    parameter.title = table.String("title", errors, true);
    parameter.unit = table.String("unit", errors);
    parameter.type.kind =
        Choose<Kind>(table, "type", {{"money", Kind::kMoney}, {"integer", Kind::kInteger}}, Kind::kMoney, true, errors);
    if (parameter.unit.empty() && parameter.type.kind == Kind::kMoney) parameter.unit = message::kYuan;
    parameter.place = table.place();
    for (const TomlTable& value : table.Tables("value", errors)) {
      value.RefuseOthers({"from", "case", "value", "source", "where"}, errors);
      parameter.values.push_back(ReadParameterValue(value, parameter, errors));
    }
    pack.parameters.push_back(std::move(parameter));
  }
}

// More values of parameters that stand elsewhere in the pack or in one it builds on.
void ReadParameterValues(const TomlTable& file, Pack& pack, Errors& errors) {
  for (const TomlTable& table : file.Tables("parameter_value", errors)) {
    table.RefuseOthers({"parameter", "from", "case", "value", "source", "where"}, errors);
    const std::string name = table.String("parameter", errors, true);
    const auto found = std::find_if(pack.parameters.begin(), pack.parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == name; });
    if (found != pack.parameters.end()) {
      found->values.push_back(ReadParameterValue(table, *found, errors));
    } else if (!name.empty()) {
      errors.push_back(PolicyError(table.PlaceOf("parameter"),
                                   fmt::format(fmt::runtime(message::kUnknownParameter), name),
                                   message::kUnknownParameterHint));
    }
  }
}

FactShape ShapeOf(const TomlTable& table, const Fact& fact, Errors& errors) {
  const int keys =
      static_cast<int>(table.Has("from")) + static_cast<int>(table.Has("over")) + static_cast<int>(table.Has("peers"));
  if (keys > 1) {
    errors.push_back(PolicyError(table.place(), fmt::format(fmt::runtime(message::kFactKeys), fact.name)));
  }
  if (table.Has("latest") && !table.Has("from")) {
    errors.push_back(PolicyError(table.PlaceOf("latest"), message::kLatestNeedsFrom));
  }
  if (fact.from == "departments") return FactShape::kDepartments;
  if (table.Has("from")) return table.Has("latest") ? FactShape::kLatest : FactShape::kFrom;
  if (table.Has("over")) return FactShape::kOver;
  if (table.Has("peers")) return FactShape::kPeers;
  return FactShape::kPlain;
}

void ReadFacts(const TomlTable& file, Pack& pack, Errors& errors) {
  for (const TomlTable& table : file.Tables("fact", errors)) {
    table.RefuseOthers(
        {"name", "title", "unit", "entity", "from", "over", "peers", "latest", "where", "value", "filter"}, errors);
    Fact fact;
    fact.name = table.String("name", errors, true);
    fact.title = table.String("title", errors, true);
    fact.unit = table.String("unit", errors);
    fact.entity = Choose<Entity>(table, "entity", {{"person", Entity::kPerson}, {"household", Entity::kHousehold}},
                                 Entity::kPerson, true, errors);
    fact.from = table.String("from", errors);
    fact.over = Choose<Over>(table, "over",
                             {{"members", Over::kMembers},
                              {"member_ids", Over::kMemberIds},
                              {"all_members", Over::kAllMembers},
                              {"head_relatives", Over::kHeadRelatives}},
                             Over::kMembers, false, errors);
    fact.peers = table.String("peers", errors);
    fact.shape = ShapeOf(table, fact, errors);
    if (fact.shape == FactShape::kOver && fact.entity != Entity::kHousehold) {
      errors.push_back(PolicyError(table.PlaceOf("over"), message::kOverNeedsHousehold));
    }
    for (const std::string& key : table.Strings("latest", errors)) {
      fact.latest.push_back({key, {}, table.PlaceOf("latest")});
    }
    if (table.Has("where")) fact.where = ReadFormula(table, "where", errors, true);
    fact.value = ReadFormula(table, "value", errors, true);
    fact.filter = table.Bool("filter", errors);
    fact.place = table.place();
    pack.facts.push_back(std::move(fact));
  }
}

void ReadRules(const TomlTable& file, Pack& pack, Errors& errors) {
  for (const TomlTable& table : file.Tables("rule", errors)) {
    table.RefuseOthers({"id", "title", "kind", "level", "risk", "below_line", "when", "requires", "requires_any",
                        "explain", "note", "advice", "false_positive", "source", "where"},
                       errors);
    Rule rule;
    rule.id = table.String("id", errors, true);
    rule.title = table.String("title", errors, true);
    rule.kind = Choose<RuleKind>(table, "kind",
                                 {{"risk", RuleKind::kRisk},
                                  {"watch", RuleKind::kWatch},
                                  {"exclusion", RuleKind::kExclusion},
                                  {"quality", RuleKind::kQuality}},
                                 RuleKind::kRisk, true, errors);
    rule.level = Choose<Entity>(table, "level", {{"person", Entity::kPerson}, {"household", Entity::kHousehold}},
                                Entity::kHousehold, true, errors);
    rule.risk = table.String("risk", errors);
    rule.below_line = table.Bool("below_line", errors);
    rule.when = ReadFormula(table, "when", errors, true);
    rule.required_datasets = table.Strings("requires", errors);
    std::sort(rule.required_datasets.begin(), rule.required_datasets.end());
    rule.requires_any_department = table.Has("requires_any") && table.String("requires_any", errors) == "departments";
    rule.explain = table.String("explain", errors, true);
    for (const TomlTable& note : table.Tables("note", errors)) {
      note.RefuseOthers({"when", "text"}, errors);
      rule.notes.push_back({ReadFormula(note, "when", errors, true), note.String("text", errors, true)});
    }
    rule.advice = table.String("advice", errors, true);
    rule.false_positive = table.String("false_positive", errors, true);
    rule.citation = ReadCitation(table, errors);
    rule.place = table.place();
    pack.rules.push_back(std::move(rule));
  }
}

}  // namespace

void ReadPackFiles(const std::vector<TomlTable>& files, bool own, Pack& pack, Errors& errors) {
  static const std::vector<std::string> kSections = {
      "pack",      "source",     "division",    "department",   "enumeration",     "dataset",
      "risk",      "parameter",  "fact",        "rule",         "paper",           "step_field",
      "procedure", "visit_form", "visit_round", "measure_kind", "register_export", "parameter_value"};
  for (const TomlTable& file : files) {
    file.RefuseOthers(kSections, errors);
    if (own) ReadHead(file, pack, errors);
    ReadEnumerations(file, pack, errors);
  }
  for (const TomlTable& file : files) {
    ReadSources(file, pack, errors);
    ReadDivisions(file, pack, errors);
    ReadDepartments(file, pack, errors);
    ReadRegisterExports(file, pack, errors);
    for (const TomlTable& table : file.Tables("dataset", errors)) AddDataset(table, pack, errors);
    ReadRisks(file, pack, errors);
    ReadParameters(file, pack, errors);
    ReadFacts(file, pack, errors);
    ReadRules(file, pack, errors);
  }
  for (const TomlTable& file : files) ReadParameterValues(file, pack, errors);
  ReadProcedures(files, pack, errors);
  ReadVisits(files, pack, errors);
  ReadMeasureKinds(files, pack, errors);
}

}  // namespace shouwang::policy
