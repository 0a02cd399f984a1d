// Endpoints of the printable forms: which there are, blank, and filled from a household or a case, as .docx and as an
// A4 page. Ids and phones are masked; in full they are printed for a purpose, by who may reveal them, and that leaves a
// row in the audit trail.
#pragma once

#include "api/core/endpoint.h"

namespace shouwang::api {

Endpoints FormEndpoints();

}  // namespace shouwang::api
