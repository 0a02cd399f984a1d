#include "api/access/access_api.h"
#include "api/access/account_json.h"
#include "api/access/messages.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "base/clock.h"
#include "base/date.h"

namespace shouwang::api {
namespace {

using access::Permission;

constexpr int64_t kDayMs = 24LL * 60 * 60 * 1000;
constexpr int64_t kBeijingMs = 8LL * 60 * 60 * 1000;

// The moment a day begins in Beijing.
int64_t BeginOf(const std::string& day) { return Date::FromIso(day).value().days() * kDayMs - kBeijingMs; }

nlohmann::json RowJson(const access::AuditRow& row) {
  return {{"sequence", row.sequence},         {"time", BeijingTime(row.time_ms)}, {"account", row.account},
          {"account_name", row.account_name}, {"address", row.address},           {"action", row.entry.action},
          {"object", row.entry.object},       {"result", row.entry.result},       {"detail", row.entry.detail}};
}

// Reading the trail leaves a row in it (04-trust.md line 17).
Result<http::Reply> List(Call& call) {
  access::AuditFilter filter;
  if (const std::string from = call.Query("from"); !from.empty()) filter.from_ms = BeginOf(from);
  if (const std::string to = call.Query("to"); !to.empty()) filter.to_ms = BeginOf(to) + kDayMs - 1;
  filter.action = call.Query("action");
  filter.account = call.QueryInteger("account", 0);
  filter.object = call.Query("object");
  filter.limit = call.Limit();
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  filter.before_sequence = *before;
  return call.Change({"audit.read", {}, "done", "{}"},
                     [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                       nlohmann::json items = nlohmann::json::array();
                       int64_t last = 0;
                       for (const access::AuditRow& row : tables.audit().List(filter)) {
                         items.push_back(RowJson(row));
                         last = row.sequence;
                       }
                       return Json(PageJson(std::move(items), last, filter.limit));
                     });
}

// In a read, since a long trail takes its time; what was found is written afterwards.
Result<http::Reply> Verify(Call& call) {
  uint64_t rows = 0;
  Status fits;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    fits = tables.audit().Verify(rows);
    return {};
  });
  if (!read) return Fail(read.error());
  const nlohmann::json result = {{"intact", fits.has_value()},
                                 {"rows", rows},
                                 {"where", fits ? nlohmann::json() : nlohmann::json(fits.error().where)},
                                 {"what", fits ? nlohmann::json() : nlohmann::json(fits.error().what)}};
  return call.Change({"audit.verify", {}, fits ? "done" : "failed", "{}"},
                     [&](record::Tables&, access::AuditEntry&) -> Result<http::Reply> { return Json(result); });
}

http::Schema RowSchema() {
  using namespace http;
  return Object({{"sequence", IdShape(), {}},
                 {"time", TimeShape(), {}},
                 {"account", CountShape(), message::kAccount},
                 {"account_name", Text(), {}},
                 {"address", Text(), {}},
                 {"action", Text(), {}},
                 {"object", Text(), {}},
                 {"result", Choice({"done", "refused", "failed"}), {}},
                 {"detail", Text(), {}}})
      .Named("AuditRow");
}

}  // namespace

Endpoints AuditEndpoints() {
  using http::Method;
  using namespace http;
  return {
      {.method = Method::kGet,
       .path = "/audit",
       .operation = "listAudit",
       .summary = message::kListAudit,
       .permission = Permission::kReadAudit,
       .query = PageQuery({{"from", Day().Optional(), message::kFromDay},
                           {"to", Day().Optional(), message::kToDay},
                           {"action", Text(1, 64).Optional(), message::kAction},
                           {"account", IdShape().Optional(), message::kAccount},
                           {"object", Text(1, 64).Optional(), message::kObject}}),
       .reply = Page(RowSchema()),
       .handle = List},
      {.method = Method::kPost,
       .path = "/audit/verification",
       .operation = "verifyAudit",
       .summary = message::kVerifyAudit,
       .permission = Permission::kReadAudit,
       .reply = Object({{"intact", Boolean(), {}},
                        {"rows", CountShape(), {}},
                        {"where", Text().Nullable(), {}},
                        {"what", Text().Nullable(), {}}})
                    .Named("AuditVerification"),
       .handle = Verify},
  };
}

}  // namespace shouwang::api
