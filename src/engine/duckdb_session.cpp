#include "engine/duckdb_session.h"

#include <filesystem>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

namespace shouwang::engine {
namespace {

namespace fs = std::filesystem;
using screening::EngineError;
using screening::EngineInterrupted;

std::string PrivateFolder() {
  std::random_device random;
  return (fs::temp_directory_path() / ("shouwang-spill-" + std::to_string(random()) + std::to_string(random())))
      .string();
}

[[noreturn]] void Throw(QueryResult& result) {
  const std::string text = duckdb_result_error(result.get());
  if (duckdb_result_error_type(result.get()) == DUCKDB_ERROR_INTERRUPT) throw EngineInterrupted(text);
  throw EngineError(text);
}

// A chunk of a result seen column by column.
class ChunkView : public screening::RowChunk {
 public:
  explicit ChunkView(duckdb_data_chunk chunk) : rows_(duckdb_data_chunk_get_size(chunk)) {
    const idx_t columns = duckdb_data_chunk_get_column_count(chunk);
    for (idx_t i = 0; i < columns; ++i) {
      duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, i);
      columns_.emplace_back(vector);
    }
  }
  size_t rows() const override { return rows_; }
  bool IsNull(size_t column, size_t row) const override {
    uint64_t* validity = columns_[column].validity;
    return validity != nullptr && !duckdb_validity_row_is_valid(validity, row);
  }
  int64_t Integer(size_t column, size_t row) const override {
    const Column& c = columns_[column];
    switch (c.type) {
      case DUCKDB_TYPE_BOOLEAN:
        return static_cast<const bool*>(c.data)[row] ? 1 : 0;
      case DUCKDB_TYPE_TINYINT:
        return static_cast<const int8_t*>(c.data)[row];
      case DUCKDB_TYPE_UTINYINT:
        return static_cast<const uint8_t*>(c.data)[row];
      case DUCKDB_TYPE_SMALLINT:
        return static_cast<const int16_t*>(c.data)[row];
      case DUCKDB_TYPE_INTEGER:
      case DUCKDB_TYPE_DATE:
        return static_cast<const int32_t*>(c.data)[row];
      case DUCKDB_TYPE_UINTEGER:
        return static_cast<const uint32_t*>(c.data)[row];
      case DUCKDB_TYPE_BIGINT:
        return static_cast<const int64_t*>(c.data)[row];
      case DUCKDB_TYPE_UBIGINT:
        return static_cast<int64_t>(static_cast<const uint64_t*>(c.data)[row]);
      case DUCKDB_TYPE_HUGEINT:
        return static_cast<int64_t>(static_cast<const duckdb_hugeint*>(c.data)[row].lower);
      case DUCKDB_TYPE_DOUBLE:
        return static_cast<int64_t>(static_cast<const double*>(c.data)[row]);
      default:
        throw EngineError("column " + std::to_string(column) + " is not an integer");
    }
  }
  double Real(size_t column, size_t row) const override {
    const Column& c = columns_[column];
    if (c.type == DUCKDB_TYPE_DOUBLE) return static_cast<const double*>(c.data)[row];
    return static_cast<double>(Integer(column, row));
  }
  std::string_view Text(size_t column, size_t row) const override {
    const Column& c = columns_[column];
    if (c.type == DUCKDB_TYPE_ENUM) return c.words[EnumIndex(c, row)];
    if (c.type != DUCKDB_TYPE_VARCHAR) throw EngineError("column " + std::to_string(column) + " is not text");
    auto& text = const_cast<duckdb_string_t*>(static_cast<const duckdb_string_t*>(c.data))[row];
    return {duckdb_string_t_data(&text), duckdb_string_t_length(text)};
  }

 private:
  struct Column {
    explicit Column(duckdb_vector vector)
        : data(duckdb_vector_get_data(vector)), validity(duckdb_vector_get_validity(vector)) {
      duckdb_logical_type logical = duckdb_vector_get_column_type(vector);
      type = duckdb_get_type_id(logical);
      if (type == DUCKDB_TYPE_ENUM) {
        enum_type = duckdb_enum_internal_type(logical);
        for (uint32_t i = 0; i < duckdb_enum_dictionary_size(logical); ++i) {
          char* word = duckdb_enum_dictionary_value(logical, i);
          words.emplace_back(word);
          duckdb_free(word);
        }
      }
      duckdb_destroy_logical_type(&logical);
    }
    duckdb_type type = DUCKDB_TYPE_INVALID;
    duckdb_type enum_type = DUCKDB_TYPE_INVALID;
    std::vector<std::string> words;
    const void* data;
    uint64_t* validity;
  };

  static size_t EnumIndex(const Column& c, size_t row) {
    if (c.enum_type == DUCKDB_TYPE_UTINYINT) return static_cast<const uint8_t*>(c.data)[row];
    if (c.enum_type == DUCKDB_TYPE_USMALLINT) return static_cast<const uint16_t*>(c.data)[row];
    return static_cast<const uint32_t*>(c.data)[row];
  }

  size_t rows_;
  std::vector<Column> columns_;
};

}  // namespace

Database::Database(const screening::EngineOptions& options) : temporary_folder_(PrivateFolder()) {
  duckdb_config config = nullptr;
  duckdb_create_config(&config);
  const std::vector<std::pair<const char*, std::string>> settings = {
      {"memory_limit", options.memory},       {"temp_directory", temporary_folder_},
      {"preserve_insertion_order", "false"},  {"autoinstall_known_extensions", "false"},
      {"autoload_known_extensions", "false"},
  };
  for (const auto& [name, value] : settings) {
    if (duckdb_set_config(config, name, value.c_str()) == DuckDBSuccess) continue;
    duckdb_destroy_config(&config);
    throw EngineError(std::string("DuckDB refuses the setting ") + name + " = " + value);
  }
  if (options.threads > 0) duckdb_set_config(config, "threads", std::to_string(options.threads).c_str());
  char* error = nullptr;
  const duckdb_state state = duckdb_open_ext(nullptr, &database_, config, &error);
  duckdb_destroy_config(&config);
  if (state == DuckDBError) {
    const std::string text = error == nullptr ? "cannot open DuckDB" : error;
    duckdb_free(error);
    throw EngineError(text);
  }
  // Only when the database is open does DuckDB leave its own spill folder out of what this forbids.
  Session(*this).Execute("SET enable_external_access = false");
  Session(*this).Execute("SET lock_configuration = true");
}

Database::~Database() {
  duckdb_close(&database_);
  std::error_code ignored;
  fs::remove_all(temporary_folder_, ignored);
}

Session::Session(const Database& database) {
  if (duckdb_connect(database.get(), &connection_) == DuckDBError) throw EngineError("cannot connect to DuckDB");
}

Session::~Session() { duckdb_disconnect(&connection_); }

void Session::Execute(const std::string& sql) {
  QueryResult result;
  if (duckdb_query(connection_, sql.c_str(), result.get()) == DuckDBError) Throw(result);
}

void Session::Query(const std::string& sql, const std::function<void(const screening::RowChunk&)>& take) {
  QueryResult result;
  if (duckdb_query(connection_, sql.c_str(), result.get()) == DuckDBError) Throw(result);
  const auto destroy = [](duckdb_data_chunk chunk) { duckdb_destroy_data_chunk(&chunk); };
  while (const std::unique_ptr<std::remove_pointer_t<duckdb_data_chunk>, decltype(destroy)> chunk{
      duckdb_fetch_chunk(*result.get()), destroy}) {
    take(ChunkView(chunk.get()));
  }
}

}  // namespace shouwang::engine
