// 02-domain.md section 6: low-income layers side by side, and where their sources disagree.
#include "monitoring/layers.h"

#include <gtest/gtest.h>

namespace shouwang::monitoring {
namespace {

constexpr int64_t kMay31 = 1653955200000;
const std::string kToday = "2022-05-31";

class LayersTest : public testing::Test {
 public:
  LayersTest() {
    rows_.sources = {{1, "civil_affairs", "2022-05", kMay31, 3, true},
                     {2, "civil_affairs", "2022-04", kMay31, 3, false}};
  }

  ListedPerson& On(int64_t upload, const std::string& kind, const std::string& name = "张三", int64_t person = 7) {
    ListedPerson row;
    row.household = {5, "H1", "530326101201", "脱贫户", "张三"};
    row.person = person;
    row.name = row.list_name = name;
    row.status = "在户";
    row.kind = kind;
    row.started_on = "2021-01-01";
    row.upload = upload;
    return rows_.listed.emplace_back(row);
  }

  MonitoredNow& Monitored() {
    return rows_.monitored.emplace_back(
        MonitoredNow{{5, "H1", "530326101201", "脱贫户", "张三"}, 3, "脱贫不稳定户", "2022-03-02", "", ""});
  }

  LayerHousehold One() {
    const std::vector<LayerHousehold> all = SideBySide(rows_, kToday);
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? LayerHousehold() : all.front();
  }
  std::string DoubtText(Doubt doubt) {
    for (const DoubtEntry& entry : One().doubts) {
      if (entry.doubt == doubt) return entry.text;
    }
    return "";
  }

  LayerRows rows_;
};

TEST_F(LayersTest, AHouseholdStandsInEveryLayerWithWhoSaysSoAndWhen) {
  On(1, "低保");
  On(1, "低保", "李四", 8).started_on = "2020-06-01";
  Monitored().visited_on = "2022-05-12";
  const LayerHousehold one = One();
  ASSERT_EQ(one.layers.size(), 2U);
  EXPECT_EQ(one.layers[0].layer, Layer::kMinimumLiving);
  EXPECT_EQ(one.layers[0].names, (std::vector<std::string>{"张三", "李四"}));
  EXPECT_EQ(one.layers[0].since, "2020-06-01");
  EXPECT_EQ(one.layers[0].department, "civil_affairs");
  EXPECT_EQ(one.layers[0].period, "2022-05");
  EXPECT_EQ(one.layers[0].confirmed_on, "2022-05-31");
  EXPECT_EQ(one.layers[1].layer, Layer::kMonitored);
  EXPECT_EQ(one.layers[1].people, 3);
  EXPECT_EQ(one.layers[1].confirmed_on, "2022-05-12") << "the last visit";
  EXPECT_TRUE(one.doubts.empty());
}

TEST_F(LayersTest, MonitoringThatNobodyVisitedIsConfirmedByItsIdentification) {
  Monitored();
  EXPECT_EQ(One().layers.front().confirmed_on, "2022-03-02");
}

TEST_F(LayersTest, KindsHaveTheirLayerAndTheRestIsOther) {
  EXPECT_EQ(LayerOfKind("特困"), Layer::kDestitute);
  EXPECT_EQ(LayerOfKind("低保边缘"), Layer::kBorderline);
  EXPECT_EQ(LayerOfKind("刚性支出困难"), Layer::kRigidSpending);
  EXPECT_EQ(LayerOfKind("孤儿"), Layer::kOther);
  EXPECT_EQ(LayerOfKind("防止返贫监测对象"), Layer::kOther) << "no department's table makes a household monitored";
}

TEST_F(LayersTest, WhatHasEndedOrNotBegunIsNoLayer) {
  On(1, "低保").ended_on = "2022-05-30";
  On(1, "特困", "李四", 8).started_on = "2022-06-01";
  EXPECT_TRUE(SideBySide(rows_, kToday).empty());
  rows_.listed.front().ended_on = kToday;  // the last day counts
  EXPECT_EQ(One().layers.front().layer, Layer::kMinimumLiving);
}

TEST_F(LayersTest, WhoIsNoLongerOnTheNewestListWithoutAnEndIsDoubted) {
  On(2, "低保");
  EXPECT_TRUE(One().layers.empty());
  EXPECT_EQ(DoubtText(Doubt::kDropped), "张三在 2022-04 的低保名单里，2022-05 的名单里没有了，也没有写停发时间");
  On(1, "低保");
  EXPECT_TRUE(One().doubts.empty());
}

TEST_F(LayersTest, WhoWasStruckOffWithADayIsNotDoubted) {
  On(2, "低保").ended_on = "2022-04-30";
  EXPECT_TRUE(SideBySide(rows_, kToday).empty());
}

TEST_F(LayersTest, AnotherLayerInsteadIsNamedToo) {
  On(2, "低保");
  On(1, "低保边缘");
  EXPECT_TRUE(One().In(Layer::kBorderline));
  EXPECT_TRUE(One().Has(Doubt::kDropped));
}

TEST_F(LayersTest, ASafetyNetMeasureWithoutAnybodyOnTheListIsDoubted) {
  Monitored().safety_net_since = "2022-03-10";
  EXPECT_TRUE(One().Has(Doubt::kUnlisted));
  On(1, "特困");
  EXPECT_FALSE(One().Has(Doubt::kUnlisted));
}

TEST_F(LayersTest, WithoutAnyListNothingCanDisagree) {
  rows_.sources.clear();
  Monitored().safety_net_since = "2022-03-10";
  EXPECT_TRUE(One().doubts.empty());
}

TEST_F(LayersTest, WhoIsDeadInTheRegisterIsNotInTheLayerButDoubted) {
  On(1, "低保").status = "死亡";
  EXPECT_TRUE(One().layers.empty());
  EXPECT_EQ(DoubtText(Doubt::kNotMember), "张三在低保名单里，底册登记为“死亡”");
}

TEST_F(LayersTest, WhoMovedToAnotherHouseholdIsItsBusiness) {
  ListedPerson& person = On(1, "低保");
  person.status = "迁出";
  person.member_elsewhere = true;
  EXPECT_TRUE(SideBySide(rows_, kToday).empty());
}

TEST_F(LayersTest, TwoRowsOfOneKindAreNoDoubt) {
  On(1, "低保");
  On(1, "低保").started_on = "2022-01-01";
  EXPECT_TRUE(One().doubts.empty());
  EXPECT_EQ(One().layers.front().people, 1);
}

TEST_F(LayersTest, TwoNamesForOneIdAndTwoKindsForOnePerson) {
  On(1, "低保").list_name = "张山";
  EXPECT_EQ(DoubtText(Doubt::kOtherName), "低保名单里的姓名是“张山”，底册是“张三”，身份证号码相同");
  On(1, "特困");
  EXPECT_EQ(DoubtText(Doubt::kTwoKinds), "张三同时在低保、特困名单里");
  rows_.listed.back().kind = "临时救助";
  EXPECT_FALSE(One().Has(Doubt::kTwoKinds)) << "beside a layer people get other help too";
}

}  // namespace
}  // namespace shouwang::monitoring
