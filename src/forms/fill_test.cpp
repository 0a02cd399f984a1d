#include "forms/fill.h"

#include <gtest/gtest.h>

#include "forms/test_docx.h"

namespace shouwang::forms {
namespace {

using testing::Cell;
using testing::Filled;
using testing::Has;
using testing::Paragraph;
using testing::RunOf;
using testing::TestForm;
using testing::Times;

const std::string kMemberRow = "<w:tbl><w:tr>" + Cell("姓名") + Cell("关系") + "</w:tr><w:tr w14:paraId=\"A1\">" +
                               Cell("{成员.序号}") + Cell("{成员.姓名}") + Cell("{成员.关系}，{姓名}之家") +
                               "</w:tr><w:tr>" + Cell("合计") + "</w:tr></w:tbl>";

TEST(FillTest, FindsAPlaceholderThatWordHasCutIntoRuns) {
  const Form form = TestForm("<w:p>" + RunOf("户主{") + "<w:r><w:rPr><w:b/></w:rPr><w:t>姓</w:t></w:r><w:proofErr/>" +
                             RunOf("名") + RunOf("}，住{住址}。") + "</w:p>");
  const std::string filled = Filled(form, {{{"姓名", "张三"}, {"住址", "一组"}}, {}});
  EXPECT_TRUE(Has(filled, ">户主张三</w:t>")) << filled;
  EXPECT_TRUE(Has(filled, ">，住一组。</w:t>")) << filled;
  EXPECT_FALSE(Has(filled, "}"));
}

TEST(FillTest, TakesFullWidthBracesAndBlanks) {
  EXPECT_TRUE(
      Has(Filled(TestForm(Paragraph("｛ 姓名 ｝{户类型＝脱贫户}")), {{{"姓名", "张三"}, {"户类型", "脱贫户"}}, {}}),
          ">张三☑</w:t>"));
}

TEST(FillTest, RepeatsTheRowOfAList) {
  const Form form = TestForm(kMemberRow);
  FormValues values{{{"姓名", "张三"}}, {}};
  values.lists["成员"] = {{{"姓名", "张三"}, {"关系", "户主"}}, {{"姓名", "李四"}, {"关系", "配偶"}}};
  const std::string filled = Filled(form, values);
  EXPECT_EQ(Times(filled, "<w:tr"), 4U);
  EXPECT_TRUE(Has(filled, ">2</w:t>"));
  EXPECT_TRUE(Has(filled, ">配偶，张三之家</w:t>"));
  EXPECT_LT(filled.find("户主，"), filled.find("配偶，"));
  EXPECT_LT(filled.find("配偶，"), filled.find("合计"));
  EXPECT_EQ(Times(filled, "w14:paraId"), 1U);
}

TEST(FillTest, GivesABlankFormRoomToWrite) {
  const std::string filled = Filled(TestForm(kMemberRow + Paragraph("户主{姓名}{户类型=脱贫户}脱贫户")), {});
  EXPECT_EQ(Times(filled, "<w:tr"), 5U);
  EXPECT_TRUE(Has(filled, ">3</w:t>"));
  EXPECT_TRUE(Has(filled, ">户主＿＿＿☐脱贫户</w:t>"));
  EXPECT_TRUE(Has(filled, "<w:t xml:space=\"preserve\"></w:t>")) << filled;  // a cell of its own stays empty
  EXPECT_FALSE(Has(filled, "null"));
  EXPECT_FALSE(Has(filled, "{"));
}

TEST(FillTest, ABlankValueIsAsGoodAsNone) {
  const Form form = TestForm(Paragraph("户主{姓名}"));
  EXPECT_EQ(Filled(form, {{{"姓名", "　 "}}, {}}), Filled(form, {}));
}

TEST(FillTest, TicksEachChoiceOfSeveral) {
  const Form form = TestForm(Paragraph("{户类型=脱贫户}脱贫户{户类型=一般农户}一般农户"));
  EXPECT_TRUE(Has(Filled(form, {{{"户类型", "一般农户"}}, {}}), "☐脱贫户☑一般农户"));
  EXPECT_TRUE(Has(Filled(form, {{{"户类型", "一般农户、脱贫户"}}, {}}), "☑脱贫户☑一般农户"));
}

TEST(FillTest, EscapesValuesAndDoesNotFillThemAgain) {
  const Form form = TestForm(Paragraph("{姓名}住{住址}"));
  const FormValues values{{{"姓名", "{住址}<b>&\"\x01"}, {"住址", "</w:t>]]>"}}, {}};
  EXPECT_TRUE(Has(Filled(form, values), "{住址}&lt;b&gt;&amp;\"住&lt;/w:t&gt;]]&gt;</w:t>")) << Filled(form, values);
  const std::string html = FillHtml(form, values, "a.css").value();
  EXPECT_TRUE(Has(html, "{住址}&lt;b&gt;&amp;&quot;住&lt;/w:t&gt;]]&gt;")) << html;
}

TEST(FillTest, KeepsTheLinesOfAValue) {
  const Form form = TestForm(Paragraph("{姓名}。"));
  const FormValues values{{{"姓名", "一\r\n二"}}, {}};
  EXPECT_TRUE(Has(Filled(form, values), ">一</w:t><w:br/><w:t xml:space=\"preserve\">二。</w:t>"))
      << Filled(form, values);
  EXPECT_TRUE(Has(FillHtml(form, values, "a.css").value(), "一<br>二。"));
}

TEST(FillTest, PrintsNothingTheFormDoesNotDeclare) {
  const Form form = TestForm(Paragraph("{姓名}"));
  EXPECT_EQ(Filled(form, {{{"姓名", "张三"}, {"公民身份号码", "1"}}, {}}), Filled(form, {{{"姓名", "张三"}}, {}}));
}

TEST(FillTest, EqualValuesGiveEqualBytes) {
  const Form form = TestForm(kMemberRow);
  const FormValues values{{{"姓名", "张三"}}, {{"成员", {{{"姓名", "李四"}}}}}};
  EXPECT_EQ(FillDocx(form, values).value(), FillDocx(form, values).value());
  EXPECT_EQ(FillHtml(form, values, "a.css").value(), FillHtml(form, values, "a.css").value());
}

TEST(FillTest, RefusesAListThatIsTooLong) {
  FormValues values;
  values.lists["成员"].resize(3001);
  const auto filled = FillDocx(TestForm(kMemberRow), values);
  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().code, ErrorCode::kTooLarge);
  EXPECT_TRUE(Has(filled.error().what, "成员"));
}

TEST(FillTest, FillsHeadersAndFooters) {
  Form form = TestForm(Paragraph("{姓名}"));
  form.docx.parts.emplace_back("word/header1.xml", "<w:hdr xmlns:w=\"w\">" + Paragraph("户主：{姓名}") + "</w:hdr>");
  const auto filled = ReadDocx(FillDocx(form, {{{"姓名", "张三"}}, {}}).value(), "filled.docx");
  EXPECT_TRUE(Has(*filled->Part("word/header1.xml"), "户主：张三"));
}

}  // namespace
}  // namespace shouwang::forms
