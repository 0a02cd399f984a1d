#include <fmt/format.h>

#include "api/clues/clue_json.h"
#include "api/clues/clue_shapes.h"
#include "api/clues/clues_api.h"
#include "api/clues/messages.h"
#include "base/date.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

Result<http::Reply> ListGroupRisks(Call& call) {
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const int limit = call.Limit();
    json items = json::array();
    int64_t last = 0;
    for (const clues::GroupRisk& risk :
         tables.group_risks().List(call.Query("place"), call.Query("open") == "true", *before, limit)) {
      items.push_back(GroupRiskJson(risk));
      last = risk.id;
    }
    return Json(PageJson(std::move(items), last, limit));
  });
}

Result<http::Reply> CloseGroupRisk(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  const std::string note = call.body().at("note").get<std::string>();
  return call.Change({"group-risk.close", fmt::format("group-risk/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                       if (Status closed = clues::CloseGroupRisk(tables.group_risks(), *id, *expected, note); !closed) {
                         return Fail(closed.error());
                       }
                       const clues::GroupRisk risk = tables.group_risks().Find(*id).value();
                       return Versioned(GroupRiskJson(risk), risk.version);
                     });
}

Result<http::Reply> CheckGroupRisks(Call& call) {
  return call.Change({"group-risk.check", "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const std::optional<Date> today = Date::FromIso(Now(tables).today);
                       const int64_t warned = clues::WatchGroupRisks(tables.group_risks(), today.value());
                       entry.detail = json{{"warned", warned}}.dump();
                       return Json({{"warned", warned}});
                     });
}

}  // namespace

Endpoints GroupRiskEndpoints() {
  Endpoint list = Reading("/group-risks", "listGroupRisks", message::kListGroupRisks,
                          access::Permission::kReadGroupRisk, http::Page(GroupRiskSchema()), ListGroupRisks);
  list.query = PageQuery({PlaceQuery(), {"open", http::Boolean().Optional(), message::kOpenParameter}});

  Endpoint close;
  close.method = http::Method::kPost;
  close.path = "/group-risks/{id}/close";
  close.operation = "closeGroupRisk";
  close.summary = message::kCloseGroupRisk;
  close.permission = access::Permission::kCloseGroupRisk;
  close.request = http::Object({{"note", http::Text(1, 1000), ""}});
  close.reply = GroupRiskSchema();
  close.needs_version = true;
  close.handle = CloseGroupRisk;

  Endpoint check;
  check.method = http::Method::kPost;
  check.path = "/group-risks/check";
  check.operation = "checkGroupRisks";
  check.summary = message::kCheckGroupRisks;
  check.permission = access::Permission::kCloseGroupRisk;
  check.reply = http::Object({{"warned", CountShape(), message::kWarned}});
  check.handle = CheckGroupRisks;
  return {std::move(list), std::move(close), std::move(check)};
}

}  // namespace shouwang::api
