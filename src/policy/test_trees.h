// Expression trees written by hand, and a scope of named types, for the tests of this module: no parser needed.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "policy/type_checker.h"

namespace shouwang::policy::testing {

inline Node Name(std::string name) {
  Node node;
  node.text = std::move(name);
  return node;
}

inline Node Text(std::string text) {
  Node node;
  node.op = Op::kString;
  node.text = std::move(text);
  return node;
}

inline Node Number(int64_t number) {
  Node node;
  node.op = Op::kInteger;
  node.number = number;
  return node;
}

inline Node Join(Op op, std::vector<Node> children) {
  Node node;
  node.op = op;
  node.children = std::move(children);
  return node;
}

inline Node Call(std::string function, std::vector<Node> arguments) {
  Node node = Join(Op::kCall, std::move(arguments));
  node.text = std::move(function);
  return node;
}

class NamedTypes : public Scope {
 public:
  explicit NamedTypes(std::map<std::string, Type> types) : types_(std::move(types)) {}
  std::optional<NamedType> Lookup(const std::string& name) override {
    const auto found = types_.find(name);
    if (found == types_.end()) return std::nullopt;
    return NamedType{NameKind::kColumn, found->second};
  }
  std::vector<std::string> Names() const override {
    std::vector<std::string> names;
    for (const auto& [name, type] : types_) names.push_back(name);
    return names;
  }

 private:
  std::map<std::string, Type> types_;
};

// One error as `what|hint`.
inline std::vector<std::string> Lines(const Errors& errors) {
  std::vector<std::string> lines;
  for (const Error& error : errors) lines.push_back(error.what + "|" + error.hint);
  return lines;
}

}  // namespace shouwang::policy::testing
