// A new data key, and everything sealed anew under it, while the server may be running. Internal to the store; see
// record/upkeep.h for what it promises.
//
// Cells are looked for in every table and replaced only where they still are what was read, so that a change made
// meanwhile is never undone. Running servers take up a new key within a second (seal/ring_follower.h); so the tables
// are gone through until nothing under an older key is found.
#pragma once

#include "base/clock.h"
#include "record/upkeep.h"

namespace shouwang::store {

Result<record::RotateReport> RotateCountyKeys(const record::CountyPlace& county, const Clock& clock,
                                              const record::Watch& watch);

}  // namespace shouwang::store
