// Gives every node of an expression its type, or says what is wrong with it: unknown names (with the nearest known
// one), functions that may not be called, comparisons that make no sense, policy numbers that should be parameters.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "policy/expression.h"
#include "policy/pack.h"

namespace shouwang::policy {

struct NamedType {
  NameKind kind = NameKind::kUnresolved;
  Type type;
};

// The names an expression may use.
class Scope {
 public:
  virtual ~Scope() = default;
  virtual std::optional<NamedType> Lookup(const std::string& name) = 0;
  virtual std::vector<std::string> Names() const = 0;
};

// Types `formula.tree`. `aggregate` receives the aggregate function when the expression may have one at its top (facts
// with rows behind them); null forbids aggregates. Mistakes go to `errors`; the type is kUnknown then.
Type CheckFormula(Formula& formula, Scope& scope, Aggregate* aggregate, const Pack& pack, Errors& errors);

// CheckFormula, and the result must be yes/no.
void CheckCondition(Formula& formula, Scope& scope, const Pack& pack, Errors& errors);

// valid, blank, lost, invalid: the values of a person's `id_state`.
const Enumeration& IdStates();

// How a column's values are seen by expressions.
Type TypeOf(const Column& column, const Pack& pack);

// The name among `names` nearest to `name` by edit distance, or blank when none is near.
std::string NearestName(const std::string& name, const std::vector<std::string>& names);

}  // namespace shouwang::policy
