#include <fmt/format.h>

#include "api/registry/messages.h"
#include "api/registry/registry_api.h"
#include "api/registry/registry_json.h"
#include "api/registry/registry_shapes.h"
#include "registry/natural_change.h"
#include "registry/reshape.h"

namespace shouwang::api {
namespace {

using access::Permission;
using http::Method;
using nlohmann::json;
using registry::Operation;

// One operation on the register; what it did is the reply.
Result<http::Reply> Carry(Call& call, const char* action, std::string object,
                          const std::function<Result<Operation>(registry::Registry&)>& make) {
  return call.Change({action, std::move(object), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const Result<Operation> operation = make(tables.registry());
                       if (!operation) return Fail(operation.error());
                       const Result<int64_t> done = tables.registry().Apply(*operation);
                       if (!done) return Fail(done.error());
                       entry.detail = json{{"operation", *done}}.dump();
                       return Json(OperationJson(tables, *done), 201);
                     });
}

Result<http::Reply> NaturalChange(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> version = call.ExpectedVersion();
  if (!version) return Fail(version.error());
  const json& body = call.body();
  registry::NaturalChange change;
  change.kind = registry::NaturalKindFromName(TextOf(body, "kind")).value();
  change.date = TextOf(body, "date");
  change.person = body.value("person", json());
  change.leaves = NumberOf(body, "leaves");
  change.new_head = NumberOf(body, "new_head");
  change.known_duplicate = FlagOf(body, "known_duplicate");
  return Carry(call, "household.natural-change", fmt::format("household/{}", *id), [&](registry::Registry& registry) {
    return registry::ChangeNaturally(registry, *id, *version, change, OccasionOf(call));
  });
}

std::vector<registry::NewPlace> PlacesOf(const json& body) {
  std::vector<registry::NewPlace> places;
  for (const json& member : body.value("members", json::array())) {
    places.push_back({member["person"].get<int64_t>(), TextOf(member, "relation")});
  }
  return places;
}

Result<http::Reply> Split(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> version = call.ExpectedVersion();
  if (!version) return Fail(version.error());
  const json& body = call.body();
  const registry::Split split{TextOf(body, "date"), TextOf(body, "household_id"), body.value("fields", json()),
                              PlacesOf(body),       body["head"].get<int64_t>(),  NumberOf(body, "old_head")};
  return Carry(call, "household.split", fmt::format("household/{}", *id), [&](registry::Registry& registry) {
    return registry::SplitHousehold(registry, *id, *version, split, OccasionOf(call));
  });
}

Result<http::Reply> Merge(Call& call) {
  const json& body = call.body();
  const registry::Merge merge{
      TextOf(body, "date"),        body["from"].get<int64_t>(),         body["from_version"].get<int64_t>(),
      body["into"].get<int64_t>(), body["into_version"].get<int64_t>(), PlacesOf(body)};
  return Carry(call, "household.merge", fmt::format("household/{}", merge.into), [&](registry::Registry& registry) {
    return registry::MergeHouseholds(registry, merge, OccasionOf(call));
  });
}

Result<http::Reply> Undo(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.Change({"change.undo", fmt::format("change/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const Result<int64_t> done = registry::Undo(tables.registry(), *id, OccasionOf(call));
                       if (!done) return Fail(done.error());
                       entry.detail = json{{"operation", *done}}.dump();
                       return Json(OperationJson(tables, *done), 201);
                     });
}

}  // namespace

Endpoints ReshapeEndpoints() {
  const http::Schema reason = http::Text(1, 500);
  const http::Schema number = http::Integer(1, INT64_MAX);
  const http::Schema places =
      http::Array(http::Object({{"person", number, ""}, {"relation", http::Text(0, 30).Optional(), ""}}), 0, 100);
  const auto add = [](Endpoints& all, const char* path, const char* operation, const char* summary,
                      Permission permission, http::Schema request, bool needs_version,
                      const std::function<Result<http::Reply>(Call&)>& handle) {
    all.push_back({.method = Method::kPost,
                   .path = path,
                   .operation = operation,
                   .summary = summary,
                   .permission = permission,
                   .request = std::move(request),
                   .reply = OperationSchema(),
                   .success = 201,
                   .needs_version = needs_version,
                   .handle = handle});
  };
  Endpoints all;
  add(all, "/households/{id}/natural-changes", "changeNaturally", message::kNaturalChange, Permission::kEditRegistry,
      http::Object({{"kind", http::Choice({"birth", "death", "marry_in", "marry_out", "move_in", "move_out"}), ""},
                    {"date", http::Day(), ""},
                    {"person", EditablePerson().Optional(), ""},
                    {"leaves", number.Optional(), ""},
                    {"new_head", number.Optional(), ""},
                    {"known_duplicate", http::Boolean().Optional(), ""},
                    {"reason", reason, ""}}),
      true, NaturalChange);
  add(all, "/households/{id}/split", "splitHousehold", message::kSplit, Permission::kReshapeRegistry,
      http::Object({{"date", http::Day(), ""},
                    {"household_id", http::Text(1, 50), ""},
                    {"fields", EditableHousehold().Optional(), ""},
                    {"members", places, ""},
                    {"head", number, ""},
                    {"old_head", number.Optional(), ""},
                    {"reason", reason, ""}}),
      true, Split);
  add(all, "/households/merge", "mergeHouseholds", message::kMerge, Permission::kReshapeRegistry,
      http::Object({{"date", http::Day(), ""},
                    {"from", number, ""},
                    {"from_version", number, ""},
                    {"into", number, ""},
                    {"into_version", number, ""},
                    {"members", places.Optional(), ""},
                    {"reason", reason, ""}}),
      false, Merge);
  add(all, "/changes/{id}/undo", "undoChange", message::kUndo, Permission::kReshapeRegistry,
      http::Object({{"reason", reason, ""}}), false, Undo);
  return all;
}

}  // namespace shouwang::api
