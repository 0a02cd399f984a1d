// Endpoints of help: plans and measures of monitored households, contact persons, and the yearly review. Households are
// shown by number and head, ids masked.
#pragma once

#include "api/core/endpoint.h"
#include "help/desk.h"

namespace shouwang::api {

Endpoints HouseholdHelpEndpoints();  // household_help_api.cpp: lists, one household, adding to its plan
Endpoints MeasureEndpoints();        // measure_api.cpp: what becomes of a measure
Endpoints ContactEndpoints();        // contact_api.cpp
Endpoints ReviewEndpoints();         // review_api.cpp

// All of these.
Endpoints HelpEndpoints();

// What the pack of the caller's county says of help.
Result<help::HelpRules> HelpRulesFor(Call& call);
// What the use cases work with, over the tables of one transaction.
help::Desk HelpDeskOf(record::Tables& tables, const help::HelpRules& rules);

// A change of something with a number in the path, in the one shape of this area.
Result<http::Reply> ChangeHelp(
    Call& call, const char* action, const char* object,
    const std::function<Result<http::Reply>(help::Desk&, int64_t id, access::AuditEntry&)>& change);

}  // namespace shouwang::api
