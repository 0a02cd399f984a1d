// Jobs that the program asks for by itself, each once a day at its time in Beijing, or as soon as it runs again when it
// did not run then. What was asked for is in the record: a restart forgets and repeats nothing. A job that failed is
// asked for again an hour later.
//
// Threads: one at a time. Errors: kUsage; a record that fails is thrown as RecordError.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "record/record.h"

namespace shouwang::operation {

struct DailyTime {
  std::string kind;
  int minute = 0;  // of the day
};

inline constexpr int kDailyWorkMinute = 6 * 60;

// "02:30" as a minute of the day; nothing for "never". kUsage, at `option`.
Result<std::optional<int>> ReadTimeOfDay(const std::string& text, const std::string& option);

class Timetable {
 public:
  // References must outlive it.
  Timetable(record::Record& record, const Clock& clock, std::vector<DailyTime> times)
      : record_(record), clock_(clock), times_(std::move(times)) {}

  // Queues what is due now. To be called each minute or so, and by nobody who waits for a job.
  void AskWhatIsDue();

 private:
  bool IsDue(record::Tables& tables, const DailyTime& time) const;

  record::Record& record_;
  const Clock& clock_;
  const std::vector<DailyTime> times_;
};

}  // namespace shouwang::operation
