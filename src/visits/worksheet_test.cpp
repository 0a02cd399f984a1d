#include "visits/worksheet.h"

#include <gtest/gtest.h>

namespace shouwang::visits {
namespace {

using policy::IncomePart;

policy::VisitForm Form() {
  policy::VisitForm form;
  form.items = {{"w1", "", IncomePart::kWage},    {"w2", "", IncomePart::kWage},    {"b", "", IncomePart::kBusiness},
                {"p", "", IncomePart::kProperty}, {"t", "", IncomePart::kTransfer}, {"e", "", IncomePart::kExpense},
                {"s", "", IncomePart::kSpending}};
  return form;
}

// 02-domain.md section 2: 工资性 + 生产经营性 + 财产性 + 转移性 − 生产经营性支出 = 纯收入.
TEST(WorksheetTest, NetIncomeIsTheFourPartsLessTheCostsOfBusiness) {
  const IncomeSums sums = SumsOf(Form(), {{"w1", 100}, {"w2", 20}, {"b", 300}, {"p", 4000}, {"t", 50000}, {"e", 7}});
  EXPECT_EQ(sums.Of(IncomePart::kWage), 120);
  EXPECT_EQ(sums.Net(), 54413);
}

TEST(WorksheetTest, LargeSpendingIsSeenAndNotTakenOff) {
  const IncomeSums sums = SumsOf(Form(), {{"w1", 100}, {"s", 90}});
  EXPECT_EQ(sums.Of(IncomePart::kSpending), 90);
  EXPECT_EQ(sums.Net(), 100);
}

TEST(WorksheetTest, AFamilyMayHaveLostMoney) {
  EXPECT_EQ(SumsOf(Form(), {{"b", 100}, {"e", 350}}).Net(), -250);
  EXPECT_EQ(PerHead(-250, 4), -63);
}

// Per head = ÷ population.
TEST(WorksheetTest, PerHeadIsDividedByThoseInTheHousehold) {
  EXPECT_EQ(PerHead(1'000'000, 3), 333'333);
  EXPECT_EQ(PerHead(1'000'001, 2), 500'001);
  EXPECT_EQ(PerHead(100, 0), std::nullopt);
}

TEST(WorksheetTest, ALineTheFormDoesNotHaveCountsNothing) { EXPECT_EQ(SumsOf(Form(), {{"x", 100}}).Net(), 0); }

}  // namespace
}  // namespace shouwang::visits
