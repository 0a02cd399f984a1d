#include "access/session_book.h"

#include <fmt/format.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <mutex>

#include "access/messages.h"
#include "base/binary_text.h"
#include "base/digest.h"
#include "base/random.h"

namespace shouwang::access {
namespace {

constexpr size_t kTokenBytes = 32;
constexpr std::string_view kBearerPrefix = "shouwang_";
constexpr size_t kTokenTextMost = 128;

tl::unexpected<Error> NoSession() {
  return Fail(ErrorCode::kUnauthenticated, message::kNoSession, {}, message::kNoSessionHint);
}

}  // namespace

struct SessionBook::Entry {
  std::shared_ptr<const Session> session;
  std::atomic<int64_t> seen_ms = 0;
  std::atomic<int64_t> kept_seen_ms = 0;  // as the record has it
  int64_t trusted_until_ms = 0;
};

SessionBook::SessionBook(record::Record& record, const Clock& clock, Verify verify)
    : record_(record), clock_(clock), verify_(std::move(verify)), flushed_ms_(clock.NowMs()) {}

std::string SessionBook::NewTokenText() { return std::string(kBearerPrefix) + Base64UrlText(RandomBytes(kTokenBytes)); }

std::string SessionBook::TokenDigest(const std::string& token) { return Sha256Hex(token); }

std::string SessionBook::CsrfToken(const std::string& token) { return Sha256Hex("csrf " + token); }

bool SessionBook::IsCsrfToken(const std::string& token, std::string_view given) {
  const std::string expected = CsrfToken(token);
  return given.size() == expected.size() && CRYPTO_memcmp(given.data(), expected.data(), expected.size()) == 0;
}

bool SessionBook::IsOver(const Entry& entry, int64_t now_ms) const {
  if (now_ms >= entry.session->ends_ms) return true;
  return !entry.session->is_token && now_ms - entry.seen_ms.load() >= kSessionIdleMs;
}

std::shared_ptr<SessionBook::Entry> SessionBook::Load(const std::string& digest, const std::string& address,
                                                      bool is_token) {
  auto session = std::make_shared<Session>();
  int64_t seen_ms = 0;
  bool found = false;
  const Status status = record_.Read(Caller::System("sessions"), [&](record::Tables& tables) -> Status {
    Sessions& sessions = tables.accounts().sessions();
    int64_t account = 0;
    int64_t id = 0;
    if (is_token) {
      const std::optional<TokenRow> row = sessions.FindToken(digest);
      if (!row) return {};
      account = row->account;
      seen_ms = row->last_used_ms;
      session->created_ms = row->created_ms;
      session->ends_ms = row->expires_ms;
      session->second_factor = row->second_factor;
    } else {
      const std::optional<SessionRow> row = sessions.Find(digest);
      if (!row) return {};
      account = row->account;
      id = row->id;
      seen_ms = row->last_seen_ms;
      session->created_ms = row->created_ms;
      session->ends_ms = row->created_ms + kSessionLifeMs;
      session->second_factor = row->second_factor;
    }
    const std::optional<Account> owner = tables.accounts().Find(account);
    if (!owner || !owner->enabled || !owner->role) return {};
    if (is_token && IsDormant(*owner, tables.now_ms())) return {};
    session->account = *owner;
    session->is_token = is_token;
    session->caller = CallerOf(*owner, address, id);
    found = true;
    return {};
  });
  if (!status || !found) return nullptr;
  auto entry = std::make_shared<Entry>();
  entry->session = std::move(session);
  entry->seen_ms = seen_ms;
  entry->kept_seen_ms = seen_ms;
  entry->trusted_until_ms = clock_.NowMs() + kTrustMs;
  return entry;
}

Result<std::shared_ptr<const Session>> SessionBook::Find(const std::string& token, const std::string& address,
                                                         bool is_token) {
  if (token.empty() || token.size() > kTokenTextMost) return NoSession();
  const std::string digest = TokenDigest(token);
  const int64_t now = clock_.NowMs();
  std::shared_ptr<Entry> entry;
  uint64_t generation = 0;
  {
    const std::shared_lock lock(mutex_);
    generation = generation_;
    if (const auto at = entries_.find(digest); at != entries_.end()) entry = at->second;
  }
  if (!entry || now >= entry->trusted_until_ms || entry->session->is_token != is_token) {
    const std::shared_ptr<Entry> fresh = Load(digest, address, is_token);
    const std::unique_lock lock(mutex_);
    if (!fresh) {
      entries_.erase(digest);
      return NoSession();
    }
    if (entry) fresh->seen_ms = std::max(entry->seen_ms.load(), fresh->seen_ms.load());
    entry = fresh;
    if (generation == generation_) entries_[digest] = entry;
  }
  if (IsOver(*entry, now)) {
    const std::unique_lock lock(mutex_);
    entries_.erase(digest);
    return NoSession();
  }
  entry->seen_ms = now;
  FlushWhenDue(now);
  if (entry->session->caller.address == address) return entry->session;
  // The session moved (a laptop between networks): the audit trail shows where from.
  auto moved = std::make_shared<Session>(*entry->session);
  moved->caller.address = address;
  return std::shared_ptr<const Session>(std::move(moved));
}

Result<std::shared_ptr<const Session>> SessionBook::Check(const std::string& token, const std::string& address) {
  return Find(token, address, false);
}

Result<std::shared_ptr<const Session>> SessionBook::CheckBearer(const std::string& token, const std::string& address) {
  return Find(token, address, true);
}

Status SessionBook::SignOut(const Session& session) {
  Status status = record_.Write(session.caller, [&](record::Tables& tables) -> Status {
    tables.accounts().sessions().End(session.caller.session);
    tables.audit().Append({"session.close", fmt::format("account/{}", session.account.id), "done", "{}"});
    return {};
  });
  Forget(session.account.id);
  return status;
}

void SessionBook::Forget(int64_t account) {
  const std::unique_lock lock(mutex_);
  ++generation_;
  std::erase_if(entries_, [&](const auto& entry) { return entry.second->session->account.id == account; });
}

void SessionBook::FlushWhenDue(int64_t now_ms) {
  int64_t last = flushed_ms_.load();
  if (now_ms - last < kTrustMs || !flushed_ms_.compare_exchange_strong(last, now_ms)) return;
  // Nobody was promised that a moment of use is kept: a record that refuses writes says so where it matters.
  try {
    Flush();
  } catch (const record::RecordError&) {
    return;
  }
}

void SessionBook::Flush() {
  const int64_t now = clock_.NowMs();
  std::vector<std::shared_ptr<Entry>> dirty;
  std::vector<std::string> digests;
  {
    const std::unique_lock lock(mutex_);
    for (auto at = entries_.begin(); at != entries_.end();) {
      Entry& entry = *at->second;
      if (entry.seen_ms > entry.kept_seen_ms) {
        dirty.push_back(at->second);
        digests.push_back(at->first);
      }
      at = IsOver(entry, now) ? entries_.erase(at) : std::next(at);
    }
  }
  if (dirty.empty()) return;
  const Status status = record_.Write(Caller::System("sessions"), [&](record::Tables& tables) -> Status {
    Sessions& sessions = tables.accounts().sessions();
    for (size_t i = 0; i < dirty.size(); ++i) {
      const int64_t seen_ms = dirty[i]->seen_ms;
      if (!dirty[i]->session->is_token) {
        sessions.Touch(dirty[i]->session->caller.session, seen_ms);
      } else if (const std::optional<TokenRow> token = sessions.FindToken(digests[i])) {
        sessions.TouchToken(token->id, seen_ms);
        tables.accounts().NoteUse(token->account, seen_ms);
      }
    }
    sessions.EndOld(now - kSessionLifeMs, now - kSessionIdleMs);
    tables.audit().Append({"session.seen", "", "done", fmt::format(R"({{"count":{}}})", dirty.size())});
    return {};
  });
  if (!status) return;
  for (const std::shared_ptr<Entry>& entry : dirty) entry->kept_seen_ms = entry->seen_ms.load();
}

}  // namespace shouwang::access
