#include <fmt/format.h>

#include "access/account_changes.h"
#include "access/messages.h"
#include "access/session_book.h"
#include "api/access/access_api.h"
#include "api/access/account_json.h"
#include "api/access/messages.h"
#include "api/core/page.h"

namespace shouwang::api {
namespace {

using access::Permission;

std::string ObjectOf(int64_t id) { return fmt::format("account/{}", id); }

Result<http::Reply> List(Call& call) {
  access::AccountFilter filter;
  filter.text = call.Query("text");
  filter.role = access::RoleFromName(call.Query("role"));
  filter.limit = call.Limit();
  const Result<std::string> after = TextCursor(call);
  if (!after) return Fail(after.error());
  filter.after_name = *after;
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    nlohmann::json items = nlohmann::json::array();
    std::string last;
    for (const access::Account& account : tables.accounts().List(filter)) {
      items.push_back(AccountJson(account));
      last = account.name;
    }
    return Json(PageJson(std::move(items), last, filter.limit));
  });
}

Result<http::Reply> Read(Call& call) {
  Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<access::Account> account = tables.accounts().Find(*id);
    if (!account) return Fail(ErrorCode::kNotFound, access::message::kNoAccount);
    return Versioned(AccountJson(*account), account->version);
  });
}

// The one-time password goes to the officer who asked, and nowhere else: not into the answer kept for a repeat.
http::Reply WithPassword(http::Reply reply, const std::string& password) {
  nlohmann::json shown = nlohmann::json::parse(reply.body);
  shown["one_time_password"] = password;
  reply.body = shown.dump();
  return reply;
}

Result<http::Reply> Create(Call& call) {
  const access::NewAccount wanted{call.body()["name"].get<std::string>(),
                                  call.body()["display_name"].get<std::string>()};
  const access::OneTimePassword password = access::MakeOneTimePassword();
  bool made = false;
  Result<http::Reply> reply = call.Change(
      {"account.create", {}, "done", "{}"},
      [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
        Result<access::Account> account = access::CreateAccount(tables, wanted, password);
        if (!account) return Fail(account.error());
        made = true;
        entry.object = ObjectOf(account->id);
        return Created(AccountJson(*account), fmt::format("/api/v1/users/{}", account->id), account->version);
      });
  if (!reply || !made) return reply;
  return WithPassword(std::move(*reply), password.text);
}

// One change of somebody's account under If-Match, and what is known about them read anew.
Result<http::Reply> ChangeOf(
    Call& call, const char* action, const nlohmann::json& detail,
    const std::function<Result<access::Account>(record::Tables& tables, int64_t id, int64_t version)>& change) {
  Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  Result<int64_t> version = call.ExpectedVersion();
  if (!version) return Fail(version.error());
  Result<http::Reply> reply = call.Change({action, ObjectOf(*id), "done", detail.dump()},
                                          [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                                            Result<access::Account> account = change(tables, *id, *version);
                                            if (!account) return Fail(account.error());
                                            return Versioned(AccountJson(*account), account->version);
                                          });
  if (reply) call.services().sessions->Forget(*id);
  return reply;
}

Result<http::Reply> Change(Call& call) {
  access::AccountChange change;
  nlohmann::json fields = nlohmann::json::array();
  const nlohmann::json& body = call.body();
  if (body.contains("display_name")) {
    change.display_name = body["display_name"].get<std::string>();
    fields.push_back("display_name");
  }
  if (body.contains("enabled")) {
    change.enabled = body["enabled"].get<bool>();
    fields.push_back(*change.enabled ? "enabled" : "disabled");
  }
  return ChangeOf(call, "account.change", {{"fields", fields}},
                  [&](record::Tables& tables, int64_t id, int64_t version) {
                    return access::ChangeAccount(tables, id, version, change);
                  });
}

Result<http::Reply> Reset(Call& call) {
  const access::OneTimePassword password = access::MakeOneTimePassword();
  bool made = false;
  Result<http::Reply> reply = ChangeOf(call, "account.reset-password", nlohmann::json::object(),
                                       [&](record::Tables& tables, int64_t id, int64_t version) {
                                         Result<access::Account> account =
                                             access::ResetPassword(tables, id, version, password);
                                         made = account.has_value();
                                         return account;
                                       });
  if (!reply || !made) return reply;
  return WithPassword(std::move(*reply), password.text);
}

Result<http::Reply> RemoveSecondFactor(Call& call) {
  return ChangeOf(call, "account.remove-second-factor", nlohmann::json::object(), access::RemoveSecondFactor);
}

Endpoint OfUser(http::Method method, const char* path, const char* operation, const char* summary,
                Permission permission, http::Schema request, std::function<Result<http::Reply>(Call&)> handle) {
  return {.method = method,
          .path = path,
          .operation = operation,
          .summary = summary,
          .permission = permission,
          .request = std::move(request),
          .reply = AccountSchema(),
          .needs_version = method != http::Method::kGet,
          .handle = std::move(handle)};
}

}  // namespace

Endpoints UserEndpoints() {
  using http::Method;
  Endpoints endpoints = {
      {.method = Method::kGet,
       .path = "/users",
       .operation = "listUsers",
       .summary = message::kListUsers,
       .permission = Permission::kReadAccounts,
       .query = PageQuery({{"text", http::Text(1, 50).Optional(), message::kSearchText},
                           {"role", RoleSchema().Optional(), message::kRole}}),
       .reply = http::Page(AccountSchema()),
       .handle = List},
      {.method = Method::kPost,
       .path = "/users",
       .operation = "createUser",
       .summary = message::kCreateUser,
       .permission = Permission::kManageAccounts,
       .request = http::Object(
           {{"name", http::Text(1, 64), message::kName}, {"display_name", http::Text(1, 100), message::kDisplayName}}),
       .reply = AccountSchema(),
       .success = 201,
       .handle = Create},
  };
  endpoints.push_back(
      OfUser(Method::kGet, "/users/{id}", "readUser", message::kReadUser, Permission::kReadAccounts, {}, Read));
  endpoints.push_back(OfUser(Method::kPatch, "/users/{id}", "changeUser", message::kChangeUser,
                             Permission::kManageAccounts,
                             http::Object({{"display_name", http::Text(1, 100).Optional(), message::kDisplayName},
                                           {"enabled", http::Boolean().Optional(), message::kEnabled}}),
                             Change));
  endpoints.push_back(OfUser(Method::kPost, "/users/{id}/password", "resetUserPassword", message::kResetUserPassword,
                             Permission::kManageAccounts, {}, Reset));
  endpoints.push_back(OfUser(Method::kDelete, "/users/{id}/second-factor", "removeUserSecondFactor",
                             message::kRemoveUserSecondFactor, Permission::kGrantRoles, {}, RemoveSecondFactor));
  return endpoints;
}

}  // namespace shouwang::api
