#include "access/dormant.h"

#include <fmt/format.h>

#include <algorithm>

namespace shouwang::access {
namespace {

constexpr int kPage = 200;

bool IsLastOfItsKind(Accounts& accounts, const Account& account) {
  return account.role && IsOfficer(*account.role) && accounts.CountEnabled(*account.role) <= 1;
}

}  // namespace

bool IsDormant(const Account& account, int64_t now_ms) {
  return now_ms - std::max(account.last_used_ms, account.created_ms) > kDormantMs;
}

std::vector<int64_t> DisableDormantAccounts(record::Tables& tables) {
  Accounts& accounts = tables.accounts();
  std::vector<int64_t> disabled;
  AccountFilter filter;
  filter.limit = kPage;
  for (;;) {
    const std::vector<Account> page = accounts.List(filter);
    for (Account account : page) {
      if (!account.enabled || !IsDormant(account, tables.now_ms()) || IsLastOfItsKind(accounts, account)) continue;
      account.enabled = false;
      if (!accounts.Update(account)) continue;
      accounts.sessions().EndAllOf(account.id, 0);
      accounts.sessions().RemoveTokensOf(account.id);
      tables.audit().Append({"account.change", fmt::format("account/{}", account.id), "done",
                             R"({"fields":["disabled"],"why":"dormant"})"});
      disabled.push_back(account.id);
    }
    if (static_cast<int>(page.size()) < kPage) return disabled;
    filter.after_name = page.back().name;
  }
}

}  // namespace shouwang::access
