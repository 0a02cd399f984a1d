// The keys of a list of clues, in the order of the list, from indexes alone. Internal to the store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clues/clues.h"
#include "store/core/work.h"

namespace shouwang::store {

// The numbers of at most `limit` clues behind `after`. By due day it costs the same wherever that is and however many
// clues there are: for a place among many, or a rule among many, it grows with the number of due days and rules.
std::vector<int64_t> ClueKeys(Work& work, const clues::ClueFilter& filter, clues::ClueOrder order,
                              const std::optional<clues::ClueCursor>& after, int limit);

// The caller's scope and the place that was asked for, together; low > high: nothing.
struct ClueBounds {
  ClueBounds(const access::Scope& of, const std::string& wanted);
  bool of_contact() const { return scope.any_contact == 0; }
  ScopeBounds scope;
  std::string low, high;
};

// Do the bounds hold every clue there is?
bool CoverEverything(Work& work, const ClueBounds& bounds);

}  // namespace shouwang::store
