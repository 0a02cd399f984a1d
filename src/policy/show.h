// A pack or a rule in plain words: condition, parameters with their history and sources, facts, and the SQL it becomes.
#pragma once

#include <string>

#include "base/date.h"
#include "policy/pack.h"

namespace shouwang::policy {

std::string ShowPack(const Pack& pack);

// `as_of` chooses the parameter values that the printed SQL holds.
std::string ShowRule(const Pack& pack, const Rule& rule, Date as_of);

}  // namespace shouwang::policy
