#include "policy/pack_references.h"

#include <map>

namespace shouwang::policy {
namespace {

void CollectFacts(const Pack& pack, const Node& node, std::set<const Fact*>& found) {
  if (node.op == Op::kName && node.name_kind == NameKind::kFact) {
    const Fact* fact = pack.FindFact(node.text);
    if (fact != nullptr && found.insert(fact).second) {
      CollectFacts(pack, fact->value.tree, found);
      if (fact->where) CollectFacts(pack, fact->where->tree, found);
    }
  }
  if (node.op == Op::kName && node.name_kind == NameKind::kParameter) {
    for (const ParameterValue& value : pack.FindParameter(node.text)->values) {
      const Fact* fact = pack.FindFact(value.case_fact);
      if (fact != nullptr && found.insert(fact).second) CollectFacts(pack, fact->value.tree, found);
    }
  }
  for (const Node& child : node.children) CollectFacts(pack, child, found);
}

void CollectDatasets(const Pack& pack, const Node& node, bool filters, std::set<std::string>& found,
                     std::set<const Fact*>& visited) {
  if (node.op == Op::kName && node.name_kind == NameKind::kFact) {
    const Fact* fact = pack.FindFact(node.text);
    if (fact != nullptr && (filters || !fact->filter) && visited.insert(fact).second) {
      if (!fact->from.empty()) found.insert(fact->from);
      if (fact->shape == FactShape::kOver && fact->over == Over::kHeadRelatives) found.insert("kinship");
      CollectDatasets(pack, fact->value.tree, filters, found, visited);
      if (fact->where) CollectDatasets(pack, fact->where->tree, filters, found, visited);
    }
  }
  for (const Node& child : node.children) CollectDatasets(pack, child, filters, found, visited);
}

}  // namespace

void CollectNames(const Node& node, std::set<std::string>& names) {
  if (node.op == Op::kName) names.insert(node.text);
  for (const Node& child : node.children) CollectNames(child, names);
}

void CollectParameters(const Node& node, std::set<std::string>& names) {
  if (node.op == Op::kName && node.name_kind == NameKind::kParameter) names.insert(node.text);
  for (const Node& child : node.children) CollectParameters(child, names);
}

std::vector<const Fact*> FactsBehind(const Pack& pack, const std::vector<const Node*>& roots) {
  std::set<const Fact*> found;
  for (const Node* root : roots) CollectFacts(pack, *root, found);
  std::vector<const Fact*> facts;
  for (const Fact& fact : pack.facts) {
    if (found.contains(&fact)) facts.push_back(&fact);
  }
  return facts;
}

std::vector<std::string> DatasetsBehind(const Pack& pack, const Node& root, bool include_filters) {
  std::set<std::string> found;
  std::set<const Fact*> visited;
  CollectDatasets(pack, root, include_filters, found, visited);
  found.erase("household");
  found.erase("person");
  return {found.begin(), found.end()};
}

std::vector<std::string> TemplateNames(const std::string& text) {
  std::vector<std::string> names;
  for (size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const size_t close = text.find('}', open);
    if (close == std::string::npos) break;
    names.push_back(text.substr(open + 1, close - open - 1));
  }
  return names;
}

}  // namespace shouwang::policy
