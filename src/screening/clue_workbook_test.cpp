#include "screening/clue_workbook.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tabular/table_reader.h"

namespace shouwang::screening {
namespace {

using Row = std::vector<std::string>;

class Sheets final : public tabular::RowSink {
 public:
  bool BeginSheet(const tabular::SheetInfo& sheet) override {
    names.push_back(sheet.name);
    rows.emplace_back();
    return true;
  }
  bool Row(uint32_t, std::span<const tabular::Cell> cells) override {
    auto& row = rows.back().emplace_back();
    for (const tabular::Cell& cell : cells) row.emplace_back(cell.text);
    return true;
  }
  void EndSheet(uint32_t) override {}

  std::vector<std::string> names;
  std::vector<std::vector<screening::Row>> rows;
};

class ClueWorkbookTest : public testing::Test {
 protected:
  void SetUp() override {
    pack_.id = "test";
    pack_.version = "1";
    pack_.name = "测试包";
    pack_.divisions = {{"441803102000", "太和镇"}, {"441803102201", "周田村"}};
    AddRule("T-Q01", "证件无效", policy::RuleKind::kQuality);
    AddRule("T-R01", "收入低", policy::RuleKind::kRisk);
    options_.as_of = *Date::FromIso("2022-05-31");
  }

  void AddRule(const char* id, const char* title, policy::RuleKind kind) {
    policy::Rule& rule = pack_.rules.emplace_back();
    rule.id = id;
    rule.title = title;
    rule.kind = kind;
    rule.advice = "入户看";
  }

  Clue NewClue(size_t rule, const char* household, const char* id, const char* name, const char* division) const {
    Clue clue;
    clue.rule = &pack_.rules[rule];
    clue.household_id = household;
    clue.id_no = id;
    clue.name = name;
    clue.division_code = division;
    clue.explanation = "说明文字";
    return clue;
  }

  // Quality before risk, as FetchFindings() orders them.
  void TwoTowns() {
    findings_.clues = {NewClue(0, "H1", "441803198001010011", "=张三", "441803102201"),
                       NewClue(0, "H3", "441803198001010022", "李四", "441803999001"),
                       NewClue(1, "H1", "", "王五", "441803102201"), NewClue(1, "H2", "", "赵六", "441803102201")};
    findings_.clues[2].name.clear();  // a clue of the household: the head is shown
    findings_.clues[2].head = "王五";
    findings_.households = {{"H1",
                             "441803102201",
                             "边缘易致贫户",
                             Recommendation::kInclude,
                             {"因病"},
                             {"T-R01"},
                             {"健康帮扶", "社会帮扶"},
                             true}};
  }

  std::string Write() {
    // Each test runs in a process of its own, several at a time.
    const auto path = std::filesystem::path(testing::TempDir()) /
                      (std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".xlsx");
    const Status status = WriteClueWorkbook(path, pack_, findings_, options_);
    EXPECT_TRUE(status) << FormatError(status.error());
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    std::filesystem::remove(path);
    return bytes.str();
  }

  Sheets Read() {
    Sheets sheets;
    const Status status = tabular::ReadTableBytes("a.xlsx", Write(), {}, sheets);
    EXPECT_TRUE(status) << FormatError(status.error());
    return sheets;
  }

  policy::Pack pack_;
  Findings findings_;
  ClueWorkbookOptions options_;
};

TEST_F(ClueWorkbookTest, ASheetPerTownWithTheCluesOfAHouseholdTogether) {
  TwoTowns();
  const Sheets sheets = Read();
  EXPECT_EQ(sheets.names, (Row{"汇总", "太和镇", "乡镇441803999"}));
  const auto& town = sheets.rows[1];
  ASSERT_EQ(town.size(), 5U);
  EXPECT_EQ(town[1], (Row{"序号", "村", "户编号", "姓名", "证件号码", "类别", "规则", "风险类型", "说明", "核实要点",
                          "处理建议", "核实结果", "情况说明", "核实人", "日期", "线索键"}));
  const std::vector<std::string> keys = WorkbookKeys(findings_);
  EXPECT_EQ(town[2], (Row{"1", "周田村", "H1", "王五", "", policy::Title(policy::RuleKind::kRisk), "T-R01\n收入低", "",
                          "说明文字", "入户看",
                          std::string(Title(Recommendation::kInclude)) + "\n边缘易致贫户\n建议措施：健康帮扶、社会帮扶",
                          "", "", "", "", keys[2]}));
  EXPECT_EQ(town[3],
            (Row{"2", "周田村", "H1", "'=张三", "441803********0011", policy::Title(policy::RuleKind::kQuality),
                 "T-Q01\n证件无效", "", "说明文字", "入户看", "", "", "", "", "", keys[0]}));
  EXPECT_EQ(town[4][2], "H2");
  EXPECT_EQ(sheets.rows[2][2][1], "441803999001");
}

TEST_F(ClueWorkbookTest, TheSummaryCountsByTownAndRule) {
  TwoTowns();
  const Sheets sheets = Read();
  const auto& rows = sheets.rows[0];
  ASSERT_GE(rows.size(), 3U);
  const Row total = {"合计", "3", "2", "0", "0", "2", "4", "", "合计", "", "", "", "4", "3"};
  EXPECT_EQ(rows[rows.size() - 3], total);
  EXPECT_EQ(rows[rows.size() - 2], (Row{"太和镇", "2", "2", "0", "0", "1", "3", "", "T-R01", "收入低",
                                        policy::Title(policy::RuleKind::kRisk), "", "2", "2"}));
  EXPECT_EQ(rows.back()[0], "乡镇441803999");
  EXPECT_NE(rows[1][0].find("2022-05-31"), std::string::npos);
  EXPECT_NE(rows[1][0].find("测试包"), std::string::npos);
}

TEST_F(ClueWorkbookTest, NoClues) {
  const Sheets sheets = Read();
  EXPECT_EQ(sheets.names, Row{"汇总"});
  EXPECT_NE(sheets.rows[0].back()[0].find("没有发现线索"), std::string::npos);
}

TEST_F(ClueWorkbookTest, RevealedIdsAndContinuedSheets) {
  TwoTowns();
  options_.reveal_ids = true;
  options_.rows_per_sheet = 2;
  const Sheets sheets = Read();
  EXPECT_EQ(sheets.names, (Row{"汇总", "太和镇", "太和镇(2)", "乡镇441803999"}));
  EXPECT_EQ(sheets.rows[1][3][4], "441803198001010011");
  EXPECT_EQ(sheets.rows[2][2][0], "3");
}

TEST_F(ClueWorkbookTest, SameBytesEachTime) {
  TwoTowns();
  EXPECT_EQ(Write(), Write());
}

TEST_F(ClueWorkbookTest, KeysAreUniqueAndDoNotGiveTheIdAway) {
  findings_.clues = {NewClue(0, "H1", "441803198001010011", "张三", "441803102201"),
                     NewClue(0, "H1", "441803198001020011", "张三", "441803102201"),
                     NewClue(0, "H2", "441803198001010011", "张三", "441803102201")};
  const std::vector<std::string> keys = WorkbookKeys(findings_);
  EXPECT_EQ(keys[0].size(), 16U);
  EXPECT_EQ(keys[1], keys[0] + "-2") << "the birth date is not in the key";
  EXPECT_NE(keys[2], keys[0]);
}

}  // namespace
}  // namespace shouwang::screening
