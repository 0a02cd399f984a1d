#include "engine/duckdb_stage.h"

#include <cstring>
#include <unordered_set>

#include "policy/sql_writer.h"

namespace shouwang::engine {
namespace {

using ingest::Batch;
using ingest::BatchColumn;
using policy::Column;
using policy::ColumnType;
using policy::Dataset;
using screening::EngineError;

bool IsTextColumn(const Column& column) {
  return column.type == ColumnType::kText || (column.type == ColumnType::kEnum && column.values.empty());
}

std::string EnumType(const std::vector<policy::EnumValue>& values) {
  std::string type = "ENUM (";
  for (size_t i = 0; i < values.size(); ++i) type += (i == 0 ? "" : ", ") + policy::QuoteText(values[i].name);
  return type + ")";
}

std::string SqlType(const Column& column) {
  if (IsTextColumn(column)) return "VARCHAR";
  if (column.type == ColumnType::kEnum) return EnumType(column.values);
  return column.type == ColumnType::kDate ? "DATE" : "BIGINT";
}

std::string CreateTable(const Dataset& dataset) {
  std::string sql = "CREATE TABLE stage_" + dataset.name + " (";
  for (const Column& column : dataset.columns) {
    if (column.used) sql += column.name + " " + SqlType(column) + ", ";
  }
  sql += "pos BIGINT, hash HUGEINT";
  if (dataset.keeps_rows_without_id) sql += ", id_state ENUM ('valid', 'blank', 'lost', 'invalid'), id_text VARCHAR";
  return sql + ")";
}

void FillText(duckdb_vector vector, const BatchColumn& column, size_t rows) {
  uint32_t begin = 0;
  for (size_t i = 0; i < rows; ++i) {
    const uint32_t end = column.text_ends[i];
    if (column.valid[i] != 0) {
      duckdb_vector_assign_string_element_len(vector, i, column.text.data() + begin, end - begin);
    }
    begin = end;
  }
}

template <typename T>
void FillNumbers(duckdb_vector vector, const std::vector<int64_t>& numbers, size_t rows) {
  T* data = static_cast<T*>(duckdb_vector_get_data(vector));
  for (size_t i = 0; i < rows; ++i) data[i] = static_cast<T>(numbers[i]);
}

void FillValidity(duckdb_vector vector, const std::vector<uint8_t>& valid, size_t rows) {
  if (std::memchr(valid.data(), 0, rows) == nullptr) return;
  duckdb_vector_ensure_validity_writable(vector);
  uint64_t* validity = duckdb_vector_get_validity(vector);
  for (size_t i = 0; i < rows; ++i) duckdb_validity_set_row_validity(validity, i, valid[i] != 0);
}

void FillColumn(duckdb_vector vector, const Column& column, const BatchColumn& values, size_t rows) {
  if (IsTextColumn(column)) {
    FillText(vector, values, rows);
  } else if (column.type == ColumnType::kEnum) {
    FillNumbers<uint8_t>(vector, values.numbers, rows);
  } else if (column.type == ColumnType::kDate) {
    FillNumbers<int32_t>(vector, values.numbers, rows);
  } else {
    std::memcpy(duckdb_vector_get_data(vector), values.numbers.data(), rows * sizeof(int64_t));
  }
  FillValidity(vector, values.valid, rows);
}

class AppenderSink : public ingest::BatchSink {
 public:
  AppenderSink(Database& database, const Dataset& dataset) : dataset_(dataset), session_(database) {
    const std::string table = "stage_" + dataset.name;
    if (duckdb_appender_create(session_.get(), nullptr, table.c_str(), &appender_) == DuckDBError) Fail();
    const idx_t columns = duckdb_appender_column_count(appender_);
    for (idx_t i = 0; i < columns; ++i) types_.push_back(duckdb_appender_column_type(appender_, i));
    chunk_ = duckdb_create_data_chunk(types_.data(), types_.size());
  }
  ~AppenderSink() override {
    duckdb_destroy_data_chunk(&chunk_);
    for (duckdb_logical_type& type : types_) duckdb_destroy_logical_type(&type);
    duckdb_appender_destroy(&appender_);
  }
  AppenderSink(const AppenderSink&) = delete;
  AppenderSink& operator=(const AppenderSink&) = delete;

  void Append(const Batch& batch) override {
    duckdb_data_chunk_reset(chunk_);
    size_t base = 0;
    for (size_t i = 0; i < dataset_.columns.size(); ++i) {
      if (dataset_.columns[i].used) FillColumn(Vector(base++), dataset_.columns[i], batch.columns[i], batch.rows);
    }
    auto* pos = static_cast<int64_t*>(duckdb_vector_get_data(Vector(base)));
    auto* hash = static_cast<duckdb_hugeint*>(duckdb_vector_get_data(Vector(base + 1)));
    for (size_t i = 0; i < batch.rows; ++i) {
      pos[i] = (static_cast<int64_t>(batch.source[i]) << 32) | static_cast<uint32_t>(batch.row[i]);
      hash[i] = {batch.hash_low[i], static_cast<int64_t>(batch.hash_high[i])};
    }
    if (dataset_.keeps_rows_without_id) {
      std::memcpy(duckdb_vector_get_data(Vector(base + 2)), batch.id_state.data(), batch.rows);
      FillText(Vector(base + 3), batch.id_text, batch.rows);
      FillValidity(Vector(base + 3), batch.id_text.valid, batch.rows);
    }
    duckdb_data_chunk_set_size(chunk_, batch.rows);
    if (duckdb_append_data_chunk(appender_, chunk_) == DuckDBError) Fail();
  }

  void Finish() override {
    if (duckdb_appender_close(appender_) == DuckDBError) Fail();
  }

 private:
  duckdb_vector Vector(size_t column) { return duckdb_data_chunk_get_vector(chunk_, column); }

  [[noreturn]] void Fail() {
    const char* text = appender_ == nullptr ? nullptr : duckdb_appender_error(appender_);
    throw EngineError(text == nullptr ? "cannot stage rows" : text);
  }

  const Dataset& dataset_;
  Session session_;
  duckdb_appender appender_ = nullptr;
  std::vector<duckdb_logical_type> types_;
  duckdb_data_chunk chunk_ = nullptr;
};

}  // namespace

std::unique_ptr<ingest::BatchSink> DuckdbStage::Open(const Dataset& dataset) {
  const std::lock_guard lock(mutex_);
  if (created_.insert(dataset.name).second) Session(database_).Execute(CreateTable(dataset));
  return std::make_unique<AppenderSink>(database_, dataset);
}

std::vector<bool> DuckdbStage::KnownHouseholds(const std::vector<std::string>& household_ids) {
  constexpr size_t kAtOnce = 500;
  std::unordered_set<std::string> known;
  {
    const std::lock_guard lock(mutex_);
    if (!created_.contains("household")) return std::vector<bool>(household_ids.size(), false);
  }
  Session session(database_);
  for (size_t start = 0; start < household_ids.size(); start += kAtOnce) {
    std::string list;
    for (size_t i = start; i < household_ids.size() && i < start + kAtOnce; ++i) {
      list += (i == start ? "" : ", ") + policy::QuoteText(household_ids[i]);
    }
    session.Query("SELECT household_id FROM stage_household WHERE household_id IN (" + list + ")",
                  [&](const screening::RowChunk& chunk) {
                    for (size_t row = 0; row < chunk.rows(); ++row) known.emplace(chunk.Text(0, row));
                  });
  }
  std::vector<bool> answer;
  answer.reserve(household_ids.size());
  for (const std::string& id : household_ids) answer.push_back(known.contains(id));
  return answer;
}

}  // namespace shouwang::engine
