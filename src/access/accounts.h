// Accounts and what hangs on them, and the repositories that keep them. Sealed by the store: secrets of second factors.
//
// Ownership: values only. Threads: a repository belongs to the transaction that handed it out. Errors: kStale where a
// version is expected; infrastructure failures are thrown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "base/result.h"

namespace shouwang::access {

struct Account {
  int64_t id = 0;
  int64_t version = 0;
  std::string name;          // login name: unique, lower case
  std::string display_name;  // who it is
  std::optional<Role> role;  // none until it is granted
  std::string division;      // 6, 9 or 12 digits; blank for officers
  std::string department;    // of Role::kDepartment
  bool enabled = true;
  bool must_change_password = true;
  bool has_second_factor = false;
  int64_t created_ms = 0;
  int64_t last_used_ms = 0;  // of the last sign-in or use of a token; set to the moment when it is enabled again
};

// Who an account is when it asks. An account without a role sees nothing.
Caller CallerOf(const Account& account, const std::string& address, int64_t session);

struct SecondFactor {
  std::string secret;      // raw bytes; blank: none
  bool confirmed = false;  // a first code was given
  int64_t last_step = 0;   // codes up to this one are used up
};

struct Credentials {
  std::string password_hash;
  SecondFactor second_factor;
};

struct AccountFilter {
  std::string after_name;  // cursor
  std::string text;        // part of the login name or of the display name; blank: all
  std::optional<Role> role;
  int limit = 50;
};

// Failed attempts under one key (lockout.h).
struct Failures {
  int count = 0;
  int64_t first_ms = 0;
  int64_t locked_until_ms = 0;
};

struct SessionRow {
  int64_t id = 0;
  int64_t account = 0;
  std::string token_digest;  // SHA-256 of the token: who reads the database cannot sign in with it
  int64_t created_ms = 0;
  int64_t last_seen_ms = 0;
  std::string address;
  bool second_factor = false;  // passed
};

struct TokenRow {
  int64_t id = 0;
  int64_t account = 0;
  std::string name;  // what it is for
  std::string token_digest;
  int64_t created_ms = 0;
  int64_t expires_ms = 0;
  int64_t last_used_ms = 0;    // 0: never
  bool second_factor = false;  // made in a session that had passed it
};

// Sessions of browsers and tokens of scripts.
class Sessions {
 public:
  virtual ~Sessions() = default;
  virtual int64_t Add(const SessionRow& row) = 0;
  virtual std::optional<SessionRow> Find(const std::string& token_digest) = 0;
  virtual std::vector<SessionRow> Of(int64_t account) = 0;  // the longest unseen first
  virtual void PassSecondFactor(int64_t session) = 0;
  virtual void Touch(int64_t session, int64_t seen_ms) = 0;
  virtual void End(int64_t session) = 0;
  virtual void EndAllOf(int64_t account, int64_t but_session) = 0;
  virtual void EndOld(int64_t created_before_ms, int64_t seen_before_ms) = 0;

  virtual int64_t AddToken(const TokenRow& row) = 0;
  virtual std::optional<TokenRow> FindToken(const std::string& token_digest) = 0;
  virtual std::vector<TokenRow> TokensOf(int64_t account) = 0;
  virtual void TouchToken(int64_t token, int64_t used_ms) = 0;
  virtual bool RemoveToken(int64_t account, int64_t token) = 0;  // false: the account has no such token
  virtual void RemoveTokensOf(int64_t account) = 0;
};

// A role or scope on its way to an account: proposed by one officer, decided by another (04-trust.md line 8).
struct RoleGrant {
  enum class State : uint8_t { kPending, kConfirmed, kRefused };
  int64_t id = 0;
  int64_t account = 0;
  Role role = Role::kVillage;
  std::string division;
  std::string department;
  std::string reason;
  State state = State::kPending;
  int64_t proposed_by = 0;
  int64_t proposed_ms = 0;
  int64_t decided_by = 0;
  int64_t decided_ms = 0;
};
const char* Name(RoleGrant::State state);  // pending confirmed refused

class RoleGrants {
 public:
  virtual ~RoleGrants() = default;
  virtual int64_t Add(const RoleGrant& grant) = 0;
  virtual std::optional<RoleGrant> Find(int64_t id) = 0;
  virtual std::vector<RoleGrant> Of(int64_t account) = 0;                   // newest first
  virtual std::vector<RoleGrant> Pending(int limit) = 0;                    // oldest first
  virtual bool Decide(int64_t id, RoleGrant::State state, int64_t by) = 0;  // false: not pending any more
};

class Accounts {
 public:
  virtual ~Accounts() = default;
  virtual std::optional<Account> Find(int64_t id) = 0;
  virtual std::optional<Account> FindByName(const std::string& name) = 0;
  virtual std::vector<Account> List(const AccountFilter& filter) = 0;  // by login name
  virtual int64_t CountEnabled(Role role) = 0;
  virtual int64_t Add(const Account& account, const std::string& password_hash) = 0;
  // Display name, role, division, department, enabled, last use. `account.version` is the one it was read with. kStale.
  virtual Status Update(const Account& account) = 0;
  virtual void NoteUse(int64_t account, int64_t time_ms) = 0;

  virtual Credentials CredentialsOf(int64_t account) = 0;
  virtual void SetPassword(int64_t account, const std::string& hash,
                           bool must_change) = 0;                                  // the old one is remembered
  virtual std::vector<std::string> LastPasswords(int64_t account, int count) = 0;  // newest first, the present one too
  virtual void SetSecondFactor(int64_t account, const SecondFactor& factor) = 0;
  // Marks codes up to `step` as used. False when they were already.
  virtual bool UseSecondFactor(int64_t account, int64_t step) = 0;

  virtual Failures FailuresUnder(const std::string& key) = 0;
  virtual void KeepFailures(const std::string& key, const Failures& failures) = 0;  // count 0: forgets the key

  virtual Sessions& sessions() = 0;
  virtual RoleGrants& grants() = 0;
};

}  // namespace shouwang::access
