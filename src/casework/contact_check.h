// Who may be named the contact person 监测联系人 of a household when it is identified (02-domain.md section 6: one
// person a household).
#pragma once

#include <optional>
#include <string>

#include "access/accounts.h"
#include "base/result.h"

namespace shouwang::casework {

// An account in use, of a contact person, a village or a town, whose division holds the village. kInvalid, with what
// to do instead.
Status CheckContact(const std::optional<access::Account>& account, const std::string& village);

}  // namespace shouwang::casework
