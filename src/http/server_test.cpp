// What every route gets from the server, over a real socket.
#include <gtest/gtest.h>
#include <zlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <string>

#include <unistd.h>

#include "http/test_raw_client.h"

namespace shouwang::http {

namespace {

Route Answering(const std::string& path, const std::string& operation, std::function<Reply(const Request&)> handle) {
  Route route;
  route.path = path;
  route.operation = operation;
  route.summary = "试";
  route.tag = "test";
  route.handle = std::move(handle);
  return route;
}

std::string Unpacked(const std::string& packed) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string text(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

TEST(Server, RoutesDecodesAndPassesParameters) {
  TestServer server;
  const RawReply reply = server.Get("/api/things/%E4%B8%80?limit=7&day=2022-05-31");
  ASSERT_EQ(reply.status, 200);
  EXPECT_EQ(reply.Json()["parameters"]["id"], "一");
  EXPECT_EQ(reply.Json()["query"]["limit"], "7");
  EXPECT_EQ(reply.Json()["address"], "127.0.0.1");
  EXPECT_EQ(reply.Json()["id"], reply.Header("x-request-id"));
}

TEST(Server, HoldsRepliesAgainstTheirDescriptionWhenAsked) {
  const auto routes = [] {
    Route lying = Answering("/api/lying", "lie", [](const Request&) {
      Reply reply;
      reply.body = R"({"id":"530381199001011234"})";
      return reply;
    });
    lying.reply = Object({{"id", Integer(1, 9), {}}});
    return std::vector<Route>{lying};
  };
  TestServer lenient({}, routes());
  EXPECT_EQ(lenient.Get("/api/lying").status, 200);
  ServerOptions options;
  options.check_replies = true;
  TestServer strict(options, routes());
  const RawReply reply = strict.Get("/api/lying");
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.Json()["code"], "internal");
  EXPECT_NE(strict.Log().find("the reply is not as described: lie: /id"), std::string::npos) << strict.Log();
  EXPECT_EQ(strict.Log().find("530381199001011234"), std::string::npos);
}

TEST(Server, SaysWhatIsWrongInOneShape) {
  TestServer server;
  const struct {
    std::string request;
    int status;
    std::string code;
  } cases[] = {
      {Line("GET", "/api/nowhere"), 404, "not-found"},
      {Line("GET", "/api/things/1?limit=0"), 422, "invalid"},
      {Line("GET", "/api/things/1?limit=x"), 422, "invalid"},
      {Line("GET", "/api/things/1?day=2022-02-30"), 422, "invalid"},
      {Line("GET", "/api/things/1?other=1"), 422, "invalid"},
      {Line("GET", "/api/things/1?limit=1&limit=2"), 400, "usage"},
      {Line("GET", "/api/things/%zz"), 400, "usage"},
      {Line("GET", "/api/things/%00"), 400, "usage"},
      {Line("GET", "/api/things/%ff"), 400, "usage"},
      {Line("GET", "/api/things/../echo"), 400, "usage"},
      {Line("GET", "/api/things/..%2fecho"), 400, "usage"},
      {Line("GET", "/api/things/%2e%2e/echo"), 400, "usage"},
      {Line("POST", "/api/things", {}, "{"), 400, "usage"},
      {Line("POST", "/api/things"), 400, "usage"},
      {Line("POST", "/api/things", "Content-Type: text/plain\r\n", R"({"name":"a"})"), 400, "usage"},
      {Line("POST", "/api/things", {}, R"({"name":"a","name":"b"})"), 400, "usage"},
      {Line("POST", "/api/things", {}, R"({"name":""})"), 422, "invalid"},
      {Line("POST", "/api/things", {}, R"({"name":"a","x":1})"), 422, "invalid"},
      {Line("PUT", "/api/things"), 405, "usage"},
      {Line("OPTIONS", "/api/things"), 405, "usage"},
      {Line("TRACE", "/api/things"), 405, "usage"},
      {Line("GET", "/api/echo", {}, "body"), 400, "usage"},
  };
  for (const auto& one : cases) {
    const RawReply reply = Ask(server.port(), one.request);
    const std::string name = one.request.substr(0, one.request.find("\r\n"));
    ASSERT_EQ(reply.status, one.status) << name;
    EXPECT_EQ(reply.Header("content-type"), "application/problem+json") << name;
    EXPECT_EQ(reply.Json()["code"], one.code) << name;
    EXPECT_EQ(reply.Json()["type"], "/problems/" + one.code) << name;
    EXPECT_EQ(reply.Json()["request"], reply.Header("x-request-id")) << name;
  }
  EXPECT_EQ(Ask(server.port(), Line("PUT", "/api/things")).Header("allow"), "POST");
  EXPECT_EQ(Ask(server.port(), Line("DELETE", "/api/echo")).Header("allow"), "GET, HEAD");
}

TEST(Server, NamesEachWrongPlaceWithoutItsContent) {
  TestServer server;
  const RawReply reply = server.Post("/api/things", R"({"name":5,"kind":"zzz","530381199001011234":1})");
  ASSERT_EQ(reply.status, 422);
  const auto errors = reply.Json()["errors"];
  ASSERT_EQ(errors.size(), 3U);
  EXPECT_EQ(errors[0]["where"], "/name");
  EXPECT_EQ(errors[1]["where"], "/kind");
  EXPECT_EQ(reply.body.find("530381199001011234"), std::string::npos);
  EXPECT_EQ(reply.body.find("zzz"), std::string::npos);
}

// 04-trust 28.
TEST(Server, SetsStrictHeadersOnEveryReply) {
  TestServer server;
  for (const std::string target : {"/api/echo", "/api/nowhere", "/api/things/1?limit=x", "/%zz"}) {
    const RawReply reply = server.Get(target);
    EXPECT_NE(reply.Header("content-security-policy").find("default-src 'none'"), std::string::npos) << target;
    EXPECT_NE(reply.Header("content-security-policy").find("frame-ancestors 'none'"), std::string::npos) << target;
    EXPECT_EQ(reply.Header("x-content-type-options"), "nosniff") << target;
    EXPECT_EQ(reply.Header("x-frame-options"), "DENY") << target;
    EXPECT_EQ(reply.Header("referrer-policy"), "no-referrer") << target;
    EXPECT_EQ(reply.Header("cross-origin-opener-policy"), "same-origin") << target;
    EXPECT_EQ(reply.Header("cross-origin-resource-policy"), "same-origin") << target;
    EXPECT_EQ(reply.Header("cache-control"), "no-store") << target;
    EXPECT_EQ(reply.Header("strict-transport-security"), "") << target;  // plain HTTP
    EXPECT_EQ(reply.Header("server"), "") << target;
    EXPECT_EQ(reply.Header("access-control-allow-origin"), "") << target;
  }
}

TEST(Server, ValuesOfHandlersCannotBeginAHeader) {
  TestServer server({}, {Answering("/api/split", "split", [](const Request&) {
                      Reply reply;
                      reply.headers = {{"Content-Disposition", "attachment; filename=\"a\r\nSet-Cookie: x=1\""}};
                      return reply;
                    })});
  const RawReply reply = server.Get("/api/split");
  EXPECT_EQ(reply.Header("set-cookie"), "");
  EXPECT_EQ(reply.Header("content-disposition"), "attachment; filename=\"aSet-Cookie: x=1\"");
}

TEST(Server, HeadIsGetWithoutItsBody) {
  TestServer server;
  const RawReply reply = Ask(server.port(), Line("HEAD", "/api/things/1"), true);
  EXPECT_EQ(reply.status, 200);
  EXPECT_GT(std::stoi(reply.Header("content-length")), 10);
  RawClient client(server.port());
  client.Send("HEAD /api/things/1 HTTP/1.1\r\nHost: x\r\n\r\nGET /api/nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.Read(true).status, 200);
  EXPECT_EQ(client.Read().status, 404);  // nothing of a body in between
}

TEST(Server, AnExceptionIsA500ThatSaysNothing) {
  TestServer server({}, {Answering("/api/broken", "broken", [](const Request&) -> Reply {
                      throw std::runtime_error("cannot insert 530381199001011234 while executing with name=张三");
                    })});
  const RawReply reply = server.Get("/api/broken");
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.Json()["code"], "internal");
  EXPECT_EQ(reply.body.find("insert"), std::string::npos);
  EXPECT_NE(server.Log().find("cannot insert"), std::string::npos);
  EXPECT_EQ(server.Log().find("530381199001011234"), std::string::npos);
  EXPECT_EQ(server.Log().find("张三"), std::string::npos);
}

TEST(Server, LogsTheRouteAndNotWhatWasAsked) {
  TestServer server;
  server.Get("/api/things/13800138000?limit=7");
  server.Get("/api/things/530381199001011234?limit=bad13800138000");
  server.Get("/api/secret-path-13800138000");
  server.server->Stop(1);
  const std::string log = server.Log();
  EXPECT_NE(log.find(R"("route":"/api/things/{id}")"), std::string::npos);
  EXPECT_NE(log.find(R"("status":422)"), std::string::npos);
  EXPECT_EQ(log.find("13800138000"), std::string::npos);
  EXPECT_EQ(log.find("530381199001011234"), std::string::npos);
  EXPECT_EQ(log.find("secret-path"), std::string::npos);
  EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 3);
}

TEST(Server, PacksLongTextForThoseWhoAsk) {
  TestServer server({}, {Answering("/api/long", "long",
                                   [](const Request&) {
                                     Reply reply;
                                     reply.body = '"' + std::string(5000, 'a') + '"';
                                     return reply;
                                   }),
                         Answering("/api/file", "file", [](const Request&) {
                           Reply reply;
                           reply.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                           reply.body = std::string(5000, 'a');
                           return reply;
                         })});
  const RawReply packed = server.Get("/api/long", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(packed.Header("content-encoding"), "gzip");
  EXPECT_EQ(packed.Header("vary"), "Accept-Encoding");
  EXPECT_LT(packed.body.size(), 200U);
  EXPECT_EQ(Unpacked(packed.body).size(), 5002U);
  EXPECT_EQ(server.Get("/api/long").Header("content-encoding"), "");
  EXPECT_EQ(server.Get("/api/long", "Accept-Encoding: gzip;q=0\r\n").Header("content-encoding"), "");
  EXPECT_EQ(server.Get("/api/file", "Accept-Encoding: gzip\r\n").Header("content-encoding"), "");
  EXPECT_EQ(server.Get("/api/echo", "Accept-Encoding: gzip\r\n").Header("content-encoding"), "");  // short
}

TEST(Server, AnswersNotModified) {
  TestServer server({}, {Answering("/api/tagged", "tagged", [](const Request&) {
                      Reply reply;
                      reply.headers = {{"ETag", "\"7\""}};
                      reply.body = "{}";
                      return reply;
                    })});
  EXPECT_EQ(server.Get("/api/tagged").status, 200);
  for (const std::string tag : {"\"7\"", "W/\"7\"", "\"1\", \"7\"", "*"}) {
    const RawReply reply = server.Get("/api/tagged", "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(reply.status, 304) << tag;
    EXPECT_EQ(reply.Header("etag"), "\"7\"") << tag;
    EXPECT_EQ(reply.body, "") << tag;
  }
  EXPECT_EQ(server.Get("/api/tagged", "If-None-Match: \"8\"\r\n").status, 200);
}

TEST(Server, LimitsRequestsOfAnAddress) {
  ServerOptions options;
  options.requests_per_second = 1;
  TestServer server(options);
  int refused = 0;
  for (int i = 0; i < 10; ++i) {
    const RawReply reply = server.Get("/api/echo");
    if (reply.status == 429) {
      ++refused;
      EXPECT_GE(std::stoi(reply.Header("retry-after")), 1);
      EXPECT_EQ(reply.Json()["code"], "too-many");
    }
  }
  EXPECT_GE(refused, 4);
}

TEST(Server, BelievesForwardedAddressesOfKnownProxiesOnly) {
  ServerOptions options;
  TestServer stranger(options);
  EXPECT_EQ(stranger.Get("/api/echo", "X-Forwarded-For: 9.9.9.9\r\n").Json()["address"], "127.0.0.1");
  options.trusted_proxies = {"127.0.0.1"};
  TestServer behind(options);
  EXPECT_EQ(behind.Get("/api/echo", "X-Forwarded-For: 1.1.1.1, 9.9.9.9\r\n").Json()["address"], "9.9.9.9");
  EXPECT_EQ(behind.Get("/api/echo", "X-Forwarded-For: <script>\r\n").Json()["address"], "127.0.0.1");
}

TEST(Server, AnswersWithBusyWhenTheQueueIsFull) {
  std::promise<void> release;
  const std::shared_future<void> released = release.get_future().share();
  std::promise<void> running;
  ServerOptions options;
  options.workers = 1;
  options.queue_limit = 1;
  TestServer server(options, {Answering("/api/wait", "wait", [&](const Request& request) {
                      if (request.Header("x-first") == "1") {
                        running.set_value();
                      }
                      released.wait();
                      return Reply{};
                    })});
  RawClient first(server.port());
  first.Send(Line("GET", "/api/wait", "X-First: 1\r\n"));
  running.get_future().wait();
  RawClient second(server.port());
  second.Send(Line("GET", "/api/wait"));
  while (server.metrics->queued < 1) {
    std::this_thread::yield();
  }
  const RawReply third = server.Get("/api/wait");
  EXPECT_EQ(third.status, 503);
  EXPECT_EQ(third.Header("retry-after"), "1");
  release.set_value();
  EXPECT_EQ(first.Read().status, 200);
  EXPECT_EQ(second.Read().status, 200);
}

TEST(Server, AnswersAfterTheDeadlineWithoutTheHandler) {
  std::promise<void> release;
  const std::shared_future<void> released = release.get_future().share();
  Route slow = Answering("/api/slow", "slow", [released](const Request&) {
    released.wait();
    return Reply{};
  });
  slow.limits.deadline_s = 1;
  TestServer server({}, {slow});
  const RawReply reply = server.Get("/api/slow");
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.Json()["code"], "unavailable");
  release.set_value();
  EXPECT_EQ(server.Get("/api/echo").status, 200);
}

TEST(Server, LetsRunningRequestsEndWhenItStops) {
  std::promise<void> running;
  std::promise<void> release;
  TestServer server({}, {Answering("/api/work", "work", [&](const Request&) {
                      running.set_value();
                      release.get_future().wait();
                      Reply reply;
                      reply.body = "\"done\"";
                      return reply;
                    })});
  RawClient client(server.port());
  client.Send("GET /api/work HTTP/1.1\r\nHost: x\r\n\r\n");
  running.get_future().wait();
  auto stopped = std::async(std::launch::async, [&] { server.server->Stop(10); });
  release.set_value();
  const RawReply reply = client.Read();
  EXPECT_EQ(reply.body, "\"done\"");
  stopped.wait();
  EXPECT_THROW(RawClient(server.port()), std::runtime_error);
}

TEST(Server, CountsRequestsByOperationAndStatus) {
  auto metrics = std::make_shared<Metrics>();
  TestServer server({}, {MetricsRoute(metrics), HealthRoute()});
  metrics->Count("readThing", 200, 0.002);
  metrics->Count("readThing", 200, 3.0);
  metrics->AddGauge("shouwang_test", "A test.", [] { return 4.5; });
  const RawReply reply = server.Get("/metrics");
  EXPECT_EQ(reply.Header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_NE(reply.body.find("shouwang_http_requests_total{operation=\"readThing\",status=\"200\"} 2\n"),
            std::string::npos);
  EXPECT_NE(reply.body.find("shouwang_http_request_seconds_bucket{operation=\"readThing\",le=\"0.0025\"} 1\n"),
            std::string::npos);
  EXPECT_NE(reply.body.find("le=\"+Inf\"} 2\n"), std::string::npos);
  EXPECT_NE(reply.body.find("\nshouwang_test 4.5\n"), std::string::npos);
  EXPECT_EQ(server.Get("/healthz").Json()["status"], "ok");
  server.Get("/api/things/42");
  EXPECT_NE(server.metrics->Text().find("operation=\"readThing\",status=\"200\"} 1"), std::string::npos);
}

TEST(Server, ServesPagesButNothingBesideThem) {
  const auto root = std::filesystem::temp_directory_path() / fmt::format("shouwang-web-{}", getpid());
  std::filesystem::create_directories(root / "web" / "assets");
  std::filesystem::create_directories(root / "web" / "m");
  const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(root / name) << text; };
  write("web/index.html", "<!doctype html><title>守望</title>");
  write("web/m/index.html", "<!doctype html><title>守望手机版</title>");
  write("web/assets/app-3f9c2b7e.js", "export {}");
  write("web/assets/plain.css", "a{}");
  write("web/.env", "secret");
  write("beside.txt", "secret");
  std::filesystem::create_symlink(root / "beside.txt", root / "web" / "link.txt");
  ServerOptions options;
  options.web_root = (root / "web").string();
  TestServer server(options);

  const RawReply page = server.Get("/");
  EXPECT_EQ(page.Header("content-type"), "text/html; charset=utf-8");
  EXPECT_NE(page.Header("content-security-policy").find("default-src 'self'"), std::string::npos);
  EXPECT_EQ(page.Header("content-security-policy").find("unsafe"), std::string::npos);
  EXPECT_EQ(page.Header("cache-control"), "no-cache");
  EXPECT_EQ(server.Get("/households/12").body, page.body);  // a page routes itself
  const RawReply phone = server.Get("/m/");
  EXPECT_NE(phone.body, page.body);
  EXPECT_EQ(server.Get("/m").body, phone.body);
  EXPECT_EQ(server.Get("/m/clues/12").body, phone.body);  // so does each folder with a page of its own
  EXPECT_EQ(server.Get("/mine").body, page.body);
  EXPECT_EQ(server.Get("/", "If-None-Match: " + page.Header("etag") + "\r\n").status, 304);
  const RawReply script = server.Get("/assets/app-3f9c2b7e.js");
  EXPECT_EQ(script.Header("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(script.Header("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(server.Get("/assets/plain.css").Header("cache-control"), "no-cache");
  for (const std::string path :
       {"/assets/none.js", "/.env", "/link.txt", "/..%2fbeside.txt", "/../beside.txt", "/assets/../../beside.txt",
        "/%2e%2e/beside.txt", "/api/nowhere", "/beside.txt%00.js", "/assets//app-3f9c2b7e.js", "/..%5cbeside.txt"}) {
    const RawReply reply = server.Get(path);
    EXPECT_TRUE(reply.status == 404 || reply.status == 400) << path << " " << reply.status;
    EXPECT_EQ(reply.body.find("secret"), std::string::npos) << path;
  }
  std::filesystem::remove_all(root);
}

}  // namespace

}  // namespace shouwang::http
