// What the county's decision does to the register: identification writes a monitored row with category, risks and the
// day, and names the contact person; elimination closes that row (02-domain.md sections 5 and 7).
#pragma once

#include "base/result.h"
#include "casework/desk.h"

namespace shouwang::casework {

// The row of a household that is monitored now.
std::optional<registry::Row> MonitoredRow(registry::Registry& registry, int64_t household);

// The day on which a household was let go last; blank: never.
std::string LeftOn(registry::Registry& registry, int64_t household);

// The first day on which help was given to it in this time of being monitored: of the register's measures. Nothing when
// there was none.
std::optional<Date> HelpedSince(registry::Registry& registry, const registry::Row& monitored);

// Carries the decision out, in the same transaction. `fields`: what whoever decided filled in.
Status WriteDecision(Desk& desk, policy::ProcedureKind kind, const CaseFile& file,
                     const procedure::FieldValues& fields);

}  // namespace shouwang::casework
