// The time of day as a value that tests and simulations can set. Nothing else in the system asks the machine.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "base/date.h"

namespace shouwang {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual int64_t NowMs() const = 0;  // milliseconds since 1970-01-01 UTC
};

class SystemClock final : public Clock {
 public:
  int64_t NowMs() const override;
};

// For tests: stands still until it is moved. Threads: any.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(int64_t now_ms) : now_ms_(now_ms) {}
  int64_t NowMs() const override { return now_ms_; }
  void Advance(int64_t ms) { now_ms_ += ms; }

 private:
  std::atomic<int64_t> now_ms_;
};

// The calendar day in China (UTC+8, no summer time) at a moment.
Date BeijingDay(int64_t time_ms);
// The instant at which the day begins in Beijing.
int64_t BeijingMidnight(Date day);
// 2022-05-31T08:00:00.000+08:00: how moments are shown in the API, logs and the audit trail.
std::string BeijingTime(int64_t time_ms);

}  // namespace shouwang
