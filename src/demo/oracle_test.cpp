// The rules of the pack `national` by hand: a hit, a miss, and the edge itself.
#include <gtest/gtest.h>

#include "demo/oracle_rules.h"
#include "demo/test_oracle_case.h"

namespace shouwang::demo {
namespace {

class Oracle : public OracleCase {};

TEST_F(Oracle, QuietHouseholdGivesNothing) {
  for (const Word type : {term::kOrdinary, term::kLifted}) {
    Start(type);
    EXPECT_TRUE(Evaluate(tables_, kDay, Pack::kHuize2022).clues.empty());
    EXPECT_TRUE(Evaluate(tables_, kDay, Pack::kQingxin2022).clues.empty());
  }
}

TEST_F(Oracle, Nq01AnyStatusAndOneClueAPerson) {
  f().head().id_no = {IdState::kInvalid, {}, "1234"};
  f().spouse().id_no = {};
  f().spouse().status = term::kMovedOut;
  EXPECT_EQ(Hits("NQ-01"), 2);
  const Clue clue = Evaluate(tables_, kDay, Pack::kHuize2022).clues.back();
  EXPECT_EQ(clue.id_no, "1234");
  EXPECT_EQ(clue.name, f().head().name);
}

TEST_F(Oracle, Nq02CountsOnlyMembers) {
  AnotherHousehold("H2");
  PersonRow copy = f().spouse();
  copy.household_id = "H2";
  tables_.person.push_back(copy);
  EXPECT_EQ(Hits("NQ-02"), 2);
  tables_.person.back().status = term::kMovedOut;
  EXPECT_EQ(Hits("NQ-02"), 0);
}

TEST_F(Oracle, Nq03AndNq04) {
  f().head().sex = term::kFemale;
  EXPECT_EQ(Hits("NQ-03"), 1);
  f().head().sex = {};
  EXPECT_EQ(Hits("NQ-03"), 0);
  f().head().birth_date = f().head().id_no.id.Birth()->AddDays(-1);
  EXPECT_EQ(Hits("NQ-04"), 1);
  f().head().birth_date = f().head().id_no.id.Birth();
  EXPECT_EQ(Hits("NQ-04"), 0);
}

TEST_F(Oracle, Nq05OneHead) {
  f().spouse().relation = term::kHead;
  EXPECT_EQ(Hits("NQ-05"), 1);
  f().head().status = term::kDead;
  EXPECT_EQ(Hits("NQ-05"), 0);
  f().spouse().relation = term::kSpouse;
  EXPECT_EQ(Hits("NQ-05"), 1);
}

TEST_F(Oracle, Nq06UpToD) {
  f().Die(f().child(), kDay.AddDays(1));
  EXPECT_EQ(Hits("NQ-06"), 0);
  f().Die(f().child(), kDay);
  EXPECT_EQ(Hits("NQ-06"), 1);
  f().child().status = term::kDead;
  EXPECT_EQ(Hits("NQ-06"), 0);
}

TEST_F(Oracle, Nq07WindowOfTwelveMonths) {
  Start(term::kLifted);
  f().income().period_end = On("2021-05-31");
  EXPECT_EQ(Hits("NQ-07"), 1);
  f().income().period_end = On("2021-06-01");
  EXPECT_EQ(Hits("NQ-07"), 0);
  f().NoIncome();
  f().household().household_type = term::kOrdinary;
  EXPECT_EQ(Hits("NQ-07"), 0);
  f().Monitor(term::kBorderline, On("2022-05-20"), "其他");
  EXPECT_EQ(Hits("NQ-07"), 1);
}

TEST_F(Oracle, Nq08HealthAgainstCertificates) {
  f().head().health = "长期慢性病、残疾";
  EXPECT_EQ(Hits("NQ-08"), 1);
  f().Disable(f().head(), term::kLimbs, "4");
  EXPECT_EQ(Hits("NQ-08"), 0);
  f().head().health = {};
  EXPECT_EQ(Hits("NQ-08"), 1);
}

TEST_F(Oracle, Nq09FourHouseholds) {
  f().household().phone = "19900000000";
  AnotherHousehold("H2").phone = "19900000000";
  AnotherHousehold("H3").phone = "19900000000";
  EXPECT_EQ(Hits("NQ-09"), 0);
  AnotherHousehold("H4").phone = "19900000000";  // nobody lives there: it counts, but gets no clue
  EXPECT_EQ(Hits("NQ-09"), 1);
}

TEST_F(Oracle, Nq10AgesAtD) {
  PersonRow& p = f().Add(term::kSon, true, On("2005-06-01"), {});
  p.student_status = term::kPrimary;
  EXPECT_EQ(Hits("NQ-10"), 0);  // 16
  PersonRow& q = f().Add(term::kSon, true, On("2005-05-31"), {});
  q.student_status = term::kPrimary;
  EXPECT_EQ(Hits("NQ-10"), 1);  // 17
  q.student_status = term::kNotStudent;
  EXPECT_EQ(Hits("NQ-10"), 0);
}

TEST_F(Oracle, Nq11Sixteen) {
  f().Add(term::kSon, true, On("2006-05-31"), {}).labour = term::kCommonLabour;
  EXPECT_EQ(Hits("NQ-11"), 0);
  f().Add(term::kSon, true, On("2006-06-01"), {}).labour = term::kSkilledLabour;
  EXPECT_EQ(Hits("NQ-11"), 1);
  f().Add(term::kSon, true, On("2006-06-01"), {}).labour = term::kWeakLabour;
  EXPECT_EQ(Hits("NQ-11"), 1);
}

TEST_F(Oracle, Nq12RiskNeedsItsMeasure) {
  f().Monitor(term::kBorderline, On("2022-01-10"), "因病、因残疾");
  f().Help(term::kIndustryHelp, On("2022-02-01"));
  EXPECT_EQ(Hits("NQ-12"), 1);
  f().Help(term::kSocialHelp, kDay.AddDays(1));
  EXPECT_EQ(Hits("NQ-12"), 1);
  f().Help(term::kSocialHelp, kDay);
  EXPECT_EQ(Hits("NQ-12"), 0);
}

TEST_F(Oracle, Nq13AMonthLater) {
  MonitoredRow& row = f().Monitor(term::kBorderline, On("2022-04-30"), "其他");
  EXPECT_EQ(Hits("NQ-13"), 1);  // 30 May < 31 May
  row.identified_on = On("2022-05-01");
  EXPECT_EQ(Hits("NQ-13"), 0);
  row.identified_on = On("2022-04-30");
  f().Help(term::kSocialHelp, kDay);
  EXPECT_EQ(Hits("NQ-13"), 0);
}

TEST_F(Oracle, Nq14SixMonthsAndNq15NoLabour) {
  MonitoredRow& row = f().Monitor(term::kBorderline, On("2021-08-31"), "其他");
  row.eliminated_on = On("2022-02-28");
  row.elimination_kind = term::kHelped;
  EXPECT_EQ(Hits("NQ-14"), 0);
  row.eliminated_on = On("2022-02-27");
  EXPECT_EQ(Hits("NQ-14"), 1);
  EXPECT_EQ(Hits("NQ-15"), 0);
  f().head().labour = {};
  f().spouse().labour = term::kLostLabour;
  EXPECT_EQ(Hits("NQ-15"), 1);
  row.elimination_kind = term::kNatural;
  EXPECT_EQ(Hits("NQ-15"), 0);
}

TEST_F(Oracle, Nq16OnlySafetyNet) {
  MonitoredRow& row = f().Monitor(term::kBorderline, On("2021-08-31"), "因残疾");
  EXPECT_EQ(Hits("NQ-16"), 0);
  f().Help(term::kSafetyNet, On("2021-09-10"));
  EXPECT_EQ(Hits("NQ-16"), 1);
  row.risks = "缺劳动力";
  EXPECT_EQ(Hits("NQ-16"), 0);
  row.risks = "因残疾";
  f().Help(term::kSocialHelp, On("2021-09-10"));
  EXPECT_EQ(Hits("NQ-16"), 0);
}

TEST_F(Oracle, Nq17AgesOfPosts) {
  MeasureRow& row = f().Help(term::kWelfarePost, kDay);
  row.id_no = f().Add(term::kFather, true, On("1952-06-01"), {}).id_no;
  EXPECT_EQ(Hits("NQ-17"), 0);
  row.id_no = f().Add(term::kFather, true, On("1952-05-31"), {}).id_no;
  EXPECT_EQ(Hits("NQ-17"), 1);
  row.id_no = f().child().id_no;
  EXPECT_EQ(Hits("NQ-17"), 1);
  row.started_on = kDay.AddDays(1);
  EXPECT_EQ(Hits("NQ-17"), 0);
}

TEST_F(Oracle, Nq18Names) {
  EXPECT_TRUE(NamesAgree("杨𬱖", "杨\xEE\x80\x81"));
  EXPECT_TRUE(NamesAgree("张?华", "张国华"));
  EXPECT_TRUE(NamesAgree("张国□", "张国华"));
  EXPECT_FALSE(NamesAgree("张*", "张国华"));
  EXPECT_FALSE(NamesAgree("王建国", "王健国"));
  f().Pay(f().head(), On("2010-01-01"), 100);
  EXPECT_EQ(Hits("NQ-18"), 0);
  tables_.medical_settlement.back().name += "二";
  EXPECT_EQ(Hits("NQ-18"), 1);
}

}  // namespace
}  // namespace shouwang::demo
