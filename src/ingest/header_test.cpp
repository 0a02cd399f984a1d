// How a sheet's header and dataset are found: 03-contracts.md section 1, Header.
#include <gtest/gtest.h>

#include "ingest/header_text.h"
#include "ingest/test_stage.h"

namespace shouwang::ingest::testing {
namespace {

std::string Id1() { return MakeId(19800101, 123); }

TestRow MedicalRow() { return {Id1(), "张三", "2022-05-03", "100"}; }

// The run of one file with one rule for it.
TestRun WithRule(std::vector<TestSheet> sheets, InputRule rule) {
  rule.name_glob = "*.xlsx";
  return TestRun(InputList{{Table("a.xlsx", std::move(sheets))}, {std::move(rule)}});
}

InputRule RuleWith(std::string dataset, uint32_t header = 0) {
  InputRule rule;
  rule.dataset = std::move(dataset);
  rule.header = header;
  return rule;
}

TEST(HeaderText, NormalisedAndUnitsTaken) {
  const HeaderText plain = NormalizeHeader(" 合规\n自付　（元） ");
  EXPECT_EQ(plain.stripped, "合规自付");
  EXPECT_EQ(plain.power_of_ten, 0);
  EXPECT_EQ(NormalizeHeader("合规自付(万元)").power_of_ten, 4);
  EXPECT_EQ(NormalizeHeader("合规自付（单位：万元）").power_of_ten, 4);
  EXPECT_EQ(NormalizeHeader("合规自付【亿元】").power_of_ten, 8);
  EXPECT_EQ(NormalizeHeader("年龄（岁）").stripped, "年龄");
  EXPECT_EQ(NormalizeHeader("金额（万元）（必填）").power_of_ten, 4);
  EXPECT_EQ(NormalizeHeader("金额（万元）（必填）").stripped, "金额");
  EXPECT_EQ(NormalizeHeader("（备注）").stripped, "(备注)");
  EXPECT_EQ(NormalizeHeader("*姓名").whole, "姓名");
  EXPECT_EQ(NormalizeHeader("ＩＤ\xE2\x80\x8B号").whole, "ID号");
}

TEST(Header, BehindTitleAndBlankRows) {
  const TestRun run({{"某县医保结算表"},
                     {},
                     {"序号", "公民身份号码", "姓 名", "结算\n日期", "合规自付（元）", "医院"},
                     {"1", Id1(), "张三", "2022-05-03", "100", "县医院"}});
  EXPECT_TRUE(run.errors.empty());
  EXPECT_EQ(run.Sheet().dataset, "medical_settlement");
  EXPECT_EQ(run.Sheet().header_row, 3U);
  EXPECT_EQ(run.Sheet().rows_read, 1U);
  EXPECT_EQ(run.Sheet().unmatched_headers, (std::vector<std::string>{"序号", "医院"}));
  EXPECT_EQ(run.rows[0]["self_pay"], "100");
}

TEST(Header, TwoRowsMergedBothWays) {
  const TestRun run({{"参保人员", "", "结算日期", "费用（万元）", "", "就诊类别"},
                     {"身份证号码", "姓名", "", "总费用", "合规自付", ""},
                     {Id1(), "张三", "2022-05-03", "2", "1.5", "住院"}});
  EXPECT_TRUE(run.errors.empty());
  EXPECT_EQ(run.Sheet().header_row, 2U);
  EXPECT_EQ(run.rows[0]["total"], "20000");
  EXPECT_EQ(run.rows[0]["self_pay"], "15000");
  EXPECT_EQ(run.rows[0]["visit_kind"], "住院");
  EXPECT_EQ(run.rows[0]["name"], "张三");
}

TEST(Header, UnitOfTheBottomRowWins) {
  const TestRun run({{"参保人员", "", "结算日期", "费用（万元）", ""},
                     {"身份证号码", "姓名", "", "总费用", "合规自付（元）"},
                     {Id1(), "张三", "2022-05-03", "2", "1.5"}});
  EXPECT_EQ(run.rows[0]["total"], "20000");
  EXPECT_EQ(run.rows[0]["self_pay"], "1.5");
}

TEST(Header, ASingleRowIsPreferredAndItsFirstDataRowIsData) {
  const TestRun run({{"身份证号码", "姓名", "结算日期", "合规自付"}, {"", "", "", ""}, MedicalRow(), MedicalRow()});
  EXPECT_EQ(run.Sheet().header_row, 1U);
  EXPECT_EQ(run.Sheet().rows_staged, 2U);
}

TEST(Header, OnlyTheFirstTwentyRecordsAreSearched) {
  std::vector<TestRow> rows(19);
  rows[0] = {"标题"};
  rows.push_back({"身份证号码", "姓名", "结算日期", "合规自付"});
  rows.push_back(MedicalRow());
  const TestRun found(rows);
  EXPECT_EQ(found.Sheet().header_row, 20U);
  EXPECT_EQ(found.Sheet().rows_staged, 1U);
  rows.insert(rows.begin() + 1, TestRow{});
  const TestRun missed(rows);
  ASSERT_EQ(missed.errors.size(), 1U);
  EXPECT_EQ(missed.errors[0].code, ErrorCode::kInput);
}

TEST(Header, MostMatchedColumnsThenEarliest) {
  const TestRow full = {"身份证号码", "姓名", "结算日期", "合规自付", "总费用"};
  const TestRow small = {"身份证号码", "姓名", "结算日期", "合规自付"};
  const TestRun more({small, full, {Id1(), "张三", "2022-05-03", "100", "200"}});
  EXPECT_EQ(more.Sheet().header_row, 2U);
  const TestRun earliest({small, small, MedicalRow()});
  EXPECT_EQ(earliest.Sheet().header_row, 1U);
}

TEST(Header, TwoColumnsForOneAreTold) {
  const TestRun run({{"患者", "", "", "", "经办人"},
                     {"身份证号码", "姓名", "结算日期", "合规自付", "姓名"},
                     {Id1(), "张三", "2022-05-03", "100", "李四"}});
  EXPECT_TRUE(run.errors.empty());
  EXPECT_EQ(run.rows[0]["name"], "张三");
  ASSERT_EQ(run.report.warnings.size(), 1U);
  EXPECT_NE(run.report.warnings[0].find("“姓名”（第 2 列）、“姓名”（第 5 列）"), std::string::npos)
      << run.report.warnings[0];
}

TEST(Header, TheWholeNameBeatsTheLastPart) {
  const TestRun run({{"代办人", "参保人", "", "结算日期", "费用", "费用"},
                     {"姓名", "身份证号码", "姓名", "", "合规自付", "总费用"},
                     {"李四", Id1(), "张三", "2022-05-03", "100", "200"}});
  // The pair is needed for 结算日期; 姓名 alone (under a merged cell) is a whole name, 代办人/姓名 is not.
  EXPECT_EQ(run.Sheet().header_row, 2U);
  EXPECT_EQ(run.rows[0]["name"], "张三");
}

TEST(Header, MissingRequiredColumnNamesTheNearestDataset) {
  const TestRun run({{"身份证号码", "姓名", "结算日期", "总费用"}, MedicalRow()});
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::kInput);
  EXPECT_NE(run.errors[0].what.find("医保结算（medical_settlement）"), std::string::npos) << run.errors[0].what;
  EXPECT_NE(run.errors[0].what.find("合规自付"), std::string::npos);
  EXPECT_EQ(run.errors[0].where, "a.csv");
  EXPECT_FALSE(run.errors[0].hint.empty());
  EXPECT_TRUE(run.rows.empty());
}

TEST(Header, NothingRecognised) {
  const TestRun run(std::vector<TestRow>{{"甲", "乙", "丙"}, {"1", "2", "3"}});
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].what, "前 20 行里没有找到认识的表头");
  const TestRun empty(std::vector<TestRow>{TestRow{}, TestRow{" "}});
  ASSERT_EQ(empty.errors.size(), 1U);
  EXPECT_EQ(empty.errors[0].what, "文件里没有内容");
}

TEST(Header, EquallyLikelyDatasetsAreAnError) {
  // Fits 社会救助 and 服刑失踪 with all of their five columns.
  const std::vector<TestRow> rows = {{"身份证号码", "姓名", "救助类型", "类别", "开始时间", "结束时间"},
                                     {Id1(), "张三", "低保", "服刑", "2022-01-01", "至今"}};
  const TestRun run(rows);
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_NE(run.errors[0].what.find("社会救助（assistance）、服刑失踪（custody）"), std::string::npos)
      << run.errors[0].what;
  EXPECT_NE(run.errors[0].hint.find("dataset"), std::string::npos);
  const TestRun chosen = WithRule({{"", rows, false}}, RuleWith("custody"));
  EXPECT_TRUE(chosen.errors.empty());
  EXPECT_EQ(chosen.Sheet().dataset, "custody");
  EXPECT_EQ(chosen.rows[0]["ended_on"], "");
}

TEST(Sheets, EverySheetIsReadAndUnmatchedOnesNamed) {
  const TestRow header = {"身份证号码", "姓名", "结算日期", "合规自付"};
  const TestRun run(
      InputList{{Table("a.xlsx", std::vector<TestSheet>{{"说明", {{"填报说明"}}, false},
                                                        {"住院", {header, MedicalRow()}, false},
                                                        {"空", {}, false},
                                                        {"门诊", {header, MedicalRow(), MedicalRow()}, false}})},
                {}});
  EXPECT_TRUE(run.errors.empty());
  EXPECT_EQ(run.report.files[0].unmatched_sheets, (std::vector<std::string>{"说明"}));
  ASSERT_EQ(run.report.files[0].sheets.size(), 2U);
  EXPECT_EQ(run.Sheet(0, 0).source, 1);
  EXPECT_EQ(run.Sheet(0, 1).source, 3);
  EXPECT_EQ(run.Sheet(0, 1).rows_staged, 2U);
}

TEST(Sheets, Date1904IsOfTheSheet) {
  const TestRow header = {"身份证号码", "姓名", "结算日期", "合规自付"};
  const TestRun run(InputList{
      {Table("a.xlsx", std::vector<TestSheet>{{"甲", {header, {Id1(), "张三", DateNum("43222"), "1"}}, true},
                                              {"乙", {header, {Id1(), "张三", DateNum("44684"), "1"}}, false}})},
      {}});
  EXPECT_EQ(run.rows[0]["settled_on"], "2022-05-03");
  EXPECT_EQ(run.rows[1]["settled_on"], "2022-05-03");
}

TEST(Rule, SheetHeaderAndColumns) {
  const std::vector<TestSheet> sheets = {{"住院",
                                          {{"甲", "身份证号码"},
                                           {"乙"},
                                           {"身份证号码", "姓名", "结算日期", "自 付合计(万元)", "合规自付"},
                                           {Id1(), "张三", "2022-05-03", "1.5", "7"}},
                                          false},
                                         {"门诊", {{"乱"}}, false}};
  InputRule rule = RuleWith("medical_settlement", 3);
  rule.sheet = "住院";
  rule.columns = {{"自付合计（万元）", "self_pay"}, {"没有的列", "total"}};
  const TestRun run = WithRule(sheets, rule);
  EXPECT_TRUE(run.errors.empty());
  EXPECT_EQ(run.rows[0]["self_pay"], "15000");
  EXPECT_TRUE(run.report.files[0].unmatched_sheets.empty());  // the rule names the one sheet to read
  ASSERT_EQ(run.report.warnings.size(), 2U);
  EXPECT_NE(run.report.warnings[1].find("没有的列"), std::string::npos);
}

TEST(Rule, HeaderFarDown) {
  std::vector<TestRow> rows(40, TestRow{"前言"});
  rows.push_back({"身份证号码", "姓名", "结算日期", "合规自付"});
  rows.push_back(MedicalRow());
  const TestRun run = WithRule({{"", rows, false}}, RuleWith("", 41));
  EXPECT_TRUE(run.errors.empty());
  EXPECT_EQ(run.Sheet().header_row, 41U);
  EXPECT_EQ(run.Sheet().rows_staged, 1U);
}

TEST(Rule, MistakesAreErrors) {
  const std::vector<TestSheet> sheets = {
      {"住院", {{"身份证号码", "姓名", "结算日期", "合规自付"}, MedicalRow()}, false}};
  EXPECT_EQ(WithRule(sheets, RuleWith("medical")).errors.size(), 1U);
  InputRule column = RuleWith("medical_settlement");
  column.columns = {{"甲", "wage"}};
  EXPECT_EQ(WithRule(sheets, column).errors.size(), 1U);
  // A sheet that is named must match, whatever the others do.
  InputRule bad_sheet;
  bad_sheet.name_glob = "a.xlsx";
  bad_sheet.sheet = "乱";
  InputRule all;
  all.name_glob = "a.xlsx";
  std::vector<TestSheet> two = sheets;
  two.push_back({"乱", {{"甲", "乙"}}, false});
  const TestRun named(InputList{{Table("a.xlsx", two)}, {bad_sheet, all}});
  ASSERT_EQ(named.errors.size(), 1U);
  EXPECT_EQ(named.errors[0].where, "a.xlsx 工作表“乱”");
  InputRule sheet;
  sheet.sheet = "门诊";
  const TestRun run = WithRule(sheets, sheet);
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_NE(run.errors[0].what.find("门诊"), std::string::npos);
}

}  // namespace
}  // namespace shouwang::ingest::testing
