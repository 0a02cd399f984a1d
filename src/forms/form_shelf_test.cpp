#include "forms/form_shelf.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "forms/test_docx.h"

namespace shouwang::forms {
namespace {

namespace fs = std::filesystem;
using testing::Has;
using testing::Paragraph;

constexpr const char* kToml = R"(
[[field]]
name = "姓名"
about = "户主"

[[form]]
id = "one"
title = "表一"
file = "one.docx"
about = "第一张"
fields = ["姓名"]
)";

class FormShelfTest : public ::testing::Test {
 protected:
  FormShelfTest() {
    fs::create_directories(county_);
    fs::create_directories(national_);
  }
  ~FormShelfTest() override { fs::remove_all(root_); }

  static void Write(const fs::path& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }
  Result<FormShelf> Open() const { return OpenForms({national_, root_ / "not_there", county_}); }
  std::string Complaints() const {
    const auto shelf = Open();
    std::string all;
    if (shelf) return all;
    EXPECT_EQ(shelf.error().code, ErrorCode::kPolicy);
    for (const Error& error : shelf.error().details) all += FormatError(error) + "\n";
    return all;
  }

  fs::path root_ = fs::temp_directory_path() / ("forms_test_" + std::to_string(getpid()));
  fs::path national_ = root_ / "national";
  fs::path county_ = root_ / "county";
};

TEST_F(FormShelfTest, TheLastFolderWithATemplateWins) {
  Write(national_ / "forms.toml", kToml);
  Write(national_ / "one.docx", testing::DocxBytes(Paragraph("全国{姓名}")));
  const FormValues values{{{"姓名", "张三"}}, {}};
  EXPECT_TRUE(Has(FillHtml(*Open()->Find("one"), values, "a.css").value(), "全国张三"));
  Write(county_ / "one.docx", testing::DocxBytes(Paragraph("本县{姓名}")));
  Write(county_ / "~$one.docx", "what Word leaves beside an open file");
  const auto shelf = Open();
  EXPECT_TRUE(Has(FillHtml(*shelf->Find("one"), values, "a.css").value(), "本县张三"));
  EXPECT_EQ(shelf->Find("two"), nullptr);
}

TEST_F(FormShelfTest, ACountyMayAddForms) {
  Write(national_ / "forms.toml", kToml);
  Write(national_ / "one.docx", testing::DocxBytes(Paragraph("{姓名}")));
  Write(county_ / "forms.toml",
        "[[form]]\nid = \"two\"\ntitle = \"表二\"\nabout = \"第二张\"\nfile = \"two.docx\"\nfields = []\n");
  Write(county_ / "two.docx", testing::DocxBytes(Paragraph("二")));
  EXPECT_EQ(Open()->forms().size(), 2U);
  Write(county_ / "forms.toml", kToml);
  EXPECT_TRUE(Has(Complaints(), "重复定义"));
}

TEST_F(FormShelfTest, TellsEveryMistakeAtOnce) {
  Write(national_ / "forms.toml", std::string(kToml) +
                                      "[[form]]\nid = \"two\"\ntitle = \"表二\"\nabout = \"第二张\"\n"
                                      "file = \"two.docx\"\n");
  Write(county_ / "one.docx", testing::DocxBytes(Paragraph("{住址}")));
  Write(county_ / "onee.docx", "x");
  const std::string all = Complaints();
  EXPECT_TRUE(Has(all, "{住址}")) << all;
  EXPECT_TRUE(Has(all, "表二")) << all;
  EXPECT_TRUE(Has(all, "onee.docx 不是任何表单的模板")) << all;
}

TEST_F(FormShelfTest, ChecksDeclarations) {
  const auto complaints = [&](std::string_view toml) {
    Write(national_ / "forms.toml", toml);
    return Complaints();
  };
  EXPECT_TRUE(Has(complaints("[[form]\n"), "写法有误"));
  EXPECT_TRUE(Has(complaints("form = 3\n"), "form"));
  EXPECT_TRUE(Has(complaints("colour = 3\n"), "不认识的键“colour”"));
  EXPECT_TRUE(Has(complaints(std::string(kToml) + "lists = [{ name = \"成员\", blank_rows = 2 }]\n"), "成员"));
  EXPECT_TRUE(
      Has(complaints("[[list]]\nname = \"成员\"\nabout = \"人\"\ncolumns = [{ name = \"姓名\", about = \"名\" }]\n" +
                     std::string(kToml) + "lists = [{ name = \"成员\", columns = [\"年龄\"], blank_rows = 0 }]\n"),
          "成员.年龄"));
  EXPECT_TRUE(Has(complaints(std::string(kToml) + std::string(kToml)), "重复定义"));
  EXPECT_TRUE(Has(complaints("[[field]]\nname = \"姓名\"\n"), "about"));
}

TEST_F(FormShelfTest, AFolderWithoutFormsIsAnError) {
  const auto shelf = Open();
  ASSERT_FALSE(shelf);
  EXPECT_TRUE(Has(shelf.error().what, "forms.toml"));
}

}  // namespace
}  // namespace shouwang::forms
