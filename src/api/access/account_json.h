// How accounts and grants are shown. Internal to the API of access.
#pragma once

#include "base/json.h"

#include "access/accounts.h"
#include "http/schema.h"

namespace shouwang::api {

nlohmann::json AccountJson(const access::Account& account);
http::Schema AccountSchema();
nlohmann::json GrantJson(const access::RoleGrant& grant);
http::Schema GrantSchema();
http::Schema RoleSchema();  // one of the role names
// What a role may do, and its schema.
nlohmann::json PermissionsJson(access::Role role);
http::Schema PermissionsSchema();

}  // namespace shouwang::api
