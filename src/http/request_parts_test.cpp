// The pieces of the server that need no socket.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include "http/gzip.h"
#include "http/message.h"
#include "http/problem.h"
#include "http/rate_limit.h"
#include "http/router.h"
#include "http/static_files.h"
#include "http/test_raw_client.h"
#include "http/url.h"
#include "http/worker_pool.h"

namespace shouwang::http {

namespace {

TEST(Url, IsDecodedOrRefused) {
  EXPECT_EQ(ParseTarget("/a%20b?x=%E4%B8%80+2&y=&z#f")->path, "/a b");
  const auto query = ParseTarget("/a?x=%E4%B8%80+2&y=&z&&w=a=b#f")->query;
  EXPECT_EQ(query.at("x"), "一 2");
  EXPECT_EQ(query.at("y"), "");
  EXPECT_EQ(query.at("z"), "");
  EXPECT_EQ(query.at("w"), "a=b");
  EXPECT_EQ(ParseTarget("/a+b")->path, "/a+b");
  EXPECT_EQ(ParseTarget("/a?t=a%0Ab")->query.at("t"), "a\nb");
  for (const std::string bad :
       {"",       "a",      "*",       "http://h/a", "/%",         "/%4",      "/%4g",           "/%00",
        "/a%0Ab", "/\x01",  "/%c0%af", "/a/../b",    "/..",        "/a/.",     "/a%2fb",         "/a%2Fb",
        "/a\\b",  "/a%5cb", "//a",     "/a//b",      "/a?x=1&x=2", "/a?x=%00", "/a?x=%ed%a0%80", "/a?x=%1b"}) {
    EXPECT_FALSE(ParseTarget(bad)) << bad;
  }
}

TEST(Router, PrefersLiteralsAndGoesBack) {
  auto router = Router::Build({EchoRoute(Method::kGet, "/a/{id}", "one"), EchoRoute(Method::kGet, "/a/me", "two"),
                               EchoRoute(Method::kPost, "/a/{id}/b", "three"),
                               EchoRoute(Method::kGet, "/{any}/me/c", "four"), EchoRoute(Method::kGet, "/", "root")});
  ASSERT_TRUE(router);
  EXPECT_EQ(router->Find(Method::kGet, "/a/me").route->operation, "two");
  EXPECT_EQ(router->Find(Method::kGet, "/a/x").route->operation, "one");
  EXPECT_EQ(router->Find(Method::kGet, "/a/me/c").route->operation, "four");
  EXPECT_EQ(router->Find(Method::kGet, "/a/me/c").parameters.at("any"), "a");
  EXPECT_EQ(router->Find(Method::kPost, "/a/me/b").parameters.at("id"), "me");
  EXPECT_EQ(router->Find(Method::kGet, "/").route->operation, "root");
  EXPECT_EQ(router->Find(Method::kGet, "/a/x/b").route, nullptr);
  EXPECT_EQ(router->Find(Method::kGet, "/a/x/b").allowed.front(), Method::kPost);
  EXPECT_TRUE(router->Find(Method::kGet, "/a/").allowed.empty());
  EXPECT_TRUE(router->Find(std::nullopt, "/b").allowed.empty());
  EXPECT_FALSE(Router::Build({EchoRoute(Method::kGet, "/a", "x"), EchoRoute(Method::kGet, "/b", "x")}));
}

TEST(Message, FindsHeadersAndCookies) {
  Request request;
  request.headers = {{"cookie", "a=1; session=x=y ;b=2"}, {"host", "h"}, {"cookie", "c=3"}};
  EXPECT_EQ(request.Header("host"), "h");
  EXPECT_EQ(request.Header("none"), "");
  EXPECT_EQ(request.Cookie("session"), "x=y");
  EXPECT_EQ(request.Cookie("c"), "3");
  EXPECT_EQ(request.Cookie("sess"), "");
}

TEST(Gzip, IsAskedForProperly) {
  EXPECT_TRUE(AcceptsGzip("gzip"));
  EXPECT_TRUE(AcceptsGzip("deflate , gzip;q=0.5"));
  EXPECT_TRUE(AcceptsGzip("*"));
  EXPECT_FALSE(AcceptsGzip(""));
  EXPECT_FALSE(AcceptsGzip("br"));
  EXPECT_FALSE(AcceptsGzip("gzip;q=0.0"));
  EXPECT_FALSE(AcceptsGzip("*, gzip;q=0"));
  EXPECT_TRUE(IsCompressible("application/json; charset=utf-8"));
  EXPECT_FALSE(IsCompressible("text/event-stream"));
  EXPECT_FALSE(IsCompressible("application/zip"));
}

TEST(RateLimit, RefillsAndForgets) {
  using std::chrono::milliseconds;
  const RateLimit::Time start{};
  RateLimit limit(2, 10);
  for (int i = 0; i < 8; ++i) {
    EXPECT_EQ(limit.Take("1.1.1.1", start), 0U);
  }
  EXPECT_EQ(limit.Take("1.1.1.1", start), 1U);
  EXPECT_EQ(limit.Take("2.2.2.2", start), 0U);
  EXPECT_EQ(limit.Take("1.1.1.1", start + milliseconds(500)), 0U);
  EXPECT_EQ(limit.Take("1.1.1.1", start + milliseconds(500)), 1U);
  for (int i = 0; i < 1000; ++i) {
    limit.Take("3.3.3." + std::to_string(i), start + milliseconds(500));
  }
  RateLimit none(0);
  EXPECT_EQ(none.Take("1.1.1.1", start), 0U);
  RateLimit six(0.25);
  EXPECT_EQ(six.Take("2001:db8:1:2::1", start), 0U);
  EXPECT_EQ(six.Take("2001:db8:1:2::ffff", start), 4U);
  EXPECT_EQ(six.Take("2001:db8:1:3::1", start), 0U);
}

TEST(RateLimit, WithABurstOfItsOwnGoesOnAtItsPace) {
  using std::chrono::seconds;
  const RateLimit::Time start{};
  RateLimit limit(RateLimit::Pace{.per_second = 0.1, .burst = 3});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.Take("1.1.1.1", start), 0U);
  EXPECT_EQ(limit.Take("1.1.1.1", start), 10U);
  EXPECT_EQ(limit.Take("1.1.1.1", start + seconds(10)), 0U);
  EXPECT_EQ(limit.Take("1.1.1.1", start + seconds(11)), 9U);
}

TEST(WorkerPool, RunsWhatIsQueuedBeforeItStops) {
  std::atomic<int> ran = 0;
  WorkerPool pool(3, 1000);
  for (int i = 0; i < 500; ++i) {
    EXPECT_TRUE(pool.Add([&] { ++ran; }));
  }
  pool.Stop();
  EXPECT_EQ(ran, 500);
  EXPECT_FALSE(pool.Add([] {}));
}

TEST(StaticFiles, KnowsHashedNames) {
  EXPECT_TRUE(HasContentHash("app-3f9c2b7e.js"));
  EXPECT_TRUE(HasContentHash("index.DiwrgTda.css"));
  EXPECT_FALSE(HasContentHash("register-households.js"));
  EXPECT_FALSE(HasContentHash("index.html"));
  EXPECT_FALSE(HasContentHash("favicon"));
  EXPECT_EQ(ContentTypeOf("a.svg"), "image/svg+xml");
  EXPECT_EQ(ContentTypeOf("a.exe"), "application/octet-stream");
}

TEST(Problem, HasOneShapeAndSurvivesBadText) {
  const Reply reply =
      Problem({ErrorCode::kStale, "旧", "户", "重读", {{ErrorCode::kInvalid, "\xff", "/a", {}}}}, "id-1");
  EXPECT_EQ(reply.status, 412);
  const auto body = nlohmann::json::parse(reply.body);
  EXPECT_EQ(body["type"], "/problems/stale");
  EXPECT_EQ(body["where"], "户");
  EXPECT_EQ(body["hint"], "重读");
  EXPECT_EQ(body["request"], "id-1");
  EXPECT_EQ(body["errors"][0]["where"], "/a");
  EXPECT_EQ(HttpStatus(ErrorCode::kVersionRequired), 428);
  EXPECT_EQ(HttpStatus(ErrorCode::kTooMany), 429);
}

}  // namespace

}  // namespace shouwang::http
