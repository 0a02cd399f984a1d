// Who accounts are, for people. Rows keep an account's number and its login of that day; a reply has the name beside
// it.
//
// Ownership: for one reply, while its tables are there; each account is looked up once.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "access/accounts.h"

namespace shouwang::api {

class AccountNames {
 public:
  explicit AccountNames(access::Accounts& accounts) : accounts_(accounts) {}

  // The display name; `login` when the account is gone, has none, or is 0.
  std::string Of(int64_t account, const std::string& login);
  // Of an account of which only the login was kept.
  std::string OfLogin(const std::string& login);

 private:
  access::Accounts& accounts_;
  std::map<int64_t, std::string> by_number_;
  std::map<std::string, std::string> by_login_;
};

}  // namespace shouwang::api
