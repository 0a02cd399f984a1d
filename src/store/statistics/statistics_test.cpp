// The tables out of a register in the database, as of several days: issue 5's third must, and the scope.
#include <gtest/gtest.h>

#include <numeric>

#include "statistics/tables.h"
#include "statistics/test_words.h"
#include "store/core/test_database.h"
#include "store/statistics/statistics_tables.h"
#include "store/statistics/test_s0_register.h"

namespace shouwang::store {
namespace {

using statistics::Behind;
using statistics::Book;
using statistics::FigureOf;
using statistics::Period;
using statistics::Table;

class StatisticsTest : public DatabaseTest {
 public:
  void Fill(int measures_a_head = 0) {
    Write([&](Work& work) {
      const auto registry = MakeRegistry(work);
      return S0Register(*registry, measures_a_head).Make();
    });
  }

  Table Make(const std::string& name, const std::string& as_of, const std::string& place = "441803",
             const access::Caller& caller = access::Caller::System("test")) {
    Table table;
    const Status read = database().Read(caller, [&](Work& work) {
      const Period period{place, as_of.substr(0, 4) + "-01-01", as_of};
      const Book book(MakeStatistics(work)->ReadMonitored(period), period);
      table = HouseholdTable(name, book, {pack_, divisions_});
      ExpectListsAgree(table, book);
      return Status();
    });
    EXPECT_TRUE(read);
    return table;
  }

  std::pair<int64_t, int64_t> On(const std::string& day) {
    const Table table = Make("monitored", day);
    return {FigureOf(table, "all_households"), FigureOf(table, "all_people")};
  }

  // What is behind every cell adds up to it, and rows of places to the total.
  void ExpectListsAgree(const Table& table, const Book& book) {
    for (const statistics::Column& column : table.columns) {
      if (IsRatio(column.unit)) continue;
      int64_t rows = 0;
      std::vector<std::string> keys = {""};
      for (const statistics::Row& row : table.rows) keys.push_back(row.key);
      for (const std::string& key : keys) {
        const auto behind = HouseholdsBehind(table.name, {column.name, key}, book, pack_).value();
        const int64_t sum = std::accumulate(behind.begin(), behind.end(), int64_t{0},
                                            [](int64_t all, const auto& one) { return all + one.value; });
        EXPECT_EQ(sum, FigureOf(table, column.name, key)) << table.name << " " << column.name << " " << key;
        if (!key.empty()) rows += sum;
      }
      if (table.by_place) {
        EXPECT_EQ(rows, FigureOf(table, column.name)) << table.name << " " << column.name;
      }
    }
  }

  static access::Caller At(const std::string& division) {
    access::Caller caller;
    caller.account = 9;
    caller.role = access::Role::kTown;
    caller.scope.kind = access::Scope::Kind::kDivision;
    caller.scope.division = division;
    return caller;
  }

  policy::Pack pack_ = statistics::TestPack();
  statistics::TestDivisions divisions_;
};
SHOUWANG_ON_BOTH_DATABASES(StatisticsTest);

// S0: 监测对象124户515人（脱贫不稳定户46户184人，边缘易致贫户75户317人，突发严重困难户3户14人）.
TEST_P(StatisticsTest, S0_TheFiguresOfTheThirtiethOfJune2023) {
  Fill();
  const Table table = Make("monitored", S0Register::kAsOf);
  const auto of = [&](const char* column) { return FigureOf(table, column); };
  EXPECT_EQ(of("all_households"), 124);
  EXPECT_EQ(of("all_people"), 515);
  EXPECT_EQ(of("unstable_households"), 46);
  EXPECT_EQ(of("unstable_people"), 184);
  EXPECT_EQ(of("borderline_households"), 75);
  EXPECT_EQ(of("borderline_people"), 317);
  EXPECT_EQ(of("sudden_households"), 3);
  EXPECT_EQ(of("sudden_people"), 14);
  EXPECT_EQ(table.rows.size(), 5U);
  EXPECT_EQ(of("labour_households") + of("no_labour_households"), 124);
}

// The base on 30 June is 124/515. Going back: the child of 30 June is not born; another household is not eliminated
// yet (6 people); on 31 May the son had not left and the bride not come; on 9 May one was alive; before 20 April the
// three of sudden hardship (14) were not identified; on 14 March a household of 2 was not eliminated.
TEST_P(StatisticsTest, S0_OtherDaysHaveOtherFigures) {
  Fill();
  using Pair = std::pair<int64_t, int64_t>;
  EXPECT_EQ(On("2023-07-01"), Pair(125, 518)) << "one more is identified that day";
  EXPECT_EQ(On("2023-06-30"), Pair(124, 515));
  EXPECT_EQ(On("2023-06-29"), Pair(125, 520)) << "not yet eliminated, not yet born";
  EXPECT_EQ(On("2023-06-01"), Pair(125, 520)) << "one came, one lives on his own";
  EXPECT_EQ(On("2023-05-31"), Pair(125, 520));
  EXPECT_EQ(On("2023-05-10"), Pair(125, 520)) << "the day of death";
  EXPECT_EQ(On("2023-05-09"), Pair(125, 521)) << "the day before";
  EXPECT_EQ(On("2023-04-20"), Pair(125, 521)) << "the day of identification";
  EXPECT_EQ(On("2023-04-19"), Pair(122, 507)) << "the day before";
  EXPECT_EQ(On("2023-03-15"), Pair(122, 507)) << "the day of elimination";
  EXPECT_EQ(On("2023-03-14"), Pair(123, 509));
  EXPECT_EQ(On("2022-01-14"), Pair(0, 0));
}

TEST_P(StatisticsTest, S1_WhatHappenedInTheYear) {
  Fill();
  const Table flow = Make("flow", S0Register::kAsOf);
  EXPECT_EQ(FigureOf(flow, "start_households"), 123);
  EXPECT_EQ(FigureOf(flow, "identified_households"), 3);
  EXPECT_EQ(FigureOf(flow, "identified_people"), 14);
  EXPECT_EQ(FigureOf(flow, "eliminated_households"), 2);
  EXPECT_EQ(FigureOf(flow, "eliminated_people"), 8);
  EXPECT_EQ(FigureOf(flow, "by_help_households"), 1);
  EXPECT_EQ(FigureOf(flow, "by_itself_households"), 1);
  EXPECT_EQ(FigureOf(flow, "end_households"), 124);
  EXPECT_EQ(FigureOf(Make("flow", "2022-12-31"), "identified_households"), 123);
}

TEST_P(StatisticsTest, RisksAndMeasuresOfTheDay) {
  Fill(4);
  const Table risks = Make("risks", S0Register::kAsOf);
  EXPECT_EQ(FigureOf(risks, "all_households", "因病"), 46);
  EXPECT_EQ(FigureOf(risks, "all_households", "因残疾"), 23);
  EXPECT_EQ(FigureOf(risks, "all_people", "因学"), 317);
  EXPECT_EQ(FigureOf(risks, "all_people"), 515);
  const Table measures = Make("measures", S0Register::kAsOf);
  EXPECT_EQ(FigureOf(measures, "measures"), 2060);
  EXPECT_EQ(FigureOf(measures, "per_head"), 400) << "S1: 四项";
  EXPECT_EQ(FigureOf(measures, "amount"), 20600000);
  EXPECT_EQ(FigureOf(Make("measures", "2023-01-09"), "measures"), 0) << "not begun";
  EXPECT_EQ(FigureOf(Make("measure-kinds", S0Register::kAsOf), "measures", "产业帮扶"), 1030);
}

TEST_P(StatisticsTest, APlaceIsItsShareAndNobodySeesMoreThanHisOwn) {
  Fill();
  int64_t people = 0;
  for (const char* town : {"441803101", "441803102", "441803103", "441803104", "441803105"}) {
    const int64_t of_place = FigureOf(Make("monitored", S0Register::kAsOf, town), "all_people");
    const int64_t of_scope = FigureOf(Make("monitored", S0Register::kAsOf, "441803", At(town)), "all_people");
    EXPECT_EQ(of_place, of_scope) << town;
    people += of_place;
  }
  EXPECT_EQ(people, 515);
  EXPECT_EQ(FigureOf(Make("monitored", S0Register::kAsOf, "441803102", At("441803101")), "all_people"), 0);
  access::Caller officer;
  EXPECT_EQ(FigureOf(Make("monitored", S0Register::kAsOf, "441803", officer), "all_people"), 0);
  access::Caller contact = At("441803");
  contact.scope.kind = access::Scope::Kind::kContact;
  contact.scope.account = 77;
  EXPECT_EQ(FigureOf(Make("monitored", S0Register::kAsOf, "441803", contact), "all_people"), 0);
}

}  // namespace
}  // namespace shouwang::store
