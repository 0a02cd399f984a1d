#include "operation/daily_work.h"

#include <array>
#include <utility>
#include <vector>
#include "base/json.h"

#include "access/dormant.h"
#include "base/clock.h"
#include "casework/case_work.h"
#include "clues/clues.h"
#include "clues/group_risk.h"
#include "operation/messages.h"
#include "record/idempotency.h"

namespace shouwang::operation {
namespace {

using intake::Job;
using intake::JobClosing;
using nlohmann::json;

const char* const kCaller = "daily";

int64_t EscalateClues(record::Tables& tables) {
  return tables.clues().EscalateAll("", clues::Holder::kTown, clues::MomentOf(tables.now_ms()));
}

int64_t TellOverdueCases(record::Tables& tables, const WorkCalendar& calendar) {
  casework::Desk desk = {tables.cases(),    tables.consents(), tables.publicity(),
                         tables.registry(), tables.clues(),    calendar,
                         tables.caller(),   tables.now_ms(),   BeijingDay(tables.now_ms())};
  return casework::TellOverdueCases(desk);
}

int64_t WatchGroupRisks(record::Tables& tables) {
  return clues::WatchGroupRisks(tables.group_risks(), BeijingDay(tables.now_ms()));
}

int64_t DropAnswers(record::Tables& tables) { return tables.idempotency().DropOld(); }

}  // namespace

// Every part leaves its row in the audit trail, also when there was nothing to do.
Result<int64_t> DailyWork::Do(const char* action, const std::function<int64_t(record::Tables&)>& work) {
  int64_t count = 0;
  const Status done = record_.Write(access::Caller::System(kCaller), [&](record::Tables& tables) -> Status {
    count = work(tables);
    tables.audit().Append({action, "", "done", json{{"count", count}}.dump()});
    return {};
  });
  if (!done) return Fail(done.error());
  return count;
}

Result<JobClosing> DailyWork::Carry(const Job& /*job*/, intake::JobControl& control) {
  std::vector<int64_t> disabled;
  const auto disable = [&](record::Tables& tables) {
    disabled = access::DisableDormantAccounts(tables);
    return static_cast<int64_t>(disabled.size());
  };
  struct Part {
    const char* stage;
    const char* name;
    const char* action;
    std::function<int64_t(record::Tables&)> work;
  };
  const std::array<Part, 5> parts = {{
      {message::kStageClues, "clues_escalated", "clue.escalate", EscalateClues},
      {message::kStageCases, "cases_told", "case.tell-overdue",
       [this](record::Tables& tables) { return TellOverdueCases(tables, calendar_); }},
      {message::kStageGroupRisk, "group_risks", "group-risk.check", WatchGroupRisks},
      {message::kStageAccounts, "accounts_disabled", "account.check-dormant", disable},
      {message::kStageTidy, "answers_dropped", "answer.drop", DropAnswers},
  }};
  json result = json::object();
  for (size_t i = 0; i < parts.size(); ++i) {
    control.Show(parts[i].stage, static_cast<double>(i) / static_cast<double>(parts.size()));
    const Result<int64_t> count = Do(parts[i].action, parts[i].work);
    if (!count) return Fail(count.error());
    result[parts[i].name] = *count;
    for (const int64_t account : std::exchange(disabled, {})) forget_(account);
  }
  return JobClosing([text = result.dump()](record::Tables&, Job& job) -> Status {
    job.result = text;
    return {};
  });
}

Status DailyWork::Abandon(record::Tables& /*tables*/, const Job& /*job*/, intake::JobState /*state*/,
                          const std::string& /*reason*/) {
  return {};
}

}  // namespace shouwang::operation
