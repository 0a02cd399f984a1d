#include "forms/template_check.h"

#include <gtest/gtest.h>

#include "forms/test_docx.h"

namespace shouwang::forms {
namespace {

using testing::Cell;
using testing::Has;
using testing::Paragraph;
using testing::RunOf;
using testing::TestForm;

std::string Complaint(std::string_view body, std::string_view styles = {}) {
  const Status status = CheckTemplate(TestForm(body, styles));
  if (status) return {};
  EXPECT_EQ(status.error().code, ErrorCode::kPolicy);
  EXPECT_EQ(status.error().where, "test.docx");
  EXPECT_FALSE(status.error().hint.empty());
  return status.error().what;
}

TEST(TemplateCheckTest, TakesWhatIsDeclared) {
  EXPECT_EQ(Complaint(Paragraph("{姓名}{户类型=脱贫户}") + "<w:tbl><w:tr>" + Cell("{成员.姓名}") + "</w:tr></w:tbl>"),
            "");
}

TEST(TemplateCheckTest, ListsAllUnknownPlaces) {
  const std::string what = Complaint(Paragraph("{姓 名}{性名}{户类型=富户}{姓名=张三}") + "<w:p>" + RunOf("{成员.") +
                                     RunOf("年龄}{家人.姓名}") + "</w:p>");
  for (const char* place : {"{性名}", "{户类型=富户}", "{姓名=张三}", "{成员.年龄}", "{家人.姓名}"}) {
    EXPECT_TRUE(Has(what, place)) << what;
  }
  EXPECT_FALSE(Has(what, "{姓 名}")) << what;
}

TEST(TemplateCheckTest, WantsBracesInPairsOnOneLine) {
  EXPECT_TRUE(Has(Complaint(Paragraph("户主{姓名")), "大括号"));
  EXPECT_TRUE(Has(Complaint(Paragraph("户主姓名}")), "大括号"));
  EXPECT_TRUE(Has(Complaint(Paragraph("{姓名{住址}")), "大括号"));
  EXPECT_TRUE(Has(Complaint("<w:p>" + RunOf("{姓") + "<w:r><w:br/></w:r>" + RunOf("名}") + "</w:p>"), "大括号"));
}

TEST(TemplateCheckTest, WantsAListInARow) { EXPECT_TRUE(Has(Complaint(Paragraph("{成员.姓名}")), "{成员.姓名}")); }

TEST(TemplateCheckTest, RefusesWhatAPageCannotShow) {
  const auto with = [](std::string_view xml) { return Complaint("<w:p>" + std::string(xml) + "</w:p>"); };
  EXPECT_TRUE(Has(with("<w:ins>" + RunOf("甲") + "</w:ins>"), "修订"));
  EXPECT_TRUE(Has(with("<w:r><w:drawing/></w:r>"), "图片"));
  EXPECT_TRUE(Has(with("<w:fldSimple/>"), "自动域"));
  EXPECT_TRUE(Has(with("<w:r><w:sym/></w:r>"), "插入符号"));
  const std::string numbered = R"(<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>)";
  EXPECT_TRUE(Has(with(numbered), "自动编号"));
  EXPECT_TRUE(
      Has(Complaint(R"(<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>)",
                    R"(<w:style w:type="paragraph" w:styleId="B">)" + numbered +
                        R"(</w:style><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>)"),
          "自动编号"));
}

TEST(TemplateCheckTest, StylesThatAreTheirOwnBaseEnd) {
  EXPECT_EQ(Complaint(R"(<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>)",
                      R"(<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>)"),
            "");
}

TEST(TemplateCheckTest, RefusesBrokenXmlAndEndlessNesting) {
  Form form = TestForm(Paragraph("甲"));
  form.docx.parts[1].second = "<w:document><w:body>";
  EXPECT_FALSE(CheckTemplate(form));
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<w:p>";
  for (int i = 0; i < 5000; ++i) deep += "</w:p>";
  EXPECT_TRUE(Has(Complaint(deep), "Word"));
  form.docx.parts[1].second = testing::DocumentXml(Paragraph("\xFF"));
  EXPECT_FALSE(CheckTemplate(form));
}

}  // namespace
}  // namespace shouwang::forms
