#include "store/core/fault.h"

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace shouwang::store {

bool LeavesDoubt(const soci::soci_error& error) {
  if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
    switch (sqlite->result() & 0xff) {
      case SQLITE_FULL:
      case SQLITE_IOERR:
      case SQLITE_CORRUPT:
      case SQLITE_NOTADB:
      case SQLITE_NOMEM:
      case SQLITE_READONLY:
      case SQLITE_CANTOPEN:
        return true;
      default:
        return false;
    }
  }
  if (const auto* postgres = dynamic_cast<const soci::postgresql_soci_error*>(&error)) {
    // 08 connection, 53 out of resources (disk full), 57 stopped by the operator, 58 system, XX internal.
    const std::string state = postgres->sqlstate().substr(0, 2);
    return state == "08" || state == "53" || state == "57" || state == "58" || state == "XX" ||
           error.get_error_category() == soci::soci_error::connection_error;
  }
  return false;
}

record::RecordError WithoutValues(const soci::soci_error& error, bool tell_all) {
  if (tell_all) return record::RecordError(error.what());
  if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
    return record::RecordError(fmt::format("sqlite fault {}", sqlite->result()));
  }
  if (const auto* postgres = dynamic_cast<const soci::postgresql_soci_error*>(&error)) {
    return record::RecordError("postgresql fault " + postgres->sqlstate().substr(0, 5));
  }
  return record::RecordError("store fault");
}

}  // namespace shouwang::store
