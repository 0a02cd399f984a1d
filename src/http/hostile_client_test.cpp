// Clients that do not behave: nothing of it may stop the server, fill its memory, or be answered with 500.
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "http/test_raw_client.h"

namespace shouwang::http {

namespace {

constexpr char kHost[] = "Host: x\r\n";

bool StillAnswers(TestServer& server) { return server.Get("/api/echo").status == 200; }

TestServer QuickServer() {
  ServerOptions options;
  options.read_timeout_s = 1;
  options.idle_timeout_s = 1;
  return TestServer(options);
}

TEST(HostileClient, BodyBeyondTheLimitIsRefusedBeforeItIsSent) {
  TestServer server;
  RawClient client(server.port());
  client.Send("POST /api/things HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n");
  const RawReply reply = client.Read();
  EXPECT_EQ(reply.status, 413);
  EXPECT_EQ(reply.Header("connection"), "close");
  EXPECT_EQ(reply.Json()["code"], "too-large");
  EXPECT_NE(reply.Json()["detail"].get<std::string>().find("4 KB"), std::string::npos);
  EXPECT_TRUE(StillAnswers(server));
}

TEST(HostileClient, RefusalReachesAClientThatSendsOn) {
  TestServer server;
  RawClient client(server.port());
  client.Send("POST /api/things HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n");
  EXPECT_TRUE(client.Send(std::string(8'000'000, 'x')));
  EXPECT_EQ(client.Read().status, 413);
}

TEST(HostileClient, ChunksBeyondTheLimitAreRefused) {
  TestServer server;
  RawClient client(server.port());
  client.Send("POST /api/things HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 10; ++i) {
    client.Send("400\r\n" + std::string(1024, 'a') + "\r\n");
  }
  EXPECT_EQ(client.Read().status, 413);
  EXPECT_TRUE(StillAnswers(server));
}

TEST(HostileClient, ChunkedBodyWithinTheLimitIsRead) {
  TestServer server;
  RawClient client(server.port());
  client.Send("POST /api/things HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (const char c : std::string(R"({"name":"a"})")) {
    client.Send(std::string("1\r\n") + c + "\r\n");
  }
  client.Send("0\r\n\r\n");
  const RawReply reply = client.Read();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.Json()["body"], R"({"name":"a"})");
}

TEST(HostileClient, BodyOfExactlyTheLimitIsTaken) {
  TestServer server;
  std::string body = R"({"name":"a"})";
  body += std::string(4096 - body.size(), ' ');
  EXPECT_EQ(server.Post("/api/things", body).status, 200);
  EXPECT_EQ(server.Post("/api/things", body + " ").status, 413);
}

TEST(HostileClient, EndlessHeadIsRefused) {
  TestServer server;
  RawClient many(server.port());
  many.Send("GET /api/echo HTTP/1.1\r\n");
  for (int i = 0; i < 40 && many.Send(fmt::format("X-{}: {}\r\n", i, std::string(1000, 'a'))); ++i) {
  }
  EXPECT_EQ(many.Read().status, 431);
  RawClient one(server.port());
  one.Send("GET /api/echo HTTP/1.1\r\nX-A: " + std::string(60'000, 'a'));
  EXPECT_EQ(one.Read().status, 431);
  RawClient url(server.port());
  url.Send("GET /api/" + std::string(30'000, 'a'));
  EXPECT_EQ(url.Read().status, 414);
  EXPECT_TRUE(StillAnswers(server));
}

TEST(HostileClient, TooManyFieldsEndTheConnection) {
  TestServer server;
  RawClient client(server.port());
  client.Send("GET /api/echo HTTP/1.1\r\n");
  for (int i = 0; i < 300; ++i) {
    client.Send("A: b\r\n");
  }
  client.Send("\r\n");
  EXPECT_TRUE(client.IsClosed());
  EXPECT_TRUE(StillAnswers(server));
}

TEST(HostileClient, SlowHeadIsCutOffHoweverSteadily) {
  TestServer server = QuickServer();
  RawClient client(server.port());
  client.Send("GET /api/echo HTTP/1.1\r\n");
  const auto begun = std::chrono::steady_clock::now();
  bool open = true;
  while (open && std::chrono::steady_clock::now() - begun < std::chrono::seconds(8)) {
    open = client.Send("X-Slow: 1\r\n");  // a byte now and then keeps nothing alive
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_FALSE(open);
  EXPECT_TRUE(StillAnswers(server));
}

TEST(HostileClient, SilentOnesAreCutOff) {
  TestServer server = QuickServer();
  RawClient silent(server.port());
  RawClient half_a_body(server.port());
  half_a_body.Send("POST /api/things HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
  RawClient idle(server.port());
  idle.Send("GET /api/echo HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(idle.Read().status, 200);
  EXPECT_TRUE(silent.IsClosed());
  EXPECT_TRUE(half_a_body.IsClosed());
  EXPECT_TRUE(idle.IsClosed());
  EXPECT_TRUE(StillAnswers(server));
}

TEST(HostileClient, SteadyUploadMayTakeLongerThanOneTimeLimit) {
  TestServer server = QuickServer();
  RawClient client(server.port());
  const std::string body = R"({"name":"a"})";
  client.Send(fmt::format("POST /api/things HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", body.size()));
  for (const char c : body) {
    ASSERT_TRUE(client.Send(std::string(1, c)));
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  EXPECT_EQ(client.Read().status, 200);
}

TEST(HostileClient, PipelinedRequestsAreAnsweredInOrder) {
  TestServer server;
  RawClient client(server.port());
  std::string requests;
  for (int i = 0; i < 50; ++i) {
    requests += fmt::format("GET /api/things/{} HTTP/1.1\r\nHost: x\r\n\r\n", i);
  }
  client.Send(requests);
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(client.Read().Json()["parameters"]["id"], std::to_string(i));
  }
}

TEST(HostileClient, HalfClosedRequestIsStillAnswered) {
  TestServer server;
  RawClient client(server.port());
  client.Send("GET /api/echo HTTP/1.1\r\nHost: x\r\n\r\n");
  client.EndSending();
  EXPECT_EQ(client.Read().status, 200);
  EXPECT_TRUE(client.IsClosed());
}

TEST(HostileClient, UpgradesAreIgnored) {
  TestServer server;
  RawClient client(server.port());
  client.Send(
      "GET /api/echo HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
      "Sec-WebSocket-Key: a\r\nSec-WebSocket-Version: 13\r\n\r\n");
  EXPECT_EQ(client.Read().status, 200);
  RawClient tunnel(server.port());
  tunnel.Send("CONNECT example.org:80 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(tunnel.Read().status, 400);
  RawClient absolute(server.port());
  absolute.Send("GET http://example.org/api/echo HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(absolute.Read().status, 400);
}

TEST(HostileClient, AmbiguousLengthsAreNotRead) {
  TestServer server;
  const std::string bodies[] = {
      "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/echo HTTP/1.1\r\n\r\n",
      "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
      "Content-Length: -1\r\n\r\n",
      "Content-Length: 99999999999999999999999999\r\n\r\n",
      "Transfer-Encoding: chunked\r\n\r\nZZZ\r\n",
      "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n",
      "Transfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n",
  };
  for (const std::string& body : bodies) {
    RawClient client(server.port());
    client.Send(std::string("POST /api/things HTTP/1.1\r\n") + kHost + body);
    const RawReply reply = client.Read();
    EXPECT_TRUE(reply.status == 0 || reply.status == 400 || reply.status == 413) << reply.status << body;
    EXPECT_TRUE(client.IsClosed()) << body;
  }
  EXPECT_TRUE(StillAnswers(server));
}

TEST(HostileClient, GarbageEndsTheConnectionOnly) {
  TestServer server;
  std::mt19937 random(20220531);
  for (int i = 0; i < 200; ++i) {
    std::string bytes = i % 2 == 0 ? "GET /api/echo HTTP/1.1\r\nHost: x\r\n\r\n" : std::string(200, '\0');
    for (int change = 0; change < 1 + i / 10; ++change) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    RawClient client(server.port());
    client.Send(bytes);
    client.EndSending();
    const RawReply reply = client.Read();
    EXPECT_TRUE(reply.status < 500) << reply.status;
  }
  EXPECT_TRUE(StillAnswers(server));
}

TEST(HostileClient, DeepAndBrokenJsonIsRefused) {
  TestServer server;
  const std::string bodies[] = {
      std::string(4000, '['),
      std::string(2000, '[') + std::string(2000, ']'),
      "{\"name\":\"\xff\xfe\"}",
      R"({"name":"\ud800"})",
      R"({"name":1e999})",
      R"({"name":-})",
      R"({"name":"a"}{"name":"b"})",
      R"({"name":"a",})",
      "{\"name\":\"a\nb\"}",
      std::string("{\"name\":\"a\0b\"}", 14),
      R"({"name":"a\u0000b"})",
      "\xEF\xBB\xBF[]",
      "NaN",
      "null",
  };
  for (const std::string& body : bodies) {
    const int status = server.Post("/api/things", body).status;
    EXPECT_TRUE(status == 400 || status == 422) << status << " " << body.substr(0, 40);
  }
}

TEST(HostileClient, ThousandConnectionsAreServed) {
  TestServer server;
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 1000; ++i) {
    clients.push_back(std::make_unique<RawClient>(server.port()));
  }
  for (const auto& client : clients) {
    ASSERT_TRUE(client->Send("GET /api/echo HTTP/1.1\r\nHost: x\r\n\r\n"));
  }
  for (const auto& client : clients) {
    ASSERT_EQ(client->Read().status, 200);
  }
  EXPECT_EQ(server.metrics->connections, 1000);
  clients.clear();
  EXPECT_TRUE(StillAnswers(server));
}

TEST(HostileClient, ResetsLeaveNothingBehind) {
  TestServer server;
  for (int i = 0; i < 100; ++i) {
    RawClient client(server.port());
    client.Send(i % 2 == 0 ? "GET /api/echo HTTP/1.1\r\nHost: x\r\n\r\n" : "POST /api/things HTTP/1.1\r\nCont");
    client.Reset();
  }
  EXPECT_TRUE(StillAnswers(server));
  while (server.metrics->connections > 1) {
    std::this_thread::yield();
  }
  EXPECT_EQ(server.metrics->in_flight, 0);
}

TEST(HostileClient, BeyondTheConnectionLimitOthersWait) {
  ServerOptions options;
  options.connection_limit = 4;
  TestServer server(options);
  {
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 20; ++i) {
      clients.push_back(std::make_unique<RawClient>(server.port()));
    }
    EXPECT_LE(server.metrics->connections, 20);
  }
  EXPECT_TRUE(StillAnswers(server));
}

TEST(HostileClient, StoppingCutsOffThoseWhoHoldOn) {
  TestServer server;
  RawClient idle(server.port());
  idle.Send("GET /api/echo HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(idle.Read().status, 200);
  RawClient half(server.port());
  half.Send("POST /api/things HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
  server.server->Stop(1);
  EXPECT_TRUE(idle.IsClosed());
  EXPECT_TRUE(half.IsClosed());
}

}  // namespace

}  // namespace shouwang::http
