#include "api/intake/job_shapes.h"

#include <string>
#include <utility>
#include <vector>

#include "api/core/shapes.h"
#include "api/intake/messages.h"
#include "base/clock.h"

namespace shouwang::api {
namespace {

using namespace http;  // NOLINT: the words of schemas
using intake::JobState;

Schema BackupResultSchema() {
  return Object({{"name", Text(), message::kBackupName},
                 {"bytes", CountShape(), {}},
                 {"tables", CountShape(), {}},
                 {"rows", CountShape(), {}},
                 {"files", CountShape(), {}},
                 {"removed", TextsShape(), message::kBackupsRemoved}})
      .Named("BackupResult");
}

Schema VerificationResultSchema() {
  const Schema fault = Object({{"what", Text(), {}}, {"where", Text(), {}}, {"hint", Text(), {}}}).Named("StoreFault");
  return Object({{"intact", Boolean(), {}},
                 {"rows", CountShape(), {}},
                 {"sealed_values", CountShape(), {}},
                 {"old_key_values", CountShape(), message::kOldKeyValues},
                 {"files", CountShape(), {}},
                 {"faults", Array(fault), {}}})
      .Named("VerificationResult");
}

Schema RotationResultSchema() {
  return Object({{"version", CountShape(), message::kKeyVersion},
                 {"values", CountShape(), message::kValuesSealedAnew},
                 {"files", CountShape(), message::kFilesSealedAnew}})
      .Named("RotationResult");
}

Schema DailyResultSchema() {
  return Object({{"clues_escalated", CountShape(), message::kCluesEscalated},
                 {"cases_told", CountShape(), message::kCasesTold},
                 {"group_risks", CountShape(), message::kGroupRisksWarned},
                 {"accounts_disabled", CountShape(), message::kAccountsDisabled},
                 {"answers_dropped", CountShape(), message::kAnswersDropped}})
      .Named("DailyResult");
}

}  // namespace

nlohmann::json JobNewsJson(const intake::JobNews& news) {
  return {{"job", news.job},
          {"state", intake::Name(news.state)},
          {"stage", news.stage},
          {"fraction", news.fraction},
          {"reason", news.reason}};
}

http::Schema JobNewsSchema() {
  return Object({{"job", IdShape(), {}},
                 {"state", JobStateSchema(), {}},
                 {"stage", Text(), {}},
                 {"fraction", Number(), message::kFraction},
                 {"reason", Text(), {}}})
      .Named("JobNews");
}

nlohmann::json JobJson(const intake::Job& job, const intake::JobNews& news, AccountNames& names) {
  return {{"id", job.id},
          {"kind", job.kind},
          {"object", NumberOrNull(job.object)},
          {"state", intake::Name(news.state)},
          {"stage", news.stage},
          {"fraction", news.fraction},
          {"reason", news.reason},
          {"by", job.account_name},
          {"by_name", names.Of(job.account, job.account_name)},
          {"asked_at", BeijingTime(job.asked_ms)},
          {"started_at", TimeOrNull(job.started_ms)},
          {"finished_at", TimeOrNull(job.finished_ms)},
          {"result", job.result.empty() ? nlohmann::json() : nlohmann::json::parse(job.result)}};
}

http::Schema JobSchema() {
  return Object(
             {{"id", IdShape(), {}},
              {"kind", Choice({"run", "backup", "verification", "key-rotation", "daily"}), message::kKindOfJob},
              {"object", IdShape().Nullable(), message::kObjectOfJob},
              {"state", JobStateSchema(), {}},
              {"stage", Text(), {}},
              {"fraction", Number(), message::kFraction},
              {"reason", Text(), {}},
              {"by", Text(), {}},
              {"by_name", NameShape(), {}},
              {"asked_at", TimeShape(), {}},
              {"started_at", TimeShape().Nullable(), {}},
              {"finished_at", TimeShape().Nullable(), {}},
              {"result",
               Either({BackupResultSchema(), VerificationResultSchema(), RotationResultSchema(), DailyResultSchema()})
                   .Nullable(),
               message::kResultOfJob}})
      .Named("Job");
}

http::Schema JobStateSchema() {
  return NamesOf({JobState::kQueued, JobState::kRunning, JobState::kDone, JobState::kFailed, JobState::kCancelled})
      .Named("JobState");
}

}  // namespace shouwang::api
