#include "visits/visit.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace shouwang::visits {
namespace {

constexpr std::array kStateNames = {"stands", "disputed", "set_aside"};
constexpr std::array kConflictNames = {"", "same_base", "same_key"};

template <typename T, typename Names>
std::optional<T> FromName(const Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<T>(found - names.begin());
}

// A line of nothing and no line are the same.
Amounts WithoutZeros(Amounts amounts) {
  std::erase_if(amounts, [](const auto& line) { return line.second == 0; });
  return amounts;
}

}  // namespace

const char* Name(VisitState state) { return kStateNames.at(static_cast<size_t>(state)); }
const char* Name(Conflict conflict) { return kConflictNames.at(static_cast<size_t>(conflict)); }
std::optional<VisitState> VisitStateFromName(std::string_view name) { return FromName<VisitState>(kStateNames, name); }
std::optional<Conflict> ConflictFromName(std::string_view name) { return FromName<Conflict>(kConflictNames, name); }

bool SameFindings(const Content& a, const Content& b) {
  return a.answers == b.answers && a.members == b.members && WithoutZeros(a.amounts) == WithoutZeros(b.amounts);
}

}  // namespace shouwang::visits
