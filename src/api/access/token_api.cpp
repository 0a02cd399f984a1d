#include <fmt/format.h>

#include "access/messages.h"
#include "access/session_book.h"
#include "api/access/access_api.h"
#include "api/access/account_json.h"
#include "api/access/messages.h"
#include "api/core/guard.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "base/clock.h"
#include "base/text.h"

namespace shouwang::api {
namespace {

constexpr int64_t kDayMs = 24LL * 60 * 60 * 1000;

nlohmann::json TokenJson(const access::TokenRow& row) {
  return {{"id", row.id},
          {"name", row.name},
          {"created_at", BeijingTime(row.created_ms)},
          {"expires_at", BeijingTime(row.expires_ms)},
          {"last_used_at", TimeOrNull(row.last_used_ms)}};
}

http::Schema TokenSchema() {
  using namespace http;
  return Object({{"id", IdShape(), {}},
                 {"name", Text(), {}},
                 {"created_at", TimeShape(), {}},
                 {"expires_at", TimeShape(), {}},
                 {"last_used_at", TimeShape().Nullable(), {}},
                 {"token", Text().Optional(), message::kTokenText}})
      .Named("AccessToken");
}

Result<http::Reply> List(Call& call) {
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    nlohmann::json items = nlohmann::json::array();
    for (const access::TokenRow& row : tables.accounts().sessions().TokensOf(call.caller().account)) {
      items.push_back(TokenJson(row));
    }
    return Json(ListJson(std::move(items)));
  });
}

// By a person who signed in: a token cannot make its own successor.
Status MayAdd(const Call& call, const access::Session& session) {
  if (session.is_token) return Fail(ErrorCode::kForbidden, message::kNotByToken, {}, message::kNotByTokenHint);
  if (session.account.must_change_password) {
    return Fail(ErrorCode::kForbidden, access::message::kPasswordWeak, {}, access::message::kPasswordHint);
  }
  if (access::IsOfficer(call.caller().role)) {
    return Fail(ErrorCode::kForbidden, access::message::kTokenOfficer, {}, access::message::kTokenOfficerHint);
  }
  return {};
}

Result<http::Reply> Add(Call& call) {
  const auto session = SessionOf(call.request(), *call.services().sessions);
  if (!session) return Fail(session.error());
  if (Status may = MayAdd(call, **session); !may) return Fail(may.error());
  std::string token;
  Result<http::Reply> reply = call.Change(
      {"token.create", {}, "done", "{}"},
      [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
        access::Sessions& sessions = tables.accounts().sessions();
        if (sessions.TokensOf(call.caller().account).size() >= access::kTokensOfAccount) {
          return Fail(ErrorCode::kConflict, fmt::format(access::message::kTokensFull, access::kTokensOfAccount), {},
                      access::message::kTokensFullHint);
        }
        access::TokenRow row;
        row.account = call.caller().account;
        row.name = MaskPersonalRuns(CleanText(call.body()["name"].get<std::string>()));
        token = access::SessionBook::NewTokenText();
        row.token_digest = access::SessionBook::TokenDigest(token);
        row.created_ms = tables.now_ms();
        row.expires_ms = row.created_ms + call.body()["days"].get<int64_t>() * kDayMs;
        row.second_factor = (*session)->second_factor;
        row.id = sessions.AddToken(row);
        entry.object = fmt::format("token/{}", row.id);
        return Created(TokenJson(row), fmt::format("/api/v1/me/tokens/{}", row.id), 1);
      });
  if (!reply || token.empty()) return reply;
  nlohmann::json shown = nlohmann::json::parse(reply->body);
  shown["token"] = token;
  reply->body = shown.dump();
  return reply;
}

Result<http::Reply> Remove(Call& call) {
  Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  Result<http::Reply> reply = call.Change({"token.remove", fmt::format("token/{}", *id), "done", "{}"},
                                          [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                                            if (!tables.accounts().sessions().RemoveToken(call.caller().account, *id)) {
                                              return Fail(ErrorCode::kNotFound, access::message::kNoToken);
                                            }
                                            return NoContent();
                                          });
  if (reply) call.services().sessions->Forget(call.caller().account);
  return reply;
}

}  // namespace

Endpoints TokenEndpoints() {
  using http::Method;
  return {
      {.method = Method::kGet,
       .path = "/me/tokens",
       .operation = "listTokens",
       .summary = message::kListTokens,
       .reply = http::Page(TokenSchema()),
       .handle = List},
      {.method = Method::kPost,
       .path = "/me/tokens",
       .operation = "addToken",
       .summary = message::kAddToken,
       .request = http::Object(
           {{"name", http::Text(1, 50), {}}, {"days", http::Integer(1, access::kTokenDaysMost), message::kTokenDays}}),
       .reply = TokenSchema(),
       .success = 201,
       .handle = Add},
      {.method = Method::kDelete,
       .path = "/me/tokens/{id}",
       .operation = "removeToken",
       .summary = message::kRemoveToken,
       .success = 204,
       .handle = Remove},
  };
}

}  // namespace shouwang::api
