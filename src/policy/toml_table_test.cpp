#include "policy/toml_table.h"

#include <gtest/gtest.h>

#include "policy/test_trees.h"

namespace shouwang::policy {
namespace {

using Said = std::vector<std::string>;

Said Places(const Errors& errors) {
  Said lines;
  for (const Error& error : errors) lines.push_back(error.where + " " + error.what);
  return lines;
}

TEST(TomlTable, ReadsEachType) {
  Errors errors;
  const auto table = ParseToml(
      "a = \"文字\"\nb = true\nc = 2022-05-31\nd = [\"x\", \"y\"]\ne = 12.5\nf = 6000\n[g]\nh = 1\n", "p.toml", errors);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->String("a", errors), "文字");
  EXPECT_TRUE(table->Bool("b", errors));
  EXPECT_EQ(table->Day("c", errors), Date::FromIso("2022-05-31"));
  EXPECT_EQ(table->Strings("d", errors), (Said{"x", "y"}));
  EXPECT_EQ(table->Number("e", errors), "12.5");
  EXPECT_EQ(table->Number("f", errors), "6000");
  EXPECT_EQ(table->Table("g", errors)->Number("h", errors), "1");
  EXPECT_EQ(table->Text("c"), "2022-05-31");
  EXPECT_EQ(table->Text("d"), std::nullopt);
  EXPECT_EQ(table->String("missing", errors), "");
  EXPECT_EQ(table->PlaceOf("c").Text(), "p.toml:3");
  EXPECT_TRUE(errors.empty());
}

TEST(TomlTable, NamesTheLineOfEachMistake) {
  Errors errors;
  const auto table =
      ParseToml("a = 1\nb = \"true\"\nc = \"2022-05-31\"\nd = [1]\ne = \"5\"\n[[g]]\nx = 1\n", "p.toml", errors);
  ASSERT_TRUE(table);
  table->String("a", errors);
  table->Bool("b", errors);
  table->Day("c", errors);
  table->Strings("d", errors);
  table->Number("e", errors);
  table->Table("g", errors);
  table->Tables("a", errors);
  table->String("z", errors, true);
  table->RefuseOthers({"a", "b", "c", "d", "g"}, errors);
  EXPECT_EQ(
      Places(errors),
      (Said{"p.toml:1 “a”的值类型不对，应为文字（双引号）", "p.toml:2 “b”的值类型不对，应为true 或 false",
            "p.toml:3 “c”的值类型不对，应为日期（如 2022-05-31，不加引号）", "p.toml:4 “d”的值类型不对，应为文字列表",
            "p.toml:5 “e”的值类型不对，应为数字", "p.toml:6 “g”的值类型不对，应为表",
            "p.toml:1 “a”的值类型不对，应为表", "p.toml:1 缺少“z”", "p.toml:5 不认识的键“e”"}));
  EXPECT_EQ(errors.back().hint, "可用的键：a、b、c、d、g");
}

TEST(TomlTable, SyntaxErrorsHaveALine) {
  Errors errors;
  EXPECT_FALSE(ParseToml("a = 1\nb = [1,\n", "p.toml", errors));
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].where.substr(0, 7), "p.toml:");
  EXPECT_EQ(errors[0].hint, "请检查这一行附近的引号、括号和等号");
  EXPECT_FALSE(ParseToml("a = 1\na = 2\n", "p.toml", errors));  // a key twice
  EXPECT_FALSE(ParseToml("a = 2022-02-30\n", "p.toml", errors));
  EXPECT_FALSE(ParseToml("a = \"\xff\"\n", "p.toml", errors));
}

}  // namespace
}  // namespace shouwang::policy
