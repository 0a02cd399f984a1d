#include "forms/html_page.h"

#include <gtest/gtest.h>

#include "forms/test_docx.h"

namespace shouwang::forms {
namespace {

using testing::Has;
using testing::Paragraph;
using testing::RunOf;
using testing::TestForm;
using testing::Times;

std::string Html(std::string_view body, std::string_view styles = {}) {
  return FillHtml(TestForm(body, styles), {}, "/forms.css").value();
}

std::string TableCell(std::string_view properties, std::string_view text) {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + Paragraph(text) + "</w:tc>";
}

const std::string kBorders =
    R"(<w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/>)"
    R"(<w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders>)";
const std::string kGrid =
    R"(<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/></w:tblGrid>)";

TEST(HtmlPageTest, IsAWholeDocumentWithoutStyleOfItsOwn) {
  const std::string html = Html(Paragraph("甲"));
  EXPECT_TRUE(html.starts_with("<!doctype html>"));
  EXPECT_TRUE(Has(html, R"(<link rel="stylesheet" href="/forms.css">)"));
  EXPECT_TRUE(Has(html, R"(<main class="sheet m20-20 pl20 pr20">)")) << html;
  for (const char* inline_code : {"style=", "<style", "<script", "onload", "javascript:"}) {
    EXPECT_FALSE(Has(html, inline_code)) << inline_code;
  }
}

TEST(HtmlPageTest, ParagraphsHaveAlignmentSizeFaceAndWeight) {
  const std::string html = Html(
      R"(<w:p><w:pPr><w:spacing w:before="120" w:line="440" w:lineRule="exact"/><w:ind w:firstLineChars="200"/>)"
      R"(<w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="32"/></w:rPr><w:t>甲)"
      R"(</w:t></w:r></w:p>)");
  EXPECT_TRUE(Has(html, R"(<p class="s32 hei b center sb6 le22 ti4">甲</p>)")) << html;
}

TEST(HtmlPageTest, StylesAndTheirBasesCount) {
  const std::string html = Html(
      R"(<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>甲</w:t></w:r></w:p>)",
      R"(<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr>)"
      R"(</w:style><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="N"/><w:pPr><w:outlineLvl w:val="0"/>)"
      R"(</w:pPr><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>)");
  EXPECT_TRUE(Has(html, R"(<h1 class="s40 fang la20">甲</h1>)")) << html;
}

TEST(HtmlPageTest, RunsOfOneLookAreOneAndHiddenTextIsNotPrinted) {
  const std::string html =
      Html("<w:p>" + RunOf("甲") + RunOf("乙") + "<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t>丙</w:t></w:r>" +
           "<w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r></w:p>");
  EXPECT_TRUE(Has(html, R"(<span class="s21 song">甲乙</span><span class="s21 song u">丙</span>)")) << html;
  EXPECT_FALSE(Has(html, "丁"));
}

TEST(HtmlPageTest, MergedCellsSpanColumnsAndRows) {
  const std::string html = Html(
      "<w:tbl><w:tblPr><w:tblW w:w=\"4819\" w:type=\"dxa\"/>" + kBorders + "</w:tblPr>" + kGrid + "<w:tr>" +
      TableCell("<w:vMerge w:val=\"restart\"/>", "甲") + TableCell("<w:gridSpan w:val=\"2\"/>", "乙") +
      "</w:tr><w:tr>" + TableCell("<w:vMerge/>", "") + TableCell("", "丙") + TableCell("", "丁") + "</w:tr><w:tr>" +
      TableCell("<w:vMerge/>", "") + TableCell("", "戊") + TableCell("", "己") + "</w:tr></w:tbl>");
  EXPECT_TRUE(Has(html, R"(<td class="ba" rowspan="3">)")) << html;
  EXPECT_TRUE(Has(html, R"(<td class="ba" colspan="2">)"));
  EXPECT_EQ(Times(html, "<td"), 6U);
  EXPECT_TRUE(Has(html, R"(<table width="50.00%">)"));
  EXPECT_TRUE(Has(html, R"(<col width="25.00%"><col width="25.00%"><col width="50.00%">)"));
}

TEST(HtmlPageTest, MergesGrowWithRepeatedRows) {
  const std::string html = Html("<w:tbl><w:tblPr>" + kBorders + "</w:tblPr>" + kGrid + "<w:tr>" +
                                TableCell("<w:vMerge w:val=\"restart\"/>", "成员") + TableCell("", "姓名") +
                                TableCell("", "关系") + "</w:tr><w:tr>" + TableCell("<w:vMerge/>", "") +
                                TableCell("", "{成员.姓名}") + TableCell("", "{成员.关系}") + "</w:tr></w:tbl>");
  EXPECT_TRUE(Has(html, "rowspan=\"4\"")) << html;
  EXPECT_EQ(Times(html, "<tr"), 4U);
}

TEST(HtmlPageTest, DrawsTheSidesThatTheTableAndTheCellDraw) {
  const std::string html =
      Html("<w:tbl><w:tblPr>" + kBorders + "</w:tblPr>" + kGrid + "<w:tr><w:trPr><w:trHeight w:val=\"450\"/></w:trPr>" +
           TableCell("<w:tcBorders><w:left w:val=\"nil\"/></w:tcBorders><w:vAlign w:val=\"center\"/>", "甲") +
           TableCell("<w:shd w:fill=\"EEEEEE\"/>", "乙") + TableCell("<w:shd w:fill=\"x onclick=y\"/>", "丙") +
           "</w:tr></w:tbl><w:tbl>" + kGrid + "<w:tr>" + TableCell("", "丁") + "</w:tr></w:tbl>");
  EXPECT_TRUE(Has(html, R"(<tr height="30"><td class="bt bb br vc">)")) << html;
  EXPECT_TRUE(Has(html, "<td class=\"ba\" bgcolor=\"#EEEEEE\">"));
  EXPECT_TRUE(Has(html, "<tr><td><p"));
  EXPECT_FALSE(Has(html, "onclick"));
}

TEST(HtmlPageTest, HeaderRowsAreRepeatedUnlessACellReachesBelow) {
  const std::string head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>";
  const auto table = [&](std::string_view merge) {
    return Html("<w:tbl>" + kGrid + head + TableCell(merge, "甲") + "</w:tr><w:tr>" + TableCell("<w:vMerge/>", "乙") +
                "</w:tr></w:tbl>");
  };
  EXPECT_TRUE(Has(table(""), "<thead>"));
  EXPECT_FALSE(Has(table("<w:vMerge w:val=\"restart\"/>"), "<thead>"));
}

TEST(HtmlPageTest, BreaksPagesWhereTheTemplateDoes) {
  EXPECT_TRUE(Has(Html("<w:p><w:pPr><w:pageBreakBefore/></w:pPr>" + RunOf("甲") + "</w:p>"), "pbb"));
  EXPECT_TRUE(Has(Html("<w:p>" + RunOf("甲") + "<w:r><w:br w:type=\"page\"/></w:r></w:p>"), "pba"));
}

TEST(HtmlPageTest, TheStylesheetKnowsEachClassThatPagesUse) {
  const std::string& css = FormStylesheet();
  for (const char* rule :
       {".m20-25ln {", "@page m20-25ln { size: A4 landscape; margin: 20mm 0 25mm;", ".pl22 {", ".sheet .s21 {",
        ".sheet .sb6 {", ".sheet .sa3 {", ".sheet .le22 {", ".sheet .la20 {", ".sheet .ti4 {", ".sheet .th4 {",
        ".sheet .il2 {", ".sheet .ir2 {", ".fang {", ".sheet .ba {", ".sheet td.vc {", ".sheet .pbb {"}) {
    EXPECT_TRUE(Has(css, rule)) << rule;
  }
}

}  // namespace
}  // namespace shouwang::forms
