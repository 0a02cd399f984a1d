#include "forms/docx_file.h"

#include <gtest/gtest.h>

#include "forms/test_docx.h"

namespace shouwang::forms {
namespace {

using tabular::MakeZip;
using testing::Has;

std::string Complaint(std::string_view bytes) {
  const auto file = ReadDocx(bytes, "甲.docx");
  if (file) return {};
  EXPECT_EQ(file.error().code, ErrorCode::kPolicy);
  EXPECT_EQ(file.error().where, "甲.docx");
  return file.error().what;
}

TEST(DocxFileTest, GivesBackItsParts) {
  const DocxFile file = ReadDocx(testing::DocxBytes("<w:p/>"), "甲.docx").value();
  ASSERT_EQ(file.parts.size(), 3U);
  EXPECT_EQ(file.parts[0].first, "[Content_Types].xml");
  EXPECT_TRUE(Has(*file.Part(kDocumentPart), "<w:p/>"));
  EXPECT_EQ(file.Part("word/footer1.xml"), nullptr);
  EXPECT_EQ(ReadDocx(WriteDocx(file), "乙.docx")->parts, file.parts);
}

TEST(DocxFileTest, RefusesWhatIsNoDocument) {
  EXPECT_TRUE(Has(Complaint("{\\rtf1}"), "Word"));
  EXPECT_TRUE(Has(Complaint(""), "Word"));
  EXPECT_TRUE(Has(Complaint(MakeZip({{"xl/workbook.xml", "<workbook/>"}})), "Word"));
  std::string cut = testing::DocxBytes("<w:p/>");
  cut.resize(cut.size() / 2);
  EXPECT_TRUE(Has(Complaint(cut), "Word"));
}

TEST(DocxFileTest, RefusesAPartThatIsNotWhatWasPacked) {
  std::string bytes = MakeZip({{"word/document.xml", "<w:document>甲</w:document>"}});
  bytes[bytes.find("甲")] = 'x';
  EXPECT_TRUE(Has(Complaint(bytes), "Word"));
}

TEST(DocxFileTest, RefusesAZipBomb) {
  const std::string bomb = MakeZip({{"word/document.xml", std::string(kMaxUnpackedBytes + 1, ' ')}}, true);
  ASSERT_LT(bomb.size(), kMaxTemplateBytes);
  EXPECT_TRUE(Has(Complaint(bomb), "模板太大"));
  // Several parts that are each within the limit.
  const std::string half(kMaxUnpackedBytes / 2 + 1, ' ');
  EXPECT_TRUE(Has(Complaint(MakeZip({{"word/document.xml", half}, {"word/a.xml", half}}, true)), "模板太大"));
}

TEST(DocxFileTest, RefusesALargeFileAndMacros) {
  EXPECT_TRUE(Has(Complaint(std::string(kMaxTemplateBytes + 1, 'x')), "模板太大"));
  EXPECT_TRUE(Has(Complaint(MakeZip({{"word/document.xml", "<a/>"}, {"word/vbaProject.bin", "x"}})), "宏"));
}

}  // namespace
}  // namespace shouwang::forms
