#include "tabular/csv_reader.h"

#include <fmt/format.h>

#include <gtest/gtest.h>

#include "tabular/test_recorded_rows.h"

namespace shouwang::tabular {
namespace {

Lines Csv(std::string_view text, const ReadLimits& limits = {}) { return ReadLines("a.csv", text, limits); }

TEST(CsvReader, LineEndsOfEveryKindAndNoRecordForTheLast) {
  const Lines expected = {"1: a|b", "2: c|d"};
  EXPECT_EQ(Csv("a,b\nc,d\n"), expected);
  EXPECT_EQ(Csv("a,b\r\nc,d\r\n"), expected);
  EXPECT_EQ(Csv("a,b\rc,d\r"), expected);
  EXPECT_EQ(Csv("a,b\nc,d"), expected);
}

TEST(CsvReader, QuotedFields) {
  EXPECT_EQ(Csv("a,\"x, \"\"y\"\"\",b\n"), (Lines{"1: a|x, \"y\"|b"}));
  EXPECT_EQ(Csv("a,\"1\n2\r\n3\"\nb,c\n"), (Lines{"1: a|1\n2\r\n3", "2: b|c"}));
  EXPECT_EQ(Csv("a,\"\",b\n"), (Lines{"1: a||b"}));
  EXPECT_EQ(Csv("a,\"x\"y,b\n"), (Lines{"1: a|xy|b"}));
  EXPECT_EQ(Csv("a,\"x\""), (Lines{"1: a|x"}));
}

TEST(CsvReader, QuotesInsideUnquotedFieldsAreText) {
  EXPECT_EQ(Csv("a,5\" pipe,b\nc,d\n"), (Lines{"1: a|5\" pipe|b", "2: c|d"}));
  EXPECT_EQ(Csv("id,=\"441803198001010011\"\n"), (Lines{"1: id|=\"441803198001010011\""}));
  EXPECT_EQ(Csv("id,\"=\"\"441803198001010011\"\"\"\n"), (Lines{"1: id|=\"441803198001010011\""}));
}

TEST(CsvReader, BlankRecordsCountAndAreNotDelivered) {
  RecordedRows sink;
  ASSERT_TRUE(ReadTableBytes("a.csv", "a,b\n\n,,\n\"\",\nc,,\n\n", {}, sink));
  EXPECT_EQ(sink.rows, (Lines{"1: a|b", "5: c"}));
  EXPECT_EQ(sink.last_rows, std::vector<uint32_t>{6});
  EXPECT_EQ(sink.sheets.at(0).name, "");
}

TEST(CsvReader, EmptyFileHasNoRecord) {
  RecordedRows sink;
  ASSERT_TRUE(ReadTableBytes("a.csv", "", {}, sink));
  EXPECT_TRUE(sink.rows.empty());
  EXPECT_EQ(sink.last_rows, std::vector<uint32_t>{0});
}

TEST(CsvReader, Delimiters) {
  EXPECT_EQ(DetectDelimiter("a,b\n1,2\n"), ',');
  EXPECT_EQ(DetectDelimiter("a\tb\n1,5\t2\n"), '\t');
  EXPECT_EQ(DetectDelimiter("a;b;c\n1,5;2;3\n2;3;4\n"), ';');
  EXPECT_EQ(DetectDelimiter("标题\na|b|c\n1|2|3\n"), '|');
  EXPECT_EQ(DetectDelimiter("one\ntwo\n"), ',');
  EXPECT_EQ(DetectDelimiter("\"a;b;c\",d\n\"e;f\",g\n"), ',');
  EXPECT_EQ(ReadLines("a.tsv", "a,b,c\n1,2,3\n"), (Lines{"1: a,b,c", "2: 1,2,3"}));
}

TEST(CsvReader, RecordsAcrossChunks) {
  // Records of odd lengths, many with quotes and line breaks, over several chunks of the buffer.
  std::string text;
  Lines expected;
  for (int i = 1; i <= 40000; ++i) {
    const std::string filler(static_cast<size_t>(i * 7 % 61), 'x');
    text += fmt::format("{},\"{}\r\n\"\"{}\",尾\r\n", i, filler, i);
    expected.push_back(fmt::format("{}: {}|{}\r\n\"{}|尾", i, i, filler, i));
  }
  EXPECT_EQ(Csv(text), expected);
}

TEST(CsvReader, RecordLongerThanTheBuffer) {
  const std::string wide(900'000, 'w');
  EXPECT_EQ(Csv("a,b\n" + wide + "," + wide + "\nc,d\n"), (Lines{"1: a|b", "2: " + wide + "|" + wide, "3: c|d"}));
}

TEST(CsvReader, SinkMayEndTheSheet) {
  RecordedRows sink;
  sink.max_rows = 2;
  ASSERT_TRUE(ReadTableBytes("a.csv", "a\nb\nc\n", {}, sink));
  EXPECT_EQ(sink.rows, (Lines{"1: a", "2: b"}));
  EXPECT_EQ(sink.last_rows, std::vector<uint32_t>{2});
}

TEST(CsvReader, ErrorsNameTheLine) {
  EXPECT_TRUE(FailsWith("a.csv", "a,b\n\"x\ny\",1\n\"open,2\nc,d\n", "a.csv 第 4 行"));
  EXPECT_TRUE(FailsWith("a.csv", "a,b\n\"open,2\nc,d\n", "双引号没有配对"));
  ReadLimits limits;
  limits.max_record_bytes = 1000;
  EXPECT_TRUE(FailsWith("a.csv", "a\n" + std::string(400'000, 'x'), "第 2 行", limits));
  EXPECT_TRUE(FailsWith("a.csv", "a\n" + std::string(2000, 'x') + "\n", "一行的内容超过", limits));
  limits = {};
  limits.max_cell_bytes = 100;
  EXPECT_TRUE(FailsWith("a.csv", "a\nb\n" + std::string(101, 'x') + "\n", "第 3 行", limits));
  EXPECT_TRUE(FailsWith("a.csv", "a,b\n" + std::string(20000, ',') + "\n", "列数超过 16384"));
  limits = {};
  limits.max_rows = 2;
  EXPECT_TRUE(FailsWith("a.csv", "a\nb\nc\n", "行数超过", limits));
}

TEST(CsvReader, ErrorsNeverHoldCells) {
  const Lines lines = Csv("a,b\n\"441803198001010011,2\n");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].find("4418"), std::string::npos);
}

}  // namespace
}  // namespace shouwang::tabular
