// Accounts that nobody used for 90 days are disabled (04-trust.md line 6): when somebody tries them, and once a day.
#pragma once

#include <cstdint>
#include <vector>

#include "access/accounts.h"
#include "record/record.h"

namespace shouwang::access {

inline constexpr int64_t kDormantMs = 90LL * 24 * 60 * 60 * 1000;

bool IsDormant(const Account& account, int64_t now_ms);

// Within a write: disables those that are enabled and dormant, ends their sessions and tokens, and leaves a row in the
// audit trail for each. The last enabled officer of a kind stays. Who was disabled; the session book must Forget()
// them.
std::vector<int64_t> DisableDormantAccounts(record::Tables& tables);

}  // namespace shouwang::access
