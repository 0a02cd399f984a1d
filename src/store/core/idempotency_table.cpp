#include "store/core/idempotency_table.h"

namespace shouwang::store {
namespace {

// An answer may hold what was revealed to one person: sealed like any personal column.
constexpr const char* kBody = "idempotency_key.body";
constexpr int64_t kKeptMs = 24LL * 3600 * 1000;

struct FindAnswer {
  explicit FindAnswer(soci::session& sql)
      : statement((sql.prepare << "SELECT request_digest, status, body, location, etag FROM idempotency_key "
                                  "WHERE account = :account AND key = :key AND kept_ms > :since",
                   soci::use(account), soci::use(key), soci::use(since_ms), soci::into(answer.request_digest),
                   soci::into(answer.status), soci::into(answer.body), soci::into(answer.location),
                   soci::into(answer.etag))) {}
  int64_t account = 0;
  std::string key;
  int64_t since_ms = 0;
  record::KeptAnswer answer;
  soci::statement statement;
};

struct KeepAnswer {
  explicit KeepAnswer(soci::session& sql)
      : statement(
            (sql.prepare << "INSERT INTO idempotency_key (account, key, request_digest, status, body, location, "
                            "etag, kept_ms) VALUES (:account, :key, :digest, :status, :body, :location, :etag, :now) "
                            // What is too old may still have the same key.
                            "ON CONFLICT (account, key) DO UPDATE SET request_digest = excluded.request_digest, "
                            "status = excluded.status, body = excluded.body, location = excluded.location, "
                            "etag = excluded.etag, kept_ms = excluded.kept_ms",
             soci::use(account), soci::use(key), soci::use(answer.request_digest), soci::use(answer.status),
             soci::use(answer.body), soci::use(answer.location), soci::use(answer.etag), soci::use(now_ms))) {}
  int64_t account = 0;
  std::string key;
  record::KeptAnswer answer;
  int64_t now_ms = 0;
  soci::statement statement;
};

}  // namespace

std::optional<record::KeptAnswer> IdempotencyTable::Find(const std::string& key) {
  auto& find = work_.connection.Prepared<FindAnswer>();
  find.account = work_.caller.account;
  find.key = key;
  find.since_ms = work_.now_ms - kKeptMs;
  if (!find.statement.execute(true)) return std::nullopt;
  record::KeptAnswer answer = find.answer;
  answer.body = work_.sealer.Open({kBody, find.account}, find.answer.body);
  return answer;
}

void IdempotencyTable::Keep(const std::string& key, const record::KeptAnswer& answer) {
  auto& keep = work_.connection.Prepared<KeepAnswer>();
  keep.account = work_.caller.account;
  keep.key = key;
  keep.answer = answer;
  keep.answer.body = work_.sealer.Seal({kBody, keep.account}, answer.body);
  keep.now_ms = work_.now_ms;
  keep.statement.execute(true);
}

int64_t IdempotencyTable::DropOld() {
  const int64_t until_ms = work_.now_ms - kKeptMs;
  soci::statement drop =
      (work_.sql().prepare << "DELETE FROM idempotency_key WHERE kept_ms <= :until", soci::use(until_ms));
  drop.execute(true);
  return drop.get_affected_rows();
}

}  // namespace shouwang::store
