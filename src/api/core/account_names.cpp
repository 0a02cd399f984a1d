#include "api/core/account_names.h"

namespace shouwang::api {
namespace {

std::string DisplayName(const std::optional<access::Account>& account) {
  return account ? account->display_name : std::string();
}

}  // namespace

std::string AccountNames::Of(int64_t account, const std::string& login) {
  if (account == 0) return login;
  const auto [known, fresh] = by_number_.try_emplace(account);
  if (fresh) known->second = DisplayName(accounts_.Find(account));
  return known->second.empty() ? login : known->second;
}

std::string AccountNames::OfLogin(const std::string& login) {
  if (login.empty()) return login;
  const auto [known, fresh] = by_login_.try_emplace(login);
  if (fresh) known->second = DisplayName(accounts_.FindByName(login));
  return known->second.empty() ? login : known->second;
}

}  // namespace shouwang::api
