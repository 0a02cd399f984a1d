#include "access/lockout.h"

#include "base/digest.h"

namespace shouwang::access {

std::string NameKey(const std::string& login_name) { return "name:" + Sha256Hex(login_name).substr(0, 32); }

std::string AddressKey(const std::string& address) { return "address:" + Sha256Hex(address).substr(0, 32); }

bool IsLocked(const Failures& failures, int64_t now_ms) { return now_ms < failures.locked_until_ms; }

Failures AfterFailure(Failures failures, int64_t now_ms) {
  if (failures.count == 0 || now_ms - failures.first_ms > kLockMs) failures = {0, now_ms, 0};
  if (++failures.count >= kFailuresAllowed) failures = {0, 0, now_ms + kLockMs};
  return failures;
}

}  // namespace shouwang::access
