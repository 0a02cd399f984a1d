// What screening needs of a SQL engine: run statements, stream results, stage typed rows. Implemented by `engine` on
// DuckDB.
//
// Errors: infrastructure failures are thrown as EngineError (out of memory, disk full, a statement that does not run).
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include "ingest/batch.h"

namespace shouwang::screening {

class EngineError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Thrown when a statement was stopped by Interrupt().
class EngineInterrupted : public EngineError {
 public:
  using EngineError::EngineError;
};

// Some rows of a result; valid inside the callback only.
class RowChunk {
 public:
  virtual ~RowChunk() = default;
  virtual size_t rows() const = 0;
  virtual bool IsNull(size_t column, size_t row) const = 0;
  virtual int64_t Integer(size_t column,
                          size_t row) const = 0;  // integers, dates as days since 1970-01-01, yes/no as 1/0
  virtual double Real(size_t column, size_t row) const = 0;
  virtual std::string_view Text(size_t column, size_t row) const = 0;  // text and enumerations
};

struct EngineOptions {
  std::string memory = "4GB";  // as DuckDB writes sizes
  unsigned threads = 0;        // 0: all

  unsigned ThreadCount() const { return threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency()); }
};

class SqlEngine {
 public:
  virtual ~SqlEngine() = default;
  virtual void Execute(const std::string& sql) = 0;
  virtual void Query(const std::string& sql, const std::function<void(const RowChunk&)>& take) = 0;
  // Staging tables are named stage_<dataset>: the dataset's columns, `pos` (source << 32 | row), `hash`, and for person
  // `id_state` and `id_text`.
  virtual ingest::Stage& stage() = 0;
  // Stops the statement that runs now; may be called from another thread.
  virtual void Interrupt() = 0;
};

using EngineFactory = std::function<std::unique_ptr<SqlEngine>(const EngineOptions&)>;

}  // namespace shouwang::screening
