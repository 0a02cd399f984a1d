#include "base/binary_text.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace shouwang {
namespace {

TEST(BinaryTextTest, HexGoesThereAndBack) {
  EXPECT_EQ(HexText(std::string("\x00\xff\x1a", 3)), "00ff1a");
  EXPECT_EQ(FromHexText("00ff1a"), std::string("\x00\xff\x1a", 3));
  EXPECT_FALSE(FromHexText("0"));
  EXPECT_FALSE(FromHexText("0G"));
}

TEST(BinaryTextTest, Base64AsInTheStandard) {
  EXPECT_EQ(Base64UrlText("foobar"), "Zm9vYmFy");
  EXPECT_EQ(Base64UrlText("foob"), "Zm9vYg");
  EXPECT_EQ(Base64UrlText("\xfb\xff"), "-_8");
  EXPECT_EQ(FromBase64UrlText("-_8"), "\xfb\xff");
}

TEST(BinaryTextTest, Base64TakesOneWritingOnly) {
  EXPECT_FALSE(FromBase64UrlText("A"));
  EXPECT_FALSE(FromBase64UrlText("Zm9vYh"));  // bits beyond the last byte
  EXPECT_FALSE(FromBase64UrlText("Zm9v="));
  EXPECT_FALSE(FromBase64UrlText("Zm+v"));
}

TEST(BinaryTextTest, Base64OfAnyLength) {
  for (size_t length = 0; length < 70; ++length) {
    const std::string bytes = RandomBytes(length);
    EXPECT_EQ(FromBase64UrlText(Base64UrlText(bytes)), bytes);
  }
}

}  // namespace
}  // namespace shouwang
