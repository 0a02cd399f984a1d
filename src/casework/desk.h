// What every use case of casework works with: the repositories of one transaction, who asks, and the calendar.
#pragma once

#include "access/caller.h"
#include "base/date.h"
#include "base/work_calendar.h"
#include "casework/cases.h"
#include "casework/consents.h"
#include "casework/publicity.h"
#include "clues/clues.h"
#include "policy/procedure.h"
#include "procedure/steps.h"
#include "registry/registry.h"

namespace shouwang::casework {

struct Desk {
  Cases& cases;
  Consents& consents;
  Publicity& publicity;
  registry::Registry& registry;
  clues::Clues& clues;
  const WorkCalendar& calendar;
  const access::Caller& caller;
  int64_t now_ms = 0;
  Date today;

  // The caller, acting for the office of the role; a role without one acts for none.
  procedure::Act Own() const;
  // The program, on the occasion of what the caller did.
  procedure::Act Program() const;
};

std::optional<policy::Office> OfficeOf(access::Role role);

}  // namespace shouwang::casework
