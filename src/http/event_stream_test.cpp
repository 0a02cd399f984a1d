#include "http/event_stream.h"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <string>
#include <thread>

#include "http/test_raw_client.h"

namespace shouwang::http {

namespace {

// A route whose listeners the test holds.
struct Listeners {
  Route MakeRoute() {
    Route route;
    route.path = "/api/events";
    route.operation = "events";
    route.summary = "试";
    route.tag = "test";
    route.reply_type = "text/event-stream";
    route.handle = [this](const Request&) {
      Reply reply;
      reply.events = [this](std::shared_ptr<EventStream> stream) {
        stream->Send("hello", "a\nb", "1");
        const std::lock_guard lock(mutex);
        last = std::move(stream);
      };
      return reply;
    };
    return route;
  }
  std::shared_ptr<EventStream> Wait() {
    while (true) {
      const std::lock_guard lock(mutex);
      if (last) {
        return last;
      }
    }
  }
  std::mutex mutex;
  std::shared_ptr<EventStream> last;
};

std::string ReadUntil(RawClient& client, const std::string& wanted) {
  std::string text;
  while (text.find(wanted) == std::string::npos) {
    const std::string more = client.ReadSome();
    if (more.empty()) {
      return text + " (ended)";
    }
    text += more;
  }
  return text;
}

TEST(EventText, IsSafeAgainstLineBreaks) {
  EXPECT_EQ(EventText("progress", "{}", "7"), "id: 7\nevent: progress\ndata: {}\n\n");
  EXPECT_EQ(EventText("", "a\nb\r\nc\rd", ""), "data: a\ndata: b\ndata: c\ndata: d\n\n");
  EXPECT_EQ(EventText("x\ndata: forged", "", "1\n2"), "id: 12\nevent: xdata: forged\ndata: \n\n");
}

// What was written, until it is told to be gone.
struct FakeBytes final : ByteStream {
  bool Write(std::string bytes) override {
    if (!gone) {
      written += bytes;
    }
    return !gone;
  }
  void End() override { ended = true; }
  std::string written;
  bool gone = false;
  bool ended = false;
};

TEST(EventStreams, BeatWithACommentAndForgetThoseWhoHaveGone) {
  const auto metrics = std::make_shared<Metrics>();
  const auto bytes = std::make_shared<FakeBytes>();
  const auto stream = std::make_shared<ByteEventStream>(bytes, metrics);
  EventStreams streams;
  streams.Add(stream);
  streams.Beat();
  EXPECT_EQ(bytes->written, ":\n\n");
  EXPECT_EQ(metrics->event_streams, 1);
  bytes->gone = true;
  streams.Beat();
  EXPECT_EQ(metrics->event_streams, 0);
  EXPECT_FALSE(stream->Send("n", "x", ""));
  EXPECT_FALSE(bytes->ended);  // nobody there to be told
}

TEST(Events, ReachTheClientInOrder) {
  Listeners listeners;
  TestServer server({}, {listeners.MakeRoute()});
  RawClient client(server.port());
  client.Send("GET /api/events HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");
  const std::string head = ReadUntil(client, "data: b\n\n");
  EXPECT_NE(head.find("text/event-stream; charset=utf-8"), std::string::npos);
  EXPECT_EQ(head.find("gzip"), std::string::npos);
  EXPECT_NE(head.find("id: 1\nevent: hello\ndata: a\ndata: b\n\n"), std::string::npos);
  const auto stream = listeners.Wait();
  EXPECT_EQ(server.metrics->event_streams, 1);
  for (int i = 0; i < 100; ++i) {
    EXPECT_TRUE(stream->Send("n", std::to_string(i), ""));
  }
  EXPECT_NE(ReadUntil(client, "data: 99\n\n").find("data: 98\n"), std::string::npos);
  stream->Close();
  EXPECT_FALSE(stream->Send("n", "late", ""));
  EXPECT_NE(ReadUntil(client, "0\r\n\r\n").find("0\r\n\r\n"), std::string::npos);
  EXPECT_EQ(server.metrics->event_streams, 0);
}

TEST(Events, AClientThatHasGoneIsNoticed) {
  Listeners listeners;
  TestServer server({}, {listeners.MakeRoute()});
  {
    RawClient client(server.port());
    client.Send("GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n");
    ReadUntil(client, "data: b\n\n");
    client.Reset();
  }
  const auto stream = listeners.Wait();
  while (stream->Send("n", "x", "")) {
    std::this_thread::yield();
  }
  while (server.metrics->connections > 0) {
    std::this_thread::yield();
  }
  EXPECT_EQ(server.metrics->event_streams, 0);
}

TEST(Events, AClientThatDoesNotReadIsCutOff) {
  Listeners listeners;
  TestServer server({}, {listeners.MakeRoute()});
  RawClient client(server.port());
  client.Send("GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto stream = listeners.Wait();
  const std::string much(10'000, 'x');
  int sent = 0;
  while (stream->Send("n", much, "") && sent < 100'000) {  // never blocks; the kernel holds some megabytes
    ++sent;
  }
  EXPECT_LT(sent, 100'000);
  while (server.metrics->connections > 0) {
    std::this_thread::yield();
  }
  EXPECT_EQ(server.Get("/api/echo").status, 200);
}

TEST(Events, StopClosesThemAndWhoeverKeepsOneKeepsNothing) {
  Listeners listeners;
  std::shared_ptr<EventStream> kept;
  {
    TestServer server({}, {listeners.MakeRoute()});
    RawClient client(server.port());
    client.Send("GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n");
    kept = listeners.Wait();
    server.server->Stop(5);
    EXPECT_TRUE(client.IsClosed());
  }
  EXPECT_FALSE(kept->Send("n", "x", ""));
}

TEST(Events, HeadOfAStreamEnds) {
  Listeners listeners;
  TestServer server({}, {listeners.MakeRoute()});
  EXPECT_EQ(Ask(server.port(), Line("HEAD", "/api/events"), true).status, 200);
}

}  // namespace

}  // namespace shouwang::http
