// Splitting and merging households, and merging two rows that are one person. All can be taken back (edit.h, Undo).
//
// Who changes household leaves a row of membership behind: from when to when, as what.
#pragma once

#include <string>
#include <vector>

#include "registry/edit.h"

namespace shouwang::registry {

// A member with the relation in the household to come; blank: as before.
struct NewPlace {
  int64_t person = 0;
  std::string relation;
};

struct Split {
  std::string date;
  std::string household_id;  // 户编号 of the new household
  nlohmann::json fields;     // of the new household that differ from the old one's (village_group, phone …)
  std::vector<NewPlace> members;
  int64_t head = 0;      // of the new household: one of `members`
  int64_t old_head = 0;  // of the old one, when its head is among `members`
};

// Some members leave for a new household; at least one member 在户 must stay, and one must go.
Result<Operation> SplitHousehold(Registry& registry, int64_t household, int64_t version, const Split& split,
                                 const Occasion& occasion);

struct Merge {
  std::string date;
  int64_t from = 0;  // is closed
  int64_t from_version = 0;
  int64_t into = 0;
  int64_t into_version = 0;
  std::vector<NewPlace> members;  // relations in the household to come; its head must be given another one
};

Result<Operation> MergeHouseholds(Registry& registry, const Merge& merge, const Occasion& occasion);

struct PersonMerge {
  std::string date;
  int64_t keep = 0;
  int64_t keep_version = 0;
  int64_t drop = 0;
  int64_t drop_version = 0;
  int64_t new_head = 0;  // of the household of `drop`, when `drop` was its head
};

// `drop` is closed; fields that are blank in `keep` are taken from it. Both must have the same valid id.
Result<Operation> MergePersons(Registry& registry, const PersonMerge& merge, const Occasion& occasion);

}  // namespace shouwang::registry
