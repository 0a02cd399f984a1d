#include "statistics/stay.h"

#include <gtest/gtest.h>

namespace shouwang::statistics {
namespace {

PersonRow Person(const std::string& status, const std::string& since, const std::string& birth = "") {
  PersonRow person;
  person.status = status;
  person.since = since;
  person.birth_date = birth;
  return person;
}

TEST(StayTest, AMemberBelongsFromTheDayHeCame) {
  const Stay stay = StayOf(Person("在户", "2023-03-05", "1990-01-01"));
  EXPECT_FALSE(stay.On("2023-03-04"));
  EXPECT_TRUE(stay.On("2023-03-05"));
  EXPECT_TRUE(stay.On("2099-01-01"));
}

TEST(StayTest, OneOfWhomNobodyKnowsSinceWhenBelongsFromBirth) {
  const Stay stay = StayOf(Person("在户", "", "2023-03-05"));
  EXPECT_FALSE(stay.On("2023-03-04"));
  EXPECT_TRUE(stay.On("2023-03-05"));
  EXPECT_TRUE(StayOf(Person("在户", "")).On("1949-10-01"));
}

TEST(StayTest, WhoDiedOrLeftBelongedUntilTheDayBefore) {
  for (const char* status : {"死亡", "迁出", "服刑", "失踪", "不共享收支"}) {
    const Stay stay = StayOf(Person(status, "2023-05-10", "1950-01-01"));
    EXPECT_TRUE(stay.On("2023-05-09")) << status;
    EXPECT_FALSE(stay.On("2023-05-10")) << status;
    EXPECT_FALSE(stay.On("1949-12-31")) << status;
  }
}

TEST(StayTest, WhoLeftOnAnUnknownDayIsNotCountedOnAny) {
  const Stay stay = StayOf(Person("死亡", "", "1950-01-01"));
  for (const char* day : {"1950-01-01", "2000-01-01", "2023-05-10"}) EXPECT_FALSE(stay.On(day)) << day;
}

TEST(StayTest, WhoCameAndLeftBelongedInBetween) {
  PersonRow person = Person("死亡", "2023-05-10", "1950-01-01");
  person.came = "2023-02-01";
  EXPECT_FALSE(StayOf(person).On("2023-01-31"));
  EXPECT_TRUE(StayOf(person).On("2023-02-01"));
  EXPECT_FALSE(StayOf(person).On("2023-05-10"));
}

TEST(StayTest, TheEarlierHouseholdHasHimUntilHeWent) {
  const Stay stay = StayOf(EarlierRow{7, "2020-01-01", "2023-02-01", "在户", "2023-02-01", "1990-01-01", "普通劳动力"});
  EXPECT_EQ(stay.household, 7);
  EXPECT_FALSE(stay.On("2019-12-31"));
  EXPECT_TRUE(stay.On("2023-01-31"));
  EXPECT_FALSE(stay.On("2023-02-01"));
  EXPECT_TRUE(stay.works);
}

// When households are merged, those who died before are moved along.
TEST(StayTest, WhoWasMovedAlongWhenGoneBelongsToNeither) {
  EXPECT_FALSE(StayOf(EarlierRow{7, "2021-01-01", "2023-02-01", "死亡", "2023-02-01", "", ""}).On("2022-01-01"));
  PersonRow moved = Person("死亡", "2023-02-01");
  moved.came = "2023-02-01";
  EXPECT_FALSE(StayOf(moved).On("2022-01-01"));
  EXPECT_FALSE(StayOf(moved).On("2023-02-01"));
}

TEST(StayTest, ThreeKindsOfLabourWork) {
  const auto works = [](const char* labour) {
    PersonRow person = Person("在户", "");
    person.labour = labour;
    return StayOf(person).works;
  };
  for (const char* labour : {"普通劳动力", "技能劳动力", "弱劳动力或半劳动力"}) EXPECT_TRUE(works(labour)) << labour;
  for (const char* labour : {"丧失劳动力", "无劳动力", ""}) EXPECT_FALSE(works(labour)) << labour;
}

}  // namespace
}  // namespace shouwang::statistics
