#include "api/access/account_json.h"

#include "api/access/messages.h"
#include "api/core/shapes.h"
#include "base/clock.h"

namespace shouwang::api {
namespace {

constexpr size_t kMostDivisionDigits = 12;

http::Schema PlaceSchema() { return http::Text(1, kMostDivisionDigits).Nullable(); }

}  // namespace

nlohmann::json AccountJson(const access::Account& account) {
  return {{"id", account.id},
          {"version", account.version},
          {"name", account.name},
          {"display_name", account.display_name},
          {"role", account.role ? nlohmann::json(access::RoleName(*account.role)) : nlohmann::json()},
          {"division", TextOrNull(account.division)},
          {"department", TextOrNull(account.department)},
          {"enabled", account.enabled},
          {"must_change_password", account.must_change_password},
          {"second_factor", account.has_second_factor},
          {"created_at", BeijingTime(account.created_ms)},
          {"last_used_at", TimeOrNull(account.last_used_ms)}};
}

http::Schema AccountSchema() {
  using namespace http;
  return Object({{"id", IdShape(), {}},
                 {"version", IdShape(), {}},
                 {"name", Text(), message::kName},
                 {"display_name", Text(), message::kDisplayName},
                 {"role", RoleSchema().Nullable(), message::kRole},
                 {"division", PlaceSchema(), message::kDivision},
                 {"department", Text().Nullable(), message::kDepartment},
                 {"enabled", Boolean(), message::kEnabled},
                 {"must_change_password", Boolean(), {}},
                 {"second_factor", Boolean(), message::kSecondFactor},
                 {"created_at", TimeShape(), {}},
                 {"last_used_at", TimeShape().Nullable(), {}},
                 {"one_time_password", Text().Optional(), message::kOneTimePassword}})
      .Named("Account");
}

nlohmann::json GrantJson(const access::RoleGrant& grant) {
  return {{"id", grant.id},
          {"account", grant.account},
          {"role", access::RoleName(grant.role)},
          {"division", TextOrNull(grant.division)},
          {"department", TextOrNull(grant.department)},
          {"reason", grant.reason},
          {"state", access::Name(grant.state)},
          {"proposed_by", grant.proposed_by},
          {"proposed_at", BeijingTime(grant.proposed_ms)},
          {"decided_by", NumberOrNull(grant.decided_by)},
          {"decided_at", TimeOrNull(grant.decided_ms)}};
}

http::Schema GrantSchema() {
  using namespace http;
  return Object({{"id", IdShape(), {}},
                 {"account", IdShape(), {}},
                 {"role", RoleSchema(), message::kRole},
                 {"division", PlaceSchema(), message::kDivision},
                 {"department", Text().Nullable(), message::kDepartment},
                 {"reason", Text(), message::kReason},
                 {"state", Choice({"pending", "confirmed", "refused"}), {}},
                 {"proposed_by", CountShape(), message::kProposedBy},
                 {"proposed_at", TimeShape(), {}},
                 {"decided_by", IdShape().Nullable(), message::kAccount},
                 {"decided_at", TimeShape().Nullable(), {}}})
      .Named("RoleGrant");
}

http::Schema RoleSchema() {
  std::vector<std::string> names;
  for (const access::Role role : access::kRoles) names.emplace_back(access::RoleName(role));
  return http::Choice(std::move(names)).Named("Role");
}

nlohmann::json PermissionsJson(access::Role role) {
  nlohmann::json permissions = nlohmann::json::array();
  for (int i = 0; i <= static_cast<int>(access::kLastPermission); ++i) {
    const auto permission = static_cast<access::Permission>(i);
    if (access::May(role, permission)) permissions.push_back(access::PermissionName(permission));
  }
  return permissions;
}

http::Schema PermissionsSchema() {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(access::kLastPermission); ++i) {
    names.emplace_back(access::PermissionName(static_cast<access::Permission>(i)));
  }
  return http::Array(http::Choice(std::move(names)).Named("Permission"));
}

}  // namespace shouwang::api
