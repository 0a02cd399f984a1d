#include <set>

#include "policy/pack_checker.h"
#include "policy/pack_references.h"

namespace shouwang::policy {
namespace {

void CollectNames(const Fact& fact, std::set<std::string>& names) {
  CollectNames(fact.value.tree, names);
  if (fact.where) CollectNames(fact.where->tree, names);
  for (const Formula& key : fact.latest) CollectNames(key.tree, names);
  names.insert(fact.peers);
}

void CollectNames(const Rule& rule, std::set<std::string>& names) {
  CollectNames(rule.when.tree, names);
  std::vector<std::string> texts = {rule.explain};
  for (const Note& note : rule.notes) {
    CollectNames(note.when.tree, names);
    texts.push_back(note.text);
  }
  for (const std::string& text : texts) {
    for (std::string& name : TemplateNames(text)) names.insert(std::move(name));
  }
}

bool IsKey(const Column& column) {
  return column.type == ColumnType::kResidentId || column.format != ColumnFormat::kPlain;
}

}  // namespace

void MarkUsedColumns(Pack& pack) {
  std::set<std::string> by_subjects;  // columns of household and person
  std::map<std::string, std::set<std::string>> by_rows;
  for (const Fact& fact : pack.facts) CollectNames(fact, fact.from.empty() ? by_subjects : by_rows[fact.from]);
  for (const Rule& rule : pack.rules) CollectNames(rule, by_subjects);
  for (Dataset& dataset : pack.datasets) {
    const bool subject = dataset.name == "household" || dataset.name == "person";
    const std::set<std::string>& names = subject ? by_subjects : by_rows[dataset.name];
    for (Column& column : dataset.columns) column.used = IsKey(column) || names.contains(column.name);
  }
}

}  // namespace shouwang::policy
