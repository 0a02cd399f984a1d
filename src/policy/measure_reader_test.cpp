// [[measure_kind]] of a pack: what is wrong with one is said with its file and line.
#include "policy/measure_reader.h"

#include <gtest/gtest.h>

#include "policy/pack.h"

namespace shouwang::policy {
namespace {

constexpr const char* kKind = R"(
[[measure_kind]]
name = "产业帮扶"
nature = "development"
departments = ["agriculture"]
source = "T"
departments_source = "T"
)";

Pack Read(const std::string& text, Errors& errors) {
  Pack pack;
  pack.sources.emplace_back().id = "T";
  pack.departments.emplace_back().name = "agriculture";
  pack.enumerations["measure_kind"].values = {"产业帮扶", "就业帮扶"};
  const std::optional<TomlTable> table = ParseToml(text, "measures.toml", errors);
  if (table) ReadMeasureKinds({*table}, pack, errors);
  return pack;
}

// One mistake, at that line of the file.
void ExpectWrong(const std::string& before, const std::string& after, int line, const std::string& said) {
  std::string text = kKind;
  const size_t at = text.find(before);
  ASSERT_NE(at, std::string::npos) << before;
  text.replace(at, before.size(), after);
  Errors errors;
  Read(text, errors);
  ASSERT_FALSE(errors.empty()) << after;
  EXPECT_EQ(errors.front().code, ErrorCode::kPolicy);
  EXPECT_EQ(errors.front().where, "measures.toml:" + std::to_string(line)) << FormatError(errors.front());
  EXPECT_NE(FormatError(errors.front()).find(said), std::string::npos) << FormatError(errors.front());
}

TEST(MeasureReader, AGoodKindIsTaken) {
  Errors errors;
  const Pack pack = Read(kKind, errors);
  EXPECT_TRUE(errors.empty()) << FormatError(errors.front());
  ASSERT_EQ(pack.measure_kinds.size(), 1U);
  EXPECT_EQ(pack.measure_kinds[0].nature, MeasureNature::kDevelopment);
}

TEST(MeasureReader, ABrokenKindIsRefusedWithFileAndLine) {
  ExpectWrong("产业帮扶", "没有这一类", 3, "没有这一类");
  ExpectWrong("\"development\"", "\"gift\"", 4, "gift");
  ExpectWrong("agriculture", "nobody", 5, "nobody");
  ExpectWrong("[\"agriculture\"]", "[]", 5, "产业帮扶");
  ExpectWrong("\nsource = \"T\"", "\nsource = \"X\"", 6, "X");
  ExpectWrong("departments_source = \"T\"", "departments_source = \"Y\"", 7, "Y");
  ExpectWrong("departments_source = \"T\"", "departments_source = \"T\"\nprice = 3", 8, "price");
}

TEST(MeasureReader, TheSameKindTwiceInOnePackIsRefused) {
  Errors errors;
  Read(std::string(kKind) + kKind, errors);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors.front().where, "measures.toml:9");
}

}  // namespace
}  // namespace shouwang::policy
