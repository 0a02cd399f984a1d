#include "policy/parameters.h"

#include <gtest/gtest.h>

namespace shouwang::policy {
namespace {

Date Day(const char* iso) { return *Date::FromIso(iso); }

// medical_line: 3000 from 2020, 5000 from 2021-07-01 for the lifted; 20000 from 2021 for all others. count_min: from
// 2022.
Pack TwoParameters() {
  Pack pack;
  Parameter line;
  line.name = "medical_line";
  line.type.kind = Kind::kMoney;
  line.values = {{Day("2021-07-01"), "lifted", 500000, {"S", "b"}},
                 {Day("2020-01-01"), "lifted", 300000, {"S", "a"}},
                 {Day("2021-01-01"), "", 2000000, {"S", "c"}}};
  Parameter count;
  count.name = "count_min";
  count.type.kind = Kind::kInteger;
  count.values = {{Day("2022-01-01"), "", 4, {"S", "d"}}};
  pack.parameters = {line, count};
  return pack;
}

// `case=value` in order.
std::string Shown(const ParameterValues& values, const std::string& name) {
  if (!values.contains(name)) return "none";
  std::string text;
  for (const ResolvedValue& value : values.at(name).values) {
    text += value.case_fact + "=" + std::to_string(value.value) + (value.from ? "@" + value.from->Iso() : "!") + " ";
  }
  return text;
}

TEST(Parameters, TheValueInForceOnTheDay) {
  const Pack pack = TwoParameters();
  const auto on = [&](const char* day) { return Shown(ResolveParameters(pack, Day(day), {}), "medical_line"); };
  EXPECT_EQ(on("2020-12-31"), "none");  // a case alone is not enough: there is no value for the others yet
  EXPECT_EQ(on("2021-01-01"), "lifted=300000@2020-01-01 =2000000@2021-01-01 ");
  EXPECT_EQ(on("2021-06-30"), "lifted=300000@2020-01-01 =2000000@2021-01-01 ");
  EXPECT_EQ(on("2021-07-01"), "lifted=500000@2021-07-01 =2000000@2021-01-01 ");
  EXPECT_EQ(Shown(ResolveParameters(pack, Day("2021-12-31"), {}), "count_min"), "none");
  EXPECT_EQ(Shown(ResolveParameters(pack, Day("2022-01-01"), {}), "count_min"), "=4@2022-01-01 ");
}

TEST(Parameters, SettingsLieOverTheDay) {
  const Pack pack = TwoParameters();
  const auto with = [&](std::vector<Setting> settings) {
    return Shown(ResolveParameters(pack, Day("2022-05-31"), settings), "medical_line");
  };
  EXPECT_EQ(with({{"medical_line", "", 600000}}), "lifted=600000! =600000! ");
  EXPECT_EQ(with({{"medical_line", "lifted", 600000}}), "lifted=600000! =2000000@2021-01-01 ");
  EXPECT_EQ(with({{"medical_line", "", 1}, {"medical_line", "", 2}}), "lifted=2! =2! ");  // the last one wins
  EXPECT_EQ(Shown(ResolveParameters(pack, Day("2019-01-01"), {{"medical_line", "", 1}}), "medical_line"),
            "lifted=1! =1! ");
  EXPECT_EQ(Shown(ResolveParameters(pack, Day("2019-01-01"), {{"medical_line", "lifted", 1}}), "medical_line"), "none");
}

TEST(Parameters, SettingsAsWritten) {
  const Pack pack = TwoParameters();
  const Result<Setting> all = ParseSetting("medical_line=6,000.50", pack);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->parameter, "medical_line");
  EXPECT_EQ(all->case_fact, "");
  EXPECT_EQ(all->value, 600050);
  const Result<Setting> one = ParseSetting("medical_line.lifted=6000", pack);
  ASSERT_TRUE(one);
  EXPECT_EQ(one->case_fact, "lifted");
  EXPECT_EQ(ParseSetting("count_min= 5 ", pack)->value, 5);
}

TEST(Parameters, SettingsThatAreWrong) {
  const Pack pack = TwoParameters();
  const auto what = [&](const char* text) {
    const Result<Setting> setting = ParseSetting(text, pack);
    EXPECT_FALSE(setting) << text;
    if (setting) return std::string();
    EXPECT_EQ(setting.error().code, ErrorCode::kUsage);
    EXPECT_EQ(setting.error().where, "--set");
    return setting.error().what + "|" + setting.error().hint;
  };
  EXPECT_EQ(what("medical_line"), "--set 要写成 名称=数值，现在是“medical_line”|");
  EXPECT_EQ(what("=5"), "--set 要写成 名称=数值，现在是“=5”|");
  EXPECT_EQ(what("medical_lin=5"),
            "政策包里没有参数“medical_lin”|是不是“medical_line”？可以改的参数：count_min、medical_line");
  EXPECT_EQ(what("medical_line.rich=5").find("政策包里没有参数“medical_line.rich”|"), 0U);
  EXPECT_NE(what("medical_line.=5"), "");  // a dot without a case is a slip, not "every case"
  EXPECT_EQ(what("medical_line=many"), "参数“medical_line”的值“many”不是金额|例如 --set medical_line=6500");
  EXPECT_EQ(what("count_min=4.5"), "参数“count_min”的值“4.5”不是整数|例如 --set count_min=6500");
  EXPECT_EQ(what("count_min=").find("参数“count_min”的值“”不是整数|"), 0U);
}

TEST(Parameters, ValuesAsPeopleWriteThem) {
  const Pack pack = TwoParameters();
  EXPECT_EQ(FormatParameterValue(pack.parameters[0], 992000), "9920");
  EXPECT_EQ(FormatParameterValue(pack.parameters[0], 50), "0.5");
  EXPECT_EQ(FormatParameterValue(pack.parameters[1], 4), "4");
}

}  // namespace
}  // namespace shouwang::policy
