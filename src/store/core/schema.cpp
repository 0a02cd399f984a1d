#include "store/core/schema.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "store/core/messages.h"
#include "store/core/migrations.h"

namespace shouwang::store {
namespace {

constexpr std::string_view kKeyMark = "{{key}}";
constexpr std::string_view kCreateTable = "CREATE TABLE ";

std::string ForDatabase(std::string text, Connection::Kind kind) {
  // In SQLite only INTEGER PRIMARY KEY is the row's own number; in PostgreSQL INTEGER is too small.
  const std::string_view type = kind == Connection::Kind::kSqlite ? "INTEGER PRIMARY KEY" : "BIGINT PRIMARY KEY";
  for (size_t at = text.find(kKeyMark); at != std::string::npos; at = text.find(kKeyMark, at)) {
    text.replace(at, kKeyMark.size(), type);
  }
  return text;
}

// Statements end with `;` at the end of a line; comments are whole lines.
std::vector<std::string> Statements(const std::string& text) {
  std::vector<std::string> statements;
  std::string statement;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("--") || line.empty()) continue;
    const bool ends = line.ends_with(';');
    statement += ends ? line.substr(0, line.size() - 1) : line + "\n";
    if (!ends) continue;
    statements.push_back(statement);
    statement.clear();
  }
  return statements;
}

bool HasSchema(Connection& connection) {
  int found = 0;
  if (connection.kind() == Connection::Kind::kSqlite) {
    connection.sql << "SELECT count(*) FROM sqlite_master WHERE name = 'schema_migration'", soci::into(found);
  } else {
    connection.sql << "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND "
                      "table_name = 'schema_migration'",
        soci::into(found);
  }
  return found > 0;
}

}  // namespace

Result<std::vector<std::string>> PendingMigrations(Connection& connection) {
  std::set<std::string> done;
  if (HasSchema(connection)) {
    const soci::rowset<std::string> names = (connection.sql.prepare << "SELECT name FROM schema_migration");
    done.insert(names.begin(), names.end());
  }
  std::vector<std::string> pending;
  for (const Migration& migration : Migrations()) {
    if (done.erase(migration.name) == 0) pending.push_back(migration.name);
  }
  if (!done.empty()) {
    return Fail(ErrorCode::kConflict, message::kNewerSchema, *done.begin(), message::kNewerSchemaHint);
  }
  return pending;
}

void Migrate(Connection& connection, const std::vector<std::string>& pending) {
  soci::transaction transaction(connection.sql);
  if (!HasSchema(connection)) {
    connection.sql << "CREATE TABLE schema_migration (name TEXT PRIMARY KEY)";
  }
  for (const Migration& migration : Migrations()) {
    if (std::find(pending.begin(), pending.end(), migration.name) == pending.end()) continue;
    for (const std::string& statement : Statements(ForDatabase(migration.text, connection.kind()))) {
      connection.sql << statement;
    }
    connection.sql << "INSERT INTO schema_migration (name) VALUES (:name)", soci::use(migration.name);
  }
  transaction.commit();
  connection.ForgetPrepared();
}

std::vector<std::string> TableNames() {
  std::vector<std::string> all;
  for (const Migration& migration : Migrations()) all.push_back(migration.name);
  return TableNames(all);
}

std::vector<std::string> TableNames(const std::vector<std::string>& migrations) {
  std::vector<std::string> names = {"schema_migration"};
  for (const Migration& migration : Migrations()) {
    if (std::find(migrations.begin(), migrations.end(), migration.name) == migrations.end()) continue;
    for (const std::string& statement : Statements(migration.text)) {
      if (!statement.starts_with(kCreateTable)) continue;
      const size_t end = statement.find_first_of(" (", kCreateTable.size());
      names.push_back(statement.substr(kCreateTable.size(), end - kCreateTable.size()));
    }
  }
  return names;
}

size_t TotalMigrations() { return Migrations().size(); }

}  // namespace shouwang::store
