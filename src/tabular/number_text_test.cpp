#include "tabular/number_text.h"

#include <gtest/gtest.h>

#include <string>

#include "tabular/date_format.h"

namespace shouwang::tabular {
namespace {

std::string Shown(double value) {
  NumberText out;
  FormatNumber(value, out);
  return std::string(out.text);
}

std::string Read(std::string_view raw) {
  NumberText out;
  return ReadNumber(raw, out) ? std::string(out.text) : "?";
}

TEST(NumberText, FifteenSignificantDigits) {
  EXPECT_EQ(Shown(44682), "44682");
  EXPECT_EQ(Shown(1.0049999999999999), "1.005");
  EXPECT_EQ(Shown(530326198001011234.0), "530326198001011000");
  EXPECT_EQ(Shown(0.1 + 0.2), "0.3");
  EXPECT_EQ(Shown(-1234.5), "-1234.5");
  EXPECT_EQ(Shown(1e19), "10000000000000000000");
  EXPECT_EQ(Shown(1.5e20), "1.5E+20");
  EXPECT_EQ(Shown(0.00001), "0.00001");
  EXPECT_EQ(Shown(1.25e-12), "1.25E-12");
  EXPECT_EQ(Shown(0), "0");
  EXPECT_EQ(Shown(-0.0), "0");
}

TEST(NumberText, ReadsWhatFilesHold) {
  EXPECT_EQ(Read("44682"), "44682");
  EXPECT_EQ(Read("1.0049999999999999"), "1.005");
  EXPECT_EQ(Read("1.50"), "1.5");
  EXPECT_EQ(Read("4.41803198001011E+17"), "441803198001011000");
  EXPECT_EQ(Read("007"), "7");
  EXPECT_EQ(Read("+5"), "5");
  EXPECT_EQ(Read(".5"), "0.5");
  EXPECT_EQ(Read("-0"), "0");
  EXPECT_EQ(Read("-12.34"), "-12.34");
  for (const char* bad : {"", "-", ".", "1.2.3", "abc", "1e999", "nan", "inf", "1 "}) EXPECT_EQ(Read(bad), "?") << bad;
}

TEST(NumberText, PlainReadingGivesTheSameDoubleAsFullReading) {
  for (const char* raw : {"0.1", "1234567.89", "99999999999.9999", "0.000000001", "123456789012345", "-0.7"}) {
    NumberText out;
    ASSERT_TRUE(ReadNumber(raw, out));
    EXPECT_EQ(out.value, std::stod(raw)) << raw;
    EXPECT_EQ(out.text, Shown(std::stod(raw))) << raw;
  }
}

TEST(DateFormat, Codes) {
  for (const char* code :
       {"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]YYYY/M/D;@", "[h]:mm", "h:mm AM/PM", "mm:ss.0"}) {
    EXPECT_TRUE(IsDateFormatCode(code)) << code;
  }
  for (const char* code : {"General", "0.00", "#,##0.00\"元\"", "\"day\"0", "[Red]0", "0.00E+00", "@", "_-* #,##0_-",
                           "[>=10000]0.0,\"万\"", "\\d0", "\"open", "[open"}) {
    EXPECT_FALSE(IsDateFormatCode(code)) << code;
  }
  EXPECT_TRUE(IsBuiltinDateFormat(14) && IsBuiltinDateFormat(31) && IsBuiltinDateFormat(57));
  EXPECT_FALSE(IsBuiltinDateFormat(0) || IsBuiltinDateFormat(49) || IsBuiltinDateFormat(37));
}

}  // namespace
}  // namespace shouwang::tabular
