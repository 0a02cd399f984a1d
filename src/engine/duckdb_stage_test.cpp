// Staged rows come back as they went in, whatever their type, from one sink or several.
#include <gtest/gtest.h>

#include <thread>

#include "engine/duckdb_engine.h"

namespace shouwang::engine {
namespace {

using ingest::Batch;
using ingest::BatchColumn;
using policy::ColumnType;
using policy::Dataset;

policy::Column ColumnOf(const char* name, ColumnType type, std::vector<policy::EnumValue> values = {}) {
  policy::Column column;
  column.name = name;
  column.type = type;
  column.values = std::move(values);
  return column;
}

Dataset EveryType() {
  Dataset dataset;
  dataset.name = "t";
  dataset.keeps_rows_without_id = true;
  dataset.columns = {ColumnOf("words", ColumnType::kText),
                     ColumnOf("open_kind", ColumnType::kEnum),
                     ColumnOf("kind", ColumnType::kEnum, {{"甲", {}}, {"it's", {}}, {"丙", {}}}),
                     ColumnOf("day", ColumnType::kDate),
                     ColumnOf("amount", ColumnType::kNumber),
                     ColumnOf("id_no", ColumnType::kResidentId),
                     ColumnOf("marks", ColumnType::kEnumSet, {{"a", {}}, {"b", {}}})};
  return dataset;
}

void AddText(BatchColumn& column, const std::string& text) {
  column.text += text;
  column.text_ends.push_back(static_cast<uint32_t>(column.text.size()));
  column.valid.push_back(text.empty() ? 0 : 1);
}

void AddNumber(BatchColumn& column, std::optional<int64_t> number) {
  column.numbers.push_back(number.value_or(0));
  column.valid.push_back(number ? 1 : 0);
}

struct Row {
  std::string words;
  std::string open_kind;
  std::optional<int64_t> kind;
  std::optional<int64_t> day;
  std::optional<int64_t> amount;
  std::optional<int64_t> id_no;
  std::optional<int64_t> marks;
  uint8_t id_state = 0;
  std::string id_text;
};

void Add(Batch& batch, const Row& row, int32_t source, int32_t number) {
  if (batch.columns.empty()) batch.columns.resize(7);
  AddText(batch.columns[0], row.words);
  AddText(batch.columns[1], row.open_kind);
  AddNumber(batch.columns[2], row.kind);
  AddNumber(batch.columns[3], row.day);
  AddNumber(batch.columns[4], row.amount);
  AddNumber(batch.columns[5], row.id_no);
  AddNumber(batch.columns[6], row.marks);
  batch.source.push_back(source);
  batch.row.push_back(number);
  batch.hash_high.push_back(static_cast<uint64_t>(number));
  batch.hash_low.push_back(~static_cast<uint64_t>(number));
  batch.id_state.push_back(row.id_state);
  AddText(batch.id_text, row.id_text);
  ++batch.rows;
}

// Every value of a query, a line a row; NULL as `-`.
std::vector<std::string> Lines(screening::SqlEngine& engine, const std::string& sql, const std::string& types) {
  std::vector<std::string> lines;
  engine.Query(sql, [&](const screening::RowChunk& chunk) {
    for (size_t i = 0; i < chunk.rows(); ++i) {
      std::string line;
      for (size_t c = 0; c < types.size(); ++c) {
        if (c > 0) line += '|';
        if (chunk.IsNull(c, i)) {
          line += '-';
        } else {
          line += types[c] == 't' ? std::string(chunk.Text(c, i)) : std::to_string(chunk.Integer(c, i));
        }
      }
      lines.push_back(line);
    }
  });
  return lines;
}

int64_t One(screening::SqlEngine& engine, const std::string& sql) { return std::stoll(Lines(engine, sql, "i").at(0)); }

TEST(DuckdbStage, EveryTypeComesBack) {
  const auto engine = MakeDuckdbEngine({"256MB", 1});
  const Dataset dataset = EveryType();
  Batch batch;
  const std::string longer(5000, 'x');
  Add(batch, {"短", "自由", 1, 19143, 123456, 44180319800101001, 3, 0, ""}, 65537, 2);
  Add(batch, {"", "", std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, 1, ""}, 65537, 3);
  Add(batch, {"十二个字节以上的一段文字𠮷", "x", 2, -62091, -5, 1, 0, 3, "44180X"}, 65537, 4);
  Add(batch, {longer, "y", 0, 0, 0, 0, 1, 2, "4.4E+17"}, 0, 1);
  const auto sink = engine->stage().Open(dataset);
  sink->Append(batch);
  sink->Finish();
  EXPECT_EQ(
      Lines(
          *engine,
          "SELECT words, open_kind, kind, day, amount, id_no, marks, id_state, id_text, pos FROM stage_t ORDER BY pos",
          "tttiiiitti"),
      (std::vector<std::string>{
          longer + "|y|甲|0|0|0|1|lost|4.4E+17|1",
          "短|自由|it's|19143|123456|44180319800101001|3|valid|-|" + std::to_string((65537LL << 32) + 2),
          "-|-|-|-|-|-|-|blank|-|" + std::to_string((65537LL << 32) + 3),
          "十二个字节以上的一段文字𠮷|x|丙|-62091|-5|1|0|invalid|44180X|" + std::to_string((65537LL << 32) + 4)}));
  EXPECT_EQ(Lines(*engine, "SELECT typeof(day), typeof(kind), typeof(amount) FROM stage_t LIMIT 1", "ttt"),
            std::vector<std::string>{"DATE|ENUM('甲', 'it''s', '丙')|BIGINT"});
}

TEST(DuckdbStage, TheHashKeepsAll128Bits) {
  const auto engine = MakeDuckdbEngine({"256MB", 1});
  Batch batch;
  for (int32_t i = 0; i < 3; ++i) Add(batch, {}, 0, i);
  batch.hash_high = {7, 7, 8};
  batch.hash_low = {1, 2, 1};
  const Dataset dataset = EveryType();
  const auto sink = engine->stage().Open(dataset);
  sink->Append(batch);
  sink->Finish();
  EXPECT_EQ(One(*engine, "SELECT count(DISTINCT hash) FROM stage_t"), 3);
}

TEST(DuckdbStage, ManyBatchesThroughOneSink) {
  const auto engine = MakeDuckdbEngine({"256MB", 1});
  const Dataset dataset = EveryType();
  const auto sink = engine->stage().Open(dataset);
  int64_t total = 0;
  for (int b = 0; b < 5; ++b) {
    Batch batch;
    const int rows = b == 3 ? 1 : static_cast<int>(ingest::kBatchRows);
    for (int i = 0; i < rows; ++i) {
      Row row;
      if (i % 3 != 0) row.amount = i;
      if (i % 3 != 0) total += i;
      if (b == 4) row.words = "第" + std::to_string(i);  // a batch without a NULL behind batches with them
      Add(batch, row, b, i);
    }
    sink->Append(batch);
  }
  sink->Finish();
  EXPECT_EQ(One(*engine, "SELECT count(*) FROM stage_t"), 4 * 2048 + 1);
  EXPECT_EQ(One(*engine, "SELECT CAST(sum(amount) AS BIGINT) FROM stage_t"), total);
  EXPECT_EQ(One(*engine, "SELECT count(*) FROM stage_t WHERE amount IS NULL"), 4 * 683 + 1);
  EXPECT_EQ(One(*engine, "SELECT count(DISTINCT words) FROM stage_t"), 2048);
}

TEST(DuckdbStage, TwoSinksInParallel) {
  const auto engine = MakeDuckdbEngine({"512MB", 2});
  const Dataset dataset = EveryType();
  constexpr int kBatches = 20;
  const auto fill = [&](int32_t source) {
    const auto sink = engine->stage().Open(dataset);
    for (int b = 0; b < kBatches; ++b) {
      Batch batch;
      for (int i = 0; i < 1000; ++i)
        Add(batch, {"源" + std::to_string(source), "", 0, i, i, i, 1, 0, ""}, source, b * 1000 + i);
      sink->Append(batch);
    }
    sink->Finish();
  };
  std::thread other(fill, 1);
  fill(2);
  other.join();
  EXPECT_EQ(
      Lines(*engine, "SELECT words, count(*), count(DISTINCT pos) FROM stage_t GROUP BY words ORDER BY words", "tii"),
      (std::vector<std::string>{"源1|20000|20000", "源2|20000|20000"}));
}

TEST(DuckdbStage, KnownHouseholds) {
  const auto engine = MakeDuckdbEngine({"256MB", 1});
  EXPECT_EQ(engine->stage().KnownHouseholds({"H1", "H2"}), (std::vector<bool>{false, false}));
  Dataset households;
  households.name = "household";
  households.columns = {ColumnOf("household_id", ColumnType::kText)};
  Batch batch;
  batch.columns.resize(1);
  const auto add = [&](const std::string& id) {
    AddText(batch.columns[0], id);
    batch.source.push_back(0);
    batch.row.push_back(1);
    batch.hash_high.push_back(0);
    batch.hash_low.push_back(0);
    ++batch.rows;
  };
  add("户'一");
  for (int i = 0; i < 600; ++i) add("H" + std::to_string(i));
  const auto sink = engine->stage().Open(households);
  sink->Append(batch);
  sink->Finish();
  std::vector<std::string> asked = {"户'一", "x", "' OR TRUE --"};
  for (int i = 590; i < 1210; ++i) asked.push_back("H" + std::to_string(i));
  const std::vector<bool> known = engine->stage().KnownHouseholds(asked);
  ASSERT_EQ(known.size(), asked.size());
  EXPECT_TRUE(known[0]);
  EXPECT_FALSE(known[1]);
  EXPECT_FALSE(known[2]);
  for (int i = 590; i < 1210; ++i) EXPECT_EQ(known[static_cast<size_t>(i - 590 + 3)], i < 600) << i;
}

}  // namespace
}  // namespace shouwang::engine
