// 02-domain.md section 6 (S4 四（一）): what a family's risks ask for, by the real packs.
#include "help/advice.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/duckdb_engine.h"
#include "policy/pack_loader.h"

namespace shouwang::help {
namespace {

class Advice : public testing::TestWithParam<const char*> {
 public:
  static HelpRules Rules() {
    Errors errors;
    const auto parser = engine::MakeDuckdbParser();
    const auto pack = policy::LoadPack(std::string(SHOUWANG_SOURCE_DIR "/policies/") + GetParam(), *parser, errors);
    for (const Error& error : errors) ADD_FAILURE() << FormatError(error);
    return RulesOf(pack.value(), *Date::FromIso("2022-06-01"));
  }
  static std::vector<std::string> Kinds(const std::vector<Suggestion>& suggestions) {
    std::vector<std::string> kinds;
    for (const Suggestion& suggestion : suggestions) kinds.push_back(suggestion.kind);
    return kinds;
  }
  static bool Has(const std::vector<std::string>& kinds, const char* kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }
};
INSTANTIATE_TEST_SUITE_P(, Advice, testing::Values("huize-2022", "qingxin-2022"), [](const auto& info) {
  return std::string(info.param).substr(0, std::string(info.param).find('-'));
});

TEST_P(Advice, EveryKindOfHelpHasANatureAndADepartment) {
  const HelpRules rules = Rules();
  EXPECT_EQ(rules.kinds.size(), 14U);
  for (const policy::MeasureKind& kind : rules.kinds) {
    EXPECT_FALSE(kind.departments.empty()) << kind.name;
    EXPECT_FALSE(kind.citation.source.empty()) << kind.name;
  }
  EXPECT_EQ(rules.effects.size(), 3U);
  EXPECT_EQ(rules.measures_per_risk, 3);
}

TEST_P(Advice, MeasuresFollowTheRisks) {
  const HelpRules rules = Rules();
  const Family family = {{"因病"}, false};
  const std::vector<Suggestion> suggested = Suggest(rules, family, {});
  ASSERT_FALSE(suggested.empty());
  EXPECT_EQ(suggested.front(), (Suggestion{"健康帮扶", {"因病"}, "medical_insurance"}));
  EXPECT_EQ(WarningsOf(rules, family, {}), (std::vector<Warning>{{WarningKind::kRiskWithoutMeasure, "因病", 0}}));
  const std::vector<Given> given = {{"健康帮扶", {"因病"}}};
  EXPECT_TRUE(WarningsOf(rules, family, given).empty());
  EXPECT_TRUE(Suggest(rules, family, given).empty()) << "one risk, one measure";
}

TEST_P(Advice, SeveralRisksAskForACombination) {
  const HelpRules rules = Rules();
  const Family family = {{"因病", "因学"}, false};
  const std::vector<Given> given = {{"健康帮扶", {"因病"}}};
  EXPECT_EQ(WarningsOf(rules, family, given), (std::vector<Warning>{{WarningKind::kRiskWithoutMeasure, "因学", 0}}));
  for (const Suggestion& suggestion : Suggest(rules, family, given)) {
    EXPECT_EQ(suggestion.risks, std::vector<std::string>{"因学"}) << suggestion.kind;
  }
}

TEST_P(Advice, LabourAsksForDevelopment) {
  const HelpRules rules = Rules();
  const Family family = {{"因务工就业不稳"}, true};
  const std::vector<std::string> with = Kinds(Suggest(rules, family, {}));
  EXPECT_TRUE(Has(with, "就业帮扶"));
  EXPECT_FALSE(Has(with, "综合保障"));
  const std::vector<std::string> without = Kinds(Suggest(rules, {{"因病"}, false}, {}));
  EXPECT_TRUE(Has(without, "综合保障")) << "no labour: safety net";
}

TEST_P(Advice, AFamilyWithLabourIsNotLeftWithSafetyNetAlone) {
  const HelpRules rules = Rules();
  const std::vector<Given> given = {{"综合保障", {"缺劳动力"}}};
  const std::vector<Warning> alone = {{WarningKind::kOnlySafetyNet, "", 0}};
  EXPECT_EQ(WarningsOf(rules, {{"缺劳动力"}, true}, given), alone);
  EXPECT_TRUE(WarningsOf(rules, {{"缺劳动力"}, false}, given).empty());
  const std::vector<Suggestion> suggested = Suggest(rules, {{"缺劳动力"}, true}, given);
  ASSERT_EQ(suggested.size(), 1U);
  EXPECT_EQ(suggested.front().kind, "公益岗位帮扶");
}

TEST_P(Advice, ManyMeasuresForOneRiskArePointedOut) {
  const HelpRules rules = Rules();
  const Family family = {{"因病"}, false};
  std::vector<Given> given = {{"健康帮扶", {"因病"}}, {"社会帮扶", {"因病"}}, {"综合保障", {"因病"}}};
  EXPECT_TRUE(WarningsOf(rules, family, given).empty());
  given.push_back({"健康帮扶", {"因病"}});
  EXPECT_EQ(WarningsOf(rules, family, given), (std::vector<Warning>{{WarningKind::kManyMeasures, "因病", 4}}));
}

TEST_P(Advice, AMeasureOfTheRegisterAnswersTheRisksOfItsKind) {
  const HelpRules rules = Rules();
  EXPECT_TRUE(WarningsOf(rules, {{"因安全住房"}, false}, {{"住房安全保障", {}}}).empty());
  EXPECT_FALSE(WarningsOf(rules, {{"因安全住房"}, false}, {{"饮水安全保障", {}}}).empty());
}

}  // namespace
}  // namespace shouwang::help
