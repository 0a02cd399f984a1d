// What every use case of visits works with: where they are kept, and the desk of casework, which has the register, the
// cases and who asks.
#pragma once

#include "casework/desk.h"
#include "visits/visits.h"

namespace shouwang::visits {

struct VisitDesk {
  Visits& visits;
  casework::Desk& desk;
};

}  // namespace shouwang::visits
