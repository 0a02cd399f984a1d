// What is shown of personal values to everybody, whatever the role (04-trust.md line 10): the middle of an id
// (MaskId in base), of a phone and of a bank account is hidden. In full they are shown only by a call that has the
// permission kReveal and says a purpose, which goes into the audit trail.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace shouwang::access {

std::string MaskPhone(std::string_view phone);           // 138****5678; short text wholly but for its first character
std::string MaskAccountNumber(std::string_view number);  // the last four digits

// The purpose of a reveal or an export as it is kept: cleaned; 4 to 200 characters, and without what looks like an id
// or a phone, since it is written into the audit trail. kInvalid.
Result<std::string> CleanPurpose(std::string_view purpose);

}  // namespace shouwang::access
