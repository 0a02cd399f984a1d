// Looking for what is wrong in a county's record. Internal to the store; see record/upkeep.h for what it promises.
//
// Found are: rows that name rows which are not there; a broken database file; sealed cells that do not open where they
// stand, or are in the clear; sealed cells in columns that the migrations do not list; kept files that are missing
// (photos of answers too) or do not open or are not what their name says; row numbers that would be given out twice;
// cases that are not what their events come to (verify_cases.h).
// The audit chain has a verification of its own (access/audit_chain.h).
#pragma once

#include "base/clock.h"
#include "record/upkeep.h"

namespace shouwang::store {

Result<record::VerifyReport> VerifyCounty(const record::CountyPlace& county, const Clock& clock,
                                          const record::Watch& watch);

}  // namespace shouwang::store
