// By when a step is due (02-domain.md section 5): the month's days, or a campaign's own dates in their place, or
// workdays after the step before; and the clock that runs from clue to determination. Days are those of Beijing.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/result.h"
#include "base/work_calendar.h"
#include "policy/procedure.h"
#include "procedure/case_state.h"

namespace shouwang::procedure {

// The round a case belongs to: a month, or a 集中排查 that takes the month's place with its own dates.
struct Round {
  Date month;                           // its first day
  std::map<std::string, Date> dates{};  // of a campaign, by step; a step it does not name goes by the month
};

// YYYY-MM → the first day of that month; nothing when it is none.
std::optional<Date> MonthOf(const std::string& period);
std::string PeriodOf(Date day);  // YYYY-MM
// The month whose round a case begins in: that of `day` when the first step's day has not passed, else the next.
Date FirstMonth(const policy::Procedure& procedure, Date day);

// The day a step is due in the round; nothing when it has none. `entered_on`: when the case came to it. kPolicy when
// the calendar lacks the year.
Result<std::optional<Date>> StepDue(const policy::ProcedureStep& step, const Round& round, Date entered_on,
                                    const WorkCalendar& calendar);

// Days for which objections have stopped the clock, up to `today`.
int HeldDays(const CaseState& state, Date today);
// The present step's due day, moved on by held days.
Result<std::optional<Date>> CaseDue(const policy::Procedure& procedure, const CaseState& state, const Round& round,
                                    Date today, const WorkCalendar& calendar);
// The last day for the determination: `raised_on` (the clue was verified, or the family applied) and the pack's
// case_days, moved on by held days. Nothing when the pack has no such limit.
std::optional<Date> LimitOf(const policy::Procedure& procedure, const CaseState& state, Date raised_on, Date today);

}  // namespace shouwang::procedure
