#include "store/core/bulk_insert.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <charconv>

namespace shouwang::store {

class BulkInsert::Target {
 public:
  virtual ~Target() = default;
  virtual void Integer(int64_t value) = 0;
  virtual void Text(std::string_view value) = 0;
  virtual void Null() = 0;
  virtual void EndRow() = 0;
  virtual void Finish() = 0;
};

namespace {

using sqlite_api::sqlite3_destructor_type;  // SOCI keeps SQLite's names in a namespace; SQLITE_TRANSIENT needs this one

std::string Joined(const std::vector<std::string_view>& names, std::string_view repeated = {}) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += repeated.empty() ? name : repeated;
  }
  return text;
}

class SqliteTarget final : public BulkInsert::Target {
 public:
  SqliteTarget(Connection& connection, std::string_view table, const std::vector<std::string_view>& columns)
      : database_(static_cast<soci::sqlite3_session_backend*>(connection.sql.get_backend())->conn_) {
    const std::string sql =
        "INSERT INTO " + std::string(table) + " (" + Joined(columns) + ") VALUES (" + Joined(columns, "?") + ")";
    Check(sqlite_api::sqlite3_prepare_v2(database_, sql.c_str(), static_cast<int>(sql.size()), &statement_, nullptr),
          SQLITE_OK);
  }
  ~SqliteTarget() override { sqlite_api::sqlite3_finalize(statement_); }
  SqliteTarget(const SqliteTarget&) = delete;
  SqliteTarget& operator=(const SqliteTarget&) = delete;

  void Integer(int64_t value) override {
    Check(sqlite_api::sqlite3_bind_int64(statement_, ++column_, value), SQLITE_OK);
  }
  void Text(std::string_view value) override {
    Check(sqlite_api::sqlite3_bind_text(statement_, ++column_, value.data(), static_cast<int>(value.size()),
                                        SQLITE_TRANSIENT),
          SQLITE_OK);
  }
  void Null() override { Check(sqlite_api::sqlite3_bind_null(statement_, ++column_), SQLITE_OK); }
  void EndRow() override {
    Check(sqlite_api::sqlite3_step(statement_), SQLITE_DONE);
    sqlite_api::sqlite3_reset(statement_);
    column_ = 0;
  }
  void Finish() override {}

 private:
  void Check(int result, int wanted) {
    if (result == wanted) return;
    sqlite_api::sqlite3_reset(statement_);
    throw soci::sqlite3_soci_error("bulk insert", sqlite_api::sqlite3_extended_errcode(database_));
  }

  sqlite_api::sqlite3* database_;
  sqlite_api::sqlite3_stmt* statement_ = nullptr;
  int column_ = 0;
};

class PostgresTarget final : public BulkInsert::Target {
 public:
  PostgresTarget(Connection& connection, std::string_view table, const std::vector<std::string_view>& columns)
      : connection_(static_cast<soci::postgresql_session_backend*>(connection.sql.get_backend())->conn_) {
    const std::string sql = "COPY " + std::string(table) + " (" + Joined(columns) + ") FROM STDIN";
    Expect(PQexec(connection_, sql.c_str()), PGRES_COPY_IN);
    open_ = true;
  }
  ~PostgresTarget() override {
    if (open_ && PQputCopyEnd(connection_, "given up") == 1) Drain();
  }
  PostgresTarget(const PostgresTarget&) = delete;
  PostgresTarget& operator=(const PostgresTarget&) = delete;

  void Integer(int64_t value) override {
    Separate();
    char digits[24];
    const std::to_chars_result end = std::to_chars(digits, digits + sizeof digits, value);
    buffer_.append(digits, end.ptr);
  }
  void Text(std::string_view value) override {
    Separate();
    for (const char c : value) {
      switch (c) {
        case '\\':
          buffer_ += "\\\\";
          break;
        case '\n':
          buffer_ += "\\n";
          break;
        case '\r':
          buffer_ += "\\r";
          break;
        case '\t':
          buffer_ += "\\t";
          break;
        default:
          buffer_ += c;
      }
    }
  }
  void Null() override {
    Separate();
    buffer_ += "\\N";
  }
  void EndRow() override {
    buffer_ += '\n';
    first_ = true;
    if (buffer_.size() > kSendBytes) Send();
  }
  void Finish() override {
    Send();
    open_ = false;
    if (PQputCopyEnd(connection_, nullptr) != 1) Fault("");
    Expect(PQgetResult(connection_), PGRES_COMMAND_OK);
    Drain();
  }

 private:
  static constexpr size_t kSendBytes = 1U << 18U;

  void Separate() {
    if (!first_) buffer_ += '\t';
    first_ = false;
  }
  void Send() {
    if (buffer_.empty()) return;
    if (PQputCopyData(connection_, buffer_.data(), static_cast<int>(buffer_.size())) != 1) Fault("");
    buffer_.clear();
  }
  void Drain() {
    while (PGresult* result = PQgetResult(connection_)) PQclear(result);
  }
  void Expect(PGresult* result, ExecStatusType wanted) {
    const bool good = PQresultStatus(result) == wanted;
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string kept = state == nullptr ? "" : state;
    PQclear(result);
    if (good) return;
    open_ = false;
    Drain();
    Fault(kept);
  }
  [[noreturn]] static void Fault(const std::string& state) {
    throw soci::postgresql_soci_error("bulk insert", state.size() == 5 ? state.c_str() : "08006");
  }

  PGconn* connection_;
  std::string buffer_;
  bool first_ = true;
  bool open_ = false;
};

}  // namespace

BulkInsert::BulkInsert(Connection& connection, std::string_view table, const std::vector<std::string_view>& columns) {
  if (connection.kind() == Connection::Kind::kSqlite) {
    target_ = std::make_unique<SqliteTarget>(connection, table, columns);
  } else {
    target_ = std::make_unique<PostgresTarget>(connection, table, columns);
  }
}

BulkInsert::~BulkInsert() = default;

BulkInsert& BulkInsert::Integer(int64_t value) {
  target_->Integer(value);
  return *this;
}

BulkInsert& BulkInsert::Text(std::string_view value) {
  target_->Text(value);
  return *this;
}

BulkInsert& BulkInsert::Null() {
  target_->Null();
  return *this;
}

void BulkInsert::EndRow() {
  target_->EndRow();
  ++rows_;
}

void BulkInsert::Finish() { target_->Finish(); }

}  // namespace shouwang::store
