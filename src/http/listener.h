// The sockets, without routes or JSON: what arrives is handed on as it is, what goes out is sent as it is.
// The only implementation is restinio_listener.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace shouwang::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

// A request that was not read to its end, because it is too big, or because too many
// are being read already. It is answered, and then the connection is closed.
enum class Refusal : uint8_t { kNone, kUrlTooLong, kHeadersTooLarge, kBodyTooLarge, kNoRoom };

struct Incoming {
  std::string method;
  std::string target;  // as it came
  Headers headers;     // names in lower case
  std::string body;
  std::string address;
  Refusal refusal = Refusal::kNone;
};

struct Outgoing {
  int status = 200;
  Headers headers;  // without Content-Length, Connection, Date
  std::string body;
  bool head_only = false;  // HEAD: the length of the body, but not the body
  bool close = false;      // the connection ends with this reply
};

// A reply without end. Thread-safe; nothing blocks.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // False when the client has gone, or when more than the limit would wait for it; then it is cut off.
  virtual bool Write(std::string bytes) = 0;
  virtual void End() = 0;
};

// The way back to the one who asked. Thread-safe; exactly one of the two is called, once.
class ReplyWay {
 public:
  virtual ~ReplyWay() = default;
  virtual void Send(Outgoing reply) = 0;
  virtual std::shared_ptr<ByteStream> Stream(Outgoing head) = 0;
};

struct ListenerOptions {
  std::string host;
  uint16_t port = 0;
  unsigned io_threads = 1;
  size_t connection_limit = 0;
  size_t header_bytes = 0;
  unsigned read_timeout_s = 0;
  unsigned idle_timeout_s = 0;
  std::string certificate_file;
  std::string key_file;
  // How many bytes of body a request with this head may have. Called on an I/O thread, as are the next two.
  std::function<size_t(std::string_view method, std::string_view target)> body_limit;
  std::function<void(Incoming, std::shared_ptr<ReplyWay>)> receive;
  std::function<void()> tick;                       // about every quarter of a second
  std::function<void(int64_t change)> connections;  // +1, -1
};

class Listener {
 public:
  virtual ~Listener() = default;
  virtual uint16_t port() const = 0;
  virtual void StopAccepting() = 0;
  // Cuts all connections and ends the threads. Nothing is called back afterwards. May be called again.
  virtual void Close() = 0;
};

// Listens when it returns. Errors as of StartServer.
Result<std::unique_ptr<Listener>> Listen(ListenerOptions options);

}  // namespace shouwang::http
