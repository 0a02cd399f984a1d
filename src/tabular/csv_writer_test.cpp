#include "tabular/csv_writer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace shouwang::tabular {
namespace {

using Fields = std::vector<std::string_view>;

std::string Bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string Csv(const std::vector<Fields>& rows, const CsvOptions& options = {.bom = false, .neutralise = true}) {
  const auto path = std::filesystem::path(testing::TempDir()) /
                    (std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".csv");
  auto writer = CsvWriter::Create(path, options);
  EXPECT_TRUE(writer);
  for (const Fields& row : rows) (*writer)->Row(row);
  EXPECT_TRUE((*writer)->Close());
  std::string bytes = Bytes(path);
  std::filesystem::remove(path);
  return bytes;
}

TEST(CsvWriter, MarksTheEncodingAndQuotesOnlyWhatMustBe) {
  EXPECT_EQ(Csv({{"户编号", "姓名"}, {"1", "张 三"}}, {}), "\xEF\xBB\xBF户编号,姓名\n1,张 三\n");
  EXPECT_EQ(Csv({{"a,b", "c\"d", "e\nf", "g\rh", "'i'", "j;k"}}), "\"a,b\",\"c\"\"d\",\"e\nf\",\"g\rh\",'i',j;k\n");
  EXPECT_EQ(Csv({{"\"", "\"\"", "x\""}}), "\"\"\"\",\"\"\"\"\"\",\"x\"\"\"\n");
}

TEST(CsvWriter, BlankFields) { EXPECT_EQ(Csv({{"", ""}, {"a", "", ""}, {""}, {"b"}}), ",\na,,\n\"\"\nb\n"); }

TEST(CsvWriter, NeutralisesWhatLooksLikeAFormula) {
  EXPECT_EQ(Csv({{"=1+1", "+86", "-1+1", "@a", "\tx", "\rx"}}), "'=1+1,'+86,'-1+1,'@a,'\tx,\"'\rx\"\n");
  EXPECT_EQ(Csv({{"=SUM(A1,B1)", "＝1", "－2＋3"}}), "\"'=SUM(A1,B1)\",'＝1,'－2＋3\n");
  EXPECT_EQ(Csv({{"=1"}}, {.bom = false, .neutralise = false}), "=1\n");
}

TEST(CsvWriter, LeavesDashesAndNegativeNumbersAlone) {
  EXPECT_EQ(Csv({{"-", "-500", "-0.5", "-12.50", "－", "a=b", " =1"}}), "-,-500,-0.5,-12.50,－,a=b, =1\n");
  EXPECT_EQ(Csv({{"-1,234.5"}}), "\"-1,234.5\"\n");
  for (const char* text : {"-1.2.3", "-1.", "-1.5,0", "-,1", "--1", "-1e5", "-1 ", "-A1", "-1-cmd"}) {
    EXPECT_TRUE(LooksLikeFormula(text)) << text;
  }
}

TEST(CsvWriter, KeepsEveryByteAcrossBuffers) {
  const std::string big(300'000, 'x');
  std::vector<Fields> rows(5, Fields{big, "y"});
  std::string expected;
  for (int i = 0; i < 5; ++i) expected += big + ",y\n";
  EXPECT_EQ(Csv(rows), expected);
}

TEST(CsvWriter, SaysWhenTheFileCannotBeMade) {
  const auto writer = CsvWriter::Create("/nowhere/at/all.csv", {});
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::kOutput);
  EXPECT_EQ(writer.error().where, "/nowhere/at/all.csv");
  EXPECT_FALSE(writer.error().hint.empty());
}

TEST(CsvWriter, SaysWhenTheDiskIsFull) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP();
  auto writer = CsvWriter::Create("/dev/full", {});
  ASSERT_TRUE(writer);
  (*writer)->Row(Fields{"a", "b"});
  const Status status = (*writer)->Close();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kOutput);
}

}  // namespace
}  // namespace shouwang::tabular
