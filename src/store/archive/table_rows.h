// All rows of any table, one after another in bounded memory, on either database; and back. Internal to the store.
//
// Within the transaction of the connection. Errors: soci::soci_error.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/core/connection.h"

namespace shouwang::store {

struct Cell {
  enum class Kind : char { kNull = 'n', kInteger = 'i', kText = 't' };
  Kind kind = Kind::kNull;
  int64_t integer = 0;
  std::string_view text;  // as long as the row
};

// Gives the columns' names, then each row, in no particular order, until `row` returns false.
using ColumnsUse = std::function<void(const std::vector<std::string>& columns)>;
using RowUse = std::function<bool(const std::vector<Cell>& row)>;
void ReadRows(Connection& connection, const std::string& table, const ColumnsUse& columns, const RowUse& row);

// A row as bytes that are the same on either database.
void AppendRow(std::string& bytes, const std::vector<Cell>& row);
// Takes the first row off `bytes`; false when they are no row. Its texts point into `bytes`.
bool TakeRow(std::string_view& bytes, size_t columns, std::vector<Cell>& row);

// What rows are, whatever their order: their number and the sum of their SHA-256.
class RowsDigest {
 public:
  void Add(std::string_view row_bytes);
  uint64_t rows() const { return rows_; }
  std::string Hex() const;

 private:
  uint64_t rows_ = 0;
  uint64_t sums_[4] = {};
};

}  // namespace shouwang::store
