// What people do with their own account and sessions, and what the sysadmin does with the sessions of others.
#include <gtest/gtest.h>

#include "api/access/test_accounts.h"

namespace shouwang::api {
namespace {

using access::Role;
using nlohmann::json;

using OwnAccountTest = AccountsTest;
SHOUWANG_API_ON_BOTH_DATABASES(OwnAccountTest);

TEST_P(OwnAccountTest, Trust03_OnesOwnSessionsAreListedAndEnded) {
  Add("zhen", Role::kTown, "530326101");
  Add("cun", Role::kTown, "530326101");
  Visitor phone = SignedIn("zhen");
  clock().Advance(1000);
  Visitor desk = SignedIn("zhen");
  Visitor other = SignedIn("cun");
  const http::Reply listed = desk.Get("/me/sessions");
  const json items = Body(listed)["items"];
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0]["current"], true);
  EXPECT_EQ(items[1]["current"], false);
  EXPECT_EQ(items[1]["address"], "127.0.0.1");
  EXPECT_EQ(listed.body.find(access::SessionBook::TokenDigest(phone.cookie)), std::string::npos);
  const std::string path = "/me/sessions/" + std::to_string(items[1]["id"].get<int64_t>());
  EXPECT_EQ(other.Do(http::Method::kDelete, path, {}).status, 404);
  EXPECT_EQ(desk.Do(http::Method::kDelete, path, {}).status, 204);
  EXPECT_EQ(desk.Do(http::Method::kDelete, path, {}).status, 404);
  EXPECT_EQ(phone.Get("/me").status, 401);
  EXPECT_EQ(desk.Get("/me").status, 200);
  EXPECT_EQ(Trail("session.close").size(), 1U);
  // Nobody has used the desk for a quarter of an hour: the list a new session shows has only itself.
  clock().Advance(access::kSessionIdleMs);
  EXPECT_EQ(Body(SignedIn("zhen").Get("/me/sessions"))["items"].size(), 1U);
}

TEST_P(OwnAccountTest, Trust03_TheSysadminEndsEverySessionOfAnAccount) {
  Add("sysadmin", Role::kSysadmin);
  Add("secadmin", Role::kSecadmin);
  const int64_t id = Add("zhen", Role::kTown, "530326101");
  Visitor system = SignedIn("sysadmin", true);
  Visitor first = SignedIn("zhen");
  Visitor second = SignedIn("zhen");
  const std::string path = "/users/" + std::to_string(id) + "/sessions";
  EXPECT_EQ(Body(system.Get(path))["items"].size(), 2U);
  EXPECT_EQ(SignedIn("secadmin", true).Get(path).status, 403);
  EXPECT_EQ(system.Do(http::Method::kDelete, path, {}).status, 204);
  for (Visitor* visitor : {&first, &second}) EXPECT_EQ(visitor->Get("/me").status, 401);
  EXPECT_EQ(Body(system.Get(path))["items"].size(), 0U);
  ASSERT_EQ(Trail("account.end-sessions").size(), 1U);
  EXPECT_EQ(Trail("account.end-sessions")[0].entry.detail, R"({"sessions":2})");
  EXPECT_EQ(system.Do(http::Method::kDelete, "/users/999999/sessions", {}).status, 404);
}

TEST_P(OwnAccountTest, OnesOwnNameIsChangedUnderItsVersion) {
  Add("zhen", Role::kTown, "530326101");
  Visitor visitor = SignedIn("zhen");
  const std::string tag = Header(visitor.Get("/me"), "ETag");
  const auto rename = [&](const char* name, const std::string& version) {
    return visitor.Do(http::Method::kPatch, "/me", json({{"display_name", name}}).dump(), {{"if-match", version}});
  };
  EXPECT_EQ(rename("李明", "\"99\"").status, 412);
  EXPECT_EQ(rename("李明 13888123456", tag).status, 422);
  const http::Reply renamed = rename("李明", tag);
  ASSERT_EQ(renamed.status, 200) << renamed.body;
  EXPECT_EQ(Body(visitor.Get("/me"))["display_name"], "李明");
  EXPECT_EQ(rename("李亮", tag).status, 412);
  visitor.bearer = Body(visitor.Post("/me/tokens", {{"name", "月报脚本"}, {"days", 30}}))["token"];
  EXPECT_EQ(rename("脚本", Header(renamed, "ETag")).status, 403);
}

}  // namespace
}  // namespace shouwang::api
