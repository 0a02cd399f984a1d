#include <fmt/format.h>

#include <thread>

#include "api/registry/messages.h"
#include "api/registry/registry_api.h"
#include "api/registry/registry_json.h"
#include "api/registry/registry_shapes.h"
#include "intake/pack_shelf.h"
#include "registry/import_flow.h"

namespace shouwang::api {
namespace {

using access::Permission;
using http::Method;
using nlohmann::json;
using registry::Import;

constexpr size_t kMostFileBytes = 200U << 20U;  // the issue: 200 MB a file
constexpr unsigned kLongWorkSeconds = 600;      // a county of a million people

unsigned Threads() { return std::max(1U, std::thread::hardware_concurrency()); }

// As the comparison kept them; what did not occur is 0.
json CountsJson(json counts) {
  if (!counts.is_object()) return {};
  for (const auto entity : {registry::Entity::kHousehold, registry::Entity::kPerson, registry::Entity::kIncome,
                            registry::Entity::kMonitored, registry::Entity::kMeasure, registry::Entity::kKinship}) {
    json& of_entity = counts["differences"][registry::EntityName(entity)];
    for (const char* kind : {"new", "changed", "gone"}) {
      if (!of_entity.contains(kind)) of_entity[kind] = 0;
    }
  }
  return counts;
}

json ImportJson(const Import& import, const std::vector<registry::ImportFile>& files, AccountNames& names) {
  json listed = json::array();
  for (const registry::ImportFile& file : files) {
    listed.push_back({{"id", file.id}, {"name", file.name}, {"sha256", file.digest}, {"bytes", file.bytes}});
  }
  return {{"id", import.id},
          {"version", import.version},
          {"state", ImportStateName(import.state)},
          {"note", import.note},
          {"by", import.account_name},
          {"by_name", names.Of(import.account, import.account_name)},
          {"opened_at", BeijingTime(import.opened_ms)},
          {"compared_at", TimeOrNull(import.compared_ms)},
          {"decided_at", TimeOrNull(import.decided_ms)},
          {"counts", CountsJson(import.counts)},
          {"files", std::move(listed)}};
}

Result<http::Reply> ImportReply(record::Tables& tables, int64_t id) {
  const std::optional<Import> import = tables.registry_imports().Find(id);
  if (!import) return Fail(ErrorCode::kNotFound, message::kNoImport);
  AccountNames names(tables.accounts());
  return Versioned(ImportJson(*import, tables.registry_imports().Files(id), names), import->version);
}

Result<http::Reply> OpenImport(Call& call) {
  const std::string note = TextOf(call.body(), "note");
  return call.Change({"registry-import.open", "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const Import import = registry::OpenImport(tables, note);
                       entry.object = fmt::format("registry-import/{}", import.id);
                       AccountNames names(tables.accounts());
                       return Created(ImportJson(import, {}, names),
                                      fmt::format("/api/v1/registry-imports/{}", import.id), import.version);
                     });
}

Result<http::Reply> ListImports(Call& call) {
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    AccountNames names(tables.accounts());
    json items = json::array();
    int64_t last = 0;
    for (const Import& import : tables.registry_imports().List(*before, call.Limit())) {
      items.push_back(ImportJson(import, tables.registry_imports().Files(import.id), names));
      last = import.id;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> ReadImport(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) { return ImportReply(tables, *id); });
}

Result<http::Reply> UploadFile(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const std::string name = call.Query("name");
  if (name.empty()) return Fail(ErrorCode::kInvalid, message::kNameNeeded, "name");
  // Whose import it is comes first: nothing is kept for others.
  Result<http::Reply> known = call.View([&](record::Tables& tables) { return ImportReply(tables, *id); });
  if (!known) return known;
  const Result<std::string> digest = call.services().vault.Keep(call.request().body);
  if (!digest) return Fail(digest.error());
  return call.Change({"registry-import.upload", fmt::format("registry-import/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const auto bytes = static_cast<int64_t>(call.request().body.size());
                       const auto file = registry::AddImportFile(tables, *id, name, *digest, bytes);
                       if (!file) return Fail(file.error());
                       entry.detail = json{{"sha256", *digest}, {"bytes", bytes}}.dump();
                       return ImportReply(tables, *id);
                     });
}

// Reading a million people takes a minute: the work is done here, outside any transaction, and leaves its own trace.
Result<http::Reply> CompareImport(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> version = call.ExpectedVersion();
  if (!version) return Fail(version.error());
  Services& services = call.services();
  if (services.packs == nullptr) return Fail(ErrorCode::kUnavailable, message::kNoPacks);
  const Result<intake::PackPointer> pack = services.packs->Contracts();
  if (!pack) return Fail(pack.error());
  const registry::ImportTools tools{services.record, services.sealer, services.vault, Threads()};
  const registry::ComparisonInput input{**pack, BeijingDay(services.clock.NowMs())};
  if (Status done = registry::CompareImport(tools, call.caller(), *id, *version, input); !done)
    return Fail(done.error());
  return ReadImport(call);
}

Result<http::Reply> ListDifferences(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> after = NumberCursor(call, 0);
  if (!after) return Fail(after.error());
  registry::DifferenceFilter filter;
  const std::string kind = call.Query("kind");
  if (kind == "new") filter.kind = registry::DifferenceKind::kNew;
  if (kind == "changed") filter.kind = registry::DifferenceKind::kChanged;
  if (kind == "gone") filter.kind = registry::DifferenceKind::kGone;
  if (kind == "corrected") filter.kind = registry::DifferenceKind::kCorrected;
  filter.household_id = call.Query("household_id");
  filter.after = *after;
  filter.limit = call.Limit();
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.registry_imports().Find(*id)) return Fail(ErrorCode::kNotFound, message::kNoImport);
    json items = json::array();
    int64_t last = 0;
    for (const registry::Difference& one : tables.registry_imports().Differences(*id, filter)) {
      items.push_back(DifferenceJson(one, registry::OpenContent(call.services().sealer, one)));
      last = one.ordinal;
    }
    return Json(PageJson(std::move(items), last, filter.limit));
  });
}

// A change of the import's state with its version.
Result<http::Reply> Decide(Call& call, const char* action,
                           const std::function<Status(record::Tables&, int64_t id, int64_t version)>& decide) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> version = call.ExpectedVersion();
  if (!version) return Fail(version.error());
  return call.Change({action, fmt::format("registry-import/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       if (Status done = decide(tables, *id, *version); !done) return Fail(done.error());
                       const std::optional<Import> import = tables.registry_imports().Find(*id);
                       if (import && import->counts.is_object()) {
                         entry.detail = json{{"counts", import->counts["differences"]}}.dump();
                       }
                       return ImportReply(tables, *id);
                     });
}

Result<http::Reply> Accept(Call& call) {
  return Decide(call, "registry-import.accept", [&](record::Tables& tables, int64_t id, int64_t version) {
    return registry::AcceptImport(tables, call.services().sealer, Threads(), id, version);
  });
}

Result<http::Reply> Discard(Call& call) { return Decide(call, "registry-import.discard", registry::DiscardImport); }

Result<http::Reply> Revert(Call& call) { return Decide(call, "registry-import.revert", registry::RevertImport); }

Result<http::Reply> ChooseItems(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const json& body = call.body();
  std::vector<registry::Choice> choices;
  for (const json& one : body.value("choices", json::array())) {
    choices.push_back(
        {one["difference"].get<int64_t>(), one["item"].get<size_t>(), TextOf(one, "field"), one["keep"].get<bool>()});
  }
  return call.Change({"registry-import.choose", fmt::format("registry-import/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       registry::RegistryImports& imports = tables.registry_imports();
                       const seal::Sealer& sealer = call.services().sealer;
                       const bool bulk = body.contains("corrected") && body["corrected"].is_boolean();
                       Status done = registry::Choose(imports, sealer, *id, choices);
                       if (done && bulk) {
                         done = registry::ChooseForCorrected(imports, sealer, *id, body["corrected"].get<bool>());
                       }
                       if (!done) return Fail(done.error());
                       entry.detail = json{{"choices", choices.size()}, {"corrected", bulk}}.dump();
                       return ImportReply(tables, *id);
                     });
}

Result<http::Reply> ReadRejects(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  std::string digest;
  Result<http::Reply> seen = call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<Import> import = tables.registry_imports().Find(*id);
    if (!import) return Fail(ErrorCode::kNotFound, message::kNoImport);
    if (import->rejects_digest.empty()) return Fail(ErrorCode::kNotFound, message::kNoRejects);
    digest = import->rejects_digest;
    return NoContent();
  });
  if (!seen) return seen;
  Result<std::string> csv = call.services().vault.Fetch(digest);
  if (!csv) return Fail(csv.error());
  return FileReply(std::move(*csv), "text/csv; charset=utf-8", "rejects.csv");
}

}  // namespace

Endpoints RegistryImportEndpoints() {
  const http::Schema number = http::Integer(1, INT64_MAX);
  Endpoints all;
  const auto add = [&](Method method, const char* path, const char* operation, const char* summary,
                       const std::function<Result<http::Reply>(Call&)>& handle) -> Endpoint& {
    all.push_back({.method = method,
                   .path = path,
                   .operation = operation,
                   .summary = summary,
                   .permission = Permission::kImportRegistry,
                   .reply = RegistryImportSchema(),
                   .handle = handle});
    return all.back();
  };
  Endpoint& open = add(Method::kPost, "/registry-imports", "openRegistryImport", message::kOpenImport, OpenImport);
  open.request = http::Object({{"note", http::Text(0, 200).Optional(), ""}});
  open.success = 201;
  Endpoint& list = add(Method::kGet, "/registry-imports", "listRegistryImports", message::kListImports, ListImports);
  list.query = PageQuery();
  list.reply = http::Page(RegistryImportSchema());
  add(Method::kGet, "/registry-imports/{id}", "readRegistryImport", message::kReadImport, ReadImport);
  Endpoint& upload =
      add(Method::kPost, "/registry-imports/{id}/files", "uploadRegistryFile", message::kUploadImportFile, UploadFile);
  upload.query = {{"name", http::Text(1, 200), ""}};
  upload.limits = {kMostFileBytes, true, kLongWorkSeconds};
  Endpoint& compare = add(Method::kPost, "/registry-imports/{id}/compare", "compareRegistryImport",
                          message::kCompareImport, CompareImport);
  compare.needs_version = true;
  compare.limits.deadline_s = kLongWorkSeconds;
  Endpoint& differences = add(Method::kGet, "/registry-imports/{id}/differences", "listDifferences",
                              message::kListDifferences, ListDifferences);
  differences.query = PageQuery({{"kind", http::Choice({"new", "changed", "gone", "corrected"}).Optional(), ""},
                                 {"household_id", http::Text(0, 50).Optional(), ""}});
  differences.reply = http::Page(DifferenceSchema());
  add(Method::kPost, "/registry-imports/{id}/choices", "chooseDifferences", message::kChoose, ChooseItems).request =
      http::Object({{"choices",
                     http::Array(http::Object({{"difference", number, ""},
                                               {"item", http::Integer(0, 100'000), ""},
                                               {"field", http::Text(1, 50), ""},
                                               {"keep", http::Boolean(), ""}}),
                                 0, 500)
                         .Optional(),
                     ""},
                    {"corrected", http::Boolean().Optional(), message::kChooseCorrected}});
  struct Step {
    const char* path;
    const char* operation;
    const char* summary;
    Result<http::Reply> (*handle)(Call&);
  };
  for (const Step& step :
       {Step{"/registry-imports/{id}/accept", "acceptRegistryImport", message::kAcceptImport, Accept},
        Step{"/registry-imports/{id}/discard", "discardRegistryImport", message::kDiscardImport, Discard},
        Step{"/registry-imports/{id}/revert", "revertRegistryImport", message::kRevertImport, Revert}}) {
    Endpoint& decision = add(Method::kPost, step.path, step.operation, step.summary, step.handle);
    decision.needs_version = true;
    decision.limits.deadline_s = kLongWorkSeconds;
  }
  Endpoint& rejects =
      add(Method::kGet, "/registry-imports/{id}/rejects", "readRegistryRejects", message::kReadRejects, ReadRejects);
  rejects.reply = {};
  rejects.reply_type = "text/csv";
  return all;
}

}  // namespace shouwang::api
