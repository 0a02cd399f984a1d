// Five failed attempts lock an account and an address for half an hour (04-trust.md line 2). Pure functions: what was
// counted is kept in the record, so that it outlives a restart. Keys hold no name in the clear, since people type
// passwords into the field for names.
#pragma once

#include <string>

#include "access/accounts.h"

namespace shouwang::access {

inline constexpr int kFailuresAllowed = 5;
inline constexpr int64_t kLockMs = 30 * 60 * 1000;

std::string NameKey(const std::string& login_name);
std::string AddressKey(const std::string& address);

bool IsLocked(const Failures& failures, int64_t now_ms);
// One more failure. Those older than half an hour no longer count.
Failures AfterFailure(Failures failures, int64_t now_ms);

}  // namespace shouwang::access
