// The guard and the endpoints of access, called as a browser calls them.
#include "api/core/guard.h"

#include <gtest/gtest.h>

#include "access/first_officers.h"
#include "api/access/test_accounts.h"
#include "api/core/page.h"

namespace shouwang::api {
namespace {

using access::Role;
using nlohmann::json;

using GuardTest = AccountsTest;
SHOUWANG_API_ON_BOTH_DATABASES(GuardTest);

TEST_P(GuardTest, NobodySeesAnything) {
  Visitor nobody = Nobody();
  for (const char* path : {"/probe/read", "/session", "/me", "/users", "/audit", "/divisions", "/roles"}) {
    EXPECT_EQ(nobody.Get(path).status, 401) << path;
  }
  nobody.cookie = "made-up";
  EXPECT_EQ(nobody.Get("/me").status, 401);
  nobody.bearer = "made-up";
  EXPECT_EQ(nobody.Get("/me").status, 401);
}

TEST_P(GuardTest, Trust03_TheCookieIsForBrowsersOnlyAndStrict) {
  Add("zhen", Role::kTown, "530326101");
  Visitor visitor = Nobody();
  const http::Reply reply = visitor.SignIn("zhen", kPassword);
  const std::string cookie = Header(reply, "Set-Cookie");
  EXPECT_NE(cookie.find("; HttpOnly"), std::string::npos);
  EXPECT_NE(cookie.find("; SameSite=Strict"), std::string::npos);
  EXPECT_EQ(cookie.find("Secure"), std::string::npos);
  EXPECT_EQ(reply.body.find(visitor.cookie), std::string::npos);
  Rebuild({.secure_cookies = true});
  EXPECT_NE(Header(Nobody().SignIn("zhen", kPassword), "Set-Cookie").find("; Secure"), std::string::npos);
}

TEST_P(GuardTest, Trust03_SigningOutEndsItAndClearsTheCookie) {
  Add("zhen", Role::kTown, "530326101");
  Visitor visitor = SignedIn("zhen");
  const std::string cookie = visitor.cookie;
  const http::Reply left = visitor.Do(http::Method::kDelete, "/session", {});
  EXPECT_EQ(left.status, 204);
  EXPECT_NE(Header(left, "Set-Cookie").find("Max-Age=0"), std::string::npos);
  visitor.cookie = cookie;
  EXPECT_EQ(visitor.Get("/me").status, 401);
}

TEST_P(GuardTest, Trust28_AChangeNeedsTheTokenAgainstForgery) {
  Add("zhen", Role::kTown, "530326101");
  Visitor visitor = SignedIn("zhen");
  EXPECT_EQ(visitor.Post("/probe/edit", nullptr).status, 200);
  const std::string csrf = std::exchange(visitor.csrf, "");
  EXPECT_EQ(Body(visitor.Post("/probe/edit", nullptr))["where"], "csrf");
  visitor.csrf = std::string(csrf.size(), 'a');
  EXPECT_EQ(visitor.Post("/probe/edit", nullptr).status, 403);
  EXPECT_EQ(visitor.Get("/probe/read").status, 200);
}

TEST_P(GuardTest, TheCallerHasTheAccountsScope) {
  Add("zhen", Role::kTown, "530326101");
  EXPECT_EQ(Body(SignedIn("zhen").Get("/probe/read"))["division"], "530326101");
}

TEST_P(GuardTest, Trust13_ARefusedCallIsInTheTrailOnceAMinute) {
  Add("county", Role::kCounty, "530326");
  Visitor visitor = SignedIn("county");
  for (int i = 0; i < 20; ++i) EXPECT_EQ(visitor.Get("/users").status, 403);
  ASSERT_EQ(Trail("call.refuse").size(), 1U);
  EXPECT_EQ(Trail("call.refuse")[0].account_name, "county");
  EXPECT_NE(Trail("call.refuse")[0].entry.detail.find("listUsers"), std::string::npos);
  clock().Advance(60'000);
  EXPECT_EQ(visitor.Get("/users").status, 403);
  ASSERT_EQ(Trail("call.refuse").size(), 2U);
  EXPECT_NE(Trail("call.refuse")[0].entry.detail.find("\"left_out\":19"), std::string::npos);
}

TEST_P(GuardTest, Trust04_AnExporterNeedsASecondFactor) {
  Add("county", Role::kCounty, "530326");
  Visitor visitor = SignedIn("county");
  EXPECT_EQ(Body(visitor.Get("/probe/export"))["where"], "second-factor");
  EXPECT_EQ(visitor.Get("/probe/read").status, 200);
  Bind(visitor);
  EXPECT_EQ(visitor.Get("/probe/export").status, 200);
}

TEST_P(GuardTest, Trust04_HalfASessionIsGoodForNothingElse) {
  Add("county", Role::kCounty, "530326");
  Visitor bound = SignedIn("county", true);
  clock().Advance(60'000);
  Visitor visitor = SignedIn("county");
  EXPECT_EQ(Body(visitor.Get("/session"))["pending"], json::array({"second-factor"}));
  for (const char* path : {"/probe/read", "/me", "/me/tokens", "/roles"}) EXPECT_EQ(visitor.Get(path).status, 403);
  EXPECT_EQ(visitor.Post("/me/second-factor/drop", {{"code", "123456"}}).status, 403);
  const std::string code = CodeNow(bound);
  EXPECT_EQ(visitor.Post("/session/second-factor", {{"code", code}}).status, 200);
  EXPECT_EQ(visitor.Get("/probe/read").status, 200);
  Visitor replay = SignedIn("county");
  EXPECT_EQ(replay.Post("/session/second-factor", {{"code", code}}).status, 401);
}

TEST_P(GuardTest, Trust12_AdministrativeRoutesOnlyFromListedAddresses) {
  Add("sysadmin", Role::kSysadmin);
  Visitor visitor = SignedIn("sysadmin", true);
  EXPECT_EQ(visitor.Get("/users").status, 200);
  visitor.address = "203.0.113.7";
  EXPECT_EQ(Body(visitor.Get("/users"))["where"], "address");
  EXPECT_EQ(visitor.Get("/me").status, 200);
  for (const char* address : {"10.2.3.4", "192.168.7.7", "::1", "fd12::1", "::ffff:10.1.1.1"}) {
    visitor.address = address;
    EXPECT_EQ(visitor.Get("/users").status, 200) << address;
  }
  EXPECT_FALSE(Guarded({}, services(), {.admin_networks = {"10.0.0.0/33"}}));
}

TEST_P(GuardTest, Trust06_AOneTimePasswordMustBeChanged) {
  const auto officers = access::MakeFirstOfficers(record(), {});
  ASSERT_TRUE(officers) << FormatError(officers.error());
  Visitor visitor = Nobody();
  ASSERT_EQ(visitor.SignIn("sysadmin", officers->at(0).password).status, 201);
  EXPECT_EQ(Body(visitor.Get("/session"))["pending"], json::array({"password", "enrol"}));
  EXPECT_EQ(Body(visitor.Get("/users"))["where"], "password");
  const std::string first = officers->at(0).password;
  const std::string wanted = "Nuvola-tra-8-monti";
  EXPECT_EQ(visitor.Post("/me/password", {{"current", "wrong"}, {"new", wanted}}).status, 422);
  EXPECT_EQ(visitor.Post("/me/password", {{"current", first}, {"new", first}}).status, 422);
  EXPECT_EQ(visitor.Post("/me/password", {{"current", first}, {"new", "short"}}).status, 422);
  const http::Reply changed = visitor.Post("/me/password", {{"current", first}, {"new", wanted}});
  EXPECT_EQ(changed.status, 204) << changed.body;
  EXPECT_EQ(Body(visitor.Get("/users"))["where"], "second-factor");
  Bind(visitor);
  EXPECT_EQ(visitor.Get("/users").status, 200);
  EXPECT_EQ(Nobody().SignIn("sysadmin", first).status, 401);
}

TEST_P(GuardTest, Trust08_AnAccountIsMadeGrantedAndUsed) {
  Add("sysadmin", Role::kSysadmin);
  Add("secadmin", Role::kSecadmin);
  Visitor system = SignedIn("sysadmin", true);
  Visitor security = SignedIn("secadmin", true);
  const http::Reply made =
      system.Post("/users", {{"name", "liming"}, {"display_name", "李明"}}, {{"idempotency-key", "one"}});
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string password = Body(made)["one_time_password"];
  const std::string path = "/users/" + std::to_string(Body(made)["id"].get<int64_t>()) + "/grants";
  // A repeat is answered from what was kept, and that holds no password.
  const http::Reply again =
      system.Post("/users", {{"name", "liming"}, {"display_name", "李明"}}, {{"idempotency-key", "one"}});
  EXPECT_EQ(again.status, 201);
  EXPECT_FALSE(Body(again).contains("one_time_password"));

  EXPECT_EQ(Nobody().SignIn("liming", password).status, 403);  // no role yet
  EXPECT_EQ(system.Post(path, {{"role", "town"}, {"division", "530326101"}}).status, 403);
  const http::Reply proposed = security.Post(path, {{"role", "town"}, {"division", "530326101"}});
  ASSERT_EQ(proposed.status, 201) << proposed.body;
  const std::string decision = path + "/" + std::to_string(Body(proposed)["id"].get<int64_t>()) + "/decision";
  EXPECT_EQ(security.Post(decision, {{"confirm", true}}).status, 403);
  EXPECT_EQ(Body(security.Get("/users/grants"))["items"].size(), 1U);
  EXPECT_EQ(system.Post(decision, {{"confirm", true}}).status, 200);
  EXPECT_EQ(Nobody().SignIn("liming", password).status, 201);
}

TEST_P(GuardTest, ADisabledAccountIsOutAtOnce) {
  Add("sysadmin", Role::kSysadmin);
  const int64_t id = Add("zhen", Role::kTown, "530326101");
  Visitor system = SignedIn("sysadmin", true);
  Visitor visitor = SignedIn("zhen");
  const std::string path = "/users/" + std::to_string(id);
  const std::string tag = Header(system.Get(path), "ETag");
  const std::string body = json({{"enabled", false}}).dump();
  EXPECT_EQ(system.Do(http::Method::kPatch, path, body, {{"if-match", "\"99\""}}).status, 412);
  const http::Reply disabled = system.Do(http::Method::kPatch, path, body, {{"if-match", tag}});
  EXPECT_EQ(disabled.status, 200) << disabled.body;
  EXPECT_EQ(visitor.Get("/probe/read").status, 401);
}

TEST_P(GuardTest, ATokenServesScriptsAndNothingPersonal) {
  Add("zhen", Role::kTown, "530326101");
  Visitor person = SignedIn("zhen");
  const http::Reply made = person.Post("/me/tokens", {{"name", "月报脚本"}, {"days", 30}});
  ASSERT_EQ(made.status, 201) << made.body;
  Visitor script = Nobody();
  script.bearer = Body(made)["token"];
  EXPECT_EQ(script.Post("/probe/edit", nullptr).status, 200);  // no cookie, so nothing to forge
  EXPECT_EQ(script.Post("/me/password", {{"current", kPassword}, {"new", "Nuvola-tra-8-monti"}}).status, 403);
  EXPECT_EQ(script.Post("/me/tokens", {{"name", "又一个"}, {"days", 30}}).status, 403);
  EXPECT_EQ(person.Get("/me/tokens").body.find(script.bearer), std::string::npos);
  const std::string path = "/me/tokens/" + std::to_string(Body(made)["id"].get<int64_t>());
  EXPECT_EQ(person.Do(http::Method::kDelete, path, {}).status, 204);
  EXPECT_EQ(script.Get("/probe/read").status, 401);
}

TEST_P(GuardTest, Trust17_TheAuditorReadsAndIsAudited) {
  Add("auditor", Role::kAuditor);
  Visitor visitor = SignedIn("auditor", true);
  const json page = Body(visitor.Get("/audit?limit=2&action=session."));
  EXPECT_EQ(page["items"].size(), 1U);
  ASSERT_EQ(Trail("audit.read").size(), 1U);
  EXPECT_EQ(Trail("audit.read")[0].account_name, "auditor");
  EXPECT_EQ(Body(visitor.Post("/audit/verification", nullptr))["intact"], true);
  for (const char* path : {"/probe/read", "/users", "/divisions"}) EXPECT_EQ(visitor.Get(path).status, 403) << path;
  EXPECT_EQ(visitor.Get("/audit?cursor=Zm9v").status, 422);
  EXPECT_EQ(visitor.Get("/audit?cursor=" + MakeCursor("x")).status, 422);
}

TEST_P(GuardTest, AnAccountHasARateOfItsOwn) {
  Add("zhen", Role::kTown, "530326101");
  Visitor visitor = SignedIn("zhen");
  Rebuild({.requests_per_second = 0.25});
  Visitor quick = Nobody();
  quick.cookie = visitor.cookie;
  EXPECT_EQ(quick.Get("/me").status, 200);
  const http::Reply refused = quick.Get("/me");
  EXPECT_EQ(refused.status, 429);
  EXPECT_FALSE(Header(refused, "Retry-After").empty());
}

}  // namespace
}  // namespace shouwang::api
