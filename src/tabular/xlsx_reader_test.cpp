#include <gtest/gtest.h>

#include <algorithm>

#include "tabular/test_recorded_rows.h"

#include <fmt/format.h>
#include "tabular/text_encoding.h"
#include "tabular/xlsx_workbook.h"
#include "tabular/zip_maker.h"

namespace shouwang::tabular {
namespace {

std::string Sheet(std::string_view rows) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<worksheet><dimension ref=\"A1\"/><sheetData>{}"
      "</sheetData><pageMargins left=\"1\"/></worksheet>",
      rows);
}

Lines Xlsx(const ZipParts& parts) { return ReadLines("a.xlsx", MakeZip(parts)); }
Lines XlsxRows(std::string_view rows, std::string_view strings = {}, std::string_view styles = {}) {
  return Xlsx(XlsxParts(Sheet(rows), strings, styles));
}
bool XlsxFails(const ZipParts& parts, std::string_view message) { return FailsWith("a.xlsx", MakeZip(parts), message); }

constexpr std::string_view kStrings =
    "<sst><si><t>姓名</t></si><si><r><rPr><b/></rPr><t>张</t></r><r><t xml:space=\"preserve\"> 三</t></r>"
    "<rPh sb=\"0\" "
    "eb=\"1\"><t>zhang</t></rPh><phoneticPr/></si><si><t/></si><si/"
    "><si><t>a&amp;b&#x4E2D;_x000D_&#10;c_x005F_</t></si></sst>";

TEST(XlsxReader, SharedStringsWithRunsPhoneticsAndEscapes) {
  const std::string rows =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
      "t=\"s\"><v>2</v></c>"
      "<c r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" t=\"s\"><v>4</v></c></row>";
  EXPECT_EQ(XlsxRows(rows, kStrings), (Lines{"1: 姓名|张 三|||a&b中\r\nc_"}));
  EXPECT_TRUE(XlsxFails(XlsxParts(Sheet("<row><c t=\"s\"><v>5</v></c></row>"), kStrings), "共享字符串"));
  EXPECT_TRUE(XlsxFails(XlsxParts(Sheet("<row><c t=\"s\"><v>-1</v></c></row>"), kStrings), "工作表“表”第 1 行"));
}

TEST(XlsxReader, CellTypes) {
  const std::string rows =
      "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>内</t><rPh><t>x</t></rPh></is></c><c r=\"B2\" "
      "t=\"str\"><f>A1</f><v>公式</v></c>"
      "<c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"b\"><v>0</v></c><c r=\"E2\" t=\"e\"><v>#N/A</v></c>"
      "<c r=\"F2\" t=\"d\"><v>2022-05-31T00:00:00</v></c><c r=\"G2\" "
      "t=\"n\"><f>1+1</f><v>1.0049999999999999</v></c>"
      "<c r=\"H2\"><v>530326198001011234</v></c><c r=\"I2\"><f>1</f></c><c r=\"J2\" s=\"1\"/></row>";
  EXPECT_EQ(XlsxRows(rows), (Lines{"2: 内|公式|TRUE|FALSE|!#N/A|2022-05-31|#1.005|#530326198001011000"}));
}

TEST(XlsxReader, PlacesMayBeMissingAndColumnsSkipped) {
  EXPECT_EQ(XlsxRows("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row r=\"7\"><c "
                     "r=\"C7\"><v>3</v></c><c><v>4</v></c></row>"
                     "<row><c r=\"AB8\"><v>5</v></c></row>"),
            (Lines{"1: #1|#2", "7: ||#3|#4", "8: " + std::string(27, '|') + "#5"}));
}

TEST(XlsxReader, RowsWithoutContentDoNotCountAtTheEnd) {
  RecordedRows sink;
  const std::string rows = "<row r=\"3\"><c><v>1</v></c></row><row r=\"1048576\"><c s=\"3\"/></row>";
  ASSERT_TRUE(ReadTableBytes("a.xlsx", MakeZip(XlsxParts(Sheet(rows)), true), {}, sink));
  EXPECT_EQ(sink.rows, (Lines{"3: #1"}));
  EXPECT_EQ(sink.last_rows, std::vector<uint32_t>{3});
}

TEST(XlsxReader, DateStylesAnd1904) {
  const std::string_view styles =
      "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
      "<numFmt numFmtId=\"177\" formatCode=\"0.00&quot;day&quot;\"/></numFmts><cellStyleXfs><xf "
      "numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/><xf "
      "numFmtId=\"57\"/></cellXfs></styleSheet>";
  const std::string rows =
      "<row><c s=\"0\"><v>1</v></c><c s=\"1\"><v>44682</v></c><c s=\"2\"><v>2</v></c><c "
      "s=\"3\"><v>3</v></c><c s=\"4\"><v>4</v></c>"
      "<c s=\"99\"><v>5</v></c></row>";
  EXPECT_EQ(XlsxRows(rows, {}, styles), (Lines{"1: #1|d#44682|d#2|#3|d#4|#5"}));
  for (const char* flag : {"1", "true", "0"}) {
    RecordedRows sink;
    const std::string properties = fmt::format("<workbookPr date1904=\"{}\"/>", flag);
    ASSERT_TRUE(ReadTableBytes("a.xlsx", MakeZip(XlsxParts(Sheet(""), {}, {}, properties)), {}, sink));
    EXPECT_EQ(sink.sheets.at(0).date1904, std::string(flag) != "0");
    EXPECT_EQ(sink.last_rows, std::vector<uint32_t>{0});
  }
}

TEST(XlsxReader, SheetsByRelationHiddenOnesAndCharts) {
  const ZipParts parts = {
      {"_rels/.rels",
       "<r:Relationships xmlns:r=\"p\"><r:Relationship Id=\"x\" "
       "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" "
       "Target=\"/odd/book.xml\"/></r:Relationships>"},
      {"odd/book.xml",
       "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheets><x:sheet name=\"图\" "
       "r:id=\"c\" sheetId=\"1\"/><x:sheet name=\"甲&amp;乙\" sheetId=\"2\" r:id=\"a\"/>"
       "<x:sheet name=\"隐\" sheetId=\"3\" state=\"veryHidden\" r:id=\"b\"/></x:sheets></x:workbook>"},
      {"odd/_rels/book.xml.rels",
       "<Relationships><Relationship Id=\"a\" Type=\"t/worksheet\" Target=\"../tables/one.xml\"/>"
       "<Relationship Id=\"b\" Type=\"t/worksheet\" Target=\"/tables\\Two.xml\"/>"
       "<Relationship Id=\"c\" Type=\"t/chartsheet\" Target=\"chart.xml\"/></Relationships>"},
      {"tables/one.xml",
       "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" "
       "t=\"inlineStr\"><x:is><x:t>一</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"},
      {"TABLES/two.xml", Sheet("<row><c><v>2</v></c></row>")},
  };
  RecordedRows sink;
  ASSERT_TRUE(ReadTableBytes("a.xlsx", MakeZip(parts, true), {}, sink) || true);
  EXPECT_EQ(sink.rows, (Lines{}));  // without [Content_Types].xml and xl/ nothing says that this is a workbook
  ZipParts typed = parts;
  typed.emplace_back("[Content_Types].xml", "<Types/>");
  ASSERT_TRUE(ReadTableBytes("a.xlsx", MakeZip(typed, true), {}, sink));
  EXPECT_EQ(sink.rows, (Lines{"1: 一", "1: #2"}));
  ASSERT_EQ(sink.sheets.size(), 2U);
  EXPECT_EQ(sink.sheets[0].name, "甲&乙");
  EXPECT_EQ(sink.sheets[0].index, 1U);
  EXPECT_FALSE(sink.sheets[0].hidden);
  EXPECT_TRUE(sink.sheets[1].hidden);
}

TEST(XlsxReader, SkippedSheetAndEarlyEnd) {
  RecordedRows skipping;
  skipping.skip_sheet = "表";
  const std::string zip = MakeZip(XlsxParts(Sheet("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>")));
  ASSERT_TRUE(ReadTableBytes("a.xlsx", zip, {}, skipping));
  EXPECT_TRUE(skipping.rows.empty());
  RecordedRows ending;
  ending.max_rows = 1;
  ASSERT_TRUE(ReadTableBytes("a.xlsx", zip, {}, ending));
  EXPECT_EQ(ending.rows, (Lines{"1: #1"}));
  EXPECT_EQ(ending.last_rows, std::vector<uint32_t>{1});
}

TEST(XlsxReader, CDataCommentsQuotesAndUtf16) {
  const std::string xml =
      "<worksheet><!-- <row> --><?pi x>?><sheetData><row r='1'><c r='A1' "
      "t='inlineStr'><is><t><![CDATA[a<b&]]]>x&lt;</t></is></c>"
      "<c t=\"str\" z=\"a>b\"><v>c\r\nd</v></c></row></sheetData></worksheet>";
  const Lines expected = {"1: a<b&]x<|c\nd"};
  EXPECT_EQ(Xlsx(XlsxParts(xml)), expected);
  std::string wide = "\xFF\xFE";
  for (const char c : xml) wide += {c, '\0'};
  EXPECT_EQ(Xlsx(XlsxParts(wide)), expected);
}

TEST(XlsxReader, ManyRowsAcrossChunks) {
  std::string rows;
  Lines expected;
  for (int i = 1; i <= 20000; ++i) {
    rows += fmt::format(
        "<row r=\"{0}\"><c r=\"A{0}\" t=\"inlineStr\"><is><t>字&amp;{0}</t></is></c><c "
        "r=\"B{0}\"><v>{0}.5</v></c></row>",
        i);
    expected.push_back(fmt::format("{0}: 字&{0}|#{0}.5", i));
  }
  EXPECT_EQ(ReadLines("a.xlsx", MakeZip(XlsxParts(Sheet(rows)), true)), expected);
}

TEST(XlsxReader, CraftedXmlIsRefused) {
  const std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;\">]>" +
                             Sheet("<row><c><v>&m;</v></c></row>");
  EXPECT_TRUE(XlsxFails(XlsxParts(laughs), "DOCTYPE"));
  EXPECT_TRUE(XlsxFails(XlsxParts(Sheet("<row><c t=\"str\"><v>&m;</v></c></row>")), "XML 有错"));
  EXPECT_TRUE(XlsxFails(XlsxParts(Sheet("<row><c r=\"XFE1\"><v>1</v></c></row>")), "超出了工作表的范围"));
  EXPECT_TRUE(XlsxFails(XlsxParts(Sheet("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>")), "超出了工作表的范围"));
  EXPECT_TRUE(XlsxFails(XlsxParts(Sheet("<row r=\"5\"/><row r=\"5\"/>")), "单元格位置有错"));
  EXPECT_TRUE(XlsxFails(XlsxParts(Sheet("<row r=\"99999999999999\"/>")), "行数超过"));
  EXPECT_TRUE(XlsxFails(XlsxParts(Sheet("<row><c t=\"str\"><v>\xFF</v></c></row>")), "UTF-8"));
  EXPECT_TRUE(XlsxFails(XlsxParts("<?xml version=\"1.0\" encoding=\"GBK\"?><worksheet/>"), "文字编码"));
  EXPECT_TRUE(XlsxFails(XlsxParts("<worksheet><sheetData><row><c><v>1</v></c></row>"), "不完整"));
  std::string deep = "<worksheet>";
  for (int i = 0; i < 10000; ++i) deep += "<a>";
  EXPECT_TRUE(XlsxFails(XlsxParts(deep), "嵌套过深"));
  EXPECT_TRUE(XlsxFails(XlsxParts("<worksheet a=\"" + std::string(3U << 20U, 'x') + "\"/>"), "过长"));
  EXPECT_TRUE(XlsxFails(XlsxParts(Sheet("<row><c t=\"str\"><v>" + std::string(2U << 20U, 'x') + "</v></c></row>")),
                        "一个单元格"));
  std::string wide_row = "<row>";
  for (int i = 0; i < 100; ++i) wide_row += "<c t=\"str\"><v>" + std::string(50'000, 'x') + "</v></c>";
  EXPECT_TRUE(XlsxFails(XlsxParts(Sheet(wide_row + "</row>")), "一行的内容超过"));
}

TEST(XlsxReader, BrokenOrSwollenZips) {
  const std::string zip = MakeZip(XlsxParts(Sheet("<row><c><v>1</v></c></row>")), true);
  EXPECT_TRUE(FailsWith("a.xlsx", zip.substr(0, zip.size() / 2), "不完整或已损坏"));
  std::string flipped = MakeZip(XlsxParts(Sheet("<row><c><v>1234567</v></c></row>")));
  flipped.replace(flipped.find("1234567"), 7, "1234568");
  EXPECT_TRUE(FailsWith("a.xlsx", flipped, "解压出错"));  // the checksum does not fit

  const std::string bomb = MakeZip(XlsxParts(Sheet(std::string(80U << 20U, ' '))), true);
  EXPECT_LT(bomb.size(), 200'000U);
  EXPECT_TRUE(FailsWith("a.xlsx", bomb, "不成比例"));
  ReadLimits limits;
  limits.max_unpacked_bytes = 1000;
  EXPECT_TRUE(FailsWith("a.xlsx", MakeZip(XlsxParts(Sheet(std::string(5000, ' ')))), "不成比例", limits));

  ZipParts no_sheet = XlsxParts(Sheet(""));
  std::erase_if(no_sheet, [](const auto& part) { return part.first.find("sheet1") != std::string::npos; });
  EXPECT_TRUE(XlsxFails(no_sheet, "缺少部件 xl/worksheets/sheet1.xml"));
  ZipParts twice = XlsxParts(Sheet(""));
  twice[1].second =
      "<workbook><sheets><sheet name=\"a\" r:id=\"rId1\"/><sheet name=\"b\" "
      "r:id=\"rId1\"/></sheets></workbook>";
  EXPECT_TRUE(XlsxFails(twice, "不完整或已损坏"));
  EXPECT_TRUE(XlsxFails({{"readme.txt", "x"}}, "不是 xlsx 或 ods"));
}

TEST(XlsxReader, Limits) {
  ReadLimits limits;
  limits.max_shared_string_bytes = 20;
  EXPECT_TRUE(FailsWith("a.xlsx", MakeZip(XlsxParts(Sheet(""), kStrings)), "共享字符串超过", limits));
  limits = {};
  limits.max_columns = 3;
  EXPECT_TRUE(
      FailsWith("a.xlsx", MakeZip(XlsxParts(Sheet("<row><c r=\"D1\"><v>1</v></c></row>"))), "列数超过 3", limits));
}

TEST(XlsxReader, ExcelEscapes) {
  std::string text = "a_x0041_b_x005F_x0041__xD83D__xDE00__xZZZZ__x0000_";
  DecodeExcelEscapes(text);
  EXPECT_EQ(text, "aAb_x0041_😀_xZZZZ__x0000_");
  text = "_xD83D_x";
  DecodeExcelEscapes(text);
  EXPECT_EQ(text, "x");
}

}  // namespace
}  // namespace shouwang::tabular
