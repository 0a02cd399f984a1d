#include <algorithm>

#include "access/messages.h"
#include "store/access/access_tables.h"
#include "store/access/session_table.h"
#include "store/core/work.h"

namespace shouwang::store {
namespace {

constexpr const char* kSecretColumn = "account.totp_secret";
constexpr int kMostListed = 200;
constexpr const char* kColumns =
    "SELECT id, version, name, display_name, role, division, department, enabled, must_change_password, "
    "totp_confirmed, created_ms, last_used_ms FROM account ";

// One account as the database has it.
struct AccountRow {
  access::Account account;
  std::string role;
  int enabled = 0;
  int must_change = 0;
  int second_factor = 0;

  void Into(soci::statement& statement) {
    statement.exchange(soci::into(account.id));
    statement.exchange(soci::into(account.version));
    statement.exchange(soci::into(account.name));
    statement.exchange(soci::into(account.display_name));
    statement.exchange(soci::into(role));
    statement.exchange(soci::into(account.division));
    statement.exchange(soci::into(account.department));
    statement.exchange(soci::into(enabled));
    statement.exchange(soci::into(must_change));
    statement.exchange(soci::into(second_factor));
    statement.exchange(soci::into(account.created_ms));
    statement.exchange(soci::into(account.last_used_ms));
  }

  access::Account Value() const {
    access::Account value = account;
    value.role = access::RoleFromName(role);
    value.enabled = enabled != 0;
    value.must_change_password = must_change != 0;
    value.has_second_factor = second_factor != 0;
    return value;
  }
};

void Prepare(soci::statement& statement, const std::string& query) {
  statement.alloc();
  statement.prepare(query);
  statement.define_and_bind();
}

std::string RoleText(const std::optional<access::Role>& role) { return role ? access::RoleName(*role) : ""; }

// `%`, `_` and `!` in what somebody looks for stand for themselves.
std::string LikePattern(const std::string& text) {
  std::string out = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out + "%";
}

class AccountTable final : public access::Accounts {
 public:
  explicit AccountTable(Work& work) : work_(work), sessions_(work), grants_(work) {}

  std::optional<access::Account> Find(int64_t id) override {
    AccountRow row;
    soci::statement statement(work_.sql());
    row.Into(statement);
    statement.exchange(soci::use(id));
    Prepare(statement, std::string(kColumns) + "WHERE id = :id");
    if (!statement.execute(true)) return std::nullopt;
    return row.Value();
  }

  std::optional<access::Account> FindByName(const std::string& name) override {
    AccountRow row;
    soci::statement statement(work_.sql());
    row.Into(statement);
    statement.exchange(soci::use(name));
    Prepare(statement, std::string(kColumns) + "WHERE name = :name");
    if (!statement.execute(true)) return std::nullopt;
    return row.Value();
  }

  std::vector<access::Account> List(const access::AccountFilter& filter) override {
    const std::string pattern = LikePattern(filter.text);
    const std::string role = RoleText(filter.role);
    const int limit = std::min(filter.limit, kMostListed);
    std::string query = std::string(kColumns) + "WHERE name > :after";
    if (!filter.text.empty()) query += " AND (name LIKE :text ESCAPE '!' OR display_name LIKE :text2 ESCAPE '!')";
    if (filter.role) query += " AND role = :role";
    query += " ORDER BY name LIMIT :limit";

    AccountRow row;
    soci::statement statement(work_.sql());
    row.Into(statement);
    statement.exchange(soci::use(filter.after_name));
    if (!filter.text.empty()) {
      statement.exchange(soci::use(pattern));
      statement.exchange(soci::use(pattern));
    }
    if (filter.role) statement.exchange(soci::use(role));
    statement.exchange(soci::use(limit));
    Prepare(statement, query);
    std::vector<access::Account> accounts;
    for (bool there = statement.execute(true); there; there = statement.fetch()) accounts.push_back(row.Value());
    return accounts;
  }

  int64_t CountEnabled(access::Role role) override {
    const std::string name = access::RoleName(role);
    int64_t count = 0;
    work_.sql() << "SELECT count(*) FROM account WHERE role = :role AND enabled = 1", soci::use(name),
        soci::into(count);
    return count;
  }

  int64_t Add(const access::Account& account, const std::string& password_hash) override {
    const int64_t id = work_.numbers->Next();
    const std::string role = RoleText(account.role);
    const int enabled = int{account.enabled};
    work_.sql() << "INSERT INTO account (id, version, name, display_name, role, division, department, enabled, "
                   "must_change_password, password_hash, totp_secret, totp_confirmed, totp_last_step, created_ms, "
                   "last_used_ms) VALUES (:id, 1, :name, :display, :role, :division, :department, :enabled, 1, :hash, "
                   "'', 0, 0, :created, 0)",
        soci::use(id), soci::use(account.name), soci::use(account.display_name), soci::use(role),
        soci::use(account.division), soci::use(account.department), soci::use(enabled), soci::use(password_hash),
        soci::use(account.created_ms);
    Remember(id, password_hash);
    return id;
  }

  Status Update(const access::Account& account) override {
    const std::optional<access::Account> present = Find(account.id);
    if (!present || present->version != account.version) {
      return Fail(ErrorCode::kStale, access::message::kAccountStale, {}, access::message::kStaleHint);
    }
    const std::string role = RoleText(account.role);
    const int enabled = int{account.enabled};
    work_.sql() << "UPDATE account SET version = version + 1, display_name = :display, role = :role, "
                   "division = :division, department = :department, enabled = :enabled, last_used_ms = :used "
                   "WHERE id = :id",
        soci::use(account.display_name), soci::use(role), soci::use(account.division), soci::use(account.department),
        soci::use(enabled), soci::use(account.last_used_ms), soci::use(account.id);
    return {};
  }

  void NoteUse(int64_t account, int64_t time_ms) override {
    work_.sql() << "UPDATE account SET last_used_ms = :used WHERE id = :id", soci::use(time_ms), soci::use(account);
  }

  access::Credentials CredentialsOf(int64_t account) override {
    access::Credentials credentials;
    std::string sealed;
    int confirmed = 0;
    work_.sql() << "SELECT password_hash, totp_secret, totp_confirmed, totp_last_step FROM account WHERE id = :id",
        soci::use(account), soci::into(credentials.password_hash), soci::into(sealed), soci::into(confirmed),
        soci::into(credentials.second_factor.last_step);
    if (!work_.sql().got_data()) return {};
    credentials.second_factor.secret = work_.sealer.Open({kSecretColumn, account}, sealed);
    credentials.second_factor.confirmed = confirmed != 0;
    return credentials;
  }

  void SetPassword(int64_t account, const std::string& hash, bool must_change) override {
    const int flag = int{must_change};
    work_.sql() << "UPDATE account SET password_hash = :hash, must_change_password = :flag WHERE id = :id",
        soci::use(hash), soci::use(flag), soci::use(account);
    Remember(account, hash);
  }

  std::vector<std::string> LastPasswords(int64_t account, int count) override {
    std::string hash;
    soci::statement statement =
        (work_.sql().prepare
             << "SELECT password_hash FROM password_history WHERE account = :account ORDER BY id DESC LIMIT :count",
         soci::use(account), soci::use(count), soci::into(hash));
    std::vector<std::string> hashes;
    for (bool there = statement.execute(true); there; there = statement.fetch()) hashes.push_back(hash);
    return hashes;
  }

  void SetSecondFactor(int64_t account, const access::SecondFactor& factor) override {
    const std::string sealed = work_.sealer.Seal({kSecretColumn, account}, factor.secret);
    const int confirmed = int{factor.confirmed};
    work_.sql() << "UPDATE account SET totp_secret = :secret, totp_confirmed = :confirmed, totp_last_step = :step "
                   "WHERE id = :id",
        soci::use(sealed), soci::use(confirmed), soci::use(factor.last_step), soci::use(account);
  }

  bool UseSecondFactor(int64_t account, int64_t step) override {
    if (CredentialsOf(account).second_factor.last_step >= step) return false;
    work_.sql() << "UPDATE account SET totp_last_step = :step WHERE id = :id", soci::use(step), soci::use(account);
    return true;
  }

  access::Failures FailuresUnder(const std::string& key) override {
    access::Failures failures;
    work_.sql() << "SELECT count, first_ms, locked_until_ms FROM sign_in_failure WHERE key = :key", soci::use(key),
        soci::into(failures.count), soci::into(failures.first_ms), soci::into(failures.locked_until_ms);
    return work_.sql().got_data() ? failures : access::Failures();
  }

  void KeepFailures(const std::string& key, const access::Failures& failures) override {
    work_.sql() << "DELETE FROM sign_in_failure WHERE key = :key", soci::use(key);
    if (failures.count == 0 && failures.locked_until_ms == 0) return;
    work_.sql() << "INSERT INTO sign_in_failure (key, count, first_ms, locked_until_ms) VALUES (:key, :count, :first, "
                   ":locked)",
        soci::use(key), soci::use(failures.count), soci::use(failures.first_ms), soci::use(failures.locked_until_ms);
  }

  access::Sessions& sessions() override { return sessions_; }
  access::RoleGrants& grants() override { return grants_; }

 private:
  void Remember(int64_t account, const std::string& hash) {
    const int64_t id = work_.numbers->Next();
    work_.sql() << "INSERT INTO password_history (id, account, password_hash) VALUES (:id, :account, :hash)",
        soci::use(id), soci::use(account), soci::use(hash);
  }

  Work& work_;
  SessionTable sessions_;
  GrantTable grants_;
};

}  // namespace

std::shared_ptr<access::Accounts> MakeAccounts(Work& work) { return std::make_shared<AccountTable>(work); }

}  // namespace shouwang::store
