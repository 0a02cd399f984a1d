// What the program works on in the background, as far as the caller keeps it: the county its runs, an officer what
// belongs to the own office.
#include <utility>

#include "api/core/page.h"
#include "api/intake/intake_api.h"
#include "api/intake/job_shapes.h"
#include "api/intake/messages.h"

namespace shouwang::api {
namespace {

using intake::Job;
using intake::JobNews;
using nlohmann::json;

Result<Job> JobOf(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  std::optional<Job> job;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) {
    job = tables.jobs().Find(*id);
    return Status();
  });
  if (!read) return Fail(read.error());
  if (!job) return Fail(NotHere());
  return std::move(*job);
}

Result<http::Reply> ListJobs(Call& call) {
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    AccountNames names(tables.accounts());
    json items = json::array();
    int64_t last = 0;
    for (const Job& job : tables.jobs().List(*before, call.Limit())) {
      items.push_back(JobJson(job, call.services().jobs->News(job), names));
      last = job.id;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> ReadJob(Call& call) {
  const Result<Job> job = JobOf(call);
  if (!job) return Fail(job.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    AccountNames names(tables.accounts());
    return Json(JobJson(*job, call.services().jobs->News(*job), names));
  });
}

Result<http::Reply> JobEvents(Call& call) {
  const Result<Job> job = JobOf(call);
  if (!job) return Fail(job.error());
  http::Reply reply;
  reply.content_type = "text/event-stream";
  reply.events = [job = *job, &jobs = *call.services().jobs](const std::shared_ptr<http::EventStream>& stream) {
    const auto tell = [stream](const JobNews& news) {
      const bool heard = stream->Send("job", JobNewsJson(news).dump(), "");
      if (heard && intake::IsOver(news.state)) stream->Close();
      return heard && !intake::IsOver(news.state);
    };
    if (!jobs.Listen(job, tell)) {
      tell(jobs.News(job));
      stream->Close();  // ended between the two: the client reads the job again
    }
  };
  return reply;
}

}  // namespace

Endpoints JobEndpoints() {
  using access::Permission;
  Endpoint list =
      Reading("/jobs", "listJobs", message::kListJobs, Permission::kReadJobs, http::Page(JobSchema()), ListJobs);
  list.query = PageQuery();
  Endpoint events =
      Reading("/jobs/{id}/events", "watchJob", message::kJobEvents, Permission::kReadJobs, JobNewsSchema(), JobEvents);
  events.reply_type = "text/event-stream";
  return {std::move(list),
          Reading("/jobs/{id}", "readJob", message::kReadJob, Permission::kReadJobs, JobSchema(), ReadJob),
          std::move(events)};
}

}  // namespace shouwang::api
