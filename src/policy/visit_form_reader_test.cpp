#include "policy/visit_form_reader.h"

#include <gtest/gtest.h>

#include "policy/pack.h"

namespace shouwang::policy {
namespace {

constexpr const char* kForm = R"(
[visit_form]
id = "f"
title = "表"
source = "T"

[[visit_form.purpose]]
name = "routine"
title = "日常"

[[visit_form.section]]
id = "s"
title = "一节"
[[visit_form.section.question]]
name = "q"
title = "一问"
type = "choice"
choices = ["好", "坏"]
concern = ["坏"]

[[visit_form.item]]
name = "i"
title = "工资"
part = "wage"
)";

Pack Read(const std::string& text, Errors& errors) {
  Pack pack;
  pack.sources.emplace_back().id = "T";
  pack.papers.push_back({"visit", "入户核查表", "", false});
  pack.enumerations["sex"].values = {"男", "女"};
  const std::optional<TomlTable> table = ParseToml(text, "visits.toml", errors);
  if (table) ReadVisits({*table}, pack, errors);
  return pack;
}

std::string With(const std::string& before, const std::string& after) {
  std::string text = kForm;
  const size_t at = text.find(before);
  EXPECT_NE(at, std::string::npos) << before;
  return text.replace(at, before.size(), after);
}

// One mistake, said at the line of the key.
void ExpectWrong(const std::string& text, const std::string& said) {
  Errors errors;
  Read(text, errors);
  ASSERT_FALSE(errors.empty()) << said;
  EXPECT_NE(FormatError(errors.front()).find(said), std::string::npos) << FormatError(errors.front());
}

TEST(VisitFormReaderTest, AFormIsReadAsItStands) {
  Errors errors;
  const Pack pack = Read(kForm, errors);
  ASSERT_TRUE(errors.empty()) << FormatError(errors.front());
  ASSERT_TRUE(pack.visit_form);
  const VisitQuestion& question = pack.visit_form->sections.front().questions.front();
  EXPECT_EQ(question.values, (std::vector<std::string>{"好", "坏"}));
  EXPECT_EQ(question.concern, std::vector<std::string>{"坏"});
  EXPECT_TRUE(question.required);
  EXPECT_EQ(pack.visit_form->FindItem("i")->part, IncomePart::kWage);
  EXPECT_FALSE(pack.visit_form->FindPurpose("routine")->signature);
}

TEST(VisitFormReaderTest, ValuesMayComeFromAnEnumeration) {
  Errors errors;
  const Pack pack = Read(With("choices = [\"好\", \"坏\"]\nconcern = [\"坏\"]", "values = \"sex\""), errors);
  ASSERT_TRUE(errors.empty()) << FormatError(errors.front());
  EXPECT_EQ(pack.visit_form->sections.front().questions.front().values, (std::vector<std::string>{"男", "女"}));
}

TEST(VisitFormReaderTest, MistakesAreSaidAtTheirLines) {
  ExpectWrong(With("concern = [\"坏\"]", "concern = [\"差\"]"), "差");
  ExpectWrong(With("source = \"T\"", "source = \"X\""), "X");
  ExpectWrong(With("type = \"choice\"", "type = \"text\""), "q");
  ExpectWrong(With("name = \"i\"", "name = \"q\""), "q");
  ExpectWrong(With("part = \"wage\"", "part = \"rent\""), "rent");
  ExpectWrong(With("title = \"日常\"", "title = \"日常\"\npaper = \"nothing\""), "nothing");
  ExpectWrong(With("title = \"日常\"", "title = \"日常\"\nprocedure = \"identification\""), "paper");
  ExpectWrong(With("concern = [\"坏\"]", "register = \"health\""), "health");
}

// A pack that says nothing keeps its base's rounds, one that says something takes their place.
TEST(VisitFormReaderTest, ARoundTakesThePlaceOfTheSameFamilies) {
  Errors errors;
  const std::string round = "[[visit_round]]\nwho = \"lifted\"\ntitle = \"走访\"\nsource = \"T\"\nevery = ";
  const Pack pack = Read(round + "\"quarter\"\n" + round + "\"month\"\n", errors);
  ASSERT_TRUE(errors.empty()) << FormatError(errors.front());
  ASSERT_EQ(pack.visit_rounds.size(), 1U);
  EXPECT_EQ(pack.visit_rounds.front().every, VisitEvery::kMonth);
}

}  // namespace
}  // namespace shouwang::policy
