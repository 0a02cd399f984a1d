// How often strangers may knock: paces for the routes that need no account, tighter than those of the whole server
// (http/rate_limit.h), so that nobody tries receipt numbers or fills a village's inbox. Many phones share one address
// of a mobile network: the pace of an address leaves room for neighbours.
//
// Threads: any. `clock` must outlive it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/clock.h"
#include "http/rate_limit.h"

namespace shouwang::api {

// What an operator may set; 0: no limit.
struct PublicLimits {
  double reads_per_minute = 120;          // of an address: places, the form, notices
  double reports_per_hour = 20;           // of an address
  double look_ups_per_minute = 10;        // of an address
  double tries_per_hour = 10;             // of a receipt number, right or wrong
  int64_t reports_per_village_day = 100;  // from midnight in Beijing
};

class PublicDoor {
 public:
  PublicDoor(const Clock& clock, const PublicLimits& limits);

  // Seconds to wait; 0: go ahead.
  unsigned TakeRead(const std::string& address);
  unsigned TakeReport(const std::string& address);
  unsigned TakeLookUp(const std::string& address, const std::string& receipt);

  const PublicLimits& limits() const { return limits_; }

 private:
  http::RateLimit::Time Now() const { return http::RateLimit::Time(std::chrono::milliseconds(clock_.NowMs())); }

  const Clock& clock_;
  const PublicLimits limits_;
  http::RateLimit reads_;
  http::RateLimit reports_;
  http::RateLimit look_ups_;
  http::RateLimit tries_;
};

}  // namespace shouwang::api
