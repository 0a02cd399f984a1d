#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "access/masking.h"
#include "api/core/account_names.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "api/intake/intake_api.h"
#include "api/intake/intake_shapes.h"
#include "api/intake/messages.h"
#include "intake/intake_json.h"
#include "intake/job_runner.h"
#include "intake/run_work.h"

namespace shouwang::api {
namespace {

using intake::Job;
using intake::Run;
using nlohmann::json;

json RunJson(const Run& run, AccountNames& names) {
  return {{"id", run.id},
          {"version", run.version},
          {"pack", {{"id", run.pack_id}, {"version", run.pack_version}, {"hash", run.pack_hash}}},
          {"as_of", run.as_of.Iso()},
          {"settings", run.settings},
          {"repeats", NumberOrNull(run.repeats)},
          {"same", run.repeats == 0 || run.state != intake::JobState::kDone ? json() : json(run.reason.empty())},
          {"job", run.job},
          {"state", intake::Name(run.state)},
          {"reason", run.reason},
          {"by", run.account_name},
          {"by_name", names.Of(run.account, run.account_name)},
          {"asked_at", BeijingTime(run.asked_ms)},
          {"finished_at", TimeOrNull(run.finished_ms)},
          {"counts", intake::ToJson(run.counts)},
          {"files", intake::ToJson(run.files)},
          {"warnings", run.warnings}};
}

json RunDetailJson(const Run& run, record::Tables& tables) {
  AccountNames names(tables.accounts());
  json shown = RunJson(run, names);
  shown["inputs"] = intake::ToJson(run.inputs);
  return shown;
}

Result<Run> RunOf(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  std::optional<Run> run;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) {
    run = tables.runs().Find(*id);
    return Status();
  });
  if (!read) return Fail(read.error());
  if (!run) return Fail(NotHere());
  return std::move(*run);
}

// Queues the run in one change and wakes the runner when it is on the disk.
Result<http::Reply> Queue(Call& call, const std::string& action,
                          const std::function<Result<Run>(record::Tables&)>& ask) {
  Result<http::Reply> reply = call.Change(
      {action, "", "done", ""}, [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
        const Result<Run> run = ask(tables);
        if (!run) return Fail(run.error());
        entry.object = fmt::format("run/{}", run->id);
        entry.detail = json{{"pack", run->pack_id}, {"as_of", run->as_of.Iso()}}.dump();
        return Created(RunDetailJson(*run, tables), fmt::format("/api/v1/runs/{}", run->id), run->version);
      });
  call.services().jobs->Wake();
  return reply;
}

Result<http::Reply> StartRun(Call& call) {
  const json& body = call.body();
  intake::RunRequest request;
  request.pack = body.at("pack");
  request.as_of = Date::FromIso(body.at("as_of").get<std::string>()).value_or(Date());
  if (request.as_of > BeijingDay(call.services().clock.NowMs())) {
    return Fail(ErrorCode::kInvalid, message::kFutureDay, "as_of");
  }
  if (body.contains("settings") && body["settings"].is_array()) request.settings = body["settings"];
  intake::PackShelf& packs = *call.services().packs;
  const Result<Run> run = intake::PrepareRun(call.caller(), request, packs, call.services().vault);
  if (!run) return Fail(run.error());
  const Result<intake::PackPointer> pack = packs.Find(request.pack);
  if (!pack) return Fail(pack.error());
  return Queue(call, "run.start", [&](record::Tables& tables) { return intake::AskRun(tables, *run, **pack); });
}

Result<http::Reply> RepeatRun(Call& call) {
  const Result<Run> done = RunOf(call);
  if (!done) return Fail(done.error());
  return Queue(call, "run.repeat", [&](record::Tables& tables) { return intake::AskRepeat(tables, *done); });
}

Result<http::Reply> ListRuns(Call& call) {
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    AccountNames names(tables.accounts());
    json items = json::array();
    int64_t last = 0;
    for (const Run& run : tables.runs().List(*before, call.Limit())) {
      items.push_back(RunJson(run, names));
      last = run.id;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> ReadRun(Call& call) {
  const Result<Run> run = RunOf(call);
  if (!run) return Fail(run.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    return Versioned(RunDetailJson(*run, tables), run->version);
  });
}

Result<http::Reply> CancelRun(Call& call) {
  const Result<Run> run = RunOf(call);
  if (!run) return Fail(run.error());
  return call.Change({"run.cancel", fmt::format("run/{}", run->id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                       const std::optional<Job> job = tables.jobs().Find(run->job);
                       if (!job) return Fail(NotHere());
                       const Status cancelled = call.services().jobs->Cancel(tables, *job);
                       if (!cancelled) return Fail(cancelled.error());
                       return NoContent();
                     });
}

Result<http::Reply> RunFile(Call& call) {
  const Result<std::string> purpose = access::CleanPurpose(call.Query("purpose"));
  if (!purpose) return Fail(purpose.error());
  const Result<Run> run = RunOf(call);
  if (!run) return Fail(run.error());
  const std::string& name = call.request().Parameter("name");
  const auto file = std::find_if(run->files.begin(), run->files.end(), [&](const auto& f) { return f.name == name; });
  if (file == run->files.end()) return Fail(NotHere());
  Result<std::string> content = call.services().vault.Fetch(file->digest);
  if (!content) return Fail(content.error());
  const json detail = {{"file", name}, {"purpose", *purpose}, {"bytes", file->bytes}};
  return call.Change({"run.export", fmt::format("run/{}", run->id), "done", detail.dump()},
                     [&](record::Tables&, access::AuditEntry&) -> Result<http::Reply> {
                       const char* type =
                           name.ends_with(".xlsx")
                               ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                               : (name.ends_with(".json") ? "application/json" : "text/csv; charset=utf-8");
                       return FileReply(std::move(*content), type, fmt::format("run-{}-{}", run->id, name));
                     });
}

}  // namespace

Endpoints RunEndpoints() {
  using access::Permission;
  Endpoint start =
      Reading("/runs", "startRun", message::kStartRun, Permission::kStartRuns, RunDetailSchema(), StartRun);
  start.method = http::Method::kPost;
  start.success = 201;
  start.request = http::Object({{"pack", http::Text(1, 100), ""},
                                {"as_of", http::Day(), ""},
                                {"settings", http::Array(http::Text(1, 200), 0, 100).Optional(), ""}});
  Endpoint list =
      Reading("/runs", "listRuns", message::kListRuns, Permission::kReadRuns, http::Page(RunSchema()), ListRuns);
  list.query = PageQuery();
  Endpoint cancel =
      Reading("/runs/{id}/cancel", "cancelRun", message::kCancelRun, Permission::kStartRuns, {}, CancelRun);
  cancel.method = http::Method::kPost;
  cancel.success = 204;
  Endpoint repeat = Reading("/runs/{id}/repeat", "repeatRun", message::kRepeatRun, Permission::kStartRuns,
                            RunDetailSchema(), RepeatRun);
  repeat.method = http::Method::kPost;
  repeat.success = 201;
  Endpoint file =
      Reading("/runs/{id}/files/{name}", "readRunFile", message::kRunFile, Permission::kExport, {}, RunFile);
  file.query = {{"purpose", http::Text(4, 200), message::kPurposeParameter}};
  file.reply_type = "application/octet-stream";
  return {std::move(start),
          std::move(list),
          Reading("/runs/{id}", "readRun", message::kReadRun, Permission::kReadRuns, RunDetailSchema(), ReadRun),
          std::move(cancel),
          std::move(repeat),
          std::move(file)};
}

}  // namespace shouwang::api
