#include <fmt/format.h>

#include <utility>

#include "api/core/account_names.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "api/intake/intake_api.h"
#include "api/intake/intake_shapes.h"
#include "api/intake/messages.h"
#include "intake/hand_in.h"
#include "intake/intake_json.h"
#include "monitoring/low_income_reader.h"

namespace shouwang::api {
namespace {

using intake::HandIn;
using intake::Upload;
using nlohmann::json;

constexpr unsigned kReadingSeconds = 120;  // 200 MB are read in some ten seconds

json UploadJson(const Upload& upload, AccountNames& names) {
  return {{"id", upload.id},
          {"version", upload.version},
          {"department", upload.department},
          {"period", upload.period},
          {"file_name", upload.file_name},
          {"sha256", upload.digest},
          {"bytes", upload.bytes},
          {"state", intake::Name(upload.state)},
          {"by", upload.account_name},
          {"by_name", names.Of(upload.account, upload.account_name)},
          {"at", BeijingTime(upload.at_ms)},
          {"changed_at", BeijingTime(upload.changed_ms)},
          {"datasets", upload.Datasets()},
          {"sheets", intake::ToJson(upload.sheets)},
          {"mapping", intake::ToJson(upload.mapping)},
          {"replaced", intake::ToJson(upload.replaced)}};
}

HandIn Desk(Call& call) {
  Services& services = call.services();
  return {services.record, services.vault, *services.packs, services.clock};
}

Result<Upload> UploadOf(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  std::optional<Upload> upload;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) {
    upload = tables.uploads().Find(*id);
    return Status();
  });
  if (!read) return Fail(read.error());
  if (!upload) return Fail(NotHere());
  return std::move(*upload);
}

// The upload as the caller read it: If-Match goes into the version that Save() checks.
Result<Upload> UploadToChange(Call& call) {
  const Result<int64_t> version = call.ExpectedVersion();
  if (!version) return Fail(version.error());
  Result<Upload> upload = UploadOf(call);
  if (upload) upload->version = *version;
  return upload;
}

Result<http::Reply> HandInFile(Call& call) {
  Result<Upload> received = Desk(call).Receive(
      call.caller(), {call.Query("department"), call.Query("period"), call.Query("name"), call.request().body});
  if (!received) return Fail(received.error());
  return call.Change({"dataset.hand-in", "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const Result<Upload> upload = intake::AddUpload(tables.uploads(), *received);
                       if (!upload) return Fail(upload.error());
                       entry.object = fmt::format("import/{}", upload->id);
                       entry.detail = json{{"department", upload->department},
                                           {"period", upload->period},
                                           {"sha256", upload->digest},
                                           {"bytes", upload->bytes}}
                                          .dump();
                       AccountNames names(tables.accounts());
                       return Created(UploadJson(*upload, names), fmt::format("/api/v1/imports/{}", upload->id),
                                      upload->version);
                     });
}

Result<http::Reply> ListImports(Call& call) {
  intake::UploadFilter filter;
  filter.department = call.Query("department");
  filter.period_from = filter.period_to = call.Query("period");
  filter.state = intake::UploadStateFromName(call.Query("state"));
  filter.limit = call.Limit();
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  filter.before = *before;
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    AccountNames names(tables.accounts());
    json items = json::array();
    int64_t last = 0;
    for (const Upload& upload : tables.uploads().List(filter)) {
      items.push_back(UploadJson(upload, names));
      last = upload.id;
    }
    return Json(PageJson(std::move(items), last, filter.limit));
  });
}

Result<http::Reply> ReadImport(Call& call) {
  const Result<Upload> upload = UploadOf(call);
  if (!upload) return Fail(upload.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    AccountNames names(tables.accounts());
    return Versioned(UploadJson(*upload, names), upload->version);
  });
}

Result<http::Reply> PreviewImport(Call& call) {
  const Result<Upload> upload = UploadOf(call);
  if (!upload) return Fail(upload.error());
  const Result<std::string> preview = call.services().vault.Fetch(upload->preview_digest);
  if (!preview) return Fail(preview.error());
  return Json(json::parse(*preview));
}

Result<http::Reply> RejectsOfImport(Call& call) {
  const Result<Upload> upload = UploadOf(call);
  if (!upload) return Fail(upload.error());
  Result<std::string> rejects = call.services().vault.Fetch(upload->rejects_digest);
  if (!rejects) return Fail(rejects.error());
  return FileReply(std::move(*rejects), "text/csv; charset=utf-8", fmt::format("rejects-{}.csv", upload->id));
}

using Save = std::function<Result<Upload>(record::Tables&, Upload)>;

// One change of an upload, with its audit row.
Result<http::Reply> SaveUpload(Call& call, const std::string& action, const Upload& upload, const Save& save) {
  return call.Change({action, fmt::format("import/{}", upload.id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const Result<Upload> saved = save(tables, upload);
                       if (!saved) return Fail(saved.error());
                       entry.detail = json{{"state", intake::Name(saved->state)},
                                           {"datasets", saved->Datasets()},
                                           {"replaced", saved->replaced.size()}}
                                          .dump();
                       AccountNames names(tables.accounts());
                       return Versioned(UploadJson(*saved, names), saved->version);
                     });
}

Result<http::Reply> MapImport(Call& call) {
  const Result<Upload> upload = UploadToChange(call);
  if (!upload) return Fail(upload.error());
  const Result<Upload> mapped = Desk(call).Remap(call.caller(), *upload, intake::MappingFrom(call.body()["sheets"]));
  if (!mapped) return Fail(mapped.error());
  return SaveUpload(call, "dataset.map", *mapped, [](record::Tables& tables, Upload remapped) {
    return intake::RemapUpload(tables.uploads(), std::move(remapped));
  });
}

// Who is on it, when it is a table of low income: kept with the file from the moment it counts.
Result<std::optional<std::vector<monitoring::LowIncomePerson>>> LowIncomeOf(Call& call, const Upload& upload) {
  if (!monitoring::HoldsLowIncome(upload)) return std::nullopt;
  const Services& services = call.services();
  const Result<intake::PackPointer> pack = services.packs->Contracts();
  if (!pack) return Fail(pack.error());
  auto people =
      monitoring::ReadLowIncome(upload, {**pack, services.vault, services.sealer, BeijingDay(services.clock.NowMs())});
  if (!people) return Fail(people.error());
  return std::optional(std::move(*people));
}

Result<http::Reply> LoadImport(Call& call) {
  const Result<Upload> upload = UploadToChange(call);
  if (!upload) return Fail(upload.error());
  const bool adds = call.body().is_object() && call.body().value("adds", false);
  const Result<Upload> compared = adds ? upload : Desk(call).Compare(call.caller(), *upload);
  if (!compared) return Fail(compared.error());
  const auto low_income = LowIncomeOf(call, *upload);
  if (!low_income) return Fail(low_income.error());
  return SaveUpload(call, "dataset.load", *compared, [&](record::Tables& tables, Upload loaded) -> Result<Upload> {
    Result<Upload> saved = intake::LoadUpload(tables.uploads(), std::move(loaded), adds);
    if (saved && *low_income) tables.monitoring().KeepLowIncome(saved->id, **low_income);
    return saved;
  });
}

Result<http::Reply> WithdrawImport(Call& call) {
  const Result<Upload> upload = UploadToChange(call);
  if (!upload) return Fail(upload.error());
  return SaveUpload(call, "dataset.withdraw", *upload, [](record::Tables& tables, Upload withdrawn) {
    return intake::WithdrawUpload(tables.uploads(), std::move(withdrawn));
  });
}

Endpoint Changing(http::Method method, const std::string& path, const std::string& operation, const char* summary,
                  http::Schema request, std::function<Result<http::Reply>(Call&)> handle) {
  Endpoint endpoint =
      Reading(path, operation, summary, access::Permission::kHandInDatasets, ImportSchema(), std::move(handle));
  endpoint.method = method;
  endpoint.request = std::move(request);
  endpoint.needs_version = true;
  endpoint.limits.deadline_s = kReadingSeconds;
  return endpoint;
}

}  // namespace

Endpoints ImportEndpoints() {
  using access::Permission;
  using http::Method;
  const http::Schema mapping =
      http::Object({{"sheets",
                     http::Array(http::Object({{"sheet", http::Text(0, 200).Optional(), ""},
                                               {"dataset", http::Text(1, 100), ""},
                                               {"header", http::Integer(0, 100).Optional(), ""},
                                               {"columns",
                                                http::Array(http::Object({{"header", http::Text(1, 500), ""},
                                                                          {"column", http::Text(1, 100), ""}}),
                                                            0, 200)
                                                    .Optional(),
                                                ""}}),
                                 1, 100),
                     ""}});
  const http::Schema load = http::Object({{"adds", http::Boolean().Optional(), ""}});

  Endpoint hand_in = Changing(Method::kPost, "/imports", "handIn", message::kHandIn, {}, HandInFile);
  hand_in.needs_version = false;
  hand_in.query = {{"department", http::Text(1, 100).Optional(), message::kDepartmentQuery},
                   {"period", PeriodShape(), message::kPeriodQuery},
                   {"name", http::Text(1, 200), message::kNameQuery}};
  hand_in.success = 201;
  hand_in.limits.body_bytes = intake::kMaxUploadBytes;
  hand_in.limits.body_is_bytes = true;
  Endpoint list = Reading("/imports", "listImports", message::kListImports, Permission::kReadDatasets,
                          http::Page(ImportSchema()), ListImports);
  list.query = PageQuery(
      {{"department", http::Text(1, 100).Optional(), message::kDepartmentQuery},
       {"period", PeriodShape().Optional(), message::kPeriodQuery},
       {"state", http::Choice({"staged", "loaded", "replaced", "withdrawn"}).Optional(), message::kStateQuery}});
  Endpoint rejects = Reading("/imports/{id}/rejects", "readImportRejects", message::kRejectsOfImport,
                             Permission::kReadDatasets, {}, RejectsOfImport);
  rejects.reply_type = "text/csv";
  return {std::move(hand_in),
          std::move(list),
          Reading("/imports/{id}", "readImport", message::kReadImport, Permission::kReadDatasets, ImportSchema(),
                  ReadImport),
          Reading("/imports/{id}/preview", "previewImport", message::kPreviewImport, Permission::kReadDatasets,
                  ImportPreviewSchema(), PreviewImport),
          std::move(rejects),
          Changing(Method::kPut, "/imports/{id}/mapping", "mapImport", message::kMapImport, mapping, MapImport),
          Changing(Method::kPost, "/imports/{id}/load", "loadImport", message::kLoadImport, load, LoadImport),
          Changing(Method::kPost, "/imports/{id}/withdraw", "withdrawImport", message::kWithdrawImport, {},
                   WithdrawImport)};
}

}  // namespace shouwang::api
