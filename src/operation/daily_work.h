// What has to be done each day whether somebody remembers it or not: overdue clues are told to the town, cases that
// stay at a step past its day to the office that the step names, group risks are looked for, accounts that nobody used
// for 90 days are disabled (04-trust.md line 6), answers kept for repeated requests are dropped after their day.
//
// Each is a change of its own, and doing it again changes nothing: a day's work that was cut off is simply begun anew.
// To tell the county of a clue that the town let lie stays a decision of the county.
#pragma once

#include <functional>

#include "base/work_calendar.h"
#include "intake/job_runner.h"
#include "record/record.h"

namespace shouwang::operation {

class DailyWork final : public intake::JobWork {
 public:
  // `forget`: accounts that were disabled, for the session book. References must outlive it.
  DailyWork(record::Record& record, const WorkCalendar& calendar, std::function<void(int64_t account)> forget)
      : record_(record), calendar_(calendar), forget_(std::move(forget)) {}

  Result<intake::JobClosing> Carry(const intake::Job& job, intake::JobControl& control) override;
  Status Abandon(record::Tables& tables, const intake::Job& job, intake::JobState state,
                 const std::string& reason) override;

 private:
  Result<int64_t> Do(const char* action, const std::function<int64_t(record::Tables&)>& work);

  record::Record& record_;
  const WorkCalendar& calendar_;
  std::function<void(int64_t)> forget_;
};

}  // namespace shouwang::operation
