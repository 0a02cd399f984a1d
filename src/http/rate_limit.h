// Requests per address: a token bucket each, in a table that cannot be made to grow without end.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace shouwang::http {

class RateLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // `per_second` 0: everything is let through. The burst is what four seconds fill up.
  explicit RateLimit(double per_second, size_t most_addresses = 100'000);
  // With a burst of its own, for what is rare: so many at once, and then at that pace.
  struct Pace {
    double per_second = 0;
    double burst = 1;
  };
  explicit RateLimit(const Pace& pace, size_t most_addresses = 100'000);

  // Thread-safe. Seconds to wait; 0: go ahead. IPv6 addresses of one /64 count as one.
  unsigned Take(const std::string& address, Time now);

 private:
  struct Bucket {
    double tokens = 0;
    Time filled;
  };
  void ForgetFull(Time now);

  const double per_second_;
  const double burst_;
  const size_t most_addresses_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace shouwang::http
