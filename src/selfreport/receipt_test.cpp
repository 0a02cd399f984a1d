#include "selfreport/receipt.h"

#include <gtest/gtest.h>

#include <set>

namespace shouwang::selfreport {
namespace {

constexpr int kMany = 2000;

TEST(Receipt, IsTwelveDigitsWithACheckDigit) {
  std::set<std::string> seen;
  for (int i = 0; i < kMany; ++i) {
    const std::string receipt = NewReceipt();
    EXPECT_EQ(ReadReceipt(receipt), receipt);
    seen.insert(receipt);
  }
  EXPECT_EQ(seen.size(), kMany) << "a receipt came twice";
}

TEST(Receipt, OneWrongDigitIsNoticed) {
  const std::string receipt = NewReceipt();
  for (size_t i = 0; i < receipt.size(); ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = receipt;
      wrong[i] = digit;
      EXPECT_EQ(ReadReceipt(wrong).empty(), digit != receipt[i]) << i << digit;
    }
  }
}

TEST(Receipt, IsReadAsPeopleWriteIt) {
  const std::string receipt = NewReceipt();
  const std::string shown = ShownReceipt(receipt);
  EXPECT_EQ(shown.size(), receipt.size() + 2);
  EXPECT_EQ(shown[4], ' ');
  EXPECT_EQ(ReadReceipt(shown), receipt);
  EXPECT_EQ(ReadReceipt(" " + receipt.substr(0, 4) + "-" + receipt.substr(4) + "\n"), receipt);
  EXPECT_EQ(ReadReceipt(""), "");
  EXPECT_EQ(ReadReceipt(receipt + "0"), "");
  EXPECT_EQ(ReadReceipt("abc"), "");
}

}  // namespace
}  // namespace shouwang::selfreport
