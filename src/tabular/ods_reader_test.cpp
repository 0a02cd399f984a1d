#include <gtest/gtest.h>

#include "tabular/test_recorded_rows.h"

#include <fmt/format.h>
#include "tabular/zip_maker.h"

namespace shouwang::tabular {
namespace {

std::string Table(std::string_view rows) {
  return fmt::format("<table:table table:name=\"表\"><table:table-column/>{}</table:table>", rows);
}
Lines Ods(std::string_view rows) { return ReadLines("a.ods", MakeZip(OdsParts(Table(rows)), true)); }

std::string Text(std::string_view text) {
  return fmt::format(
      "<table:table-cell office:value-type=\"string\" "
      "calcext:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
      text);
}

TEST(OdsReader, CellTypes) {
  EXPECT_EQ(Ods("<table:table-row>" + Text("姓名") +
                "<table:table-cell office:value-type=\"float\" "
                "office:value=\"1.0049999999999999\"><text:p>1.00</text:p></table:table-cell>"
                "<table:table-cell office:value-type=\"percentage\" "
                "office:value=\"0.5\"><text:p>50%</text:p></table:table-cell>"
                "<table:table-cell office:value-type=\"currency\" "
                "office:value=\"12\"><text:p>￥12</text:p></table:table-cell>"
                "<table:table-cell office:value-type=\"date\" "
                "office:date-value=\"2022-05-31\"><text:p>22/5/31</text:p></table:table-cell>"
                "<table:table-cell office:value-type=\"date\" office:date-value=\"2022-05-31T08:00:00\"/>"
                "<table:table-cell office:value-type=\"boolean\" "
                "office:boolean-value=\"true\"><text:p>真</text:p></table:table-cell>"
                "<table:table-cell office:value-type=\"time\" "
                "office:time-value=\"PT1H\"><text:p>01:00</text:p></table:table-cell>"
                "<table:table-cell office:value-type=\"string\" office:string-value=\"\" "
                "calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>"
                "<table:table-cell/></table:table-row>"),
            (Lines{"1: 姓名|#1.005|#0.5|#12|2022-05-31|2022-05-31|TRUE|01:00|!#N/A"}));
}

TEST(OdsReader, ParagraphsBlanksAndNotes) {
  EXPECT_EQ(Ods("<table:table-row><table:table-cell "
                "office:value-type=\"string\"><office:annotation><text:p>批注</text:p></office:annotation>"
                "<text:p>a<text:s "
                "text:c=\"2\"/>b<text:tab/><text:span>c&amp;</text:span><text:line-break/>d</text:p><text:p/"
                "><text:p>e<text:s/>f</text:p>"
                "<draw:frame><text:p>图</text:p></draw:frame></table:table-cell></table:table-row>"),
            (Lines{"1: a  b\tc&\nd\n\ne f"}));
}

TEST(OdsReader, RepeatedRowsAndColumns) {
  RecordedRows sink;
  const std::string rows =
      "<table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>" + Text("甲") +
      "<table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"float\" "
      "office:value=\"7\"/><table:covered-table-cell table:number-columns-repeated=\"16378\"/>"
      "</table:table-row></table:table-header-rows><table:table-row "
      "table:number-rows-repeated=\"4\"><table:table-cell/></table:table-row>"
      "<table:table-row-group><table:table-row table:number-rows-repeated=\"2\">" +
      Text("乙") +
      "</table:table-row></table:table-row-group><table:table-row "
      "table:number-rows-repeated=\"1048569\"><table:table-cell "
      "table:number-columns-repeated=\"16384\"/></table:table-row>";
  ASSERT_TRUE(ReadTableBytes("a.ods", MakeZip(OdsParts(Table(rows))), {}, sink));
  EXPECT_EQ(sink.rows, (Lines{"1: ||甲|#7|#7|#7", "6: 乙", "7: 乙"}));
  EXPECT_EQ(sink.last_rows, std::vector<uint32_t>{7});
}

TEST(OdsReader, RepetitionIsBounded) {
  std::string rows;
  for (int i = 0; i < 30; ++i)
    rows += "<table:table-row table:number-rows-repeated=\"4000000000\">" + Text("x") + "</table:table-row>";
  ReadLimits limits;
  limits.max_rows = 1000;
  EXPECT_TRUE(FailsWith("a.ods", MakeZip(OdsParts(Table(rows))), "展开后过多"));
  rows = "<table:table-row table:number-rows-repeated=\"2000\">" + Text("x") + "</table:table-row>";
  EXPECT_TRUE(FailsWith("a.ods", MakeZip(OdsParts(Table(rows))), "行数超过 1000", limits));
  rows =
      "<table:table-row><table:table-cell table:number-columns-repeated=\"1000000\" "
      "office:value-type=\"float\" office:value=\"7\"/></table:table-row>";
  EXPECT_TRUE(FailsWith("a.ods", MakeZip(OdsParts(Table(rows))), "列数超过"));
}

TEST(OdsReader, HiddenSheetsAndNames) {
  const std::string styles =
      "<style:style style:name=\"h\" style:family=\"table\"><style:table-properties "
      "table:display=\"false\"/></style:style>"
      "<style:style style:name=\"v\"><style:table-properties table:display=\"true\"/></style:style>";
  const std::string tables =
      "<table:table table:name=\"一\" table:style-name=\"v\"/><table:table table:name=\"二&amp;\" "
      "table:style-name=\"h\"><table:table-row>" +
      Text("x") + "</table:table-row></table:table>";
  RecordedRows sink;
  ASSERT_TRUE(ReadTableBytes("a.ods", MakeZip(OdsParts(tables, styles)), {}, sink));
  ASSERT_EQ(sink.sheets.size(), 2U);
  EXPECT_FALSE(sink.sheets[0].hidden);
  EXPECT_TRUE(sink.sheets[1].hidden);
  EXPECT_EQ(sink.sheets[1].name, "二&");
  EXPECT_EQ(sink.sheets[1].index, 1U);
}

TEST(OdsReader, EncryptedAndBroken) {
  ZipParts parts = OdsParts(Table(""));
  parts.emplace_back("META-INF/manifest.xml",
                     "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></"
                     "manifest:file-entry></manifest:manifest>");
  EXPECT_TRUE(FailsWith("a.ods", MakeZip(parts), "加密"));
  EXPECT_TRUE(FailsWith("a.ods", MakeZip({{"content.xml", "<a><table:table><table:table-row>"}}), "不完整"));
  EXPECT_TRUE(FailsWith("a.ods", MakeZip({{"content.xml", "<!DOCTYPE a><a/>"}}), "DOCTYPE"));
}

}  // namespace
}  // namespace shouwang::tabular
