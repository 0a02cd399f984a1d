// Brings a database to the present schema, forwards only. Internal to the store.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/core/connection.h"

namespace shouwang::store {

// Names of the migrations the database does not have yet, in order. kConflict when it has one that this program does
// not know: a newer program made it.
Result<std::vector<std::string>> PendingMigrations(Connection& connection);

// Runs them, all in one transaction. Throws soci::soci_error.
void Migrate(Connection& connection, const std::vector<std::string>& pending);

// Every table of the schema but SQLite's own, in the order they were made (parents before children).
std::vector<std::string> TableNames();
// Of the schema that has just these migrations.
std::vector<std::string> TableNames(const std::vector<std::string>& migrations);

size_t TotalMigrations();

}  // namespace shouwang::store
