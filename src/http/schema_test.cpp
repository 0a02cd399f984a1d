#include "http/schema.h"

#include <gtest/gtest.h>

#include "base/json.h"

#include "base/money.h"
#include "http/json_text.h"

namespace shouwang::http {

namespace {

using nlohmann::json;

std::string Places(const Schema& schema, const json& value) {
  std::string text;
  for (const Error& error : schema.Check(value)) {
    EXPECT_EQ(error.code, ErrorCode::kInvalid);
    EXPECT_FALSE(error.what.empty());
    text += "[" + error.where + "]";
  }
  return text;
}

TEST(Schema, ObjectsTakeTheirMembersOnly) {
  const Schema schema = Object({{"name", Text(1, 5), "名"}, {"note", Text().Optional(), {}}});
  EXPECT_EQ(Places(schema, {{"name", "a"}}), "");
  EXPECT_EQ(Places(schema, {{"name", "a"}, {"note", nullptr}}), "");
  EXPECT_EQ(Places(schema, {{"name", nullptr}}), "[/name]");
  EXPECT_EQ(Places(schema, json::object()), "[/name]");
  EXPECT_EQ(Places(schema, {{"name", "a"}, {"x/y~", 1}}), "[/x~1y~0]");
  EXPECT_EQ(Places(schema, json::array()), "[]");
  EXPECT_EQ(Places(schema, nullptr), "[]");
}

TEST(Schema, TextCountsCodePointsAndIsClean) {
  EXPECT_EQ(Places(Text(2, 2), "守望"), "");
  EXPECT_EQ(Places(Text(2, 2), "守望者"), "[]");
  EXPECT_EQ(Places(Text(2, 2), "守"), "[]");
  EXPECT_EQ(Places(Text(), "a\tb\r\nc"), "");
  EXPECT_EQ(Places(Text(), std::string("a\0b", 3)), "[]");
  EXPECT_EQ(Places(Text(), "a\x1b[31m"), "[]");
  EXPECT_EQ(Places(Text(), "a\x7f"), "[]");
  EXPECT_EQ(Places(Text(), "\xff"), "[]");
  EXPECT_EQ(Places(Text(), 5), "[]");
}

TEST(Schema, NumbersKeepTheirBounds) {
  EXPECT_EQ(Places(Integer(1, 3), 1), "");
  EXPECT_EQ(Places(Integer(1, 3), 3), "");
  EXPECT_EQ(Places(Integer(1, 3), 0), "[]");
  EXPECT_EQ(Places(Integer(1, 3), 4), "[]");
  EXPECT_EQ(Places(Integer(1, 3), 2.0), "[]");
  EXPECT_EQ(Places(Integer(1, 3), "2"), "[]");
  EXPECT_EQ(Places(Integer(1, 3), true), "[]");
  EXPECT_EQ(Places(Integer(INT64_MIN, INT64_MAX), UINT64_MAX), "[]");
  EXPECT_EQ(Places(Integer(INT64_MIN, INT64_MAX), INT64_MIN), "");
  EXPECT_EQ(Places(Cents(), kMaxCents), "");
  EXPECT_EQ(Places(Cents(), kMaxCents + 1), "[]");
  EXPECT_EQ(Places(Number(), 1.5), "");
  EXPECT_EQ(Places(Number(), "1.5"), "[]");
}

TEST(Schema, OtherValues) {
  EXPECT_EQ(Places(Day(), "2024-02-29"), "");
  EXPECT_EQ(Places(Day(), "2023-02-29"), "[]");
  EXPECT_EQ(Places(Day(), "2023-2-9"), "[]");
  EXPECT_EQ(Places(Choice({"a", "b"}), "b"), "");
  EXPECT_EQ(Places(Choice({"a", "b"}), "c"), "[]");
  EXPECT_EQ(Places(Boolean(), false), "");
  EXPECT_EQ(Places(Boolean(), 0), "[]");
  EXPECT_EQ(Places(Pattern("[0-9]{6}", 6, "六位数字"), "530326"), "");
  EXPECT_EQ(Places(Pattern("[0-9]{6}", 6, "六位数字"), "x530326"), "[]");
  EXPECT_EQ(Places(Array(Integer(0, 9), 1, 2), {1, 10}), "[/1]");
  EXPECT_EQ(Places(Array(Integer(0, 9), 1, 2), json::array()), "[]");
  EXPECT_EQ(Places(Array(Integer(0, 9), 1, 2), {1, 2, 3}), "[]");
  EXPECT_EQ(Places(AnyJson(), {{"a", {1, nullptr}}}), "");
  EXPECT_EQ(Places(Schema(), json::object()), "[]");
  const Schema page = Page(Object({{"id", Integer(1, 9), {}}}));
  EXPECT_EQ(Places(page, {{"items", {{{"id", 1}}}}, {"next", nullptr}}), "");
  EXPECT_EQ(Places(page, {{"items", {{{"id", 10}}}}, {"next", "c"}}), "[/items/0/id]");
  EXPECT_EQ(Places(page, {{"items", json::array()}}), "[/next]");
}

TEST(Schema, NullableIsThereButMayBeNull) {
  const Schema schema = Object({{"day", Day().Nullable(), {}}, {"codes", Array(Text(1, 2).Nullable()), {}}});
  EXPECT_EQ(Places(schema, {{"day", nullptr}, {"codes", {nullptr, "a"}}}), "");
  EXPECT_EQ(Places(schema, {{"day", "2024-02-29"}, {"codes", json::array()}}), "");
  EXPECT_EQ(Places(schema, {{"codes", nullptr}}), "[/day][/codes]");
  EXPECT_EQ(Places(schema, {{"day", "x"}, {"codes", {"abc"}}}), "[/day][/codes/0]");
}

TEST(Schema, MapsHaveAnyNames) {
  const Schema schema = Map(Integer(0, 9));
  EXPECT_EQ(Places(schema, json::object()), "");
  EXPECT_EQ(Places(schema, {{"a/b", 1}, {"c", 2}}), "");
  EXPECT_EQ(Places(schema, {{"a/b", 10}, {"c", 2}}), "[/a~1b]");
  EXPECT_EQ(Places(schema, json::array()), "[]");
}

TEST(Schema, EitherFitsOneOfSeveral) {
  const Schema schema = Either({Object({{"id", Integer(1, 9), {}}}), Text(1, 2), Boolean().Nullable()});
  EXPECT_EQ(Places(schema, {{"id", 1}}), "");
  EXPECT_EQ(Places(schema, "ab"), "");
  EXPECT_EQ(Places(schema, nullptr), "");
  EXPECT_EQ(Places(schema, {{"id", 10}}), "[/id]");
  EXPECT_EQ(Places(schema, "abc"), "[]");
}

TEST(Schema, ManyErrorsAreCutShort) {
  EXPECT_EQ(Array(Integer(0, 1), 0, 1000).Check(json(std::vector<int>(1000, 7))).size(), 50U);
}

TEST(Schema, NeverRepeatsAnIdThatCameAsAName) {
  const Errors errors = Object({}).Check({{"530381199001011234", 1}, {"13800138000", 1}});
  ASSERT_EQ(errors.size(), 2U);
  for (const Error& error : errors) {
    EXPECT_EQ(error.where.find("199001011234"), std::string::npos);
    EXPECT_EQ(error.where.find("13800138000"), std::string::npos);
  }
}

TEST(Schema, JsonSchemaSaysTheSame) {
  const json schema =
      Object({{"name", Text(1, 5), "名"}, {"kind", Choice({"a"}).Optional(), {}}, {"day", Day(), {}}}).ToJsonSchema();
  EXPECT_EQ(schema["type"], "object");
  EXPECT_EQ(schema["additionalProperties"], false);
  EXPECT_EQ(schema["required"], json({"name", "day"}));
  EXPECT_EQ(schema["properties"]["name"],
            json({{"type", "string"}, {"minLength", 1}, {"maxLength", 5}, {"description", "名"}}));
  EXPECT_EQ(schema["properties"]["kind"], json({{"type", {"string", "null"}}, {"enum", {"a", nullptr}}}));
  EXPECT_EQ(schema["properties"]["day"]["format"], "date");
  EXPECT_EQ(Pattern("a|b", 1, "").ToJsonSchema()["pattern"], "^(?:a|b)$");
}

TEST(Schema, JsonSchemaTellsNullFromLeftOut) {
  const Schema named = Object({}).Named("Thing");
  const json schema = Object({{"out", Boolean().Optional(), {}},
                              {"null", Boolean().Nullable(), {}},
                              {"thing", named.Nullable(), {}},
                              {"map", Map(Boolean()), {}},
                              {"either", Either({Boolean(), Day()}).Nullable(), {}}})
                          .ToJsonSchema();
  EXPECT_EQ(schema["required"], json({"null", "thing", "map", "either"}));
  const json& properties = schema["properties"];
  EXPECT_EQ(properties["out"]["type"], json({"boolean", "null"}));
  EXPECT_EQ(properties["null"]["type"], json({"boolean", "null"}));
  EXPECT_EQ(properties["map"]["additionalProperties"]["type"], "boolean");
  ASSERT_EQ(properties["either"]["anyOf"].size(), 3U);
  EXPECT_EQ(properties["either"]["anyOf"][2]["type"], "null");
}

TEST(JsonText, IsReadStrictly) {
  EXPECT_TRUE(ParseJson(R"({"a":[1,2.5,"守",null,true]})"));
  EXPECT_TRUE(ParseJson(std::string(64, '[') + std::string(64, ']')));
  EXPECT_TRUE(ParseJson("\"" + std::string(100, '[') + "\\\"" + std::string(100, '{') + "\""));
  EXPECT_TRUE(ParseJson(R"([{"a":1},{"a":2}])"));
  for (const std::string text : {"", " ", "{", "{'a':1}", "[1,]", "// c\n1", "01", "\"\xff\"", "\"\\ud800\"", "1e999",
                                 "nul", R"({"a":1,"a":2})", R"([{"b":{"a":1,"a":2}}])"}) {
    const auto value = ParseJson(text);
    ASSERT_FALSE(value) << text;
    EXPECT_EQ(value.error().code, ErrorCode::kUsage);
  }
  EXPECT_FALSE(ParseJson(std::string(65, '[') + std::string(65, ']')));
  EXPECT_FALSE(ParseJson(std::string(10'000'000, '[')));
}

}  // namespace

}  // namespace shouwang::http
