// For tests of endpoints: a record over a fresh database, and calls that go from schema check to reply without a
// network and without the guard. Scope is the record's business, so it is tested here too; sessions and permissions are
// the guard's. A reply that is not as its endpoint says is a failure of the test.
//
//   class HouseholdsApiTest : public ApiTest {
//    public:
//     HouseholdsApiTest() : ApiTest({.audit = …, .registry = store::MakeRegistry}, HouseholdEndpoints()) {}
//   };
//   SHOUWANG_API_ON_BOTH_DATABASES(HouseholdsApiTest);
//   TEST_P(HouseholdsApiTest, …) { const http::Reply reply = Get(Town("530326101"), "/households/7"); … }
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "access/accounts.h"
#include "api/core/endpoint.h"
#include "api/core/guard.h"
#include "api/core/services.h"
#include "base/clock.h"
#include "http/problem.h"
#include "http/reply_check.h"
#include "store/core/database.h"
#include "store/core/store_record.h"
#include "store/core/test_place.h"
#include "store/core/test_sealer.h"

namespace shouwang::api {

// Files in memory, from any thread, as a Vault must be: the reader of the register keeps its tables side by side.
class MemoryVault final : public seal::Vault {
 public:
  Result<std::string> Keep(std::string_view content) override {
    std::string digest = Sha256Hex(content);
    const std::scoped_lock lock(mutex_);
    files_.insert_or_assign(digest, content);
    return digest;
  }
  Result<std::string> Fetch(const std::string& digest) const override {
    const std::scoped_lock lock(mutex_);
    const auto found = files_.find(digest);
    if (found == files_.end()) return Fail(ErrorCode::kNotFound, "no file");
    return found->second;
  }
  bool Has(const std::string& digest) const override {
    const std::scoped_lock lock(mutex_);
    return files_.contains(digest);
  }
  Status Remove(const std::string& digest) override {
    const std::scoped_lock lock(mutex_);
    files_.erase(digest);
    return {};
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> files_;
};

// GetParam(): on PostgreSQL?
class ApiTest : public testing::TestWithParam<bool> {
 public:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  ApiTest(store::Repositories repositories, Endpoints endpoints)
      : ApiTest(GetParam(), std::move(repositories), std::move(endpoints)) {}
  ApiTest(bool on_postgres, store::Repositories repositories, Endpoints endpoints)
      : place_(on_postgres), endpoints_(std::move(endpoints)) {
    store::DatabaseOptions options;
    options.url = place_.url();
    options.create = true;
    options.tell_all = true;
    Result<std::unique_ptr<store::Database>> opened = store::Database::Open(options, sealer_, clock_);
    if (!opened) throw std::runtime_error(FormatError(opened.error()));
    database_ = std::move(*opened);
    record_ = store::MakeRecord(*database_, std::move(repositories));
    services_ = std::make_unique<Services>(Services{*record_, clock_, sealer_, vault_});
  }

  record::Record& record() { return *record_; }
  ManualClock& clock() { return clock_; }
  Services& services() { return *services_; }
  seal::Vault& vault() { return vault_; }

  static access::Caller County(const std::string& code = "530326") { return At(access::Role::kCounty, code, 11); }
  static access::Caller Town(const std::string& code) { return At(access::Role::kTown, code, 12); }
  static access::Caller Village(const std::string& code) { return At(access::Role::kVillage, code, 13); }
  static access::Caller Contact(int64_t account, const std::string& county = "530326") {
    access::Caller caller = At(access::Role::kContact, county, account);
    caller.scope.kind = access::Scope::Kind::kContact;
    caller.scope.account = account;
    return caller;
  }
  static access::Caller Department(const std::string& department, const std::string& county = "530326") {
    access::Caller caller = At(access::Role::kDepartment, county, 14);
    caller.scope.kind = access::Scope::Kind::kDepartment;
    caller.scope.department = department;
    return caller;
  }
  static access::Caller At(access::Role role, const std::string& division, int64_t account) {
    access::Caller caller;
    caller.account = account;
    caller.name = std::string(access::RoleName(role)) + "-" + division;
    caller.role = role;
    caller.scope.kind = access::Scope::Kind::kDivision;
    caller.scope.division = division;
    caller.address = "127.0.0.1";
    return caller;
  }

  // As the system, outside any request; must succeed. `change` leaves its own audit row.
  void Write(const std::function<Status(record::Tables&)>& change) {
    const Status status = record_->Write(access::Caller::System("test"), change);
    ASSERT_TRUE(status) << FormatError(status.error());
  }

  // The same caller, of an account that has a name; needs the repository of accounts.
  access::Caller Named(access::Caller caller, const std::string& display_name) {
    Write([&](record::Tables& tables) -> Status {
      access::Account account;
      account.name = caller.name;
      account.display_name = display_name;
      caller.account = tables.accounts().Add(account, "no password");
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
    return caller;
  }

  http::Reply Get(const access::Caller& caller, const std::string& path) {
    return Do(caller, http::Method::kGet, path, {}, {});
  }
  http::Reply Post(const access::Caller& caller, const std::string& path, const nlohmann::json& body,
                   Headers headers = {}) {
    return Do(caller, http::Method::kPost, path, body.is_null() ? "" : body.dump(), std::move(headers));
  }
  http::Reply Patch(const access::Caller& caller, const std::string& path, const nlohmann::json& body,
                    int64_t version) {
    return Do(caller, http::Method::kPatch, path, body.dump(), {{"if-match", "\"" + std::to_string(version) + "\""}});
  }

  // `path` is below /api/v1 and may have a query of plain characters.
  http::Reply Do(const access::Caller& caller, http::Method method, const std::string& path, std::string body,
                 Headers headers) {
    http::Request request;
    request.method = method;
    request.path = path.substr(0, path.find('?'));
    request.headers = std::move(headers);
    request.body = std::move(body);
    request.address = caller.address;
    request.id = "test";
    if (path.find('?') != std::string::npos) ReadQuery(path.substr(path.find('?') + 1), request);
    for (const Endpoint& endpoint : endpoints_) {
      request.parameters.clear();
      if (endpoint.method == method && Matches(endpoint.path, request)) return Run(endpoint, caller, request);
    }
    return http::Problem(Error{ErrorCode::kNotFound, "no endpoint", path, ""}, request.id);
  }

 private:
  static void ReadQuery(const std::string& text, http::Request& request) {
    std::istringstream pairs(text);
    for (std::string pair; std::getline(pairs, pair, '&');) {
      request.query[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
    }
  }

  static bool Matches(const std::string& wanted, http::Request& request) {
    std::istringstream left(wanted);
    std::istringstream right(request.path);
    for (;;) {
      std::string a;
      std::string b;
      const bool more_left = static_cast<bool>(std::getline(left, a, '/'));
      const bool more_right = static_cast<bool>(std::getline(right, b, '/'));
      if (more_left != more_right) return false;
      if (!more_left) return true;
      if (a.starts_with('{')) {
        request.parameters[a.substr(1, a.size() - 2)] = b;
      } else if (a != b) {
        return false;
      }
    }
  }

  http::Reply Run(const Endpoint& endpoint, const access::Caller& caller, const http::Request& request) {
    if (!access::May(caller.role, endpoint.permission)) {
      return http::Problem(Error{ErrorCode::kForbidden, "not permitted", "", ""}, request.id);
    }
    if (!endpoint.request.IsNothing() && !endpoint.limits.body_is_bytes) {
      const Errors errors = endpoint.request.Check(nlohmann::json::parse(request.body));
      if (!errors.empty()) return http::Problem(errors.front(), request.id);
    }
    Call call(request, caller, *services_);
    Result<http::Reply> reply = endpoint.handle(call);
    if (!reply) return http::Problem(reply.error(), request.id);
    const Status described = http::CheckReply(Described(endpoint), *reply);
    EXPECT_TRUE(described) << described.error().what;
    return std::move(*reply);
  }

  store::CheckingSealer sealer_;
  ManualClock clock_{1653955200000};  // 2022-05-31 08:00 in Beijing
  MemoryVault vault_;
  store::TestDatabase place_;
  Endpoints endpoints_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<record::Record> record_;
  std::unique_ptr<Services> services_;
};

#define SHOUWANG_API_ON_BOTH_DATABASES(Suite)                                                       \
  INSTANTIATE_TEST_SUITE_P(, Suite, testing::Bool(), [](const testing::TestParamInfo<bool>& info) { \
    return info.param ? std::string("Postgres") : std::string("Sqlite");                            \
  })

}  // namespace shouwang::api
