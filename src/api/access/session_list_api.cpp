// Where an account is signed in: its own sessions for anybody, those of others for the officer who looks after
// accounts.
#include <fmt/format.h>

#include <algorithm>

#include "access/messages.h"
#include "access/session_book.h"
#include "api/access/access_api.h"
#include "api/access/messages.h"
#include "api/core/guard.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "base/clock.h"

namespace shouwang::api {
namespace {

using access::Permission;
using access::SessionRow;

nlohmann::json SessionRowJson(const SessionRow& row, int64_t current) {
  return {{"id", row.id},
          {"address", row.address},
          {"begun_at", BeijingTime(row.created_ms)},
          {"last_seen_at", BeijingTime(row.last_seen_ms)},
          {"ends_at", BeijingTime(row.created_ms + access::kSessionLifeMs)},
          {"second_factor", row.second_factor},
          {"current", row.id == current}};
}

http::Schema SessionRowSchema() {
  using namespace http;
  return Object({{"id", IdShape(), {}},
                 {"address", Text(), message::kAddress},
                 {"begun_at", TimeShape(), {}},
                 {"last_seen_at", TimeShape(), message::kLastSeen},
                 {"ends_at", TimeShape(), message::kEndsAt},
                 {"second_factor", Boolean(), message::kSessionSecondFactor},
                 {"current", Boolean(), message::kCurrentSession}})
      .Named("OpenSession");
}

// Those still good, the last one seen first. What ran out lies in the record until it is swept.
nlohmann::json OpenSessionsJson(record::Tables& tables, int64_t account) {
  std::vector<SessionRow> rows = tables.accounts().sessions().Of(account);
  const int64_t now = tables.now_ms();
  std::erase_if(rows, [&](const SessionRow& row) {
    return now - row.created_ms >= access::kSessionLifeMs || now - row.last_seen_ms >= access::kSessionIdleMs;
  });
  std::reverse(rows.begin(), rows.end());
  nlohmann::json items = nlohmann::json::array();
  for (const SessionRow& row : rows) items.push_back(SessionRowJson(row, tables.caller().session));
  return ListJson(std::move(items));
}

Result<http::Reply> ListMine(Call& call) {
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    return Json(OpenSessionsJson(tables, call.caller().account));
  });
}

Result<http::Reply> EndMine(Call& call) {
  if (Status person = RefuseTokens(call); !person) return Fail(person.error());
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const int64_t account = call.caller().account;
  Result<http::Reply> reply = call.Change(
      {"session.close", fmt::format("account/{}", account), "done", fmt::format(R"({{"session":{}}})", *id)},
      [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
        access::Sessions& sessions = tables.accounts().sessions();
        const std::vector<SessionRow> own = sessions.Of(account);
        if (std::none_of(own.begin(), own.end(), [&](const SessionRow& row) { return row.id == *id; })) {
          return Fail(ErrorCode::kNotFound, access::message::kSessionOver, {}, access::message::kSessionOverHint);
        }
        sessions.End(*id);
        return NoContent();
      });
  if (!reply) return reply;
  call.services().sessions->Forget(account);
  if (*id == call.caller().session) reply->headers.emplace_back("Set-Cookie", SessionCookie({}));
  return reply;
}

Result<http::Reply> ListOfUser(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.accounts().Find(*id)) return Fail(ErrorCode::kNotFound, access::message::kNoAccount);
    return Json(OpenSessionsJson(tables, *id));
  });
}

Result<http::Reply> EndOfUser(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  Result<http::Reply> reply =
      call.Change({"account.end-sessions", fmt::format("account/{}", *id), "done", "{}"},
                  [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                    if (!tables.accounts().Find(*id)) return Fail(ErrorCode::kNotFound, access::message::kNoAccount);
                    access::Sessions& sessions = tables.accounts().sessions();
                    entry.detail = fmt::format(R"({{"sessions":{}}})", sessions.Of(*id).size());
                    sessions.EndAllOf(*id, 0);
                    return NoContent();
                  });
  if (reply) call.services().sessions->Forget(*id);
  return reply;
}

}  // namespace

Endpoints SessionListEndpoints() {
  Endpoint end_mine =
      Reading("/me/sessions/{id}", "endMySession", message::kEndMySession, Permission::kSignedIn, {}, EndMine);
  Endpoint end_user = Reading("/users/{id}/sessions", "endUserSessions", message::kEndUserSessions,
                              Permission::kManageAccounts, {}, EndOfUser);
  for (Endpoint* end : {&end_mine, &end_user}) {
    end->method = http::Method::kDelete;
    end->success = 204;
  }
  const http::Schema page = http::Page(SessionRowSchema());
  return {Reading("/me/sessions", "listMySessions", message::kListMySessions, Permission::kSignedIn, page, ListMine),
          std::move(end_mine),
          Reading("/users/{id}/sessions", "listUserSessions", message::kListUserSessions, Permission::kManageAccounts,
                  page, ListOfUser),
          std::move(end_user)};
}

}  // namespace shouwang::api
