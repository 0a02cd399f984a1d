#include <gtest/gtest.h>

#include "statistics/tables.h"
#include "statistics/test_words.h"

namespace shouwang::statistics {
namespace {

class ClueTablesTest : public testing::Test {
 public:
  void Add(const std::string& source, const std::string& kind, const std::string& datasets, const std::string& outcome,
           int64_t clues, const std::string& division = "530326101000") {
    counts_.push_back({division, source, kind, datasets, outcome, clues});
  }
  Table Make(const std::string& name) { return ClueTable(name, counts_, period_, {pack_, divisions_}); }

 protected:
  std::vector<ClueCount> counts_;
  Period period_{"530326", "2023-01-01", "2023-06-30"};
  policy::Pack pack_ = TestPack();
  TestDivisions divisions_;
};

TEST_F(ClueTablesTest, AClueIsInEveryDepartmentWhoseDataItRestsOn) {
  Add("run", "risk", ",assistance,medical_settlement,", "waiting", 3);
  Add("run", "quality", ",death,", "resolved", 2);
  Add("run", "quality", ",person,", "refuted", 1);
  Add("application", "risk", "", "overdue", 4);
  const Table table = Make("clues");
  EXPECT_EQ(FigureOf(table, "found", "medical_insurance"), 3);
  EXPECT_EQ(FigureOf(table, "found", "civil_affairs"), 5) << "two datasets of one department are one department";
  EXPECT_EQ(FigureOf(table, "found", "register"), 1);
  EXPECT_EQ(FigureOf(table, "found", "application"), 4);
  EXPECT_EQ(FigureOf(table, "found"), 10) << "each once";
  EXPECT_EQ(FigureOf(table, "risk"), 7);
  EXPECT_EQ(FigureOf(table, "quality"), 3);
}

TEST_F(ClueTablesTest, RowsAddUpFromLeftToRight) {
  const char* outcomes[] = {"unsent", "waiting", "overdue", "confirmed", "refuted", "resolved", "vanished"};
  for (int i = 0; i < 7; ++i) Add("run", "quality", ",death,", outcomes[i], 1 << i);
  for (const char* name : {"clues", "quality"}) {
    const Table table = Make(name);
    const auto of = [&](const char* column) { return FigureOf(table, column); };
    EXPECT_EQ(of("found"), 127) << name;
    EXPECT_EQ(of("found"), of("unsent") + of("asked") + of("vanished")) << name;
    EXPECT_EQ(of("asked"), of("waiting") + of("answered")) << name;
    EXPECT_EQ(of("overdue"), 4) << name;
    EXPECT_EQ(of("answered"), of("confirmed") + of("refuted") + of("resolved")) << name;
    EXPECT_EQ(of("answered_share"), (56 * 10000 + 31) / 62) << name;
  }
}

TEST_F(ClueTablesTest, QualityIsByPlaceAndOfQualityAlone) {
  Add("run", "quality", ",death,", "waiting", 2, "530326101000");
  Add("run", "quality", ",death,", "waiting", 3, "530326102000");
  Add("run", "risk", ",death,", "waiting", 9, "530326102000");
  const Table table = Make("quality");
  EXPECT_EQ(FigureOf(table, "found", "530326101000"), 2);
  EXPECT_EQ(FigureOf(table, "found", "530326102000"), 3);
  EXPECT_EQ(FigureOf(table, "found"), 5);
}

TEST_F(ClueTablesTest, TheSelectionSaysWhatTheFigureCounts) {
  Add("run", "risk", ",assistance,medical_settlement,", "waiting", 3);
  Add("run", "quality", ",death,", "resolved", 2);
  const auto civil = CluesBehind("clues", {"answered", "civil_affairs"}, counts_, period_, pack_).value();
  ASSERT_TRUE(civil);
  EXPECT_EQ(civil->source, "run");
  EXPECT_EQ(civil->datasets, (std::vector<std::string>{",assistance,medical_settlement,", ",death,"}));
  EXPECT_EQ(civil->outcomes.size(), 3U);
  EXPECT_FALSE(CluesBehind("clues", {"found", "register"}, counts_, period_, pack_).value());
  EXPECT_EQ(CluesBehind("clues", {"found", "hotline"}, counts_, period_, pack_).value()->source, "hotline");
  EXPECT_EQ(CluesBehind("quality", {"found", "530326101000"}, counts_, period_, pack_).value()->place, "530326101");
  EXPECT_FALSE(CluesBehind("quality", {"found", "530326101201"}, counts_, period_, pack_).value())
      << "no row of a county";
  EXPECT_FALSE(CluesBehind("quality", {"found", "530327101000"}, counts_, period_, pack_).value());
  EXPECT_FALSE(CluesBehind("clues", {"answered_share", ""}, counts_, period_, pack_));
  EXPECT_FALSE(CluesBehind("clues", {"none", ""}, counts_, period_, pack_));
}

}  // namespace
}  // namespace shouwang::statistics
