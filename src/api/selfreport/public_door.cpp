#include "api/selfreport/public_door.h"

#include "base/digest.h"

namespace shouwang::api {
namespace {

constexpr double kMinute = 60;
constexpr double kHour = 3600;

// All of a stretch's number may come at once.
http::RateLimit::Pace In(double seconds, double number) { return {number / seconds, number}; }

}  // namespace

PublicDoor::PublicDoor(const Clock& clock, const PublicLimits& limits)
    : clock_(clock),
      limits_(limits),
      reads_(In(kMinute, limits.reads_per_minute)),
      reports_(In(kHour, limits.reports_per_hour)),
      look_ups_(In(kMinute, limits.look_ups_per_minute)),
      tries_(In(kHour, limits.tries_per_hour)) {}

unsigned PublicDoor::TakeRead(const std::string& address) { return reads_.Take(address, Now()); }

unsigned PublicDoor::TakeReport(const std::string& address) { return reports_.Take(address, Now()); }

unsigned PublicDoor::TakeLookUp(const std::string& address, const std::string& receipt) {
  const unsigned wait_s = look_ups_.Take(address, Now());
  // By digest: the table of tries holds no receipt number.
  return wait_s > 0 ? wait_s : tries_.Take(Sha256Hex(receipt), Now());
}

}  // namespace shouwang::api
