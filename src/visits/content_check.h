// Whether a filled-in form is complete, and says only what the form asks. Internal to visits.
#pragma once

#include <set>

#include "base/result.h"
#include "policy/visit_form.h"
#include "visits/visit.h"

namespace shouwang::visits {

// `people`: who may be named. kInvalid with `where` the question's or line's name.
Status CheckContent(const policy::VisitForm& form, const Content& content, const std::set<int64_t>& people);
// What the purpose asks of photos and signature.
Status CheckProof(const policy::VisitPurpose& purpose, const Visit& visit);

}  // namespace shouwang::visits
