// The engine's walls: nothing outside can be reached, memory is bounded, a long statement can be stopped, errors keep
// their words.
#include "engine/duckdb_engine.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "base/date.h"
#include "policy/test_pack_folder.h"

namespace shouwang::engine {
namespace {

namespace fs = std::filesystem;
using policy::testing::TemporaryFolder;
using screening::EngineError;
using screening::EngineInterrupted;
using screening::RowChunk;

int64_t One(screening::SqlEngine& engine, const std::string& sql) {
  int64_t value = -1;
  engine.Query(sql, [&](const RowChunk& chunk) {
    if (chunk.rows() > 0) value = chunk.Integer(0, 0);
  });
  return value;
}

std::string ErrorOf(screening::SqlEngine& engine, const std::string& sql) {
  try {
    engine.Execute(sql);
  } catch (const EngineError& error) {
    return error.what();
  }
  return {};
}

// Temporary files go to `folder` for as long as this lives.
class TemporaryIn {
 public:
  explicit TemporaryIn(const fs::path& folder) {
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    setenv("TMPDIR", folder.c_str(), 1);
  }
  ~TemporaryIn() {
    if (before_.empty()) {
      unsetenv("TMPDIR");
    } else {
      setenv("TMPDIR", before_.c_str(), 1);
    }
  }
  TemporaryIn(const TemporaryIn&) = delete;
  TemporaryIn& operator=(const TemporaryIn&) = delete;

 private:
  std::string before_;
};

TEST(DuckdbEngine, NothingOutsideCanBeReached) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("a.csv", "x\n1\n").string();
  const std::string made = (folder.path() / "made").string();
  const auto engine = MakeDuckdbEngine({"256MB", 1});
  const std::vector<std::string> reaching = {
      "SELECT * FROM read_csv('/etc/passwd')",
      "SELECT * FROM read_csv_auto('" + file + "')",
      "SELECT * FROM '" + file + "'",
      "SELECT * FROM read_text('" + file + "')",
      "SELECT * FROM read_blob('" + file + "')",
      "SELECT * FROM read_json('" + file + "')",
      "SELECT * FROM read_parquet('" + file + "')",
      "SELECT * FROM glob('" + folder.path().string() + "/*')",
      "SELECT * FROM read_csv('https://localhost:1/a.csv')",
      "COPY (SELECT 1) TO '" + made + "'",
      "EXPORT DATABASE '" + made + "'",
      "IMPORT DATABASE '" + folder.path().string() + "'",
      "ATTACH '" + made + "' AS other",
      "INSTALL httpfs",
      "LOAD httpfs",
      "SET enable_external_access = true",
      "SET lock_configuration = false",
      "SET memory_limit = '1TB'",
      "SET temp_directory = '/tmp'",
      "RESET memory_limit",
      "PRAGMA memory_limit='1TB'",
  };
  for (const std::string& sql : reaching) {
    EXPECT_NE(ErrorOf(*engine, sql), "") << sql;
  }
  EXPECT_FALSE(fs::exists(made));
  EXPECT_EQ(One(*engine, "SELECT 41 + 1"), 42);  // and it still works
}

TEST(DuckdbEngine, SpillsWithinItsMemoryAndCleansUp) {
  const TemporaryFolder folder;
  const TemporaryIn there(folder.path());
  {
    const auto engine = MakeDuckdbEngine({"64MB", 1});
    engine->Execute("CREATE TABLE t AS SELECT hash(range) AS a, hash(range + 7) AS b, range AS i FROM range(6000000)");
    engine->Execute("CREATE TABLE sorted AS SELECT * FROM t ORDER BY b, a");
    EXPECT_EQ(One(*engine, "SELECT count(*) FROM sorted"), 6000000);
    EXPECT_GT(One(*engine, "SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM duckdb_temporary_files()"), 0);
    EXPECT_LE(One(*engine, "SELECT CAST(sum(memory_usage_bytes) AS BIGINT) FROM duckdb_memory()"), 64'000'000);
    EXPECT_FALSE(fs::is_empty(folder.path()));
  }
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(DuckdbEngine, WhatCannotFitIsAnErrorNotACrash) {
  const auto engine = MakeDuckdbEngine({"16MB", 1});
  EXPECT_NE(
      ErrorOf(*engine, "SELECT length(array_to_string(list(repeat('x', 1000) || range), ',')) FROM range(100000)"), "");
  EXPECT_EQ(One(*engine, "SELECT 1"), 1);
}

TEST(DuckdbEngine, InterruptStopsALongStatement) {
  const auto engine = MakeDuckdbEngine({"256MB", 2});
  std::atomic<bool> done{false};
  bool interrupted = false;
  std::thread worker([&] {
    try {
      engine->Execute("SELECT sum(hash(a.range + b.range) % 7) FROM range(100000000) a, range(100000000) b");
    } catch (const EngineInterrupted&) {
      interrupted = true;
    }
    done = true;
  });
  while (!done) {  // an interrupt before the statement has begun is lost
    engine->Interrupt();
    std::this_thread::yield();
  }
  worker.join();
  EXPECT_TRUE(interrupted);
  EXPECT_EQ(One(*engine, "SELECT 1"), 1);
}

TEST(DuckdbEngine, ErrorsKeepTheirWords) {
  const auto engine = MakeDuckdbEngine({"256MB", 1});
  EXPECT_NE(ErrorOf(*engine, "SELECT missing_column FROM range(1)").find("missing_column"), std::string::npos);
  EXPECT_NE(ErrorOf(*engine, "SELEC 1").find("SELEC"), std::string::npos);
  EXPECT_THROW(engine->Query("SELECT * FROM nowhere", [](const RowChunk&) {}), EngineError);
  EXPECT_THROW(MakeDuckdbEngine({"much", 1}), EngineError);
}

TEST(DuckdbEngine, ReadsEachResultType) {
  const auto engine = MakeDuckdbEngine({"256MB", 1});
  engine->Query(
      "SELECT TRUE, CAST(-3 AS TINYINT), CAST(200 AS UTINYINT), CAST(-30000 AS SMALLINT), CAST(4000000000 AS "
      "UINTEGER), "
      "CAST(7 AS HUGEINT), CAST(1.75 AS DOUBLE), DATE '2022-05-31', 'x', CAST(NULL AS BIGINT), CAST('乙' AS ENUM "
      "('甲', '乙'))",
      [](const RowChunk& chunk) {
        ASSERT_EQ(chunk.rows(), 1U);
        EXPECT_EQ(chunk.Integer(0, 0), 1);
        EXPECT_EQ(chunk.Integer(1, 0), -3);
        EXPECT_EQ(chunk.Integer(2, 0), 200);
        EXPECT_EQ(chunk.Integer(3, 0), -30000);
        EXPECT_EQ(chunk.Integer(4, 0), 4000000000);
        EXPECT_EQ(chunk.Integer(5, 0), 7);
        EXPECT_EQ(chunk.Real(6, 0), 1.75);
        EXPECT_EQ(chunk.Integer(7, 0), Date::FromIso("2022-05-31")->days());
        EXPECT_EQ(chunk.Text(8, 0), "x");
        EXPECT_FALSE(chunk.IsNull(8, 0));
        EXPECT_TRUE(chunk.IsNull(9, 0));
        EXPECT_EQ(chunk.Text(10, 0), "乙");
        EXPECT_THROW(static_cast<void>(chunk.Text(0, 0)), EngineError);
        EXPECT_THROW(static_cast<void>(chunk.Integer(8, 0)), EngineError);
      });
}

}  // namespace
}  // namespace shouwang::engine
