#include "operation/timetable.h"

#include <fmt/format.h>

#include "base/text.h"
#include "intake/run.h"
#include "operation/messages.h"
#include "operation/office_job.h"

namespace shouwang::operation {
namespace {

constexpr int64_t kMinuteMs = 60 * 1000;
constexpr int64_t kHourMs = 60 * kMinuteMs;
constexpr int64_t kDayMs = 24 * kHourMs;
constexpr int64_t kBeijingMs = 8 * kHourMs;
constexpr int kMinutesOfHour = 60;
constexpr int kHoursOfDay = 24;

// The last time that a minute of the day came, in Beijing.
int64_t LastTime(int minute, int64_t now_ms) {
  const int64_t today = BeijingDay(now_ms).days() * kDayMs - kBeijingMs + minute * kMinuteMs;
  return today <= now_ms ? today : today - kDayMs;
}

}  // namespace

Result<std::optional<int>> ReadTimeOfDay(const std::string& text, const std::string& option) {
  if (text == "never") return std::optional<int>();
  const bool shaped = text.size() == 5 && text[2] == ':' && IsAsciiDigits(text.substr(0, 2) + text.substr(3));
  const int hour = shaped ? std::stoi(text.substr(0, 2)) : kHoursOfDay;
  const int minute = shaped ? std::stoi(text.substr(3)) : kMinutesOfHour;
  if (hour >= kHoursOfDay || minute >= kMinutesOfHour) {
    return Fail(ErrorCode::kUsage, fmt::format(fmt::runtime(message::kBadTimeOfDay), text), option,
                message::kBadTimeOfDayHint);
  }
  return std::optional<int>(hour * kMinutesOfHour + minute);
}

bool Timetable::IsDue(record::Tables& tables, const DailyTime& time) const {
  const std::optional<intake::Job> latest = tables.jobs().Latest(time.kind);
  if (!latest) return true;
  const int64_t now = clock_.NowMs();
  switch (latest->state) {
    case intake::JobState::kQueued:
    case intake::JobState::kRunning:
      return false;
    case intake::JobState::kDone:
      return latest->asked_ms < LastTime(time.minute, now);
    case intake::JobState::kFailed:
    case intake::JobState::kCancelled:
      break;
  }
  return now - latest->finished_ms >= kHourMs;
}

void Timetable::AskWhatIsDue() {
  const access::Caller caller = access::Caller::System("timetable");
  std::vector<std::string> due;
  const Status looked = record_.Read(caller, [&](record::Tables& tables) -> Status {
    for (const DailyTime& time : times_) {
      if (IsDue(tables, time)) due.push_back(time.kind);
    }
    return {};
  });
  if (!looked || due.empty()) return;
  // Asked for by somebody meanwhile: nothing of this is kept, and it is looked at again in a minute.
  (void)record_.Write(caller, [&](record::Tables& tables) -> Status {
    for (const std::string& kind : due) {
      const Result<intake::Job> job = AskOfficeJob(tables, kind);
      if (!job) return Fail(job.error());
      tables.audit().Append({"job.schedule", fmt::format("job/{}", job->id), "done", ""});
    }
    return {};
  });
}

}  // namespace shouwang::operation
