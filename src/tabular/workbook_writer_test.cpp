#include "tabular/workbook_writer.h"

#include <gtest/gtest.h>
#include <minizip/unzip.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tabular/sheet_text.h"
#include "tabular/test_recorded_rows.h"

namespace shouwang::tabular {
namespace {

using testing::Test;

SheetSpec AnswerSheet() {
  SheetSpec spec;
  spec.name = "甲镇";
  spec.frozen_columns = 1;
  spec.protect = true;
  spec.header = "A&B";
  spec.columns.resize(5);
  spec.columns[0] = {.title = "序号", .width = 6, .kind = ColumnKind::kNumber};
  spec.columns[1] = {.title = "说明", .width = 20, .kind = ColumnKind::kWrapped};
  spec.columns[2] = {.title = "类别", .kind = ColumnKind::kCentred};
  spec.columns[3] = {.title = "结果", .kind = ColumnKind::kCentred, .answer = true, .choices = {"是", "否"}};
  spec.columns[4] = {.title = "键", .kind = ColumnKind::kId, .hidden = true};
  return spec;
}

class WorkbookWriterTest : public Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // A sheet with these texts as explanation, and its parts.
  std::filesystem::path Write(const std::vector<std::string>& texts, const char* file = "a.xlsx") {
    const std::filesystem::path path = folder_ / file;
    WorkbookWriter book(path, {*Date::FromIso("2022-05-31"), "核查表"});
    SheetWriter& sheet = book.AddSheet(AnswerSheet());
    sheet.Title("甲镇核查表");
    sheet.Header();
    for (size_t i = 0; i < texts.size(); ++i) {
      const CellValue cells[] = {static_cast<int64_t>(i + 1), std::string_view(texts[i]), std::string_view("=风险"),
                                 std::string_view(), std::string_view("0123")};
      sheet.Row(cells, i % 2 == 0 ? RowLook::kPlain : RowLook::kShaded);
    }
    const Status status = book.Close();
    EXPECT_TRUE(status) << FormatError(status.error());
    return path;
  }

  static std::string Bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }

  static std::string Part(const std::filesystem::path& path, const char* part) {
    std::string text;
    unzFile zip = unzOpen64(path.c_str());
    if (zip == nullptr) return text;
    if (unzLocateFile(zip, part, 1) == UNZ_OK && unzOpenCurrentFile(zip) == UNZ_OK) {
      char buffer[4096];
      for (int n; (n = unzReadCurrentFile(zip, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<size_t>(n));
      unzCloseCurrentFile(zip);
    }
    unzClose(zip);
    return text;
  }

  std::filesystem::path folder_;
};

TEST_F(WorkbookWriterTest, OurReaderReadsItBack) {
  const auto path = Write({"收入<底线 & \"低\"", " 前后有空格 ", "两\n行", "=1+1", "-500", "\x01\xEF\xBF\xBF"});
  EXPECT_EQ(ReadLines("a.xlsx", Bytes(path)),
            (Lines{"1: 甲镇核查表", "2: 序号|说明|类别|结果|键", "3: #1|收入<底线 & \"低\"|'=风险||0123",
                   "4: #2| 前后有空格 |'=风险||0123", "5: #3|两\n行|'=风险||0123", "6: #4|'=1+1|'=风险||0123",
                   "7: #5|-500|'=风险||0123", "8: #6|\x01\xEF\xBF\xBD|'=风险||0123"}));
}

TEST_F(WorkbookWriterTest, LocksFiltersAndDropDowns) {
  const std::string sheet = Part(Write({"一", "二"}), "xl/worksheets/sheet1.xml");
  for (const char* part :
       {"<dimension ref=\"A1:E4\"/>", "<pane xSplit=\"1\" ySplit=\"2\"", "<autoFilter ref=\"A2:E4\"/>",
        "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\" "
        "sort=\"0\" "
        "autoFilter=\"0\"/>",
        "sqref=\"D3:D4\"", "<formula1>\"是,否\"</formula1>", "orientation=\"landscape\"", "fitToHeight=\"0\"",
        "A&amp;&amp;B", "hidden=\"1\""}) {
    EXPECT_NE(sheet.find(part), sheet.npos) << part;
  }
  EXPECT_TRUE(sheet.ends_with("</worksheet>"));
  const std::string book = Part(folder_ / "a.xlsx", "xl/workbook.xml");
  EXPECT_NE(book.find("'甲镇'!$1:$2"), book.npos) << book;
  EXPECT_NE(book.find("$A$1:$D$4"), book.npos) << "the hidden key is not printed";
  EXPECT_NE(Part(folder_ / "a.xlsx", "xl/styles.xml").find("<protection locked=\"0\"/>"), std::string::npos);
}

TEST_F(WorkbookWriterTest, RowsAreHighEnough) {
  const std::string sheet =
      Part(Write({"短", "这一段说明有二十多个汉字所以在这一列里要占三行才能看全"}), "xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("<row r=\"3\" ht=\"18\" customHeight=\"1\">"), sheet.npos);
  EXPECT_NE(sheet.find("<row r=\"4\" ht=\"46\" customHeight=\"1\">"), sheet.npos);
}

TEST_F(WorkbookWriterTest, SameBytesAndNothingLeftBehind) {
  const std::vector<std::string> texts(2000, "同样的内容");
  EXPECT_EQ(Bytes(Write(texts, "a.xlsx")), Bytes(Write(texts, "b.xlsx")));
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) files += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, 2U);
}

TEST_F(WorkbookWriterTest, CutsWhatACellCannotHold) {
  std::string cell;
  SetCellText(std::string(40'000, 'x'), cell);
  EXPECT_EQ(cell.size(), 32767U);
  SetCellText(
      "a\xFF"
      "b",
      cell);
  EXPECT_EQ(cell,
            "a\xEF\xBF\xBD"
            "b");
  SetCellText(std::string_view("a\0b", 3), cell);
  EXPECT_EQ(cell, "ab");
}

TEST_F(WorkbookWriterTest, SaysWhenTheFileCannotBeWritten) {
  WorkbookWriter book(folder_ / "none" / "a.xlsx", {});
  book.AddSheet(AnswerSheet()).Header();
  const Status status = book.Close();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kOutput);
  EXPECT_EQ(status.error().where, (folder_ / "none" / "a.xlsx").string());
}

TEST_F(WorkbookWriterTest, RefusesABadSheetName) {
  WorkbookWriter book(folder_ / "a.xlsx", {});
  SheetSpec spec = AnswerSheet();
  spec.name = "a/b";
  book.AddSheet(spec);
  EXPECT_FALSE(book.Close());
}

TEST(SheetNames, AreValidAndUnique) {
  SheetNames names;
  EXPECT_EQ(names.Take("太和镇"), "太和镇");
  EXPECT_EQ(names.Take("太和镇"), "太和镇(2)");
  EXPECT_EQ(names.Take("a[1]:*?/\\'"), "a_1_______");
  EXPECT_EQ(names.Take("Town"), "Town");
  EXPECT_EQ(names.Take("TOWN"), "TOWN(2)");
  EXPECT_EQ(names.Take(" "), "_");
  std::string thirty_one;
  std::string thirty_five;
  for (int i = 0; i < 35; ++i) (i < 31 ? thirty_one += "镇" : thirty_one), thirty_five += "镇";
  EXPECT_EQ(names.Take(thirty_five), thirty_one);
  EXPECT_EQ(names.Take(thirty_five), thirty_one.substr(0, 28 * 3) + "(2)");
}

TEST(EstimateLines, CountsWideCharactersTwiceAndKeepsWordsWhole) {
  EXPECT_EQ(EstimateLines("", 10), 1U);
  EXPECT_EQ(EstimateLines("一二三四", 10), 1U);
  EXPECT_EQ(EstimateLines("一二三四五", 10), 2U);
  EXPECT_EQ(EstimateLines("a\nb", 10), 2U);
  EXPECT_EQ(EstimateLines("一二三四，", 10), 2U);
  EXPECT_EQ(EstimateLines("一二三2022-05-31", 10), 3U);  // a date is as wide as the column
  EXPECT_EQ(EstimateLines(std::string(30, 'x'), 10), 4U);
}

}  // namespace
}  // namespace shouwang::tabular
