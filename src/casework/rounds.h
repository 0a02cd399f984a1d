// The round a case belongs to, and what is shown of a household's number. Internal to casework.
#pragma once

#include "casework/desk.h"
#include "procedure/due.h"

namespace shouwang::casework {

// The case's month, with the dates of the campaign that takes its place, if there is one.
procedure::Round RoundOf(Desk& desk, const CaseFile& file);

// 户编号, masked when it is an id number.
std::string ShownNumber(const registry::Row& household);

}  // namespace shouwang::casework
