#include "api/access/account_json.h"

#include "api/access/messages.h"
#include "base/clock.h"

namespace shouwang::api {
namespace {

const char* StateName(access::RoleGrant::State state) {
  switch (state) {
    case access::RoleGrant::State::kPending:
      return "pending";
    case access::RoleGrant::State::kConfirmed:
      return "confirmed";
    case access::RoleGrant::State::kRefused:
      return "refused";
  }
  return "";
}

}  // namespace

std::string TimeOrBlank(int64_t time_ms) { return time_ms == 0 ? std::string() : BeijingTime(time_ms); }

nlohmann::json AccountJson(const access::Account& account) {
  return {{"id", account.id},
          {"version", account.version},
          {"name", account.name},
          {"display_name", account.display_name},
          {"role", account.role ? access::RoleName(*account.role) : ""},
          {"division", account.division},
          {"department", account.department},
          {"enabled", account.enabled},
          {"must_change_password", account.must_change_password},
          {"second_factor", account.has_second_factor},
          {"created_at", TimeOrBlank(account.created_ms)},
          {"last_used_at", TimeOrBlank(account.last_used_ms)}};
}

http::Schema AccountSchema() {
  using namespace http;
  return Object({{"id", Integer(1, INT64_MAX), {}},
                 {"version", Integer(1, INT64_MAX), {}},
                 {"name", Text(), message::kName},
                 {"display_name", Text(), message::kDisplayName},
                 {"role", Text(), message::kRole},
                 {"division", Text(), message::kDivision},
                 {"department", Text(), message::kDepartment},
                 {"enabled", Boolean(), message::kEnabled},
                 {"must_change_password", Boolean(), {}},
                 {"second_factor", Boolean(), message::kSecondFactor},
                 {"created_at", Text(), {}},
                 {"last_used_at", Text(), {}},
                 {"one_time_password", Text().Optional(), message::kOneTimePassword}})
      .Named("Account");
}

nlohmann::json GrantJson(const access::RoleGrant& grant) {
  return {{"id", grant.id},
          {"account", grant.account},
          {"role", access::RoleName(grant.role)},
          {"division", grant.division},
          {"department", grant.department},
          {"reason", grant.reason},
          {"state", StateName(grant.state)},
          {"proposed_by", grant.proposed_by},
          {"proposed_at", TimeOrBlank(grant.proposed_ms)},
          {"decided_by", grant.decided_by},
          {"decided_at", TimeOrBlank(grant.decided_ms)}};
}

http::Schema GrantSchema() {
  using namespace http;
  return Object({{"id", Integer(1, INT64_MAX), {}},
                 {"account", Integer(1, INT64_MAX), {}},
                 {"role", RoleSchema(), message::kRole},
                 {"division", Text(), message::kDivision},
                 {"department", Text(), message::kDepartment},
                 {"reason", Text(), message::kReason},
                 {"state", Choice({"pending", "confirmed", "refused"}), {}},
                 {"proposed_by", Integer(0, INT64_MAX), {}},
                 {"proposed_at", Text(), {}},
                 {"decided_by", Integer(0, INT64_MAX), {}},
                 {"decided_at", Text(), {}}})
      .Named("RoleGrant");
}

http::Schema RoleSchema() {
  std::vector<std::string> names;
  for (const access::Role role : access::kRoles) names.emplace_back(access::RoleName(role));
  return http::Choice(std::move(names));
}

}  // namespace shouwang::api
