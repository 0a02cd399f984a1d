// For the tests: a client that sends exactly the bytes it is told to, and a server on a free port of the loopback.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

#include "http/server.h"

namespace shouwang::http {

struct RawReply {
  int status = 0;    // 0: the connection ended before a reply
  std::string head;  // header names in lower case
  std::string body;
  std::string Header(const std::string& lower_case_name) const;
  nlohmann::json Json() const { return nlohmann::json::parse(body); }
};

class RawClient {
 public:
  explicit RawClient(uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool Send(std::string_view bytes);  // false when the server has closed
  void EndSending();                  // half close
  void Reset();                       // closes with RST
  RawReply Read(bool head_only = false);
  std::string ReadSome();  // what comes next; blank at the end or after ten seconds
  bool IsClosed();         // waits up to ten seconds for the end, dropping what comes

 private:
  bool Fill();
  int descriptor_ = -1;
  std::string buffer_;
};

RawReply Ask(uint16_t port, const std::string& request, bool head_only = false);
// A whole request with Host and Connection: close.
std::string Line(const std::string& method, const std::string& target, const std::string& headers = {},
                 const std::string& body = {});

// Routes of all sorts under /api; `lines` collects the log.
struct TestServer {
  explicit TestServer(ServerOptions options = {}, std::vector<Route> more = {});
  uint16_t port() const { return server->port(); }
  RawReply Get(const std::string& target, const std::string& headers = {}) {
    return Ask(port(), Line("GET", target, headers));
  }
  RawReply Post(const std::string& target, const std::string& body, const std::string& headers = {}) {
    return Ask(port(), Line("POST", target, "Content-Type: application/json\r\n" + headers, body));
  }
  std::string Log();

  std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
  std::shared_ptr<std::string> lines;
  std::shared_ptr<std::mutex> lines_mutex;
  std::unique_ptr<Server> server;
};

// A route that answers with what it was given.
Route EchoRoute(Method method, const std::string& path, const std::string& operation);

}  // namespace shouwang::http
