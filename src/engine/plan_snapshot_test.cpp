// The SQL that each real pack becomes, as files that are reviewed like code: tests/sql/<pack>.sql.
//
// A change of a pack or of the planner changes them. To write them anew, run this test with SHOUWANG_UPDATE_SNAPSHOTS=1
//   SHOUWANG_UPDATE_SNAPSHOTS=1 build/release/bin/test_engine --gtest_filter='*Snapshot*'
// and read the difference before committing it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "engine/duckdb_engine.h"
#include "policy/pack_loader.h"
#include "policy/plan.h"

namespace shouwang::engine {
namespace {

const std::string kRoot = SHOUWANG_SOURCE_DIR;

std::string Script(const policy::Pack& pack) {
  const Date as_of = *Date::FromIso("2022-05-31");
  const policy::ParameterValues parameters = policy::ResolveParameters(pack, as_of, {});
  std::set<std::string> handed_in;
  for (const policy::Dataset& dataset : pack.datasets) handed_in.insert(dataset.name);
  const policy::FactPlan facts = policy::PlanFacts(pack, as_of, parameters, handed_in);
  std::string script = "-- " + pack.id + ", everything handed in, as of " + as_of.Iso() + "\n";
  const auto add = [&](const std::vector<policy::Step>& steps) {
    for (const policy::Step& step : steps) script += "\n-- " + step.name + "\n" + step.sql + ";\n";
  };
  add(facts.steps);
  add(policy::PlanFindings(pack, facts, as_of, parameters));
  add(policy::PlanEvidence(pack, facts, as_of, parameters));
  return script;
}

std::string FirstDifference(const std::string& expected, const std::string& actual) {
  size_t line = 1;
  size_t begin = 0;
  for (size_t i = 0; i < std::min(expected.size(), actual.size()) && expected[i] == actual[i]; ++i) {
    if (expected[i] != '\n') continue;
    ++line;
    begin = i + 1;
  }
  const auto text = [&](const std::string& from) {
    return begin > from.size() ? std::string() : from.substr(begin, from.find('\n', begin) - begin);
  };
  return "line " + std::to_string(line) + "\n  committed: " + text(expected) + "\n  now:       " + text(actual);
}

class PlanSnapshot : public ::testing::TestWithParam<const char*> {};

TEST_P(PlanSnapshot, IsTheCommittedOne) {
  Errors errors;
  const auto pack = policy::LoadPack(kRoot + "/policies/" + GetParam(), *MakeDuckdbParser(), errors);
  ASSERT_TRUE(pack);
  const std::string script = Script(*pack);
  EXPECT_EQ(Script(*pack), script);  // the same each time
  const std::string path = kRoot + "/tests/sql/" + GetParam() + ".sql";
  if (std::getenv("SHOUWANG_UPDATE_SNAPSHOTS") != nullptr) {
    std::ofstream(path, std::ios::binary) << script;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << path;
  const std::string committed{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_TRUE(committed == script)
      << path << " " << FirstDifference(committed, script)
      << "\nIf this is meant, run again with SHOUWANG_UPDATE_SNAPSHOTS=1 and review the difference.";
}

INSTANTIATE_TEST_SUITE_P(Packs, PlanSnapshot, ::testing::Values("national", "qingxin-2022", "huize-2022"),
                         [](const auto& info) {
                           std::string name = info.param;
                           name.resize(name.find('-') == std::string::npos ? name.size() : name.find('-'));
                           return name;
                         });

// One rule's condition on its own, with cases of a parameter and a setting.
TEST(RuleCondition, CasesAndSettingsBecomeSql) {
  Errors errors;
  const auto pack = policy::LoadPack(kRoot + "/policies/huize-2022", *MakeDuckdbParser(), errors);
  ASSERT_TRUE(pack);
  const Date as_of = *Date::FromIso("2022-05-31");
  const policy::Rule& rule = *pack->FindRule("HZ-R03");
  const auto sql = [&](const std::vector<policy::Setting>& settings) {
    return policy::RuleConditionSql(*pack, as_of, policy::ResolveParameters(*pack, as_of, settings), rule.when.tree,
                                    rule.level);
  };
  EXPECT_NE(sql({}).find("(CASE WHEN h.lifted THEN 500000 ELSE 2000000 END)"), std::string::npos) << sql({});
  EXPECT_NE(sql({{"medical_line", "lifted", 600000}}).find("THEN 600000 ELSE 2000000 END"), std::string::npos);
}

}  // namespace
}  // namespace shouwang::engine
