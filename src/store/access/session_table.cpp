#include "store/access/session_table.h"

namespace shouwang::store {
namespace {

template <typename Row>
void Prepare(Row& row, soci::statement& statement, const std::string& query) {
  row.Into(statement);
  statement.alloc();
  statement.prepare(query);
  statement.define_and_bind();
}

struct StoredSession {
  access::SessionRow row;
  int second_factor = 0;
  static constexpr const char* kColumns =
      "SELECT id, account, token_digest, created_ms, last_seen_ms, address, second_factor FROM session ";

  void Into(soci::statement& statement) {
    statement.exchange(soci::into(row.id));
    statement.exchange(soci::into(row.account));
    statement.exchange(soci::into(row.token_digest));
    statement.exchange(soci::into(row.created_ms));
    statement.exchange(soci::into(row.last_seen_ms));
    statement.exchange(soci::into(row.address));
    statement.exchange(soci::into(second_factor));
  }
  access::SessionRow Value() const {
    access::SessionRow value = row;
    value.second_factor = second_factor != 0;
    return value;
  }
};

struct StoredToken {
  access::TokenRow row;
  int second_factor = 0;
  static constexpr const char* kColumns =
      "SELECT id, account, name, token_digest, created_ms, expires_ms, last_used_ms, second_factor FROM access_token ";

  void Into(soci::statement& statement) {
    statement.exchange(soci::into(row.id));
    statement.exchange(soci::into(row.account));
    statement.exchange(soci::into(row.name));
    statement.exchange(soci::into(row.token_digest));
    statement.exchange(soci::into(row.created_ms));
    statement.exchange(soci::into(row.expires_ms));
    statement.exchange(soci::into(row.last_used_ms));
    statement.exchange(soci::into(second_factor));
  }
  access::TokenRow Value() const {
    access::TokenRow value = row;
    value.second_factor = second_factor != 0;
    return value;
  }
};

struct StoredGrant {
  access::RoleGrant row;
  std::string role;
  std::string state;
  static constexpr const char* kColumns =
      "SELECT id, account, role, division, department, reason, state, proposed_by, proposed_ms, decided_by, "
      "decided_ms FROM role_grant ";

  void Into(soci::statement& statement) {
    statement.exchange(soci::into(row.id));
    statement.exchange(soci::into(row.account));
    statement.exchange(soci::into(role));
    statement.exchange(soci::into(row.division));
    statement.exchange(soci::into(row.department));
    statement.exchange(soci::into(row.reason));
    statement.exchange(soci::into(state));
    statement.exchange(soci::into(row.proposed_by));
    statement.exchange(soci::into(row.proposed_ms));
    statement.exchange(soci::into(row.decided_by));
    statement.exchange(soci::into(row.decided_ms));
  }
  access::RoleGrant Value() const {
    using State = access::RoleGrant::State;
    access::RoleGrant value = row;
    value.role = access::RoleFromName(role).value();
    for (const State known : {State::kPending, State::kConfirmed, State::kRefused}) {
      if (state == Name(known)) value.state = known;
    }
    return value;
  }
};

// Every row that fits, for one bound value.
template <typename Stored, typename Key>
auto Fetched(Work& work, const std::string& rest, const Key& key) {
  Stored stored;
  soci::statement statement(work.sql());
  statement.exchange(soci::use(key));
  Prepare(stored, statement, Stored::kColumns + rest);
  std::vector<decltype(stored.Value())> rows;
  for (bool there = statement.execute(true); there; there = statement.fetch()) rows.push_back(stored.Value());
  return rows;
}

template <typename Stored, typename Key>
auto First(Work& work, const std::string& rest, const Key& key) {
  auto rows = Fetched<Stored>(work, rest, key);
  return rows.empty() ? std::nullopt : std::optional(rows.front());
}

}  // namespace

int64_t SessionTable::Add(const access::SessionRow& row) {
  const int64_t id = work_.numbers->Next();
  const int second_factor = int{row.second_factor};
  work_.sql() << "INSERT INTO session (id, account, token_digest, created_ms, last_seen_ms, address, second_factor) "
                 "VALUES (:id, :account, :digest, :created, :seen, :address, :second)",
      soci::use(id), soci::use(row.account), soci::use(row.token_digest), soci::use(row.created_ms),
      soci::use(row.last_seen_ms), soci::use(row.address), soci::use(second_factor);
  return id;
}

std::optional<access::SessionRow> SessionTable::Find(const std::string& token_digest) {
  return First<StoredSession>(work_, "WHERE token_digest = :digest", token_digest);
}

std::vector<access::SessionRow> SessionTable::Of(int64_t account) {
  return Fetched<StoredSession>(work_, "WHERE account = :account ORDER BY last_seen_ms, id", account);
}

void SessionTable::PassSecondFactor(int64_t session) {
  work_.sql() << "UPDATE session SET second_factor = 1 WHERE id = :id", soci::use(session);
}

void SessionTable::Touch(int64_t session, int64_t seen_ms) {
  work_.sql() << "UPDATE session SET last_seen_ms = :seen WHERE id = :id", soci::use(seen_ms), soci::use(session);
}

void SessionTable::End(int64_t session) { work_.sql() << "DELETE FROM session WHERE id = :id", soci::use(session); }

void SessionTable::EndAllOf(int64_t account, int64_t but_session) {
  work_.sql() << "DELETE FROM session WHERE account = :account AND id <> :but", soci::use(account),
      soci::use(but_session);
}

void SessionTable::EndOld(int64_t created_before_ms, int64_t seen_before_ms) {
  work_.sql() << "DELETE FROM session WHERE created_ms <= :created OR last_seen_ms <= :seen",
      soci::use(created_before_ms), soci::use(seen_before_ms);
}

int64_t SessionTable::AddToken(const access::TokenRow& row) {
  const int64_t id = work_.numbers->Next();
  const int second_factor = int{row.second_factor};
  work_.sql() << "INSERT INTO access_token (id, account, name, token_digest, created_ms, expires_ms, last_used_ms, "
                 "second_factor) VALUES (:id, :account, :name, :digest, :created, :expires, 0, :second)",
      soci::use(id), soci::use(row.account), soci::use(row.name), soci::use(row.token_digest),
      soci::use(row.created_ms), soci::use(row.expires_ms), soci::use(second_factor);
  return id;
}

std::optional<access::TokenRow> SessionTable::FindToken(const std::string& token_digest) {
  return First<StoredToken>(work_, "WHERE token_digest = :digest", token_digest);
}

std::vector<access::TokenRow> SessionTable::TokensOf(int64_t account) {
  return Fetched<StoredToken>(work_, "WHERE account = :account ORDER BY id", account);
}

void SessionTable::TouchToken(int64_t token, int64_t used_ms) {
  work_.sql() << "UPDATE access_token SET last_used_ms = :used WHERE id = :id", soci::use(used_ms), soci::use(token);
}

bool SessionTable::RemoveToken(int64_t account, int64_t token) {
  const std::optional<access::TokenRow> found = First<StoredToken>(work_, "WHERE id = :id", token);
  if (!found || found->account != account) return false;
  work_.sql() << "DELETE FROM access_token WHERE id = :id", soci::use(token);
  return true;
}

void SessionTable::RemoveTokensOf(int64_t account) {
  work_.sql() << "DELETE FROM access_token WHERE account = :account", soci::use(account);
}

int64_t GrantTable::Add(const access::RoleGrant& grant) {
  const int64_t id = work_.numbers->Next();
  const std::string role = access::RoleName(grant.role);
  work_.sql() << "INSERT INTO role_grant (id, account, role, division, department, reason, state, proposed_by, "
                 "proposed_ms, decided_by, decided_ms) VALUES (:id, :account, :role, :division, :department, :reason, "
                 "'pending', :by, :at, 0, 0)",
      soci::use(id), soci::use(grant.account), soci::use(role), soci::use(grant.division), soci::use(grant.department),
      soci::use(grant.reason), soci::use(grant.proposed_by), soci::use(grant.proposed_ms);
  return id;
}

std::optional<access::RoleGrant> GrantTable::Find(int64_t id) {
  return First<StoredGrant>(work_, "WHERE id = :id", id);
}

std::vector<access::RoleGrant> GrantTable::Of(int64_t account) {
  return Fetched<StoredGrant>(work_, "WHERE account = :account ORDER BY id DESC", account);
}

std::vector<access::RoleGrant> GrantTable::Pending(int limit) {
  return Fetched<StoredGrant>(work_, "WHERE state = 'pending' ORDER BY id LIMIT :limit", limit);
}

bool GrantTable::Decide(int64_t id, access::RoleGrant::State state, int64_t by) {
  const std::optional<access::RoleGrant> grant = Find(id);
  if (!grant || grant->state != access::RoleGrant::State::kPending) return false;
  const std::string name = Name(state);
  work_.sql() << "UPDATE role_grant SET state = :state, decided_by = :by, decided_ms = :at WHERE id = :id",
      soci::use(name), soci::use(by), soci::use(work_.now_ms), soci::use(id);
  return true;
}

}  // namespace shouwang::store
