#include "access/masking.h"

#include <gtest/gtest.h>

namespace shouwang::access {
namespace {

TEST(MaskingTest, Trust10_PhonesAndAccountsHideTheirMiddle) {
  EXPECT_EQ(MaskPhone("13812345678"), "138****5678");
  EXPECT_EQ(MaskPhone("08746123456"), "087****3456");
  EXPECT_EQ(MaskAccountNumber("6228480123456789012"), "***************9012");
}

TEST(MaskingTest, Trust10_ShortTextIsHiddenToo) {
  EXPECT_EQ(MaskPhone("12345678"), "1*******");
  EXPECT_EQ(MaskPhone("1"), "1");
  EXPECT_EQ(MaskPhone(""), "");
  EXPECT_EQ(MaskAccountNumber("12345"), "*****");
}

TEST(MaskingTest, APurposeIsAskedFor) {
  EXPECT_FALSE(CleanPurpose(""));
  EXPECT_FALSE(CleanPurpose("  查 "));
  EXPECT_EQ(*CleanPurpose(" 核对低保资格 "), "核对低保资格");
  EXPECT_FALSE(CleanPurpose(std::string(201, 'a')));
}

TEST(MaskingTest, APurposeHoldsNoIdOrPhone) {
  EXPECT_FALSE(CleanPurpose("给 13812345678 回电话"));
  EXPECT_FALSE(CleanPurpose("核对 530326199001011234"));
}

}  // namespace
}  // namespace shouwang::access
