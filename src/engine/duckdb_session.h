// Owning handles over DuckDB's C interface. Internal to the engine module.
#pragma once

#include <duckdb.h>

#include <functional>
#include <memory>
#include <string>

#include "screening/sql_engine.h"

namespace shouwang::engine {

// A statement's result; freed at the end.
class QueryResult {
 public:
  QueryResult() = default;
  ~QueryResult() { duckdb_destroy_result(&result_); }
  QueryResult(const QueryResult&) = delete;
  QueryResult& operator=(const QueryResult&) = delete;
  duckdb_result* get() { return &result_; }

 private:
  duckdb_result result_{};
};

class Database {
 public:
  // Opens an in-memory database; throws EngineError.
  explicit Database(const screening::EngineOptions& options);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  duckdb_database get() const { return database_; }

 private:
  duckdb_database database_ = nullptr;
  std::string temporary_folder_;
};

class Session {
 public:
  explicit Session(const Database& database);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  duckdb_connection get() const { return connection_; }
  void Execute(const std::string& sql);
  void Query(const std::string& sql, const std::function<void(const screening::RowChunk&)>& take);

 private:
  duckdb_connection connection_ = nullptr;
};

}  // namespace shouwang::engine
