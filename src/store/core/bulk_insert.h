// Many rows into one table, as fast as the database takes them: COPY on PostgreSQL, one prepared statement on SQLite.
// The values are bound, never written into SQL. Within the transaction of the connection. Internal to the store.
//
//   BulkInsert rows(connection, "person", {"id", "name", "birth_date"});
//   rows.Integer(7).Text("…").Null().EndRow();
//   rows.Finish();
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/core/connection.h"

namespace shouwang::store {

class BulkInsert {
 public:
  BulkInsert(Connection& connection, std::string_view table, const std::vector<std::string_view>& columns);
  ~BulkInsert();  // without Finish(): what was not sent is given up, and the transaction must be rolled back
  BulkInsert(const BulkInsert&) = delete;
  BulkInsert& operator=(const BulkInsert&) = delete;

  BulkInsert& Integer(int64_t value);
  BulkInsert& Text(std::string_view value);
  BulkInsert& Null();
  void EndRow();
  void Finish();
  uint64_t rows() const { return rows_; }

  class Target;

 private:
  std::unique_ptr<Target> target_;
  uint64_t rows_ = 0;
};

}  // namespace shouwang::store
