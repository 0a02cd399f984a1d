#include <fmt/format.h>

#include "access/messages.h"
#include "access/role_grants.h"
#include "access/session_book.h"
#include "api/access/access_api.h"
#include "api/access/account_json.h"
#include "api/access/messages.h"
#include "api/core/body.h"
#include "api/core/page.h"

namespace shouwang::api {
namespace {

using access::Permission;

constexpr int kPendingMost = 200;

Result<http::Reply> ListRoles(Call& /*call*/) {
  nlohmann::json items = nlohmann::json::array();
  for (const access::Role role : access::kRoles) {
    items.push_back({{"role", access::RoleName(role)},
                     {"title", access::message::kRoleTitles[static_cast<size_t>(role)]},
                     {"officer", access::IsOfficer(role)},
                     {"permissions", PermissionsJson(role)}});
  }
  return Json(ListJson(std::move(items)));
}

nlohmann::json PageOf(const std::vector<access::RoleGrant>& grants) {
  nlohmann::json items = nlohmann::json::array();
  for (const access::RoleGrant& grant : grants) items.push_back(GrantJson(grant));
  return ListJson(std::move(items));
}

Result<http::Reply> ListOf(Call& call) {
  Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.accounts().Find(*id)) return Fail(ErrorCode::kNotFound, access::message::kNoAccount);
    return Json(PageOf(tables.accounts().grants().Of(*id)));
  });
}

Result<http::Reply> ListPending(Call& call) {
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    return Json(PageOf(tables.accounts().grants().Pending(kPendingMost)));
  });
}

Result<http::Reply> Propose(Call& call) {
  Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const nlohmann::json& body = call.body();
  const access::WantedGrant wanted{access::RoleFromName(body["role"].get<std::string>()).value(),
                                   TextOf(body, "division"), TextOf(body, "department"), TextOf(body, "reason")};
  return call.Change({"grant.propose", fmt::format("account/{}", *id), "done", "{}"},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       Result<access::RoleGrant> grant = access::ProposeGrant(tables, *id, wanted);
                       if (!grant) return Fail(grant.error());
                       entry.detail = nlohmann::json({{"grant", grant->id},
                                                      {"role", access::RoleName(grant->role)},
                                                      {"division", grant->division}})
                                          .dump();
                       return Created(GrantJson(*grant), fmt::format("/api/v1/users/{}/grants", *id), 1);
                     });
}

Result<http::Reply> Decide(Call& call) {
  Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  Result<int64_t> grant = call.Number("grant");
  if (!grant) return Fail(grant.error());
  const bool confirm = call.body()["confirm"].get<bool>();
  Result<http::Reply> reply =
      call.Change({confirm ? "grant.confirm" : "grant.refuse", fmt::format("account/{}", *id), "done",
                   fmt::format(R"({{"grant":{}}})", *grant)},
                  [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                    const std::optional<access::RoleGrant> found = tables.accounts().grants().Find(*grant);
                    if (!found || found->account != *id) return Fail(ErrorCode::kNotFound, access::message::kNoGrant);
                    Result<access::RoleGrant> decided = access::DecideGrant(tables, *grant, confirm);
                    if (!decided) return Fail(decided.error());
                    return Json(GrantJson(*decided));
                  });
  if (reply) call.services().sessions->Forget(*id);
  return reply;
}

http::Schema RoleRowSchema() {
  using namespace http;
  return Object({{"role", RoleSchema(), {}},
                 {"title", Text(), {}},
                 {"officer", Boolean(), {}},
                 {"permissions", PermissionsSchema(), {}}})
      .Named("RolePermissions");
}

http::Schema WantedSchema() {
  using namespace http;
  return Object({{"role", RoleSchema(), message::kRole},
                 {"division", Text(0, 12).Optional(), message::kDivision},
                 {"department", Text(0, 32).Optional(), message::kDepartment},
                 {"reason", Text(0, 200).Optional(), message::kReason}});
}

}  // namespace

Endpoints GrantEndpoints() {
  using http::Method;
  return {
      {.method = Method::kGet,
       .path = "/roles",
       .operation = "listRoles",
       .summary = message::kListRoles,
       .reply = http::Page(RoleRowSchema()),
       .handle = ListRoles},
      {.method = Method::kGet,
       .path = "/users/grants",
       .operation = "listPendingGrants",
       .summary = message::kListPendingGrants,
       .permission = Permission::kReadAccounts,
       .reply = http::Page(GrantSchema()),
       .handle = ListPending},
      {.method = Method::kGet,
       .path = "/users/{id}/grants",
       .operation = "listGrants",
       .summary = message::kListGrants,
       .permission = Permission::kReadAccounts,
       .reply = http::Page(GrantSchema()),
       .handle = ListOf},
      {.method = Method::kPost,
       .path = "/users/{id}/grants",
       .operation = "proposeGrant",
       .summary = message::kProposeGrant,
       .permission = Permission::kGrantRoles,
       .request = WantedSchema(),
       .reply = GrantSchema(),
       .success = 201,
       .handle = Propose},
      {.method = Method::kPost,
       .path = "/users/{id}/grants/{grant}/decision",
       .operation = "decideGrant",
       .summary = message::kDecideGrant,
       .permission = Permission::kReadAccounts,
       .request = http::Object({{"confirm", http::Boolean(), {}}}),
       .reply = GrantSchema(),
       .handle = Decide},
  };
}

}  // namespace shouwang::api
