// The half of the session book that opens sessions: passwords, lockout, second factor.
#include <fmt/format.h>

#include "access/lockout.h"
#include "access/messages.h"
#include "access/session_book.h"
#include "access/totp.h"

namespace shouwang::access {
namespace {

constexpr const char* kOpen = "session.open";
constexpr const char* kSecondFactor = "session.second-factor";
constexpr const char* kConfirm = "password.confirm";
constexpr size_t kNameMost = 64;
constexpr size_t kPasswordMost = 1024;

tl::unexpected<Error> Locked() { return Fail(ErrorCode::kTooMany, message::kLocked, {}, message::kLockedHint); }

std::string ObjectOf(int64_t account) { return account == 0 ? std::string() : fmt::format("account/{}", account); }

bool IsLockedNow(Accounts& accounts, const std::string& name, const std::string& address, int64_t now_ms) {
  return IsLocked(accounts.FailuresUnder(NameKey(name)), now_ms) ||
         IsLocked(accounts.FailuresUnder(AddressKey(address)), now_ms);
}

void ClearFailures(Accounts& accounts, const std::string& name, const std::string& address) {
  accounts.KeepFailures(NameKey(name), {});
  accounts.KeepFailures(AddressKey(address), {});
}

}  // namespace

struct SessionBook::Attempt {
  std::string name;
  std::optional<Account> account;
  Credentials credentials;
};

Result<SessionBook::Attempt> SessionBook::LookUp(const std::string& name, const std::string& address) {
  Attempt attempt;
  attempt.name = name;
  const Status status = record_.Read(Caller::System("sessions"), [&](record::Tables& tables) -> Status {
    Accounts& accounts = tables.accounts();
    if (IsLockedNow(accounts, name, address, tables.now_ms())) return Locked();
    attempt.account = accounts.FindByName(name);
    if (attempt.account) attempt.credentials = accounts.CredentialsOf(attempt.account->id);
    return {};
  });
  if (!status) return Fail(status.error());
  return attempt;
}

Status SessionBook::CountFailure(const Caller& caller, const std::string& name, int64_t account, const char* action,
                                 const char* reason) {
  return record_.Write(caller, [&](record::Tables& tables) -> Status {
    Accounts& accounts = tables.accounts();
    for (const std::string& key : {NameKey(name), AddressKey(caller.address)}) {
      accounts.KeepFailures(key, AfterFailure(accounts.FailuresUnder(key), tables.now_ms()));
    }
    tables.audit().Append({action, ObjectOf(account), "refused", fmt::format(R"({{"reason":"{}"}})", reason)});
    return {};
  });
}

Result<SignedIn> SessionBook::SignIn(const std::string& name, std::string_view password, const std::string& address) {
  Caller nobody;
  nobody.address = address;
  if (name.size() > kNameMost || password.size() > kPasswordMost) {
    return Fail(ErrorCode::kUnauthenticated, message::kSignInRefused, {}, message::kSignInRefusedHint);
  }
  Result<Attempt> attempt = LookUp(name, address);
  if (!attempt) return Fail(attempt.error());
  // Outside the record: this takes its time, the same for a name that nobody has.
  if (!verify_(attempt->credentials.password_hash, password)) {
    const int64_t account = attempt->account ? attempt->account->id : 0;
    if (Status status = CountFailure(nobody, name, account, kOpen, "password"); !status) return Fail(status.error());
    return Fail(ErrorCode::kUnauthenticated, message::kSignInRefused, {}, message::kSignInRefusedHint);
  }
  return Open(*attempt, address);
}

Result<SignedIn> SessionBook::Open(const Attempt& attempt, const std::string& address) {
  const std::string token = NewTokenText();
  auto session = std::make_shared<Session>();
  Error refused;
  bool is_refused = false;
  const Caller caller = CallerOf(*attempt.account, address, 0);
  const Status status = record_.Write(caller, [&](record::Tables& tables) -> Status {
    Accounts& accounts = tables.accounts();
    const int64_t now = tables.now_ms();
    const std::optional<Account> found = accounts.Find(attempt.account->id);
    if (!found || accounts.CredentialsOf(found->id).password_hash != attempt.credentials.password_hash) {
      return Fail(ErrorCode::kUnauthenticated, message::kSignInRefused, {}, message::kSignInRefusedHint);
    }
    if (IsLockedNow(accounts, attempt.name, address, now)) return Locked();
    Account account = *found;
    // A refusal is kept with its audit row, so it leaves through `refused`.
    const auto refuse = [&](const char* reason, const char* what, const char* hint) -> Status {
      tables.audit().Append({kOpen, ObjectOf(account.id), "refused", fmt::format(R"({{"reason":"{}"}})", reason)});
      refused = {ErrorCode::kForbidden, what, {}, hint, {}};
      is_refused = true;
      return {};
    };
    if (!account.enabled) return refuse("disabled", message::kDisabled, message::kDisabledHint);
    if (IsDormant(account, now)) {
      account.enabled = false;
      if (Status updated = accounts.Update(account); !updated) return updated;
      accounts.sessions().EndAllOf(account.id, 0);
      return refuse("dormant", message::kDormant, message::kDisabledHint);
    }
    if (!account.role) return refuse("no-role", message::kNoRole, message::kNoRoleHint);

    // With a second factor to come the sign-in is not done yet: failures stay counted until it is.
    if (!account.has_second_factor) ClearFailures(accounts, attempt.name, address);
    accounts.NoteUse(account.id, now);
    Sessions& sessions = accounts.sessions();
    std::vector<SessionRow> open = sessions.Of(account.id);
    for (size_t i = 0; i + kSessionsOfAccount <= open.size(); ++i) sessions.End(open[i].id);
    SessionRow row{0, account.id, TokenDigest(token), now, now, address, false};
    const int64_t id = sessions.Add(row);
    tables.audit().Append({kOpen, ObjectOf(account.id), "done", "{}"});
    account.last_used_ms = now;
    *session = {CallerOf(account, address, id), account, false, false, now, now + kSessionLifeMs};
    return {};
  });
  if (!status) return Fail(status.error());
  Forget(attempt.account->id);
  if (is_refused) return Fail(std::move(refused));
  return SignedIn{token, std::move(session)};
}

Status SessionBook::PassSecondFactor(const Session& session, const std::string& code) {
  bool wrong = false;
  Status status = record_.Write(session.caller, [&](record::Tables& tables) -> Status {
    Accounts& accounts = tables.accounts();
    if (IsLockedNow(accounts, session.account.name, session.caller.address, tables.now_ms())) return Locked();
    const SecondFactor factor = accounts.CredentialsOf(session.account.id).second_factor;
    if (!factor.confirmed) {
      return Fail(ErrorCode::kConflict, message::kNoSecondFactor, {}, message::kNoSecondFactorHint);
    }
    const std::optional<int64_t> step = MatchTotp(factor.secret, code, tables.now_ms(), factor.last_step);
    wrong = !step || !accounts.UseSecondFactor(session.account.id, *step);
    if (wrong) return Fail(ErrorCode::kUnauthenticated, message::kCodeWrong, "code", message::kCodeWrongHint);
    ClearFailures(accounts, session.account.name, session.caller.address);
    accounts.sessions().PassSecondFactor(session.caller.session);
    tables.audit().Append({kSecondFactor, ObjectOf(session.account.id), "done", "{}"});
    return {};
  });
  Forget(session.account.id);
  if (!wrong) return status;
  Status counted = CountFailure(session.caller, session.account.name, session.account.id, kSecondFactor, "code");
  return counted ? status : counted;
}

Status SessionBook::ConfirmPassword(const Session& session, std::string_view password) {
  Result<Attempt> attempt = LookUp(session.account.name, session.caller.address);
  if (!attempt) return Fail(attempt.error());
  if (password.size() <= kPasswordMost && verify_(attempt->credentials.password_hash, password)) return {};
  Status counted = CountFailure(session.caller, session.account.name, session.account.id, kConfirm, "password");
  if (!counted) return counted;
  return Fail(ErrorCode::kInvalid, message::kPasswordWrong, "current", message::kPasswordWrongHint);
}

}  // namespace shouwang::access
