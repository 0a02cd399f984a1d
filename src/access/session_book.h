// Who is signed in (04-trust.md lines 2 to 6): sessions of browsers, tokens of scripts, sign-in, second factor,
// lockout.
//
// Stands in front of the record: a session that was checked within the last half minute is known without reading the
// record, so that a change made by another process (the command line) takes effect within that time. When a session
// was last seen is written at most every half minute. Sessions outlive a restart.
//
// Threads: any. Ownership: record and clock must outlive the book. Errors: kUnauthenticated, kTooMany (locked),
// kForbidden (disabled, without a role). Never call it inside a read or write of the record.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "access/accounts.h"
#include "access/dormant.h"
#include "access/password.h"
#include "base/clock.h"
#include "record/record.h"

namespace shouwang::access {

inline constexpr int64_t kSessionIdleMs = 15 * 60 * 1000;      // 04-trust.md line 3
inline constexpr int64_t kSessionLifeMs = 8 * 60 * 60 * 1000;  // line 3
inline constexpr size_t kSessionsOfAccount = 5;                // line 3
inline constexpr int64_t kTrustMs = 30 * 1000;
inline constexpr size_t kTokensOfAccount = 10;
inline constexpr int kTokenDaysMost = 366;

// Who asks, as far as the session or token says.
struct Session {
  Caller caller;
  Account account;
  bool is_token = false;
  bool second_factor = false;  // passed
  int64_t created_ms = 0;
  int64_t ends_ms = 0;  // at the latest
  // The account has a second factor and this session has not passed it: good for nothing else yet.
  bool IsHalf() const { return account.has_second_factor && !second_factor && !is_token; }
};

struct SignedIn {
  std::string token;  // for the cookie; kept nowhere in the clear
  std::shared_ptr<const Session> session;
};

struct NewToken {
  int64_t id = 0;
  std::string token;
};

class SessionBook {
 public:
  using Verify = std::function<bool(const std::string& hash, std::string_view password)>;

  SessionBook(record::Record& record, const Clock& clock, Verify verify = VerifyPassword);

  // One answer for an unknown name and a wrong password, after the same time. Every attempt that reaches the password
  // is in the audit trail.
  Result<SignedIn> SignIn(const std::string& name, std::string_view password, const std::string& address);
  // The code of a session's second factor. Wrong codes count like wrong passwords.
  Status PassSecondFactor(const Session& session, const std::string& code);
  // The account's own password once more, before it is changed. Wrong ones count as failures.
  Status ConfirmPassword(const Session& session, std::string_view password);
  Status SignOut(const Session& session);

  Result<std::shared_ptr<const Session>> Check(const std::string& token, const std::string& address);
  Result<std::shared_ptr<const Session>> CheckBearer(const std::string& token, const std::string& address);

  // After a change of the account (role, password, enabled): what is known about it is read anew.
  void Forget(int64_t account);
  // Writes when sessions were last seen. Called by the book itself, and before the program ends.
  void Flush();

  // Other sites can send a browser's cookie but cannot know this text, which is made from the session's token.
  static std::string CsrfToken(const std::string& token);
  static bool IsCsrfToken(const std::string& token, std::string_view given);

  // For an endpoint that makes a token: its text, and the digest that is kept.
  static std::string NewTokenText();
  static std::string TokenDigest(const std::string& token);

 private:
  struct Entry;
  struct Attempt;

  Result<Attempt> LookUp(const std::string& name, const std::string& address);
  Status CountFailure(const Caller& caller, const std::string& name, int64_t account, const char* action,
                      const char* reason);
  Result<SignedIn> Open(const Attempt& attempt, const std::string& address);
  Result<std::shared_ptr<const Session>> Find(const std::string& token, const std::string& address, bool is_token);
  std::shared_ptr<Entry> Load(const std::string& digest, const std::string& address, bool is_token);
  bool IsOver(const Entry& entry, int64_t now_ms) const;
  void FlushWhenDue(int64_t now_ms);

  record::Record& record_;
  const Clock& clock_;
  const Verify verify_;
  std::shared_mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<Entry>> entries_;  // by digest
  uint64_t generation_ = 0;  // rises with Forget(): an entry that was read before is not kept
  std::atomic<int64_t> flushed_ms_;
};

}  // namespace shouwang::access
