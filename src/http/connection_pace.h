// How long one connection may take for what it is doing, and what was refused of the request it is sending.
//
// RESTinio has one time limit for reading a whole message, which would either cut a slow upload or feed a slow attack.
// Here the head of a request has one limit in all, each piece of a body has one, and a quiet connection has another.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "http/listener.h"

namespace shouwang::http {

struct PaceLimits {
  // All bodies together that are being read: more memory than this is not given to clients, whoever they are.
  static constexpr size_t kMostBuffered = size_t{1} << 30U;

  mutable std::atomic<size_t> buffered = 0;
  std::chrono::seconds read{30};
  std::chrono::seconds idle{60};
  size_t header_bytes = 0;
  std::function<size_t(std::string_view method, std::string_view target)> body_limit;
};

// Used by the connection's strand; Expire and Cut by any thread.
class ConnectionPace : public std::enable_shared_from_this<ConnectionPace> {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit ConnectionPace(std::shared_ptr<const PaceLimits> limits);
  ~ConnectionPace();

  const PaceLimits& limits() const { return *limits_; }

  void Opened(int descriptor,
              bool plain);  // begins as if a head were being sent: the TLS handshake counts as part of it
  bool Closed();            // before the descriptor is closed; false when it was not open
  void HeadBegins();        // the first byte of a request
  void BodyBegins();
  void InviteBody();  // "100 Continue", over plain TCP; clients that wait for it over TLS go on after a second
  bool AddBody(const char* bytes, size_t count);  // false: refused, see `refusal`
  void BytesCame();                               // a piece of a body starts its time anew
  void RequestEnds();                             // what follows is ours to time
  void WaitsForRequest();                         // a read begins: quiet unless a request is on its way
  void Expire(Time now);                          // cuts the connection when its time is over
  void Cut();                                     // ends it at once, in both directions
  std::string TakeBody();

  // Of the request that is being read.
  Refusal refusal = Refusal::kNone;
  size_t head_bytes = 0;
  size_t body_limit = 0;

 private:
  enum class Phase : uint8_t { kQuiet, kHead, kBody, kOurs };
  void Enter(Phase phase, std::chrono::seconds limit);

  const std::shared_ptr<const PaceLimits> limits_;
  std::string body_;
  std::mutex mutex_;  // of what follows
  int descriptor_ = -1;
  bool plain_ = true;
  Phase phase_ = Phase::kHead;
  Time deadline_ = Time::max();
};

// All connections of one listener.
class PaceBook {
 public:
  void Add(const std::shared_ptr<ConnectionPace>& pace);
  void Expire(ConnectionPace::Time now);  // and forgets those that have gone
  void CutAll();

 private:
  std::mutex mutex_;
  std::vector<std::weak_ptr<ConnectionPace>> paces_;
};

}  // namespace shouwang::http
