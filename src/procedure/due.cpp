#include "procedure/due.h"

#include <algorithm>

namespace shouwang::procedure {

std::optional<Date> MonthOf(const std::string& period) {
  return period.size() == 7 ? Date::FromIso(period + "-01") : std::nullopt;
}

std::string PeriodOf(Date day) { return day.Iso().substr(0, 7); }

Date FirstMonth(const policy::Procedure& procedure, Date day) {
  const CivilDate civil = day.civil();
  const Date first = day.AddDays(1 - civil.day);
  const int64_t due = procedure.steps.empty() ? 0 : procedure.steps.front().due_day;
  return due == 0 || civil.day <= due ? first : first.AddMonths(1);
}

Result<std::optional<Date>> StepDue(const policy::ProcedureStep& step, const Round& round, Date entered_on,
                                    const WorkCalendar& calendar) {
  if (const auto own = round.dates.find(step.id); own != round.dates.end()) return std::optional<Date>(own->second);
  if (step.due_day > 0) {
    const CivilDate month = round.month.civil();
    const int last = DaysInMonth(month.year, month.month);
    return std::optional<Date>(round.month.AddDays(std::min(static_cast<int>(step.due_day), last) - 1));
  }
  if (step.due_workdays == 0) return std::optional<Date>();
  const Result<Date> due = calendar.AddWorkdays(entered_on, static_cast<int>(step.due_workdays));
  if (!due) return Fail(due.error());
  return std::optional<Date>(*due);
}

int HeldDays(const CaseState& state, Date today) {
  const int open = state.is_held() ? std::max(0, today.days() - state.held_since.days()) : 0;
  return state.held_days + open;
}

Result<std::optional<Date>> CaseDue(const policy::Procedure& procedure, const CaseState& state, const Round& round,
                                    Date today, const WorkCalendar& calendar) {
  const policy::ProcedureStep* step = procedure.FindStep(state.step);
  if (state.status != CaseStatus::kOpen || step == nullptr) return std::optional<Date>();
  Result<std::optional<Date>> due = StepDue(*step, round, state.entered_on, calendar);
  if (due && *due) *due = (*due)->AddDays(HeldDays(state, today));
  return due;
}

std::optional<Date> LimitOf(const policy::Procedure& procedure, const CaseState& state, Date raised_on, Date today) {
  const int64_t days = procedure.Number(policy::kCaseDays);
  if (days == 0) return std::nullopt;
  return raised_on.AddDays(static_cast<int>(days) + HeldDays(state, today));
}

}  // namespace shouwang::procedure
