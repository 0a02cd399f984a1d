#include "screening/fact_value.h"

#include <gtest/gtest.h>

#include "base/date.h"

namespace shouwang::screening {
namespace {

using policy::Kind;
using policy::Type;

FactValue Known(int64_t number) {
  FactValue value;
  value.known = true;
  value.number = number;
  return value;
}

FactValue KnownRatio(double real) {
  FactValue value = Known(0);
  value.real = real;
  return value;
}

FactValue KnownText(const std::string& text) {
  FactValue value = Known(0);
  value.text = text;
  return value;
}

std::string Json(const FactValue& value, const Type& type) {
  std::string out;
  AppendJsonValue(value, type, out);
  return out;
}

constexpr Type kMoney{Kind::kMoney, nullptr};
constexpr Type kRatio{Kind::kRatio, nullptr};
constexpr Type kDate{Kind::kDate, nullptr};
constexpr Type kText{Kind::kText, nullptr};

TEST(FactValue, Money) {
  EXPECT_EQ(PrintValue(Known(123456789), kMoney), "1,234,567.89");
  EXPECT_EQ(PrintValue(Known(600000), kMoney), "6,000");
  EXPECT_EQ(PrintValue(Known(600010), kMoney), "6,000.10");
  EXPECT_EQ(PrintValue(Known(-5), kMoney), "-0.05");
  EXPECT_EQ(Json(Known(123456789), kMoney), "1234567.89");
  EXPECT_EQ(Json(Known(600000), kMoney), "6000");
}

// Compared exactly, rounded only in print: half up to 0.01 元.
TEST(FactValue, RatioIsRoundedHalfUp) {
  EXPECT_EQ(PrintValue(KnownRatio(599999.5), kRatio), "6,000");
  EXPECT_EQ(PrintValue(KnownRatio(599999.4999), kRatio), "5,999.99");
  EXPECT_EQ(PrintValue(KnownRatio(100.0 / 3), kRatio), "0.33");
  EXPECT_EQ(PrintValue(KnownRatio(200.0 / 3), kRatio), "0.67");
  EXPECT_EQ(PrintValue(KnownRatio(-0.5), kRatio), "-0.01");
  EXPECT_EQ(Json(KnownRatio(599999.5), kRatio), "6000");
  EXPECT_EQ(Json(KnownRatio(2.5), kRatio), "0.03");
}

TEST(FactValue, DatesTruthNumbers) {
  const int32_t day = Date::FromIso("2022-05-03")->days();
  EXPECT_EQ(PrintValue(Known(day), kDate), "2022年5月3日");
  EXPECT_EQ(Json(Known(day), kDate), "\"2022-05-03\"");
  EXPECT_EQ(PrintValue(Known(Date::FromIso("1949-10-01")->days()), kDate), "1949年10月1日");
  EXPECT_EQ(PrintValue(Known(1), {Kind::kBool, nullptr}), "是");
  EXPECT_EQ(PrintValue(Known(0), {Kind::kBool, nullptr}), "否");
  EXPECT_EQ(Json(Known(1), {Kind::kBool, nullptr}), "true");
  EXPECT_EQ(Json(Known(0), {Kind::kBool, nullptr}), "false");
  EXPECT_EQ(PrintValue(Known(-12), {Kind::kInteger, nullptr}), "-12");
  EXPECT_EQ(Json(Known(-12), {Kind::kInteger, nullptr}), "-12");
}

TEST(FactValue, Sets) {
  const policy::Enumeration risks = {"risk", {"因病", "因学", "因\"残"}, {{}, {}, {}}};
  const Type set{Kind::kSet, &risks};
  EXPECT_EQ(PrintValue(Known(0b101), set), "因病、因\"残");
  EXPECT_EQ(PrintValue(Known(0), set), "");
  EXPECT_EQ(Json(Known(0b111), set), "[\"因病\",\"因学\",\"因\\\"残\"]");
  EXPECT_EQ(Json(Known(0), set), "[]");
}

TEST(FactValue, TextIsEscaped) {
  EXPECT_EQ(PrintValue(KnownText("a\"b"), kText), "a\"b");
  EXPECT_EQ(Json(KnownText("引号\" 反斜\\ 行\n 制\t 零" + std::string(1, '\0')), kText),
            "\"引号\\\" 反斜\\\\ 行\\u000a 制\\u0009 零\\u0000\"");
}

TEST(FactValue, Unknown) {
  for (const Kind kind :
       {Kind::kBool, Kind::kMoney, Kind::kRatio, Kind::kDate, Kind::kText, Kind::kInteger, Kind::kId}) {
    EXPECT_EQ(PrintValue({}, {kind, nullptr}), "未知");
    EXPECT_EQ(Json({}, {kind, nullptr}), "null");
  }
}

TEST(FactValue, IdsAreMasked) {
  EXPECT_EQ(PrintValue(Known(44180319800101001), {Kind::kId, nullptr}).substr(0, 14), "441803********");
  EXPECT_EQ(Json(Known(44180319800101001), {Kind::kId, nullptr}).find("19800101"), std::string::npos);
}

}  // namespace
}  // namespace shouwang::screening
