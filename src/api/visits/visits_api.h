// Endpoints of visits: the form, who is to be visited, what a visit begins with, visits as they come in from the
// phones, and what becomes of two that do not agree.
#pragma once

#include "api/core/endpoint.h"
#include "intake/pack_shelf.h"

namespace shouwang::api {

Endpoints VisitRoundEndpoints();     // round_api.cpp: the form, who is to be visited
Endpoints VisitRecordEndpoints();    // visit_api.cpp: sheets and visits
Endpoints VisitDecisionEndpoints();  // decision_api.cpp: conflicts, income
Endpoints VisitFileEndpoints();      // file_api.cpp: photos and signatures

// All of these.
Endpoints VisitEndpoints();

// The pack of the caller's county that has a visit form; of a caller without a place the one the county reads tables
// by. kNotFound without any.
Result<intake::PackPointer> VisitPack(Call& call);

}  // namespace shouwang::api
