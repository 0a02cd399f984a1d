#include "store/core/connection.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace shouwang::store {
namespace {

const soci::backend_factory& Backend(Connection::Kind kind) {
  if (kind == Connection::Kind::kSqlite) return soci::sqlite3;
  return soci::postgresql;
}

}  // namespace

Connection::Connection(Kind kind, const std::string& parameters) : sql(Backend(kind), parameters), kind_(kind) {
  if (kind == Kind::kSqlite) {
    // Acknowledged means on the disk; temporary tables stay in memory, never in a file in the clear.
    for (const char* pragma : {"PRAGMA busy_timeout = 60000", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                               "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -65536",
                               "PRAGMA mmap_size = 1073741824",
                               // 64 MB: an answer touches a dozen pages; many of them are those of the next one.
                               "PRAGMA wal_autocheckpoint = 16384"}) {
      sql << pragma;
    }
  } else {
    for (const char* setting : {"SET client_min_messages = warning", "SET client_encoding = 'UTF8'",
                                "SET synchronous_commit = on", "SET TimeZone = 'UTC'"}) {
      sql << setting;
    }
  }
}

void Connection::Commit() {
  ResetStatements();
  sql << "COMMIT";
}

void Connection::Rollback() {
  ResetStatements();
  sql << "ROLLBACK";
}

void Connection::ResetStatements() {
  if (kind_ != Kind::kSqlite) return;
  sqlite_api::sqlite3* database = static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
  sqlite_api::sqlite3_stmt* statement = nullptr;
  while ((statement = sqlite_api::sqlite3_next_stmt(database, statement)) != nullptr) {
    if (sqlite_api::sqlite3_stmt_busy(statement) != 0) sqlite_api::sqlite3_reset(statement);
  }
}

}  // namespace shouwang::store
