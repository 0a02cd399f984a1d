#include <fmt/format.h>

#include "api/registry/messages.h"
#include "api/registry/registry_api.h"
#include "api/registry/registry_json.h"
#include "api/registry/registry_shapes.h"
#include "registry/reshape.h"

namespace shouwang::api {
namespace {

using access::Permission;
using http::Method;
using nlohmann::json;
using registry::Entity;

Result<http::Reply> PersonReply(record::Tables& tables, int64_t id) {
  const std::optional<registry::Row> row = tables.registry().Find(Entity::kPerson, id);
  if (!row) return Fail(ErrorCode::kNotFound, message::kNoPerson);
  return Versioned(RowJson(*row), row->version);
}

Result<http::Reply> ReadPerson(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) { return PersonReply(tables, *id); });
}

Result<http::Reply> EditPerson(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> version = call.ExpectedVersion();
  if (!version) return Fail(version.error());
  return call.Change({"person.correct", fmt::format("person/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const Result<registry::Operation> operation = registry::EditPerson(
                           tables.registry(), *id, *version, call.body()["fields"], OccasionOf(call));
                       if (!operation) return Fail(operation.error());
                       const Result<int64_t> done = tables.registry().Apply(*operation);
                       if (!done) return Fail(done.error());
                       entry.detail = json{{"operation", *done}}.dump();
                       return PersonReply(tables, *id);
                     });
}

Result<http::Reply> RevealId(Call& call) { return Reveal(call, Entity::kPerson, registry::person_field::kIdNo); }

Result<http::Reply> ListDuplicates(Call& call) {
  const Result<int64_t> after = NumberCursor(call, INT64_MIN);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    json items = json::array();
    int64_t last = 0;
    for (const registry::DuplicateGroup& group : tables.registry().Duplicates(*after, call.Limit())) {
      json persons = json::array();
      for (const registry::Row& person : group.persons) persons.push_back(RowJson(person));
      items.push_back({{"persons", std::move(persons)}, {"elsewhere", group.elsewhere}});
      last = group.blind;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> MergePersons(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> version = call.ExpectedVersion();
  if (!version) return Fail(version.error());
  const json& body = call.body();
  registry::PersonMerge merge;
  merge.date = TextOf(body, "date");
  merge.keep = *id;
  merge.keep_version = *version;
  merge.drop = body["other"].get<int64_t>();
  merge.drop_version = body["other_version"].get<int64_t>();
  merge.new_head = NumberOf(body, "new_head");
  return call.Change({"person.merge", fmt::format("person/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const auto operation = registry::MergePersons(tables.registry(), merge, OccasionOf(call));
                       if (!operation) return Fail(operation.error());
                       const Result<int64_t> done = tables.registry().Apply(*operation);
                       if (!done) return Fail(done.error());
                       entry.detail = json{{"operation", *done}, {"other", merge.drop}}.dump();
                       return PersonReply(tables, *id);
                     });
}

}  // namespace

Endpoints PersonEndpoints() {
  const http::Schema reason = http::Text(1, 500);
  const http::Schema number = http::Integer(1, INT64_MAX);
  Endpoints all;
  all.push_back({.path = "/persons/duplicates",
                 .operation = "listDuplicates",
                 .summary = message::kListDuplicates,
                 .permission = Permission::kReadRegistry,
                 .query = PageQuery(),
                 .reply = http::Page(DuplicateSchema()),
                 .handle = ListDuplicates});
  all.push_back({.path = "/persons/{id}",
                 .operation = "readPerson",
                 .summary = message::kReadPerson,
                 .permission = Permission::kReadRegistry,
                 .reply = RowSchema(Entity::kPerson),
                 .handle = ReadPerson});
  all.push_back({.method = Method::kPatch,
                 .path = "/persons/{id}",
                 .operation = "editPerson",
                 .summary = message::kEditPerson,
                 .permission = Permission::kEditRegistry,
                 .request = http::Object({{"fields", EditablePerson(), ""}, {"reason", reason, ""}}),
                 .reply = RowSchema(Entity::kPerson),
                 .needs_version = true,
                 .handle = EditPerson});
  all.push_back({.method = Method::kPost,
                 .path = "/persons/{id}/reveal",
                 .operation = "revealPerson",
                 .summary = message::kRevealPerson,
                 .permission = Permission::kReveal,
                 .request = http::Object({{"purpose", http::Text(4, 200), ""}}),
                 .reply = http::Object({{"id_no", http::Text(), ""}}),
                 .handle = RevealId});
  all.push_back({.method = Method::kPost,
                 .path = "/persons/{id}/merge",
                 .operation = "mergePersons",
                 .summary = message::kMergePersons,
                 .permission = Permission::kReshapeRegistry,
                 .request = http::Object({{"other", number, ""},
                                          {"other_version", number, ""},
                                          {"date", http::Day(), ""},
                                          {"new_head", number.Optional(), ""},
                                          {"reason", reason, ""}}),
                 .reply = RowSchema(Entity::kPerson),
                 .needs_version = true,
                 .handle = MergePersons});
  return all;
}

}  // namespace shouwang::api
