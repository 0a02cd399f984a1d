// When a family must be visited: once in each month or quarter of the calendar, by what the pack says (S1). A family is
// on one list: a monitored one on the list of the monitored, a lifted one that is not monitored on that of the lifted.
//
//  * Done: a visit on a day of the present round.
//  * Late: not done, and none in the whole round before either, though the family was on the list by then: a monitored
//    one since its identification, a lifted one since it was first visited.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "policy/visit_form.h"

namespace shouwang::visits {

struct Round {
  Date from;    // first day
  Date last;    // the day by which the visit is due
  Date before;  // first day of the round before
};
Round RoundOn(policy::VisitEvery every, Date day);

// Of the families that the pack wants visited, on one day.
struct Rounds {
  Date today;
  Round monitored;
  Round lifted;
  bool visits_monitored = false;
  bool visits_lifted = false;
};
Rounds RoundsOn(const std::vector<policy::VisitRound>& rounds, Date day);

}  // namespace shouwang::visits
