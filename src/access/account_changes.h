// What may be done with accounts, inside a write of the record: created, changed, disabled, reset; second factors.
// The caller of the transaction is who does it. Rules: 04-trust.md lines 1, 4, 6, 7.
//
// Passwords are hashed before, outside the record (access/password.h). After a change that succeeded the session book
// must Forget() the account.
#pragma once

#include <optional>
#include <string>

#include "access/accounts.h"
#include "base/result.h"
#include "record/record.h"

namespace shouwang::access {

// Shown once, to the officer who hands it over.
struct OneTimePassword {
  std::string text;
  std::string hash;
};
OneTimePassword MakeOneTimePassword();  // slow

struct NewAccount {
  std::string name;          // 3 to 32 of a-z 0-9 . -, begins with a letter
  std::string display_name;  // 1 to 50 characters
};

// Without a role: a grant gives it one (role_grants.h).
Result<Account> CreateAccount(record::Tables& tables, const NewAccount& wanted, const OneTimePassword& password);

struct AccountChange {
  std::optional<std::string> display_name;
  std::optional<bool> enabled;
};
// Disabling ends every session and token. Nobody disables their own account; the last enabled officer of a kind stays.
Result<Account> ChangeAccount(record::Tables& tables, int64_t id, int64_t expected_version,
                              const AccountChange& change);

// Ends every session and token, and a lock.
Result<Account> ResetPassword(record::Tables& tables, int64_t id, int64_t expected_version,
                              const OneTimePassword& password);
// A lost second factor, taken away by another officer.
Result<Account> RemoveSecondFactor(record::Tables& tables, int64_t id, int64_t expected_version);

// One's own. `present_hash` is what was checked outside: kConflict when it has been changed since. Ends all other
// sessions.
Status ChangeOwnPassword(record::Tables& tables, const std::string& present_hash, const std::string& new_hash);
// Gives the new secret; it counts when a first code confirmed it.
Result<std::string> BeginSecondFactor(record::Tables& tables);
Status ConfirmSecondFactor(record::Tables& tables, const std::string& code);
// Not for officers.
Status DropSecondFactor(record::Tables& tables, const std::string& code);

}  // namespace shouwang::access
