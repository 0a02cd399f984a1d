#include "ingest/preview.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "ingest/test_stage.h"

namespace shouwang::ingest::testing {
namespace {

const std::vector<Dataset>& Datasets() {
  static const std::vector<Dataset> datasets = TestDatasets();
  return datasets;
}

IngestOptions Options() {
  IngestOptions options;
  options.as_of = *Date::FromIso("2022-05-31");
  return options;
}

TableSource Csv(const std::string& name, const std::string& text) {
  return FetchedTable(name, Sha256Hex(text), text.size(), [text]() -> Result<std::string> { return text; });
}

const std::string kId1 = MakeId(19800101, 1);
const std::string kId2 = MakeId(19800102, 3);
const std::string kHeader = "身份证号码,姓名,结算日期,自付\n";

TEST(Preview, TellsWhatItTookTheTableFor) {
  const std::string text = "身份证号码,姓名,结算日期,合规自付,电话\n" + kId1 + ",张三,2022.5.3,12.5,13912345678\n" +
                           kId2 + ",李四,昨天,1,\n合计,,,,\n";
  const Preview preview = PreviewTable(Csv("五月.csv", text), {}, Datasets(), Options(), 20);
  EXPECT_TRUE(preview.errors.empty());
  ASSERT_EQ(preview.sheets.size(), 1U);
  const PreviewSheet& sheet = preview.sheets[0];
  EXPECT_EQ(sheet.dataset, "medical_settlement");
  ASSERT_EQ(sheet.as_written.size(), 4U);
  ASSERT_EQ(sheet.as_read.size(), 1U);
  const SheetReport& report = preview.report.files[0].sheets[0];
  EXPECT_EQ(report.rows_read, 3U);
  EXPECT_EQ(report.rows_rejected, 1U);
  EXPECT_EQ(report.rows_skipped, 1U);
  EXPECT_EQ(report.unmatched_headers, Lines{"电话"});
  EXPECT_EQ(report.matched_headers[0], (std::pair<std::string, std::string>("身份证号码", "id_no")));
  std::string all;
  for (const auto* rows : {&sheet.as_written, &sheet.as_read}) {
    for (const auto& row : *rows) {
      for (const std::string& cell : row) all += cell + "|";
    }
  }
  EXPECT_NE(all.find("2022-05-03|12.5"), std::string::npos) << all;
  EXPECT_EQ(all.find(kId1), std::string::npos) << all;
  EXPECT_EQ(all.find("13912345678"), std::string::npos) << all;
}

TEST(Preview, SaysWhatIsMissingAndTakesAMapping) {
  const std::string text = kHeader + kId1 + ",张三,2022-05-03,12\n";
  Preview preview = PreviewTable(Csv("a.csv", text), {}, Datasets(), Options(), 20);
  ASSERT_FALSE(preview.errors.empty());
  EXPECT_EQ(preview.sheets[0].dataset, "");
  EXPECT_EQ(preview.sheets[0].as_written.size(), 2U);
  InputRule rule;
  rule.name_glob = "a.csv";
  rule.dataset = "medical_settlement";
  rule.columns = {{"自付", "self_pay"}};
  preview = PreviewTable(Csv("a.csv", text), {rule}, Datasets(), Options(), 20);
  EXPECT_TRUE(preview.errors.empty());
  EXPECT_EQ(preview.sheets[0].as_read.size(), 1U);
}

TEST(Preview, SameBytesAreReadOnceAsFilesAre) {
  const std::string text = "身份证号码,姓名,结算日期,合规自付\n" + kId1 + ",张三,2022-05-03,12\n";
  const TestRun run(InputList{{Csv("a.csv", text), Csv("b.csv", text)}, {}});
  EXPECT_TRUE(run.errors.empty());
  EXPECT_EQ(run.report.files[0].sha256, Sha256Hex(text));
  EXPECT_EQ(run.report.files[1].skipped, "same_bytes");
  EXPECT_EQ(run.report.files[1].skipped_for, "a.csv");
  EXPECT_EQ(run.rows.size(), 1U);
}

TEST(Preview, WhatACorrectedFileChanges) {
  const std::string header = "身份证号码,姓名,结算日期,合规自付\n";
  const std::string id3 = MakeId(19800103, 5);
  const RuledTable before{
      Csv("a.csv", header + kId1 + ",甲,2022-05-03,12\n" + kId1 + ",甲,2022-05-04,1\n" + kId2 + ",乙,2022-05-03,5\n"),
      {}};
  const RuledTable after{
      Csv("b.csv", header + id3 + ",丙,2022-05-03,9\n" + kId1 + ",甲,2022-05-04,1\n" + kId1 + ",甲,2022.5.3,13\n"), {}};
  const TableDifference difference = CompareTables(before, after, Datasets(), Options(), 10);
  EXPECT_EQ(difference.changed, 1U);
  EXPECT_EQ(difference.gone, 1U);
  EXPECT_EQ(difference.added, 1U);
  ASSERT_EQ(difference.examples.size(), 3U);
  for (const ChangedRow& example : difference.examples) EXPECT_NE(example.key.find("****"), std::string::npos);
  EXPECT_EQ(CompareTables(before, before, Datasets(), Options(), 10).examples.size(), 0U);
}

}  // namespace
}  // namespace shouwang::ingest::testing
