// Parses and types every expression of a pack, resolves every reference, and puts facts in order. Internal to the policy module.
#pragma once

#include "base/error.h"
#include "policy/pack.h"
#include "policy/sql_parser.h"

namespace shouwang::policy {

void CheckPack(Pack& pack, SqlParser& parser, Errors& errors);

// Sets Column::used: keys, names and whatever some expression or explanation reads.
void MarkUsedColumns(Pack& pack);

// The facts (names) that a formula uses, directly and through other facts, without duplicates, in pack order.
std::vector<const Fact*> FactsBehind(const Pack& pack, const std::vector<const Node*>& roots);

// The datasets that those facts read; `include_filters` also follows facts marked as filters.
std::vector<std::string> DatasetsBehind(const Pack& pack, const Node& root, bool include_filters);

// The names between braces of an explanation, in order.
std::vector<std::string> TemplateNames(const std::string& text);

}  // namespace shouwang::policy
