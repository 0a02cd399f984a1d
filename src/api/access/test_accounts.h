// For tests of the API of access: accounts made at the console, and people who sign in with them.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "access/account_changes.h"
#include "access/divisions.h"
#include "access/role_grants.h"
#include "access/totp.h"
#include "api/access/access_api.h"
#include "api/core/test_api.h"
#include "api/core/test_visitor.h"
#include "store/access/access_tables.h"

namespace shouwang::api {

inline constexpr char kPassword[] = "Bosquet-wal-1";

// Stands for the business routes of other areas.
inline Endpoint Probe(const char* path, access::Permission permission, http::Method method = http::Method::kGet) {
  return {.method = method,
          .path = path,
          .operation = std::string("probe") + http::MethodName(method) + access::PermissionName(permission),
          .summary = "试",
          .permission = permission,
          .reply = http::Object({{"name", http::Text(), ""}, {"division", http::Text(), ""}}),
          .handle = [](Call& call) -> Result<http::Reply> {
            return Json({{"name", call.caller().name}, {"division", call.caller().scope.division}});
          }};
}

class AccountsTest : public ApiTest {
 public:
  AccountsTest()
      : ApiTest({.audit = store::MakeAuditTrail,
                 .accounts = store::MakeAccounts,
                 .divisions = store::MakeDivisions,
                 .registry = {},
                 .registry_imports = {},
                 .uploads = {},
                 .runs = {},
                 .jobs = {},
                 .clues = {},
                 .group_risks = {}},
                {}),
        book_(record(), clock(), [](const std::string& hash, std::string_view given) {
          return hash == given || (hash.starts_with("$argon2") && access::VerifyPassword(hash, given));
        }) {
    services().sessions = &book_;
    services().breached = &breached_;
    Rebuild({});
    Write([](record::Tables& tables) -> Status {
      tables.divisions().Keep({{"530326000000", "会泽县", ""}, {"530326101000", "娜姑镇", "530326000000"}});
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
  }

  void Rebuild(GuardOptions options) {
    Endpoints endpoints = AccessEndpoints();
    endpoints.push_back(Probe("/probe/read", access::Permission::kReadRegistry));
    endpoints.push_back(Probe("/probe/edit", access::Permission::kEditRegistry, http::Method::kPost));
    endpoints.push_back(Probe("/probe/export", access::Permission::kExport));
    Result<std::vector<http::Route>> routes = Guarded(std::move(endpoints), services(), options);
    if (!routes) throw std::runtime_error(FormatError(routes.error()));
    router_ = std::make_unique<http::Router>(http::Router::Build(std::move(*routes)).value());
  }

  int64_t Add(const std::string& name, access::Role role, const std::string& division = {}) {
    int64_t id = 0;
    Write([&](record::Tables& tables) -> Status {
      const auto made = access::CreateAccount(tables, {name, "某人"}, {kPassword, kPassword});
      if (!made) return Fail(made.error());
      id = made->id;
      const auto granted = access::GrantFromConsole(tables, id, {role, division, {}, {}});
      if (!granted) return Fail(granted.error());
      tables.accounts().SetPassword(id, kPassword, false);
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
    return id;
  }

  Visitor Nobody(const std::string& address = "127.0.0.1") { return Visitor(*router_, address); }
  // Signed in; officers with their second factor bound and passed.
  Visitor SignedIn(const std::string& name, bool second_factor = false) {
    Visitor visitor = Nobody();
    EXPECT_EQ(visitor.SignIn(name, kPassword).status, 201);
    if (second_factor) Bind(visitor);
    return visitor;
  }
  std::string Bind(Visitor& visitor) {
    const nlohmann::json begun = nlohmann::json::parse(visitor.Post("/me/second-factor", nullptr).body);
    const std::string uri = begun["uri"];
    const http::Reply confirmed = visitor.Post("/me/second-factor/confirm", {{"code", CodeNow(visitor)}});
    EXPECT_EQ(confirmed.status, 204) << confirmed.body;
    return uri;
  }
  std::string CodeNow(const Visitor& visitor) {
    std::string code;
    const auto session = book_.Check(visitor.cookie, visitor.address);
    EXPECT_TRUE(record().Read(access::Caller::System("test"), [&](record::Tables& tables) -> Status {
      const auto factor = tables.accounts().CredentialsOf((*session)->account.id).second_factor;
      code = access::TotpCode(factor.secret, access::TotpStep(tables.now_ms()));
      return {};
    }));
    return code;
  }
  std::vector<access::AuditRow> Trail(const std::string& action) {
    std::vector<access::AuditRow> rows;
    EXPECT_TRUE(record().Read(access::Caller::System("test"), [&](record::Tables& tables) -> Status {
      access::AuditFilter filter;
      filter.action = action;
      rows = tables.audit().List(filter);
      return {};
    }));
    return rows;
  }
  static nlohmann::json Body(const http::Reply& reply) { return nlohmann::json::parse(reply.body); }
  static std::string Header(const http::Reply& reply, const std::string& name) {
    for (const auto& [header, value] : reply.headers) {
      if (header == name) return value;
    }
    return {};
  }

 private:
  access::BreachedPasswords breached_;
  access::SessionBook book_;
  std::unique_ptr<http::Router> router_;
};

}  // namespace shouwang::api
