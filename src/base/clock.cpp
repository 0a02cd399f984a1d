#include "base/clock.h"

#include <fmt/format.h>

#include <chrono>

namespace shouwang {
namespace {

constexpr int64_t kBeijingOffsetMs = 8LL * 3600 * 1000;
constexpr int64_t kDayMs = 24LL * 3600 * 1000;

int64_t FloorDays(int64_t ms) { return ms >= 0 ? ms / kDayMs : -((-ms + kDayMs - 1) / kDayMs); }

}  // namespace

int64_t SystemClock::NowMs() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Date BeijingDay(int64_t time_ms) { return Date(static_cast<int32_t>(FloorDays(time_ms + kBeijingOffsetMs))); }

int64_t BeijingMidnight(Date day) { return day.days() * kDayMs - kBeijingOffsetMs; }

std::string BeijingTime(int64_t time_ms) {
  const int64_t local = time_ms + kBeijingOffsetMs;
  const int64_t of_day = local - FloorDays(local) * kDayMs;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}+08:00", BeijingDay(time_ms).Iso(), of_day / 3600000,
                     of_day / 60000 % 60, of_day / 1000 % 60, of_day % 1000);
}

}  // namespace shouwang
