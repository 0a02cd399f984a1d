// Clues as of a day: what became of them by then, and that the list behind a figure is as long as the figure.
#include <gtest/gtest.h>

#include "base/clock.h"
#include "clues/clue.h"
#include "statistics/tables.h"
#include "statistics/test_words.h"
#include "store/clues/test_clues.h"
#include "store/statistics/statistics_tables.h"

namespace shouwang::store {
namespace {

using statistics::Behind;
using statistics::FigureOf;
using statistics::Period;
using statistics::Table;

constexpr int64_t kDay = 86'400'000;

class ClueCountsTest : public CluesTest {
 public:
  // Figures of both tables, after every cell's list was counted.
  Table Make(const std::string& name, const std::string& as_of, const std::string& place = "530326",
             const access::Caller& caller = access::Caller::System("test")) {
    Table table;
    const Status read = database().Read(caller, [&](Work& work) {
      const auto basis = MakeStatistics(work);
      const Period period{place, "2022-05-01", as_of};
      const std::vector<statistics::ClueCount> counts = basis->CountClues(period);
      table = ClueTable(name, counts, period, {pack_, divisions_});
      for (const statistics::Column& column : table.columns) {
        if (IsRatio(column.unit)) continue;
        std::vector<std::string> keys = {""};
        for (const statistics::Row& row : table.rows) keys.push_back(row.key);
        for (const std::string& key : keys) {
          const auto selection = CluesBehind(name, {column.name, key}, counts, period, pack_).value();
          EXPECT_EQ(selection ? Listed(*basis, period, *selection) : 0, FigureOf(table, column.name, key))
              << name << " " << column.name << " " << key;
        }
      }
      return Status();
    });
    EXPECT_TRUE(read);
    return table;
  }

  // Page by page.
  static int64_t Listed(statistics::Basis& basis, const Period& period, const statistics::ClueSelection& selection) {
    int64_t count = 0;
    int64_t after = 0;
    for (;;) {
      const std::vector<int64_t> ids = basis.ListClues(period, selection, after, 2);
      count += static_cast<int64_t>(ids.size());
      if (ids.size() < 2) return count;
      after = ids.back();
    }
  }

  void Report(clues::Source source) {
    Write([&](Work& work) {
      clues::ReportedClue clue;
      clue.source = source;
      clue.division_code = "530326102201";
      clue.text = "房子漏雨";
      MakeClues(work)->Add(clue);
      return Status();
    });
  }

  policy::Pack pack_ = statistics::TestPack();
  statistics::TestDivisions divisions_;
};
SHOUWANG_ON_BOTH_DATABASES(ClueCountsTest);

// Found on 31 May, sent at once with 5 days; one is answered on 2 June, one on 7 June, one never.
TEST_P(ClueCountsTest, WhatBecameOfThemByTheDay) {
  Run(1, "2022-05-31",
      {{"R1", "H1"}, {"R1", "H2"}, {"Q1", "H3", "1", "530326102201", "", "5月.xlsx", "death"}, {"X1", "H4"}});
  SendAll();
  clock().Advance(2 * kDay);
  const clues::Clue first = Only("R1", "H1");
  ASSERT_TRUE(Answer(first.id, first.version, clues::Verdict::kConfirmed));
  clock().Advance(5 * kDay);
  const clues::Clue second = Only("Q1", "H3");
  ASSERT_TRUE(Answer(second.id, second.version, clues::Verdict::kResolved));

  const auto of = [&](const char* day, const char* column) { return FigureOf(Make("clues", day), column); };
  EXPECT_EQ(of("2022-05-30", "found"), 0);
  EXPECT_EQ(of("2022-05-31", "found"), 3) << "an exclusion asks nobody";
  EXPECT_EQ(of("2022-05-31", "waiting"), 3);
  EXPECT_EQ(of("2022-06-01", "answered"), 0) << "the day before the answer";
  EXPECT_EQ(of("2022-06-02", "confirmed"), 1) << "the day of the answer";
  EXPECT_EQ(of("2022-06-05", "overdue"), 0) << "the day it is due";
  EXPECT_EQ(of("2022-06-06", "overdue"), 2) << "answered later: on this day it was overdue";
  EXPECT_EQ(of("2022-06-07", "overdue"), 1);
  EXPECT_EQ(of("2022-06-07", "answered"), 2);
  EXPECT_EQ(of("2022-06-07", "answered_share"), 6667);

  const Table clues = Make("clues", "2022-06-07");
  EXPECT_EQ(FigureOf(clues, "found", "medical_insurance"), 2);
  EXPECT_EQ(FigureOf(clues, "resolved", "civil_affairs"), 1);
  const Table quality = Make("quality", "2022-06-07");
  EXPECT_EQ(FigureOf(quality, "resolved", "530326102000"), 1);
  EXPECT_EQ(FigureOf(quality, "found"), 1);
}

TEST_P(ClueCountsTest, WhatVanishesOrIsNotSentIsSaid) {
  Run(1, "2022-05-31", {{"R1", "H1"}, {"R2", "H1"}});
  Run(2, "2022-05-31", {{"R1", "H1"}});
  Report(clues::Source::kApplication);
  const Table table = Make("clues", "2022-05-31");
  EXPECT_EQ(FigureOf(table, "vanished"), 1);
  EXPECT_EQ(FigureOf(table, "unsent"), 2);
  EXPECT_EQ(FigureOf(table, "found", "application"), 1);
  EXPECT_EQ(FigureOf(table, "asked"), 0);
}

TEST_P(ClueCountsTest, WhatWasReturnedWaitsAgain) {
  Run(1, "2022-05-31", {{"R1", "H1"}});
  SendAll();
  clues::Clue clue = Only("R1");
  ASSERT_TRUE(Answer(clue.id, clue.version, clues::Verdict::kConfirmed));
  clue = Only("R1");
  Write([&](Work& work) -> Status {
    const auto done = clues::ReturnClue(*MakeClues(work), clue.id, clue.version, {"写明日期", "2022-06-10"},
                                        At("530326", 6), clues::MomentOf(work.now_ms));
    if (!done) return Fail(done.error());
    return {};
  });
  EXPECT_EQ(FigureOf(Make("clues", "2022-05-31"), "waiting"), 1);
  EXPECT_EQ(FigureOf(Make("clues", "2022-05-31"), "answered"), 0);
}

TEST_P(ClueCountsTest, PlacesAndScopes) {
  Run(1, "2022-05-31", {{"Q1", "H1"}, {"Q1", "H2", "1", "530326101202"}, {"Q1", "H3", "1", "530326102201"}});
  EXPECT_EQ(FigureOf(Make("quality", "2022-05-31"), "found", "530326101000"), 2);
  const Table town = Make("quality", "2022-05-31", "530326101");
  EXPECT_EQ(FigureOf(town, "found", "530326101202"), 1);
  EXPECT_EQ(FigureOf(town, "found"), 2);
  EXPECT_EQ(FigureOf(Make("quality", "2022-05-31", "530326", At("530326102")), "found"), 1);
  access::Caller contact = At("530326");
  contact.scope.kind = access::Scope::Kind::kContact;
  EXPECT_EQ(FigureOf(Make("clues", "2022-05-31", "530326", contact), "found"), 0);
}

}  // namespace
}  // namespace shouwang::store
