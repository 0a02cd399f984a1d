// The rules of `qingxin-2022` and `huize-2022` by hand: a hit, a miss, and the edge itself.
#include <gtest/gtest.h>

#include "demo/test_oracle_case.h"

namespace shouwang::demo {
namespace {

class OraclePacks : public OracleCase {};

TEST_F(OraclePacks, IncomeLinesAreExact) {
  Start(term::kLifted);
  f().SetNet(3 * 992'000);
  EXPECT_EQ(Qingxin("QX-C01"), 0);
  f().SetNet(3 * 992'000 - 1);
  EXPECT_EQ(Qingxin("QX-C01"), 1);
  EXPECT_EQ(Evaluate(tables_, kDay, Pack::kQingxin2022).households.front().category, term::kUnstable);
  EXPECT_EQ(Evaluate(tables_, kDay, Pack::kQingxin2022).households.front().recommendation, "include");
  f().SetNet(3 * 600'000);
  EXPECT_EQ(Hits("HZ-R01"), 0);
  f().SetNet(3 * 600'000 - 1);
  EXPECT_EQ(Hits("HZ-R01"), 1);
  f().household().household_type = term::kOrdinary;
  EXPECT_EQ(Evaluate(tables_, kDay, Pack::kHuize2022).households.front().category, term::kBorderline);
  f().Monitor(term::kSudden, On("2022-05-20"), "其他");
  EXPECT_EQ(Hits("HZ-R01"), 0);
}

TEST_F(OraclePacks, QxC02SafetyNet) {
  Start(term::kLifted);
  f().head().labour = {};
  f().spouse().labour = term::kNoLabour;
  f().Assist(f().head(), term::kAllowance, On("2020-01-01"), kDay);
  EXPECT_EQ(Qingxin("QX-C02"), 1);
  f().Assist(f().head(), term::kDestitute, kDay);
  EXPECT_EQ(Qingxin("QX-C02"), 0);
}

TEST_F(OraclePacks, QxC03NoJobAndNoBusiness) {
  Start(term::kLifted);
  f().income().business = 0;
  EXPECT_EQ(Qingxin("QX-C03"), 1);
  f().income().business = 1;
  EXPECT_EQ(Qingxin("QX-C03"), 0);
  f().NoIncome();
  EXPECT_EQ(Qingxin("QX-C03"), 1);
  f().Work(f().child(), On("2022-01-01"));  // no labour: does not count
  EXPECT_EQ(Qingxin("QX-C03"), 1);
  f().Work(f().spouse(), kDay);
  EXPECT_EQ(Qingxin("QX-C03"), 0);
}

TEST_F(OraclePacks, SchoolAgeOnTheLastEndOfAugust) {
  const auto absent = [&](const char* birth) {
    Start(term::kLifted);
    f().ForgetSchool(f().Add(term::kSon, true, On(birth), {}));
    EXPECT_EQ(Hits("HZ-R02"), Qingxin("QX-C04"));
    return Hits("HZ-R02");
  };
  EXPECT_EQ(absent("2015-08-31"), 1);
  EXPECT_EQ(absent("2015-09-01"), 0);
  EXPECT_EQ(absent("2006-09-01"), 1);
  EXPECT_EQ(absent("2006-08-31"), 0);
  Start(term::kOrdinary);
  f().ForgetSchool(f().child());
  f().School(f().child(), term::kDroppedOut);
  EXPECT_EQ(Hits("HZ-R02"), 1);
  EXPECT_EQ(Qingxin("QX-C04"), 0);
  f().School(f().child(), term::kOnLeave);
  EXPECT_EQ(Hits("HZ-R02"), 0);
}

TEST_F(OraclePacks, HzR03MedicalLines) {
  f().Pay(f().head(), On("2021-06-01"), 1'999'999);
  EXPECT_EQ(Hits("HZ-R03"), 0);
  f().Pay(f().child(), On("2021-05-31"), 100);
  EXPECT_EQ(Hits("HZ-R03"), 0);
  f().Pay(f().child(), kDay, 1);
  EXPECT_EQ(Hits("HZ-R03"), 1);
  f().Monitor(term::kBorderline, On("2022-05-20"), "因学、因病");
  EXPECT_EQ(Hits("HZ-R03"), 0);
  Start(term::kLifted);
  f().Pay(f().head(), kDay, 500'000);
  EXPECT_EQ(Hits("HZ-R03"), 1);
}

TEST_F(OraclePacks, HzR04AndR05LatestOfADay) {
  f().Housing("D", On("2022-05-01"), term::kYes);
  EXPECT_EQ(Hits("HZ-R04"), 0);
  f().Housing("C", On("2022-05-02"));
  EXPECT_EQ(Hits("HZ-R04"), 1);
  f().Housing("C", On("2022-05-02"), term::kYes);
  EXPECT_EQ(Hits("HZ-R04"), 1);
  f().Housing("D", On("2022-05-02"), term::kYes);
  EXPECT_EQ(Hits("HZ-R04"), 0);
  f().Housing("D", kDay.AddDays(1));
  EXPECT_EQ(Hits("HZ-R04"), 0);
  f().Water(term::kUnsafe, kDay);
  f().Water(term::kSafe, kDay);
  EXPECT_EQ(Hits("HZ-R05"), 1);
}

TEST_F(OraclePacks, HzR06LastSixMonths) {
  f().Work(f().head(), On("2020-01-01"), On("2021-11-30"));
  EXPECT_EQ(Hits("HZ-R06"), 0);
  f().Work(f().head(), On("2020-01-01"), On("2021-12-01"));
  EXPECT_EQ(Hits("HZ-R06"), 1);
  f().Work(f().spouse(), On("2020-01-01"), kDay);
  EXPECT_EQ(Hits("HZ-R06"), 2);
  f().Work(f().spouse(), On("2020-01-01"), kDay.AddDays(1));
  EXPECT_EQ(Hits("HZ-R06"), 1);
}

TEST_F(OraclePacks, HzR07AndR08Losses) {
  f().Disaster(On("2021-05-31"), 100);
  f().Disaster(On("2021-06-01"), 299'999);
  EXPECT_EQ(Hits("HZ-R07"), 0);
  f().Disaster(kDay, 1);
  EXPECT_EQ(Hits("HZ-R07"), 1);
  f().Accident(f().head(), kDay, 999'999);
  EXPECT_EQ(Hits("HZ-R08"), 0);
  f().Accident(f().spouse(), kDay, 1);
  EXPECT_EQ(Hits("HZ-R08"), 1);
  EXPECT_EQ(Evaluate(tables_, kDay, Pack::kHuize2022).households.front().risks, "因自然灾害、因意外事故");
  EXPECT_EQ(Evaluate(tables_, kDay, Pack::kHuize2022).households.front().category, term::kSudden);
}

TEST_F(OraclePacks, HzR09AnyStatus) {
  f().spouse().status = term::kDead;
  f().Die(f().spouse(), On("2021-05-31"));
  EXPECT_EQ(Hits("HZ-R09"), 0);
  f().Die(f().spouse(), On("2021-06-01"));
  EXPECT_EQ(Hits("HZ-R09"), 1);
  f().spouse().labour = term::kWeakLabour;
  EXPECT_EQ(Hits("HZ-R09"), 0);
}

TEST_F(OraclePacks, WatchesAreForHouseholdsNotMonitored) {
  f().head().health = "患有大病、残疾";
  f().Disable(f().head(), term::kMental, "4");
  f().spouse().health = term::kChronic;
  f().Pay(f().spouse(), kDay, 200'000);
  EXPECT_EQ(Hits("HZ-K01"), 1);
  EXPECT_EQ(Hits("HZ-K02"), 1);
  EXPECT_EQ(Hits("HZ-K03"), 1);
  tables_.medical_settlement.back().self_pay = 199'999;
  EXPECT_EQ(Hits("HZ-K03"), 0);
  f().Monitor(term::kBorderline, kDay, "其他");
  EXPECT_EQ(Hits("HZ-K01") + Hits("HZ-K02"), 0);
}

TEST_F(OraclePacks, ExclusionsNeedARisk) {
  f().Payroll(f().head(), term::kCivilServant, {});
  f().Payroll(f().spouse(), term::kVillageCadre, kDay);
  f().Vehicle(f().head(), "小型轿车", term::kPrivateUse, kDay, {});
  f().Estate(f().head(), term::kYes, term::kOffice);
  f().Company(f().head(), term::kEnterprise, term::kExisting, {});
  f().Producer(f().head(), kDay);
  f().household().residency = term::kEmptyRegistration;
  f().Custody(f().child(), term::kMissing, kDay);
  f().Discredit(f().head(), kDay);
  EXPECT_EQ(Evaluate(tables_, kDay, Pack::kHuize2022).clues.size(), 0U);
  f().Disaster(kDay, 300'000);
  for (const char* rule : {"HZ-X01", "HZ-X02", "HZ-X03", "HZ-X04", "HZ-X05", "HZ-X06", "HZ-X08", "HZ-X09", "HZ-X10"}) {
    EXPECT_EQ(Hits(rule), 1) << rule;
  }
  EXPECT_EQ(Evaluate(tables_, kDay, Pack::kHuize2022).households.front().recommendation, "county_review");
}

TEST_F(OraclePacks, ExclusionsThatAreOver) {
  f().Disaster(kDay, 300'000);
  f().Payroll(f().head(), term::kCivilServant, On("2001-01-01"), kDay);
  f().Payroll(f().spouse(), term::kVillageCadre, kDay.AddDays(1));
  f().Vehicle(f().head(), "小型轿车", term::kPrivateUse, kDay.AddDays(1), {});
  f().Vehicle(f().head(), "小型轿车", term::kPrivateUse, kDay, term::kCancelled);
  f().Vehicle(f().head(), "小型轿车", term::kCommercialUse, kDay, {});
  f().Estate(f().head(), term::kNo, term::kHome);
  f().Estate(f().head(), term::kYes, term::kOtherUse);
  f().Company(f().head(), term::kEnterprise, term::kExisting, term::kNo);
  f().Company(f().head(), term::kSelfEmployed, term::kExisting, term::kYes);
  f().Producer(f().head(), On("2001-01-01"), kDay);
  f().Custody(f().child(), term::kMissing, On("2001-01-01"), kDay);
  f().Discredit(f().head(), On("2001-01-01"), kDay);
  EXPECT_EQ(Evaluate(tables_, kDay, Pack::kHuize2022).clues.size(), 1U);
}

TEST_F(OraclePacks, HzX01KinOfTheHeadBothWays) {
  f().Disaster(kDay, 300'000);
  const PersonRow outsider = f().AddAdult(term::kFather, true, 60);
  tables_.person.pop_back();
  f().Payroll(outsider, term::kPublicInstitution, On("2001-01-01"));
  f().Kin(f().spouse(), outsider, term::kParent);
  EXPECT_EQ(Hits("HZ-X01"), 0);
  f().Kin(outsider, f().head(), term::kChild);
  EXPECT_EQ(Hits("HZ-X01"), 1);
  f().head().status = term::kMovedOut;
  EXPECT_EQ(Hits("HZ-X01"), 0);
}

TEST_F(OraclePacks, NobodyCountedMeansNoClue) {
  f().Disaster(kDay, 300'000);
  for (size_t i = 0; i < f().size(); ++i) f().person(i).status = term::kMovedOut;
  EXPECT_TRUE(Evaluate(tables_, kDay, Pack::kHuize2022).clues.empty());
}

}  // namespace
}  // namespace shouwang::demo
