#include "store/archive/table_rows.h"

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <charconv>
#include <memory>

#include "base/digest.h"

namespace shouwang::store {
namespace {

constexpr int kRowsOfAFetch = 5000;
constexpr size_t kNumberBytes = 8;
// Numbers of PostgreSQL's types (pg_type.dat).
constexpr Oid kInt8 = 20;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;

// ── SQLite ──

struct FinishStatement {
  void operator()(sqlite_api::sqlite3_stmt* statement) const { sqlite_api::sqlite3_finalize(statement); }
};

Cell CellAt(sqlite_api::sqlite3_stmt* statement, int column) {
  switch (sqlite_api::sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return {Cell::Kind::kInteger, sqlite_api::sqlite3_column_int64(statement, column), {}};
    default: {
      const auto* text = reinterpret_cast<const char*>(sqlite_api::sqlite3_column_text(statement, column));
      const auto size = static_cast<size_t>(sqlite_api::sqlite3_column_bytes(statement, column));
      return {Cell::Kind::kText, 0, {text, size}};
    }
  }
}

void ReadSqlite(Connection& connection, const std::string& sql, const ColumnsUse& columns, const RowUse& use) {
  sqlite_api::sqlite3* database = static_cast<soci::sqlite3_session_backend*>(connection.sql.get_backend())->conn_;
  sqlite_api::sqlite3_stmt* prepared = nullptr;
  const auto fault = [&] {
    return soci::sqlite3_soci_error("reading a table", sqlite_api::sqlite3_extended_errcode(database));
  };
  if (sqlite_api::sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &prepared, nullptr) !=
      SQLITE_OK) {
    throw fault();
  }
  const std::unique_ptr<sqlite_api::sqlite3_stmt, FinishStatement> statement(prepared);
  const int count = sqlite_api::sqlite3_column_count(prepared);
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.emplace_back(sqlite_api::sqlite3_column_name(prepared, i));
  columns(names);
  std::vector<Cell> row(static_cast<size_t>(count));
  for (;;) {
    const int step = sqlite_api::sqlite3_step(prepared);
    if (step == SQLITE_DONE) return;
    if (step != SQLITE_ROW) throw fault();
    for (int i = 0; i < count; ++i) row[static_cast<size_t>(i)] = CellAt(prepared, i);
    if (!use(row)) return;
  }
}

// ── PostgreSQL ──

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ClearResult>;

PostgresResult Ask(PGconn* database, const std::string& sql, ExecStatusType wanted) {
  PostgresResult result(PQexec(database, sql.c_str()));
  if (PQresultStatus(result.get()) == wanted) return result;
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  throw soci::postgresql_soci_error("reading a table", state == nullptr ? "08006" : state);
}

Cell CellAt(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column) != 0) return {};
  const std::string_view text(PQgetvalue(result, row, column), static_cast<size_t>(PQgetlength(result, row, column)));
  const Oid type = PQftype(result, column);
  if (type != kInt8 && type != kInt4 && type != kInt2) return {Cell::Kind::kText, 0, text};
  Cell cell{Cell::Kind::kInteger, 0, {}};
  std::from_chars(text.data(), text.data() + text.size(), cell.integer);
  return cell;
}

// A cursor, because libpq would hold the whole answer.
void ReadPostgres(Connection& connection, const std::string& sql, const ColumnsUse& columns, const RowUse& use) {
  PGconn* database = static_cast<soci::postgresql_session_backend*>(connection.sql.get_backend())->conn_;
  Ask(database, "DECLARE shouwang_rows NO SCROLL CURSOR FOR " + sql, PGRES_COMMAND_OK);
  const std::string fetch = fmt::format("FETCH FORWARD {} FROM shouwang_rows", kRowsOfAFetch);
  std::vector<Cell> row;
  bool more = true;
  while (more) {
    const PostgresResult result = Ask(database, fetch, PGRES_TUPLES_OK);
    const auto count = static_cast<size_t>(PQnfields(result.get()));
    if (row.empty()) {
      std::vector<std::string> names;
      for (size_t i = 0; i < count; ++i) names.emplace_back(PQfname(result.get(), static_cast<int>(i)));
      columns(names);
      row.resize(count);
    }
    const int rows = PQntuples(result.get());
    for (int r = 0; r < rows && more; ++r) {
      for (size_t i = 0; i < count; ++i) row[i] = CellAt(result.get(), r, static_cast<int>(i));
      more = use(row);
    }
    if (rows < kRowsOfAFetch) break;
  }
  Ask(database, "CLOSE shouwang_rows", PGRES_COMMAND_OK);
}

// ── Rows as bytes ──

void AppendNumber(std::string& bytes, uint64_t number) {
  for (unsigned shift = 64; shift > 0; shift -= 8) bytes += static_cast<char>(number >> (shift - 8));
}

bool TakeNumber(std::string_view& bytes, uint64_t& number) {
  if (bytes.size() < kNumberBytes) return false;
  number = 0;
  for (const char byte : bytes.substr(0, kNumberBytes)) number = (number << 8U) | static_cast<uint8_t>(byte);
  bytes.remove_prefix(kNumberBytes);
  return true;
}

}  // namespace

void ReadRows(Connection& connection, const std::string& table, const ColumnsUse& columns, const RowUse& row) {
  const std::string sql = "SELECT * FROM " + table;
  if (connection.kind() == Connection::Kind::kSqlite) {
    ReadSqlite(connection, sql, columns, row);
  } else {
    ReadPostgres(connection, sql, columns, row);
  }
}

void AppendRow(std::string& bytes, const std::vector<Cell>& row) {
  for (const Cell& cell : row) {
    bytes += static_cast<char>(cell.kind);
    if (cell.kind == Cell::Kind::kInteger) AppendNumber(bytes, static_cast<uint64_t>(cell.integer));
    if (cell.kind == Cell::Kind::kText) {
      AppendNumber(bytes, cell.text.size());
      bytes += cell.text;
    }
  }
}

bool TakeRow(std::string_view& bytes, size_t columns, std::vector<Cell>& row) {
  row.assign(columns, Cell());
  for (Cell& cell : row) {
    if (bytes.empty()) return false;
    cell.kind = static_cast<Cell::Kind>(bytes.front());
    bytes.remove_prefix(1);
    uint64_t number = 0;
    switch (cell.kind) {
      case Cell::Kind::kNull:
        break;
      case Cell::Kind::kInteger:
        if (!TakeNumber(bytes, number)) return false;
        cell.integer = static_cast<int64_t>(number);
        break;
      case Cell::Kind::kText:
        if (!TakeNumber(bytes, number) || number > bytes.size()) return false;
        cell.text = bytes.substr(0, number);
        bytes.remove_prefix(number);
        break;
      default:
        return false;
    }
  }
  return true;
}

void RowsDigest::Add(std::string_view row_bytes) {
  ++rows_;
  const std::string hex = Sha256Hex(row_bytes);
  constexpr size_t kDigits = 16;
  for (size_t i = 0; i < 4; ++i) {
    uint64_t number = 0;
    std::from_chars(hex.data() + i * kDigits, hex.data() + (i + 1) * kDigits, number, 16);
    sums_[i] += number;
  }
}

std::string RowsDigest::Hex() const {
  return fmt::format("{:016x}{:016x}{:016x}{:016x}", sums_[0], sums_[1], sums_[2], sums_[3]);
}

}  // namespace shouwang::store
