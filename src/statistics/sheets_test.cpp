// The workbooks say what the tables say.
#include "statistics/sheets.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "statistics/test_words.h"
#include "tabular/test_recorded_rows.h"

namespace shouwang::statistics {
namespace {

class SheetsTest : public testing::Test {
 public:
  SheetsTest() {
    std::string made = (std::filesystem::temp_directory_path() / "shouwang-sheets-XXXXXX").string();
    if (::mkdtemp(made.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = made;
    MonitoredRows rows;
    Spell spell;
    spell.id = 1;
    spell.household = 7;
    spell.household_id = "H7";
    spell.division_code = "530326101201";
    spell.category = "脱贫不稳定户";
    spell.identified_on = "2022-03-01";
    rows.spells = {spell};
    for (int i = 0; i < 3; ++i) rows.persons.push_back({7, i == 0 ? "张三" : "李四", i == 0, "在户", "", "", "", ""});
    rows.measures = {{7, "产业帮扶", 4, 123450}};
    book_.emplace(std::move(rows), head_.period);
  }
  ~SheetsTest() override { std::filesystem::remove_all(folder_); }

  tabular::RecordedRows Read() {
    std::ifstream file(Path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    tabular::RecordedRows rows;
    EXPECT_TRUE(tabular::ReadTableBytes("a.xlsx", bytes, {}, rows));
    return rows;
  }
  std::filesystem::path Path() const { return folder_ / "a.xlsx"; }
  static bool Has(const tabular::RecordedRows& rows, const std::string& part) {
    return std::any_of(rows.rows.begin(), rows.rows.end(),
                       [&](const std::string& row) { return row.find(part) != std::string::npos; });
  }

 protected:
  SheetsHead head_{"会泽县", {"530326", "2022-01-01", "2022-06-30"}};
  clues::ExportMark mark_ = clues::MakeExportMark("office", clues::MomentOf(1656547200000));
  policy::Pack pack_ = TestPack();
  TestDivisions divisions_;
  std::optional<Book> book_;

 private:
  std::filesystem::path folder_;
};

TEST_F(SheetsTest, ATableIsASheetWithItsTotalFirst) {
  std::vector<Table> tables;
  for (const char* name : {"monitored", "measures"})
    tables.push_back(HouseholdTable(name, *book_, {pack_, divisions_}));
  ASSERT_TRUE(WriteTables(Path(), head_, tables, mark_));
  const tabular::RecordedRows rows = Read();
  ASSERT_EQ(rows.sheets.size(), 2U);
  EXPECT_EQ(rows.sheets[1].name, "帮扶措施");
  EXPECT_TRUE(Has(rows, "会泽县　监测对象（截至 2022-06-30）"));
  EXPECT_TRUE(Has(rows, clues::MarkText(mark_))) << "who, when, number";
  EXPECT_TRUE(Has(rows, "娜姑镇|#1|#3|#1|#3|#0|#0"));
  EXPECT_TRUE(Has(rows, "|#4|1.33|1234.50|#1|#3|#0|#0")) << "measures, per head, 元";
  const auto total = std::find_if(rows.rows.begin(), rows.rows.end(), [](const std::string& row) {
    return row.find("合计") != std::string::npos && row.find("|#1|#3") != std::string::npos;
  });
  ASSERT_NE(total, rows.rows.end());
  EXPECT_EQ(clues::ReadHiddenMark(*total), mark_.number) << "the mark stays when rows are copied elsewhere";
}

TEST_F(SheetsTest, AListHasWhatEachHouseholdAdds) {
  HouseholdSheet sheet;
  sheet.figure = "帮扶措施　合计　金额";
  sheet.value_title = "元";
  sheet.unit = Unit::kCents;
  sheet.households = HouseholdsBehind("measures", {"amount", ""}, *book_, pack_).value();
  sheet.names = {{"530326101000", "娜姑镇"}, {"530326101201", "白雾村"}};
  ASSERT_TRUE(WriteHouseholds(Path(), head_, sheet, *book_, mark_));
  const tabular::RecordedRows rows = Read();
  EXPECT_TRUE(Has(rows, "白雾村|H7|张三|#3|脱贫不稳定户|2022-03-01||"));
  EXPECT_TRUE(Has(rows, "|1234.50"));
  EXPECT_EQ(clues::ReadHiddenMark(rows.rows.back()), mark_.number);
}

}  // namespace
}  // namespace shouwang::statistics
