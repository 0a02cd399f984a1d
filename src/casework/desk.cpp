#include "casework/desk.h"

namespace shouwang::casework {

std::optional<policy::Office> OfficeOf(access::Role role) {
  switch (role) {
    case access::Role::kVillage:
      return policy::Office::kVillage;
    case access::Role::kTown:
      return policy::Office::kTown;
    case access::Role::kCounty:
      return policy::Office::kCounty;
    default:
      return std::nullopt;
  }
}

procedure::Act Desk::Own() const { return {caller.account, caller.name, OfficeOf(caller.role), now_ms}; }

procedure::Act Desk::Program() const { return {caller.account, caller.name, std::nullopt, now_ms}; }

}  // namespace shouwang::casework
