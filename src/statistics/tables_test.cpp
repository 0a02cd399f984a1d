// Figures as of a day, each rule by itself; and that every figure is what its list says. S0's own figures come out of a
// register in store/statistics.
#include "statistics/tables.h"

#include <gtest/gtest.h>

#include "statistics/test_words.h"

namespace shouwang::statistics {
namespace {

class TablesTest : public testing::Test {
 public:
  // A household with so many people, monitored since the day.
  Spell& Add(const std::string& identified, int people, const std::string& division = "530326101201") {
    const int64_t household = ++households_;
    for (int i = 0; i < people; ++i) Member(household, "在户", "");
    Spell& spell = rows_.spells.emplace_back();
    spell.id = 1000 + static_cast<int64_t>(rows_.spells.size());
    spell.household = household;
    spell.household_id = "H" + std::to_string(household);
    spell.division_code = division;
    spell.category = "脱贫不稳定户";
    spell.identified_on = identified;
    return spell;
  }
  PersonRow& Member(int64_t household, const std::string& status, const std::string& since) {
    PersonRow& person = rows_.persons.emplace_back();
    person.household = household;
    person.status = status;
    person.since = since;
    return person;
  }
  void Help(int64_t household, const std::string& kind, int64_t measures, int64_t cents = 0) {
    rows_.measures.push_back({household, kind, measures, cents});
  }

  Table Make(const std::string& name) {
    const Book book(rows_, period_);
    return HouseholdTable(name, book, {pack_, divisions_});
  }
  int64_t Figure(const std::string& table, const std::string& column, const std::string& row = {}) {
    return FigureOf(Make(table), column, row);
  }

  // Every figure is the sum of its list; a table of places adds up to its total.
  void ExpectListsAgree() {
    const Book book(rows_, period_);
    for (const TableName& name : kTables) {
      if (name.behind != Behind::kHouseholds) continue;
      const Table table = Make(name.name);
      for (const Column& column : table.columns) {
        if (IsRatio(column.unit)) {
          EXPECT_FALSE(HouseholdsBehind(name.name, {column.name, ""}, book, pack_)) << column.name;
          continue;
        }
        int64_t sum = 0;
        std::vector<std::string> keys = {""};
        for (const Row& row : table.rows) keys.push_back(row.key);
        for (const std::string& key : keys) {
          int64_t listed = 0;
          const auto behind = HouseholdsBehind(name.name, {column.name, key}, book, pack_);
          ASSERT_TRUE(behind) << name.name << column.name;
          for (const BehindHousehold& one : *behind) listed += one.value;
          EXPECT_EQ(listed, FigureOf(table, column.name, key)) << name.name << " " << column.name << " " << key;
          if (!key.empty()) sum += listed;
        }
        if (table.by_place) {
          EXPECT_EQ(sum, FigureOf(table, column.name)) << name.name << " " << column.name;
        }
      }
    }
  }

 protected:
  MonitoredRows rows_;
  Period period_{"530326", "2023-01-01", "2023-06-30"};
  policy::Pack pack_ = TestPack();
  TestDivisions divisions_;

 private:
  int64_t households_ = 0;
};

// 02-domain.md section 7: no-labour households stay watched after they were let go.
TEST_F(TablesTest, D7_AHouseholdWithoutLabourStaysWatchedAfterItsElimination) {
  Add("2021-01-10", 2).eliminated_on = "2022-03-01";  // before the period
  Add("2021-01-10", 3).eliminated_on = "2023-05-01";
  const int64_t working = Add("2021-01-10", 1).household;
  rows_.spells.back().eliminated_on = "2022-03-01";
  for (PersonRow& person : rows_.persons) {
    if (person.household == working) person.labour = "普通劳动力";
  }
  Add("2021-01-10", 4).eliminated_on = "2022-03-01";  // and identified again
  Spell again = rows_.spells.back();
  again.id = 5000;
  again.identified_on = "2023-02-01";
  again.eliminated_on.clear();
  rows_.spells.push_back(again);
  Add("2021-01-10", 1).eliminated_on = "2023-07-01";  // still monitored on the day
  EXPECT_EQ(Figure("monitored", "watched_households"), 2);
  EXPECT_EQ(Figure("monitored", "watched_people"), 5);
  ExpectListsAgree();
}

TEST_F(TablesTest, CountsFromTheDayOfIdentificationToTheDayBeforeElimination) {
  Add("2023-03-15", 4).eliminated_on = "2023-05-20";
  for (const auto& [day, expected] :
       {std::pair{"2023-03-14", 0}, {"2023-03-15", 1}, {"2023-05-19", 1}, {"2023-05-20", 0}}) {
    period_.as_of = day;
    EXPECT_EQ(Figure("monitored", "all_households"), expected) << day;
    EXPECT_EQ(Figure("monitored", "all_people"), expected * 4) << day;
  }
}

TEST_F(TablesTest, CategoriesAddUpAndKeepApart) {
  Add("2022-01-01", 4);
  Add("2022-01-01", 3).category = "边缘易致贫户";
  Add("2022-01-01", 5, "530326102201").category = "突发严重困难户";
  EXPECT_EQ(Figure("monitored", "unstable_people"), 4);
  EXPECT_EQ(Figure("monitored", "borderline_people"), 3);
  EXPECT_EQ(Figure("monitored", "sudden_households"), 1);
  EXPECT_EQ(Figure("monitored", "all_people"), 12);
  EXPECT_EQ(Figure("monitored", "all_people", "530326101000"), 7);
  EXPECT_EQ(Figure("monitored", "sudden_people", "530326102000"), 5);
  ExpectListsAgree();
}

// S1: 监测对象每月监测核实1次. Visits count by their own days, in the month of the last day.
TEST_F(TablesTest, VisitsAreThoseOfTheMonthOfTheLastDay) {
  pack_.visit_rounds.push_back({policy::VisitWho::kMonitored, policy::VisitEvery::kMonth, "", "", ""});
  const int64_t first = Add("2022-01-01", 4).household;
  const int64_t second = Add("2022-01-01", 3, "530326102201").household;
  const int64_t gone = Add("2022-01-01", 3).household;
  rows_.spells.back().eliminated_on = "2023-06-10";
  rows_.visits = {{first, "2023-06-01"}, {first, "2023-06-20"}, {second, "2023-05-31"}, {gone, "2023-06-05"}};
  EXPECT_EQ(Figure("visits", "all_households"), 2);
  EXPECT_EQ(Figure("visits", "visited_households"), 1);
  EXPECT_EQ(Figure("visits", "visited_people"), 4);
  EXPECT_EQ(Figure("visits", "not_visited_households", "530326102000"), 1);
  EXPECT_EQ(Figure("visits", "visited_share"), 5000);
  EXPECT_EQ(Figure("visits", "visits"), 3);
  ExpectListsAgree();
  period_.as_of = "2023-05-31";
  EXPECT_EQ(Figure("visits", "visited_households", "530326102000"), 1);
}

TEST_F(TablesTest, RowsAreTheTownsOfACountyAndTheVillagesOfATown) {
  Add("2022-01-01", 4);
  const Table county = Make("monitored");
  ASSERT_EQ(county.rows.size(), 2U);
  EXPECT_EQ(county.rows[1].title, "迤车镇");
  EXPECT_EQ(FigureOf(county, "all_households", "530326102000"), 0) << "a town without any is shown";
  period_.place = "530326101";
  const Table town = Make("monitored");
  ASSERT_EQ(town.rows.size(), 2U);
  EXPECT_EQ(town.rows[0].title, "白雾村");
  period_.place = "530326101201";
  ASSERT_EQ(Make("monitored").rows.size(), 1U);
}

TEST_F(TablesTest, APlaceOutsideTheTreeIsStillCounted) {
  Add("2022-01-01", 4, "530326103201");
  EXPECT_EQ(Figure("monitored", "all_households", "530326103000"), 1);
  ExpectListsAgree();
}

TEST_F(TablesTest, AHouseholdHasLabourWhenAMemberOfTheDayWorks) {
  Add("2022-01-01", 3);
  PersonRow& worker = Member(1, "迁出", "2023-04-01");
  worker.labour = "普通劳动力";
  EXPECT_EQ(Figure("monitored", "no_labour_households"), 1);
  EXPECT_EQ(Figure("monitored", "no_labour_share"), 10000);
  period_.as_of = "2023-03-31";
  EXPECT_EQ(Figure("monitored", "labour_households"), 1);
  EXPECT_EQ(Figure("monitored", "labour_people"), 4);
  EXPECT_EQ(Figure("monitored", "no_labour_share"), 0);
}

TEST_F(TablesTest, ARatioOfNothingIsNothing) {
  const Table table = Make("monitored");
  int ratios = 0;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (!IsRatio(table.columns[i].unit)) continue;
    EXPECT_FALSE(table.total.values[i]);
    ++ratios;
  }
  EXPECT_EQ(ratios, 1);
}

TEST_F(TablesTest, TwoRowsOfOneHouseholdCountOnce) {
  Add("2022-01-01", 4);
  Spell again = rows_.spells[0];
  again.id = 9999;
  again.identified_on = "2023-02-01";
  again.category = "边缘易致贫户";
  rows_.spells.push_back(again);
  EXPECT_EQ(Figure("monitored", "all_households"), 1);
  EXPECT_EQ(Figure("monitored", "borderline_households"), 1) << "the later row tells what it is now";
  EXPECT_EQ(Figure("flow", "identified_households"), 0) << "it was monitored the day before";
  ExpectListsAgree();
}

TEST_F(TablesTest, AChangeOfCategoryIsNeitherIdentificationNorElimination) {
  Add("2022-01-01", 4).eliminated_on = "2023-02-01";
  Spell again = rows_.spells[0];
  again.id = 9999;
  again.identified_on = "2023-02-01";
  again.eliminated_on = "";
  rows_.spells.push_back(again);
  for (const char* column : {"start_households", "end_households"}) EXPECT_EQ(Figure("flow", column), 1) << column;
  for (const char* column : {"identified_households", "eliminated_households"}) {
    EXPECT_EQ(Figure("flow", column), 0) << column;
  }
}

TEST_F(TablesTest, AMergedHouseholdCountsWhileSomebodyBelongedToIt) {
  Add("2022-01-01", 0).dissolved = true;
  rows_.earlier.push_back({1, "", "2023-04-01", "在户", "2023-04-01", "", ""});
  period_.as_of = "2023-03-31";
  EXPECT_EQ(Figure("monitored", "all_households"), 1);
  EXPECT_EQ(Figure("monitored", "all_people"), 1);
  period_.as_of = "2023-04-01";
  EXPECT_EQ(Figure("monitored", "all_households"), 0);
}

TEST_F(TablesTest, TheFlowBalances) {
  Add("2022-01-01", 4);                               // stays
  Add("2022-01-01", 3).eliminated_on = "2023-01-01";  // on the first day
  Add("2023-06-30", 2);                               // on the last day
  Add("2023-02-01", 5).eliminated_on = "2023-06-30";  // came and went
  Add("2022-01-01", 6).eliminated_on = "2022-12-31";  // before
  rows_.spells[1].elimination_kind = "帮扶消除";
  rows_.spells[3].elimination_kind = "自然消除";
  Member(4, "死亡", "2023-03-01");
  const Table flow = Make("flow");
  EXPECT_EQ(FigureOf(flow, "start_households"), 2);
  EXPECT_EQ(FigureOf(flow, "start_people"), 7);
  EXPECT_EQ(FigureOf(flow, "identified_households"), 2);
  EXPECT_EQ(FigureOf(flow, "identified_people"), 8) << "as of the days of identification: nobody had died yet";
  EXPECT_EQ(FigureOf(flow, "eliminated_households"), 2);
  EXPECT_EQ(FigureOf(flow, "eliminated_people"), 8) << "as of the days of elimination: one had died";
  EXPECT_EQ(FigureOf(flow, "by_help_households"), 1);
  EXPECT_EQ(FigureOf(flow, "by_itself_households"), 1);
  EXPECT_EQ(FigureOf(flow, "end_households"), 2);
  EXPECT_EQ(FigureOf(flow, "end_people"), 6);
  ExpectListsAgree();
}

TEST_F(TablesTest, AHouseholdIsInEachOfItsRisksAndOnceInTheTotal) {
  Add("2022-01-01", 4).risks = "因病、因残疾";
  Add("2022-01-01", 2);
  const Table risks = Make("risks");
  EXPECT_EQ(FigureOf(risks, "all_people", "因病"), 4);
  EXPECT_EQ(FigureOf(risks, "all_people", "因残疾"), 4);
  EXPECT_EQ(FigureOf(risks, "all_people", "因学"), 0);
  EXPECT_EQ(FigureOf(risks, "all_people", "未登记风险"), 2);
  EXPECT_EQ(FigureOf(risks, "all_people"), 6);
  ExpectListsAgree();
}

TEST_F(TablesTest, S1_MeasuresAHeadAreMeasuresByMonitoredPeople) {
  Add("2022-01-01", 4);
  Add("2022-01-01", 2, "530326102201");
  Add("2022-01-01", 9).eliminated_on = "2023-02-01";
  Help(1, "产业帮扶", 8, 80000);
  Help(1, "综合保障", 8, 80800);
  Help(3, "产业帮扶", 5);
  EXPECT_EQ(Figure("measures", "measures"), 16) << "those of an eliminated household are not of monitored ones";
  EXPECT_EQ(Figure("measures", "per_head"), 267);
  EXPECT_EQ(Figure("measures", "per_head", "530326101000"), 400) << "四项";
  EXPECT_EQ(Figure("measures", "amount"), 160800);
  EXPECT_EQ(Figure("measures", "not_helped_people"), 2);
  EXPECT_EQ(Figure("measure-kinds", "measures", "产业帮扶"), 8);
  EXPECT_EQ(Figure("measure-kinds", "helped_households", "综合保障"), 1);
  EXPECT_EQ(Figure("measure-kinds", "helped_households"), 1);
  EXPECT_EQ(Figure("measure-kinds", "measures"), 16);
  ExpectListsAgree();
}

TEST_F(TablesTest, AColumnThatIsNotThereIsRefused) {
  const Book book(rows_, period_);
  EXPECT_FALSE(HouseholdsBehind("monitored", {"salary", ""}, book, pack_));
  EXPECT_TRUE(HouseholdsBehind("monitored", {"all_people", "nowhere"}, book, pack_)->empty());
}

}  // namespace
}  // namespace shouwang::statistics
