#include "http/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace shouwang::http {

namespace {

constexpr double kBurstSeconds = 4;

// One household's router hands out a whole /64: its first four groups.
std::string BucketName(const std::string& address) {
  size_t end = 0;
  for (int groups = 0; groups < 4; ++groups) {
    end = address.find(':', end);
    if (end == std::string::npos) {
      return address;  // IPv4
    }
    ++end;
  }
  return address.substr(0, end);
}

}  // namespace

RateLimit::RateLimit(double per_second, size_t most_addresses)
    : per_second_(per_second), burst_(std::max(1.0, per_second * kBurstSeconds)), most_addresses_(most_addresses) {}

RateLimit::RateLimit(const Pace& pace, size_t most_addresses)
    : per_second_(pace.per_second), burst_(std::max(1.0, pace.burst)), most_addresses_(most_addresses) {}

unsigned RateLimit::Take(const std::string& address, Time now) {
  if (per_second_ <= 0) {
    return 0;
  }
  const std::string name = BucketName(address);
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= most_addresses_ && !buckets_.contains(name)) {
    ForgetFull(now);
  }
  auto [found, fresh] = buckets_.try_emplace(name, Bucket{burst_, now});
  Bucket& bucket = found->second;
  const double passed = std::chrono::duration<double>(now - bucket.filled).count();
  bucket.tokens = std::min(burst_, bucket.tokens + std::max(0.0, passed) * per_second_);
  bucket.filled = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return 0;
  }
  return static_cast<unsigned>(std::max(1.0, std::ceil((1 - bucket.tokens) / per_second_)));
}

// A full bucket says nothing that a new one would not. When none is full the table is emptied: an attacker with that
// many addresses is let through for a moment rather than everybody else locked out.
void RateLimit::ForgetFull(Time now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    const double passed = std::chrono::duration<double>(now - entry.second.filled).count();
    return entry.second.tokens + passed * per_second_ >= burst_;
  });
  if (buckets_.size() >= most_addresses_) {
    buckets_.clear();
  }
}

}  // namespace shouwang::http
