#include "engine/duckdb_engine.h"

#include "engine/duckdb_session.h"
#include "engine/duckdb_stage.h"
#include "policy/sql_writer.h"

namespace shouwang::engine {
namespace {

class DuckdbEngine : public screening::SqlEngine {
 public:
  explicit DuckdbEngine(const screening::EngineOptions& options)
      : database_(options), session_(database_), stage_(database_) {}
  void Execute(const std::string& sql) override { session_.Execute(sql); }
  void Query(const std::string& sql, const std::function<void(const screening::RowChunk&)>& take) override {
    session_.Query(sql, take);
  }
  ingest::Stage& stage() override { return stage_; }
  void Interrupt() override { duckdb_interrupt(session_.get()); }

 private:
  Database database_;
  Session session_;
  DuckdbStage stage_;
};

class DuckdbParser : public policy::SqlParser {
 public:
  DuckdbParser() : database_({"256MB", 1}), session_(database_) {}

  Result<std::string> ParseToJson(std::string_view select_list) override {
    if (select_list.find('\0') != std::string_view::npos) return Fail(ErrorCode::kPolicy, "NUL");
    std::string json;
    const std::string statement = "SELECT " + std::string(select_list);
    // The function reports a syntax error inside its answer; what throws here is text that is not even UTF-8.
    QueryResult result;
    const std::string sql = "SELECT json_serialize_sql(" + policy::QuoteText(statement) + ")";
    if (duckdb_query(session_.get(), sql.c_str(), result.get()) == DuckDBError) {
      return Fail(ErrorCode::kPolicy, duckdb_result_error(result.get()));
    }
    char* text = duckdb_value_varchar(result.get(), 0, 0);
    json = text == nullptr ? "" : text;
    duckdb_free(text);
    return CheckedJson(std::move(json));
  }

 private:
  // {"error":true,…,"error_message":"syntax error at or near \"and\"",…} → the message.
  static Result<std::string> CheckedJson(std::string json) {
    if (!json.starts_with("{\"error\":true")) return json;
    constexpr std::string_view kKey = "\"error_message\":\"";
    const size_t begin = json.find(kKey);
    std::string text;
    for (size_t i = begin + kKey.size(); begin != std::string::npos && i < json.size() && json[i] != '"'; ++i) {
      if (json[i] == '\\' && i + 1 < json.size()) ++i;
      text += json[i];
    }
    return Fail(ErrorCode::kPolicy, text);
  }

  Database database_;
  Session session_;
};

}  // namespace

std::unique_ptr<screening::SqlEngine> MakeDuckdbEngine(const screening::EngineOptions& options) {
  return std::make_unique<DuckdbEngine>(options);
}

std::unique_ptr<policy::SqlParser> MakeDuckdbParser() { return std::make_unique<DuckdbParser>(); }

}  // namespace shouwang::engine
