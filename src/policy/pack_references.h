// What expressions and explanations of a pack refer to.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "policy/pack.h"

namespace shouwang::policy {

// Every name in the tree; only those of parameters.
void CollectNames(const Node& node, std::set<std::string>& names);
void CollectParameters(const Node& node, std::set<std::string>& names);

// The facts (names) that a formula uses, directly and through other facts, without duplicates, in pack order.
std::vector<const Fact*> FactsBehind(const Pack& pack, const std::vector<const Node*>& roots);

// The datasets that those facts read; `include_filters` also follows facts marked as filters.
std::vector<std::string> DatasetsBehind(const Pack& pack, const Node& root, bool include_filters);

// The names between braces of an explanation, in order.
std::vector<std::string> TemplateNames(const std::string& text);

}  // namespace shouwang::policy
