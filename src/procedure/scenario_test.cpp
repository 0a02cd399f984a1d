#include "procedure/scenario.h"

#include "policy/calendar_reader.h"
#include "policy/test_pack_folder.h"
#include "procedure/test_procedures.h"

namespace shouwang::procedure {
namespace {

WorkCalendar Calendar() {
  Errors errors;
  return policy::ReadCalendar(std::filesystem::path(SHOUWANG_SOURCE_DIR) / "policies" / "calendar", errors).value();
}

TEST(ScenarioTest, ThePacksScenariosHold) {
  for (const char* id : {"huize-2022", "qingxin-2022"}) {
    const policy::Pack pack = testing::LoadPack(id);
    Errors errors;
    const ScenarioResult result = RunScenarios(pack, Calendar(), errors);
    EXPECT_TRUE(errors.empty());
    EXPECT_GE(result.passed, 2U);
    for (const std::string& failure : result.failures) ADD_FAILURE() << failure;
  }
}

// The scenarios of a changed procedure fail: each of these breaks one rule of S4.
TEST(ScenarioTest, AChangedProcedureIsNoticed) {
  const auto failures = [](const std::function<void(policy::Procedure&)>& change) {
    policy::Pack pack = testing::LoadPack("huize-2022");
    for (policy::Procedure& procedure : pack.procedures) {
      if (procedure.id == "identification") change(procedure);
    }
    Errors errors;
    return RunScenarios(pack, Calendar(), errors).failures.size();
  };
  EXPECT_EQ(failures([](policy::Procedure&) {}), 0U);
  EXPECT_GT(failures([](policy::Procedure& p) { p.steps[2].papers.pop_back(); }), 0U);         // no authorisation
  EXPECT_GT(failures([](policy::Procedure& p) { p.steps[4].papers.pop_back(); }), 0U);         // no notice
  EXPECT_GT(failures([](policy::Procedure& p) { p.steps[6].not_by.clear(); }), 0U);            // maker is checker
  EXPECT_GT(failures([](policy::Procedure& p) { p.steps[6].exclusion_papers.clear(); }), 0U);  // exclusions ignored
  EXPECT_GT(failures([](policy::Procedure& p) { p.steps[3].due_day = 13; }), 0U);              // another day
  EXPECT_GT(failures([](policy::Procedure& p) { p.steps[5].office = policy::Office::kCounty; }), 0U);
  EXPECT_GT(failures([](policy::Procedure& p) { std::swap(p.steps[4], p.steps[5]); }), 0U);  // another order
}

TEST(ScenarioTest, MistakesInAFileAreNamed) {
  const policy::testing::TemporaryFolder folder;
  folder.Write("tests/procedures/a.toml",
               "[[scenario]]\nname = \"x\"\nprocedure = \"identification\"\nmonth = \"2022-05\"\n"
               "do = [{ on = 2022-05-02, act = \"dance\", by = \"nobody\" }]\n");
  policy::Pack pack = testing::LoadPack("huize-2022");
  pack.folder = folder.path();
  Errors errors;
  RunScenarios(pack, Calendar(), errors);
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_NE(errors[0].where.find("a.toml:5"), std::string::npos) << errors[0].where;
}

}  // namespace
}  // namespace shouwang::procedure
