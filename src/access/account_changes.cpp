#include "access/account_changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "access/lockout.h"
#include "access/messages.h"
#include "access/password.h"
#include "access/totp.h"
#include "base/text.h"

namespace shouwang::access {
namespace {

constexpr size_t kLeastName = 3;
constexpr size_t kMostName = 32;
constexpr size_t kMostDisplayName = 50;

Status CheckName(const std::string& name) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool good = name.size() >= kLeastName && name.size() <= kMostName && is_letter(name.front()) &&
                    std::all_of(name.begin(), name.end(),
                                [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-'; });
  // Eleven digits and more in a row: somebody made a phone number into a name.
  if (good && MaskPersonalRuns(name) == name) return {};
  return Fail(ErrorCode::kInvalid, message::kNameInvalid, "name", message::kNameInvalidHint);
}

Result<std::string> CleanDisplayName(const std::string& text) {
  std::string cleaned = CleanText(text);
  const size_t count = CodePointCount(cleaned);
  if (count == 0 || count > kMostDisplayName || MaskPersonalRuns(cleaned) != cleaned) {
    return Fail(ErrorCode::kInvalid, message::kDisplayNameInvalid, "display_name", message::kDisplayNameInvalidHint);
  }
  return cleaned;
}

// The account with the version that its reader saw.
Result<Account> FindForChange(Accounts& accounts, int64_t id, int64_t expected_version) {
  std::optional<Account> account = accounts.Find(id);
  if (!account) return Fail(ErrorCode::kNotFound, message::kNoAccount);
  if (account->version != expected_version) {
    return Fail(ErrorCode::kStale, message::kAccountStale, {}, message::kStaleHint);
  }
  return *account;
}

Result<Account> Kept(Accounts& accounts, const Account& account) {
  if (Status updated = accounts.Update(account); !updated) return Fail(updated.error());
  return accounts.Find(account.id).value();
}

Status CheckMayDisable(record::Tables& tables, const Account& account) {
  if (account.id == tables.caller().account) {
    return Fail(ErrorCode::kForbidden, message::kOwnAccount, {}, message::kOwnAccountHint);
  }
  if (account.role && IsOfficer(*account.role) && tables.accounts().CountEnabled(*account.role) <= 1) {
    return Fail(ErrorCode::kConflict,
                fmt::format(message::kLastOfficer, message::kRoleTitles[static_cast<size_t>(*account.role)]), {},
                message::kLastOfficerHint);
  }
  return {};
}

void EndEverythingOf(Accounts& accounts, int64_t account) {
  accounts.sessions().EndAllOf(account, 0);
  accounts.sessions().RemoveTokensOf(account);
}

Status UseCode(record::Tables& tables, const SecondFactor& factor, const std::string& code) {
  const std::optional<int64_t> step = MatchTotp(factor.secret, code, tables.now_ms(), factor.last_step);
  if (step && tables.accounts().UseSecondFactor(tables.caller().account, *step)) return {};
  return Fail(ErrorCode::kInvalid, message::kCodeWrong, "code", message::kCodeWrongHint);
}

}  // namespace

OneTimePassword MakeOneTimePassword() {
  OneTimePassword password;
  password.text = NewOneTimePassword();
  password.hash = HashPassword(password.text);
  return password;
}

Result<Account> CreateAccount(record::Tables& tables, const NewAccount& wanted, const OneTimePassword& password) {
  if (Status good = CheckName(wanted.name); !good) return Fail(good.error());
  Result<std::string> display_name = CleanDisplayName(wanted.display_name);
  if (!display_name) return Fail(display_name.error());
  Accounts& accounts = tables.accounts();
  if (accounts.FindByName(wanted.name)) {
    return Fail(ErrorCode::kConflict, message::kNameTaken, "name", message::kNameTakenHint);
  }
  Account account;
  account.name = wanted.name;
  account.display_name = std::move(*display_name);
  account.created_ms = tables.now_ms();
  const int64_t id = accounts.Add(account, password.hash);
  return accounts.Find(id).value();
}

Result<Account> ChangeAccount(record::Tables& tables, int64_t id, int64_t expected_version,
                              const AccountChange& change) {
  Accounts& accounts = tables.accounts();
  Result<Account> account = FindForChange(accounts, id, expected_version);
  if (!account) return account;
  if (change.display_name) {
    Result<std::string> display_name = CleanDisplayName(*change.display_name);
    if (!display_name) return Fail(display_name.error());
    account->display_name = std::move(*display_name);
  }
  if (change.enabled && *change.enabled != account->enabled) {
    if (!*change.enabled) {
      if (Status may = CheckMayDisable(tables, *account); !may) return Fail(may.error());
      EndEverythingOf(accounts, id);
    }
    account->enabled = *change.enabled;
    if (account->enabled) account->last_used_ms = tables.now_ms();  // the 90 days begin anew
  }
  return Kept(accounts, *account);
}

Result<Account> ResetPassword(record::Tables& tables, int64_t id, int64_t expected_version,
                              const OneTimePassword& password) {
  Accounts& accounts = tables.accounts();
  Result<Account> account = FindForChange(accounts, id, expected_version);
  if (!account) return account;
  if (id == tables.caller().account) {
    return Fail(ErrorCode::kForbidden, message::kOwnAccount, {}, message::kOwnAccountHint);
  }
  accounts.SetPassword(id, password.hash, true);
  accounts.KeepFailures(NameKey(account->name), {});
  EndEverythingOf(accounts, id);
  return Kept(accounts, *account);
}

Result<Account> RemoveSecondFactor(record::Tables& tables, int64_t id, int64_t expected_version) {
  Accounts& accounts = tables.accounts();
  Result<Account> account = FindForChange(accounts, id, expected_version);
  if (!account) return account;
  if (id == tables.caller().account) {
    return Fail(ErrorCode::kForbidden, message::kOwnAccount, {}, message::kOwnAccountHint);
  }
  if (!account->has_second_factor) {
    return Fail(ErrorCode::kConflict, message::kNoSecondFactor, {}, message::kNoSecondFactorHint);
  }
  accounts.SetSecondFactor(id, {});
  EndEverythingOf(accounts, id);
  return Kept(accounts, *account);
}

Status ChangeOwnPassword(record::Tables& tables, const std::string& present_hash, const std::string& new_hash) {
  Accounts& accounts = tables.accounts();
  const int64_t id = tables.caller().account;
  if (accounts.CredentialsOf(id).password_hash != present_hash) {
    return Fail(ErrorCode::kConflict, message::kPasswordMoved, {}, message::kPasswordMovedHint);
  }
  accounts.SetPassword(id, new_hash, false);
  accounts.sessions().EndAllOf(id, tables.caller().session);
  return {};
}

Result<std::string> BeginSecondFactor(record::Tables& tables) {
  Accounts& accounts = tables.accounts();
  const int64_t id = tables.caller().account;
  if (accounts.CredentialsOf(id).second_factor.confirmed) {
    return Fail(ErrorCode::kConflict, message::kSecondFactorThere, {}, message::kSecondFactorThereHint);
  }
  std::string secret = NewTotpSecret();
  accounts.SetSecondFactor(id, {secret, false, 0});
  return secret;
}

Status ConfirmSecondFactor(record::Tables& tables, const std::string& code) {
  Accounts& accounts = tables.accounts();
  const int64_t id = tables.caller().account;
  SecondFactor factor = accounts.CredentialsOf(id).second_factor;
  if (factor.confirmed) {
    return Fail(ErrorCode::kConflict, message::kSecondFactorThere, {}, message::kSecondFactorThereHint);
  }
  if (factor.secret.empty()) {
    return Fail(ErrorCode::kConflict, message::kNoSecondFactor, {}, message::kNoSecondFactorHint);
  }
  if (Status used = UseCode(tables, factor, code); !used) return used;
  factor = accounts.CredentialsOf(id).second_factor;
  factor.confirmed = true;
  accounts.SetSecondFactor(id, factor);
  accounts.sessions().PassSecondFactor(tables.caller().session);
  accounts.sessions().EndAllOf(id, tables.caller().session);
  return {};
}

Status DropSecondFactor(record::Tables& tables, const std::string& code) {
  Accounts& accounts = tables.accounts();
  const int64_t id = tables.caller().account;
  const SecondFactor factor = accounts.CredentialsOf(id).second_factor;
  if (!factor.confirmed) {
    return Fail(ErrorCode::kConflict, message::kNoSecondFactor, {}, message::kNoSecondFactorHint);
  }
  if (IsOfficer(tables.caller().role)) {
    return Fail(ErrorCode::kForbidden, message::kSecondFactorBound, {}, message::kSecondFactorBoundHint);
  }
  if (Status used = UseCode(tables, factor, code); !used) return used;
  accounts.SetSecondFactor(id, {});
  return {};
}

}  // namespace shouwang::access
