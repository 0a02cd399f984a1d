// The forms of the national pack, as they are handed out.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "forms/form_shelf.h"
#include "forms/test_docx.h"

namespace shouwang::forms {
namespace {

using testing::Has;
using testing::Times;

const std::filesystem::path kFolder = std::filesystem::path(SHOUWANG_SOURCE_DIR) / "policies/national/forms";

const FormShelf& Shelf() {
  static const FormShelf shelf = OpenForms({kFolder}).value();
  return shelf;
}

// Each place with a text of its own: «户主姓名», and every box ticked.
std::string Sample(const FormField& field) {
  std::string value = "«" + field.name + "»";
  for (const std::string& choice : field.choices) value += "、" + choice;
  return value;
}

FormValues Samples(const Form& form) {
  FormValues values;
  for (const FormField& field : form.fields) values.texts[field.name] = Sample(field);
  for (const FormList& list : form.lists) {
    FormTexts row;
    for (const FormField& column : list.columns) row[column.name] = Sample(column);
    values.lists[list.name] = {row, row};
  }
  return values;
}

TEST(NationalFormsTest, TheTenFormsAreThere) {
  const char* const ids[] = {
      "application", "authorisation",          "visit",  "appraisal", "notice", "town_review", "county_determination",
      "help_plan",   "elimination_assessment", "leaflet"};
  ASSERT_EQ(Shelf().forms().size(), std::size(ids));
  for (const char* id : ids) {
    const Form* form = Shelf().Find(id);
    ASSERT_NE(form, nullptr) << id;
    EXPECT_EQ(std::filesystem::path(form->file).filename(), std::string(id) + ".docx");
    EXPECT_LT(std::filesystem::file_size(form->file), 15'000U);
  }
}

TEST(NationalFormsTest, EachDeclaredPlaceIsFilledAndNoneIsLeft) {
  for (const Form& form : Shelf().forms()) {
    const FormValues samples = Samples(form);
    for (const std::string& page : {testing::Filled(form, samples), FillHtml(form, samples, "a.css").value()}) {
      EXPECT_FALSE(Has(page, "{")) << form.id;
      EXPECT_FALSE(Has(page, "☐")) << form.id;
      for (const FormField& field : form.fields) {
        const bool shown = Has(page, "«" + field.name + "»") || (!field.choices.empty() && Has(page, "☑"));
        EXPECT_TRUE(shown) << form.id << " " << field.name;
      }
      for (const FormList& list : form.lists) {
        for (const FormField& column : list.columns) {
          EXPECT_GE(Times(page, "«" + column.name + "»"), 2U) << form.id << " " << list.name << "." << column.name;
        }
      }
    }
  }
}

TEST(NationalFormsTest, BlankFormsHaveRowsToWriteIn) {
  for (const Form& form : Shelf().forms()) {
    const std::string blank = testing::Filled(form, {});
    EXPECT_FALSE(Has(blank, "{")) << form.id;
    EXPECT_FALSE(Has(blank, "☑")) << form.id;
    const size_t rows = Times(testing::Filled(form, Samples(form)), "<w:tr>");
    size_t more = 0;
    for (const FormList& list : form.lists) more += static_cast<size_t>(list.blank_rows) - 2;
    EXPECT_EQ(Times(blank, "<w:tr>"), rows + more) << form.id;
  }
}

// S4 step 5 publishes the list; what identifies a person, and why they are on it, has no place there.
TEST(NationalFormsTest, TheNoticeHasNoPlaceForPersonalData) {
  const Form& notice = *Shelf().Find("notice");
  std::set<std::string> names;
  for (const FormField& field : notice.fields) names.insert(field.name);
  for (const FormList& list : notice.lists) {
    for (const FormField& column : list.columns) names.insert(column.name);
  }
  names.erase("受理电话");  // of the office that takes objections
  for (const std::string& name : names) {
    for (const char* word : {"身份", "证", "电话", "手机", "银行", "账", "卡", "健康", "病", "残", "风险", "收入"}) {
      EXPECT_FALSE(Has(name, word)) << name;
    }
  }
}

TEST(NationalFormsTest, TheAuthorisationSaysWhatS4AsksFor) {
  const std::string html = FillHtml(*Shelf().Find("authorisation"), {}, "a.css").value();
  for (const char* words : {"真实可靠", "依法查询家庭资产、医疗教育开支等信息", "授权期限", "本人签名"})
    EXPECT_TRUE(Has(html, words)) << words;
}

TEST(NationalFormsTest, EliminationHasTheThreeGates) {
  const std::string html = FillHtml(*Shelf().Find("elimination_assessment"), {}, "a.css").value();
  for (const char* words : {"收入持续稳定", "饮水安全", "落实到位", "群众认可"}) EXPECT_TRUE(Has(html, words)) << words;
}

}  // namespace
}  // namespace shouwang::forms
