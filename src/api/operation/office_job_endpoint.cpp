#include "api/operation/office_job_endpoint.h"

#include <fmt/format.h>

#include "api/intake/job_shapes.h"
#include "operation/office_job.h"

namespace shouwang::api {
namespace {

// Queues it in one change and wakes the runner when it is on the disk.
Result<http::Reply> Ask(Call& call, const char* kind, const char* action) {
  intake::JobRunner& jobs = *call.services().jobs;
  Result<http::Reply> reply = call.Change(
      {action, "", "done", ""}, [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
        const Result<intake::Job> job = operation::AskOfficeJob(tables, kind);
        if (!job) return Fail(job.error());
        entry.object = fmt::format("job/{}", job->id);
        AccountNames names(tables.accounts());
        http::Reply asked = Json(JobJson(*job, jobs.News(*job), names), 201);
        asked.headers.emplace_back("Location", fmt::format("/api/v1/jobs/{}", job->id));
        return asked;
      });
  jobs.Wake();
  return reply;
}

}  // namespace

Endpoint OfficeJobEndpoint(const char* path, const char* operation, const char* summary, access::Permission permission,
                           const char* kind, const char* action) {
  return {.method = http::Method::kPost,
          .path = path,
          .operation = operation,
          .summary = summary,
          .permission = permission,
          .reply = JobSchema(),
          .success = 201,
          .handle = [kind, action](Call& call) { return Ask(call, kind, action); }};
}

}  // namespace shouwang::api
