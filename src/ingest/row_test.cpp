// Which rows are used, rejected or skipped, and what is listed: 03-contracts.md section 1, Skipped and
// counted; Rejects.
#include <gtest/gtest.h>

#include "ingest/test_stage.h"

namespace shouwang::ingest::testing {
namespace {

const TestRow kHouseholdHeader = {"户编号", "行政区划代码", "户类型", "居住情况", "联系电话"};
const TestRow kPersonHeader = {"户编号", "姓名", "证件号码", "与户主关系", "性别", "出生日期", "人员状态"};
const TestRow kIncomeHeader = {"户编号",     "收入周期截止", "工资性收入",    "生产经营性收入",
                               "财产性收入", "转移性收入",   "生产经营性支出"};
const TestRow kMedicalHeader = {"身份证号码", "姓名", "结算日期", "合规自付", "总费用", "就诊类别"};

std::string Id1() { return MakeId(19800101, 123); }

void ExpectCounts(const SheetReport& sheet, uint64_t staged, uint64_t rejected, uint64_t skipped) {
  EXPECT_EQ(sheet.rows_staged, staged);
  EXPECT_EQ(sheet.rows_rejected, rejected);
  EXPECT_EQ(sheet.rows_skipped, skipped);
  EXPECT_EQ(sheet.rows_read, staged + rejected + skipped);
}

TEST(Rows, BlankFooterAndRunningNumberAreSkipped) {
  const TestRun run({kMedicalHeader,
                     {Id1(), "张三", "2022-05-03", "100"},
                     {"", "", "", "", "", ""},
                     {"　", " ", "\xE2\x80\x8B"},
                     {"17"},
                     {"", "", Num("18")},
                     {"合 计", "", "", "100"},
                     {"", "总计：", "", "100"},
                     {"小计", "", "", "100"},
                     {"填表人：李四", "", "", "", "审核人：王五"},
                     {"制表单位：医保局"},
                     {"审核："},
                     {"备注：数据截至五月"},
                     {"说 明"},
                     {"注：自付为合规部分"},
                     {"注:半角"},
                     {"", ""}});
  EXPECT_TRUE(run.errors.empty());
  EXPECT_EQ(run.Rejects(), Lines{});
  ExpectCounts(run.Sheet(), 1, 0, 15);
  EXPECT_EQ(run.stage.asked, 0);
  EXPECT_EQ(run.stage.open_sinks, 0);
}

TEST(Rows, ATenDigitNumberAloneIsData) {
  const TestRun run({kMedicalHeader, {"1234567890"}});
  ExpectCounts(run.Sheet(), 0, 1, 0);
  EXPECT_EQ(run.Rejects(),
            (Lines{"2 id_no 1234567890 id_invalid row_rejected", "2 name  required_missing row_rejected",
                   "2 settled_on  required_missing row_rejected", "2 self_pay  required_missing row_rejected"}));
}

TEST(Rows, AFooterWordWithAValidIdIsData) {
  const TestRun run({{"备注", "身份证号码", "姓名", "结算日期", "合规自付"},
                     {"备注：跨省", Id1(), "张三", "2022-05-03", "100"},
                     {"备注：跨省", "123", "张三", "2022-05-03", "100"}});
  ExpectCounts(run.Sheet(), 1, 0, 1);
}

TEST(Rows, AFooterWordWithAKnownHouseholdIsData) {
  const std::vector<TestRow> monitored = {{"备注", "户编号", "监测对象类别", "识别时间"},
                                          {"说明：在外", "H1", "边缘易致贫户", "2022-01-05"},
                                          {"说明：在外", "H9", "边缘易致贫户", "2022-01-05"},
                                          {"说明：在外", "H1", "边缘易致贫户", "某日"},
                                          {"合计", "", "2"},
                                          {"", "H1", "边缘易致贫户", "2022"}};
  const std::vector<TestRow> household = {kHouseholdHeader, {"H1", "441803102001", "一般农户", "", ""}};
  const TestRun run(InputList{{Table("1.csv", monitored), Table("2.csv", household)}, {}});
  EXPECT_TRUE(run.errors.empty());
  EXPECT_EQ(run.stage.asked, 1);
  ExpectCounts(run.Sheet(0), 2, 1, 2);
  // The row that was held is listed in its place.
  EXPECT_EQ(run.Rejects(), (Lines{"4 identified_on 某日 date_invalid row_rejected"}));
  EXPECT_EQ(run.Repairs(), (Lines{"6 identified_on 2022 1905-07-14 date_from_serial"}));
}

TEST(Rows, AHouseholdFooterIsARowWithoutDivision) {
  const TestRun run({kHouseholdHeader,
                     {"H1", "441803102001", "一般农户"},
                     {"合计", "2 户"},
                     {"小计村", "441803102", "脱贫户"},
                     {"H3", "乱", "脱贫户"}});
  ExpectCounts(run.Sheet(), 2, 1, 1);
  EXPECT_EQ(run.Rejects(), (Lines{"5 division_code 乱 division_invalid row_rejected"}));
  EXPECT_EQ(run.rows[0]["residency"], "常住");
  EXPECT_EQ(run.rows[1]["division_code"], "441803102000");
}

TEST(Rejects, EveryBadCellIsListedWithItsOwnAction) {
  const TestRun run({{"户编号", "措施类型", "开始时间", "金额", "受益人身份证号码"},
                     {"H1", "产业帮扶", "2022-05-03", "五百", "123"},
                     {"H1", "乱发钱", "昨天", "五百", Num("441803198001011231")},
                     {"", "", "", "", ""},
                     {"", "-", "-", "-", "-"},
                     {"H1", Err(), Err(), Err(), Err()},
                     {"H1", "产业帮扶", "2022-05-03", "五百", "-"}});
  EXPECT_EQ(
      run.Rejects(),
      (Lines{"2 amount 五百 number_invalid cell_blanked", "2 id_no 123 id_invalid row_rejected",
             "3 kind 乱发钱 enum_unknown row_rejected", "3 started_on 昨天 date_invalid row_rejected",
             "3 amount 五百 number_invalid cell_blanked", "3 id_no 441803198001011231 id_precision_lost row_rejected",
             "5 household_id  required_missing row_rejected", "5 kind - enum_unknown row_rejected",
             "5 started_on - date_invalid row_rejected", "6 kind #N/A enum_unknown row_rejected",
             "6 started_on #N/A date_invalid row_rejected", "6 amount #N/A number_invalid cell_blanked",
             "6 id_no #N/A id_invalid row_rejected", "7 amount 五百 number_invalid cell_blanked"}));
  ExpectCounts(run.Sheet(), 1, 4, 1);
  EXPECT_EQ(run.rows[0].values, (std::map<std::string, std::string>{
                                    {"household_id", "H1"}, {"kind", "产业帮扶"}, {"started_on", "2022-05-03"}}));
}

TEST(Rejects, ErrorCellInOptionalText) {
  const TestRun run({kHouseholdHeader, {"H1", "441803102001", "一般农户", "闲置", Err("#REF!")}});
  EXPECT_EQ(run.Rejects(),
            (Lines{"2 phone #REF! enum_unknown cell_blanked", "2 residency 闲置 enum_unknown cell_blanked"}));
  EXPECT_EQ(run.rows[0]["residency"], "常住");  // a blank one
  EXPECT_EQ(run.rows[0]["phone"], "");
}

TEST(Rejects, DepartmentRowsNeedAnId) {
  const TestRun run({kMedicalHeader,
                     {"", "张三", "2022-05-03", "1"},
                     {"4.41803E+17", "张三", "2022-05-03", "1"},
                     {"1", "张三", "2022-05-03", "1"},
                     {"-", "张三", "2022-05-03", "1"}});
  EXPECT_EQ(run.Rejects(),
            (Lines{"2 id_no  required_missing row_rejected", "3 id_no 4.41803E+17 id_precision_lost row_rejected",
                   "4 id_no 1 id_invalid row_rejected", "5 id_no - id_invalid row_rejected"}));
  ExpectCounts(run.Sheet(), 0, 4, 0);
}

TEST(Person, RowsWithoutAUsableIdStay) {
  const TestRun run({kPersonHeader,
                     {"H1", "张三", Id1(), "户主", "男", "1980-01-01", ""},
                     {"H1", "李四", "", "配偶", "", "", ""},
                     {"H1", "王五", " 44180319800101x ", "之子", "", "", ""},
                     {"H1", "赵六", Num("441803198001011230"), "之子", "", "", "迁出"},
                     {"H1", "钱七", "-", "之子"},
                     {"H1", "孙八", Err(), "之子", "人妖", "31/12/1999"},
                     {"", "周九", "1", "之子"}});
  EXPECT_EQ(run.Rejects(),
            (Lines{"3 id_no  required_missing row_kept", "4 id_no  44180319800101x  id_invalid row_kept",
                   "5 id_no 441803198001011230 id_precision_lost row_kept", "6 id_no - required_missing row_kept",
                   "7 id_no #N/A id_invalid row_kept", "7 sex 人妖 enum_unknown cell_blanked",
                   "7 birth_date 31/12/1999 date_invalid cell_blanked", "8 household_id  required_missing row_rejected",
                   "8 id_no 1 id_invalid row_rejected"}));
  ExpectCounts(run.Sheet(), 6, 1, 0);
  ASSERT_EQ(run.rows.size(), 6U);
  const std::vector<std::pair<IdState, std::string>> expected = {{IdState::kValid, ""},
                                                                 {IdState::kBlank, ""},
                                                                 {IdState::kInvalid, "44180319800101X"},
                                                                 {IdState::kPrecisionLost, "441803198001011230"},
                                                                 {IdState::kBlank, ""},
                                                                 {IdState::kInvalid, "#N/A"}};
  for (size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(run.rows[i].id_state, static_cast<int>(expected[i].first)) << i;
    EXPECT_EQ(run.rows[i].id_text, expected[i].second) << i;
  }
  EXPECT_EQ(run.rows[0]["status"], "在户");
  EXPECT_EQ(run.rows[3]["status"], "迁出");
}

TEST(Income, BlankAmountsAreZeroAndAllBlankIsRejected) {
  const TestRun run(InputList{{Table("a.csv", {kIncomeHeader,
                                               {"H1", "2022-05", "100", "", "-", "", "无"},
                                               {"H1", "2022-05-31", "", "-", "", "", ""},
                                               {"H1", "2022-05-31", "-", "", "", "", ""},
                                               {"H1", "2022-05-31", "一百", "", "", "", "1"},
                                               {"H1", "昨天", "", "", "", "", ""},
                                               {"H1", "2022-05-31", "", "", "", "", "0"},
                                               {"H9", "2022-05-31", "", "", "", "", ""}}),
                               Table("b.csv", {kHouseholdHeader, {"H1", "441803102001", "一般农户"}})},
                              {}});
  // A rejected row of an unknown household is listed for both.
  EXPECT_EQ(run.Rejects(),
            (Lines{"3 wage  required_missing row_rejected", "4 wage - required_missing row_rejected",
                   "5 wage 一百 number_invalid row_rejected", "6 period_end 昨天 date_invalid row_rejected",
                   "6 wage  required_missing row_rejected", "8 household_id H9 unknown_household row_rejected",
                   "8 wage  required_missing row_rejected"}));
  ExpectCounts(run.Sheet(), 2, 5, 0);
  EXPECT_EQ(run.rows[0]["period_end"], "2022-05-31");
  EXPECT_EQ(run.rows[0]["wage"], "100");
  EXPECT_EQ(run.rows[0]["business"], "0");
  EXPECT_EQ(run.rows[1]["expense"], "0");
}

TEST(Repairs, SayWhatWasMended) {
  const std::string id = Id1();
  const TestRun run({kMedicalHeader,
                     {"'" + id, "张 三", "2022年5月", "1.2万元", "1,000元", "住 院"},
                     {id, "张三", "44684", "1", "", ""},
                     {"110105491231002", "张三", "2022.5.3", "1", "", ""},
                     {id + "44", "张三", "2022-05-03", "1", "", ""},
                     {"'" + id, "张 三", "不知道", "1", "", ""}});
  EXPECT_EQ(
      run.Repairs(),
      (Lines{"2 id_no '" + id + " " + id + " id_cleaned", "2 name 张 三 张三 name_cleaned",
             "2 settled_on 2022年5月 2022-05-01 date_completed", "2 self_pay 1.2万元 12000 amount_scaled",
             "3 settled_on 44684 2022-05-03 date_from_serial", "4 id_no 110105491231002 11010519491231002X id_upgraded",
             "5 id_no " + id + "44 " + id + " id_trimmed"}));
  EXPECT_EQ(run.rows[0]["visit_kind"], "住院");
}

TEST(Hash, EqualForEqualNormalisedValues) {
  const std::string id = Id1();
  const TestRun run(InputList{
      {Table("1.csv", {kMedicalHeader,
                       {id, "张三", "2022-05-03", "100", "", ""},
                       {"'" + id, "张 三", "2022.5.3", "100.00", "-", "/"},
                       {id, "张三", "2022-05-03", "100", "0", ""}}),
       Table("2.csv", {{"结算日期", "合规自付（万元）", "身份证号码", "姓名"}, {"20220503", "0.01", id, "张三"}})},
      {}});
  ASSERT_EQ(run.rows.size(), 4U);
  EXPECT_EQ(run.rows[0].hash, run.rows[1].hash);
  EXPECT_NE(run.rows[0].hash, run.rows[2].hash);
  EXPECT_EQ(run.rows[0].hash, run.rows[3].hash);  // a column that is not there is blank
}

TEST(Hash, OfPersonsHoldsTheIdText) {
  const TestRun run({kPersonHeader,
                     {"H1", "张三", "12", "户主"},
                     {"H1", "张三", "13", "户主"},
                     {"H1", "张三", "", "户主"},
                     {"H1", "张三", " 1 2", "户主", "", "", "在户"}});
  ASSERT_EQ(run.rows.size(), 4U);
  EXPECT_NE(run.rows[0].hash, run.rows[1].hash);
  EXPECT_NE(run.rows[0].hash, run.rows[2].hash);
  EXPECT_EQ(run.rows[0].hash, run.rows[3].hash);
}

TEST(Rows, ManyRowsGoThroughInBatches) {
  std::vector<TestRow> rows = {kMedicalHeader};
  for (int i = 0; i < 5000; ++i) rows.push_back({MakeId(19800101, i % 1000), "张三", "2022-05-03", std::to_string(i)});
  const TestRun run(rows);
  ExpectCounts(run.Sheet(), 5000, 0, 0);
  ASSERT_EQ(run.rows.size(), 5000U);
  for (int i = 0; i < 5000; ++i) {
    ASSERT_EQ(run.rows[static_cast<size_t>(i)].row, i + 2);
    ASSERT_EQ(run.rows[static_cast<size_t>(i)]["self_pay"], std::to_string(i));
  }
}

}  // namespace
}  // namespace shouwang::ingest::testing
