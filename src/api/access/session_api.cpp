#include "access/session_book.h"
#include "api/access/access_api.h"
#include "api/access/account_json.h"
#include "api/access/messages.h"
#include "api/core/guard.h"
#include "api/core/shapes.h"
#include "base/clock.h"

namespace shouwang::api {
namespace {

using access::Permission;
using access::Session;

// What must be done before the session is good for anything else.
nlohmann::json PendingOf(const Session& session) {
  nlohmann::json pending = nlohmann::json::array();
  if (session.IsHalf()) pending.push_back("second-factor");
  if (session.account.must_change_password) pending.push_back("password");
  const bool officer = session.account.role && access::IsOfficer(*session.account.role);
  if (officer && !session.account.has_second_factor) pending.push_back("enrol");
  return pending;
}

// Half a session says nothing about the account but its name.
nlohmann::json SessionJson(const Session& session, const std::string& token) {
  const bool whole = !session.IsHalf() && session.account.role;
  nlohmann::json value = {{"name", session.account.name},
                          {"pending", PendingOf(session)},
                          {"permissions", whole ? PermissionsJson(*session.account.role) : nlohmann::json::array()},
                          {"ends_at", BeijingTime(session.ends_ms)}};
  if (!session.is_token) value["csrf_token"] = access::SessionBook::CsrfToken(token);
  return value;
}

http::Schema SessionSchema() {
  using namespace http;
  return Object({{"name", Text(), message::kName},
                 {"pending", Array(Choice({"second-factor", "password", "enrol"}), 0, 3), message::kPending},
                 {"permissions", PermissionsSchema(), {}},
                 {"ends_at", TimeShape(), {}},
                 {"csrf_token", Text().Optional(), message::kCsrfToken}})
      .Named("Session");
}

Result<http::Reply> Open(Call& call) {
  const nlohmann::json& body = call.body();
  Result<access::SignedIn> opened = call.services().sessions->SignIn(
      body["name"].get<std::string>(), body["password"].get<std::string>(), call.caller().address);
  if (!opened) return Fail(opened.error());
  http::Reply reply = Json(SessionJson(*opened->session, opened->token), 201);
  reply.headers.emplace_back("Set-Cookie", SessionCookie(opened->token));
  return reply;
}

Result<http::Reply> Read(Call& call) {
  const auto session = SessionOf(call.request(), *call.services().sessions);
  if (!session) return Fail(session.error());
  return Json(SessionJson(**session, std::string(call.request().Cookie(kSessionCookie))));
}

Result<http::Reply> Pass(Call& call) {
  access::SessionBook& book = *call.services().sessions;
  const auto session = SessionOf(call.request(), book);
  if (!session) return Fail(session.error());
  if (Status passed = book.PassSecondFactor(**session, call.body()["code"].get<std::string>()); !passed) {
    return Fail(passed.error());
  }
  return Read(call);
}

Result<http::Reply> Close(Call& call) {
  access::SessionBook& book = *call.services().sessions;
  const auto session = SessionOf(call.request(), book);
  if (!session) return Fail(session.error());
  if (Status closed = book.SignOut(**session); !closed) return Fail(closed.error());
  http::Reply reply = NoContent();
  reply.headers.emplace_back("Set-Cookie", SessionCookie({}));
  return reply;
}

}  // namespace

Endpoints SessionEndpoints() {
  using http::Method;
  const http::Schema code =
      http::Object({{"code", http::Pattern("[0-9]{6}", 6, message::kCodeWanted), message::kCode}});
  const http::Schema login =
      http::Object({{"name", http::Text(1, 64), message::kName}, {"password", http::Text(1, 512), message::kPassword}});
  return {
      {.method = Method::kPost,
       .path = "/session",
       .operation = "openSession",
       .summary = message::kOpenSession,
       .permission = Permission::kPublic,
       .request = login,
       .reply = SessionSchema(),
       .success = 201,
       .handle = Open},
      {.method = Method::kGet,
       .path = "/session",
       .operation = "readSession",
       .summary = message::kReadSession,
       .permission = Permission::kSession,
       .reply = SessionSchema(),
       .handle = Read},
      {.method = Method::kDelete,
       .path = "/session",
       .operation = "closeSession",
       .summary = message::kCloseSession,
       .permission = Permission::kSession,
       .success = 204,
       .handle = Close},
      {.method = Method::kPost,
       .path = "/session/second-factor",
       .operation = "passSecondFactor",
       .summary = message::kPassSecondFactor,
       .permission = Permission::kSession,
       .request = code,
       .reply = SessionSchema(),
       .handle = Pass},
  };
}

}  // namespace shouwang::api
