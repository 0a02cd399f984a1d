#include "casework/contact_check.h"

#include "access/scope.h"
#include "casework/messages.h"

namespace shouwang::casework {
namespace {

bool Goes(access::Role role) {
  return role == access::Role::kContact || role == access::Role::kVillage || role == access::Role::kTown;
}

Status Refuse(const char* what) { return Fail(ErrorCode::kInvalid, what, "contact", message::kContactHint); }

}  // namespace

Status CheckContact(const std::optional<access::Account>& account, const std::string& village) {
  if (!account) return Refuse(message::kContactUnknown);
  if (!account->enabled) return Refuse(message::kContactDisabled);
  if (!account->role || !Goes(*account->role)) return Refuse(message::kContactRole);
  const std::string place = access::DivisionPrefix(account->division);
  if (place.empty() || !village.starts_with(place)) return Refuse(message::kContactElsewhere);
  return {};
}

}  // namespace shouwang::casework
