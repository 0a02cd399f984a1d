#include "policy/measure_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "policy/messages.h"
#include "policy/toml_choice.h"

namespace shouwang::policy {
namespace {

constexpr const char* kEnumeration = "measure_kind";

MeasureKind ReadKind(const TomlTable& table, const Pack& pack, Errors& errors) {
  table.RefuseOthers({"name", "nature", "departments", "source", "where", "departments_source", "departments_where"},
                     errors);
  MeasureKind kind;
  kind.name = table.String("name", errors, true);
  kind.nature = Choose<MeasureNature>(table, "nature",
                                      {{Name(MeasureNature::kDevelopment), MeasureNature::kDevelopment},
                                       {Name(MeasureNature::kSafetyNet), MeasureNature::kSafetyNet},
                                       {Name(MeasureNature::kSupport), MeasureNature::kSupport}},
                                      MeasureNature::kSupport, true, errors);
  kind.departments = table.Strings("departments", errors);
  kind.citation = {table.String("source", errors, true), table.String("where", errors)};
  kind.departments_citation = {table.String("departments_source", errors, true),
                               table.String("departments_where", errors)};
  kind.place = table.place();
  const auto known = pack.enumerations.find(kEnumeration);
  if (known == pack.enumerations.end() || known->second.IndexOf(kind.name) < 0) {
    Say(table, "name", message::kUnknownMeasure, kind.name, errors);
  }
  if (kind.departments.empty()) Say(table, "departments", message::kMeasureDepartments, kind.name, errors);
  for (const std::string& department : kind.departments) {
    if (pack.FindDepartment(department) == nullptr) {
      Say(table, "departments", message::kUnknownDepartment, department, errors);
    }
  }
  for (const auto& [key, source] : {std::pair("source", &kind.citation.source),
                                    std::pair("departments_source", &kind.departments_citation.source)}) {
    if (pack.FindSource(*source) == nullptr) Say(table, key, message::kUnknownSource, *source, errors);
  }
  return kind;
}

}  // namespace

void ReadMeasureKinds(const std::vector<TomlTable>& files, Pack& pack, Errors& errors) {
  std::set<std::string> own;
  for (const TomlTable& file : files) {
    for (const TomlTable& table : file.Tables("measure_kind", errors)) {
      MeasureKind kind = ReadKind(table, pack, errors);
      if (!own.insert(kind.name).second) {
        SayDuplicate(table, kind.name, errors);
        continue;
      }
      const auto base = std::find_if(pack.measure_kinds.begin(), pack.measure_kinds.end(),
                                     [&](const MeasureKind& other) { return other.name == kind.name; });
      if (base == pack.measure_kinds.end()) {
        pack.measure_kinds.push_back(std::move(kind));
      } else {
        *base = std::move(kind);
      }
    }
  }
}

}  // namespace shouwang::policy
