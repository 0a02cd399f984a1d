#include "access/totp.h"

#include <gtest/gtest.h>

namespace shouwang::access {
namespace {

const std::string kSecret = "12345678901234567890";

// RFC 6238, appendix B: eight digits, SHA-1.
TEST(TotpTest, Trust04_TheVectorsOfTheStandard) {
  const std::pair<int64_t, const char*> vectors[] = {{59, "94287082"},         {1111111109, "07081804"},
                                                     {1111111111, "14050471"}, {1234567890, "89005924"},
                                                     {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : vectors) EXPECT_EQ(TotpCode(kSecret, TotpStep(seconds * 1000), 8), code);
}

TEST(TotpTest, NeighboursFitOthersDoNot) {
  const int64_t now = 1'653'955'200'000;
  const int64_t step = TotpStep(now);
  for (const int64_t there : {-1, 0, 1}) {
    EXPECT_EQ(MatchTotp(kSecret, TotpCode(kSecret, step + there), now, 0), step + there);
  }
  EXPECT_FALSE(MatchTotp(kSecret, TotpCode(kSecret, step + 2), now, 0));
  EXPECT_FALSE(MatchTotp(kSecret, TotpCode(kSecret, step - 2), now, 0));
}

TEST(TotpTest, ACodeWorksOnce) {
  const int64_t now = 1'653'955'200'000;
  const std::string code = TotpCode(kSecret, TotpStep(now));
  const std::optional<int64_t> step = MatchTotp(kSecret, code, now, 0);
  ASSERT_TRUE(step);
  EXPECT_FALSE(MatchTotp(kSecret, code, now, *step));
  EXPECT_FALSE(MatchTotp(kSecret, TotpCode(kSecret, *step - 1), now, *step));
  EXPECT_TRUE(MatchTotp(kSecret, TotpCode(kSecret, *step + 1), now, *step));
}

TEST(TotpTest, WrongShapesFail) {
  EXPECT_FALSE(MatchTotp(kSecret, "", 0, -5));
  EXPECT_FALSE(MatchTotp(kSecret, "12345", 0, -5));
  EXPECT_FALSE(MatchTotp(kSecret, "1234567", 0, -5));
}

TEST(TotpTest, SecretsAsAppsTakeThem) {
  EXPECT_EQ(Base32Text("12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  EXPECT_EQ(Base32Text("f"), "MY");
  EXPECT_EQ(Base32Text("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(NewTotpSecret().size(), 20U);
  EXPECT_NE(NewTotpSecret(), NewTotpSecret());
  const std::string uri = TotpUri(kSecret, "li ming");
  EXPECT_TRUE(uri.starts_with("otpauth://totp/%E5%AE%88%E6%9C%9B:li%20ming?secret=GEZDGNBV"));
}

}  // namespace
}  // namespace shouwang::access
