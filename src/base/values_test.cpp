// Dates, money, text and division codes.
#include <gtest/gtest.h>

#include "base/date.h"
#include "base/division_code.h"
#include "base/money.h"
#include "base/text.h"

namespace shouwang {
namespace {

Date D(const char* iso) { return *Date::FromIso(iso); }

TEST(Date, RoundTripsEveryDayOfFourCenturies) {
  for (int32_t day = D("1800-01-01").days(); day <= D("2200-12-31").days(); ++day) {
    const CivilDate c = Date(day).civil();
    ASSERT_EQ(Date::FromCivil(c.year, c.month, c.day)->days(), day);
  }
  EXPECT_EQ(D("1970-01-01").days(), 0);
}

TEST(Date, RefusesDaysThatDoNotExist) {
  EXPECT_FALSE(Date::FromIso("2022-02-29"));
  EXPECT_TRUE(Date::FromIso("2020-02-29"));
  EXPECT_FALSE(Date::FromIso("2022-13-01"));
  EXPECT_FALSE(Date::FromIso("2022-5-31"));
  EXPECT_FALSE(Date::FromCivil(1799, 12, 31));
}

TEST(Date, AddMonthsClampsToTheLastDay) {
  EXPECT_EQ(D("2022-08-31").AddMonths(-6).Iso(), "2022-02-28");
  EXPECT_EQ(D("2020-08-31").AddMonths(-6).Iso(), "2020-02-29");
  EXPECT_EQ(D("2022-01-31").AddMonths(1).Iso(), "2022-02-28");
  EXPECT_EQ(D("2022-05-31").AddMonths(-12).Iso(), "2021-05-31");
  EXPECT_EQ(D("2022-01-15").AddMonths(-1).Iso(), "2021-12-15");
}

TEST(Age, LeapDayBirthdayIsOnTheFirstOfMarch) {
  EXPECT_EQ(AgeInYears(D("2004-02-29"), D("2022-02-28")), 17);
  EXPECT_EQ(AgeInYears(D("2004-02-29"), D("2022-03-01")), 18);
  EXPECT_EQ(AgeInYears(D("2004-02-29"), D("2024-02-29")), 20);
  EXPECT_EQ(AgeInYears(D("2006-05-31"), D("2022-05-31")), 16);
  EXPECT_EQ(AgeInYears(D("2006-06-01"), D("2022-05-31")), 15);
}

TEST(Money, RoundsHalfAwayFromZeroAfterScaling) {
  EXPECT_EQ(ParseCents("1,234.565"), 123457);
  EXPECT_EQ(ParseCents("-1234.565"), -123457);
  EXPECT_EQ(ParseCents("0.005"), 1);
  EXPECT_EQ(ParseCents("0.00499999"), 0);
  EXPECT_EQ(ParseCents("1.23456789", 4), 1234568);
  EXPECT_EQ(ParseCents("0.0000005", 4), 1);
  EXPECT_EQ(ParseCents("1.2E+3"), 120000);
  EXPECT_EQ(ParseCents(".5"), 50);
  EXPECT_EQ(ParseCents("12."), 1200);
}

TEST(Money, RefusesWhatIsNotANumber) {
  for (const char* text : {"", "-", "abc", "1.2.3", "1,2,3a", "1e", "10000000000", ",5", "1e99"}) {
    EXPECT_FALSE(ParseCents(text)) << text;
  }
}

TEST(Money, Formats) {
  EXPECT_EQ(FormatCents(123450), "1234.5");
  EXPECT_EQ(FormatCents(-5), "-0.05");
  EXPECT_EQ(FormatCents(992000), "9920");
  EXPECT_EQ(FormatCentsGrouped(123456789), "1,234,567.89");
  EXPECT_EQ(FormatCentsGrouped(-100), "-1.00");
}

TEST(Text, CleanTextFoldsWidthAndTrims) {
  EXPECT_EQ(CleanText("　ＡＢ１２ "), "AB12");
  EXPECT_EQ(CleanText("\xEF\xBB\xBF户 编号\t"), "户 编号");
  EXPECT_EQ(WithoutBlanks("户 编\n号"), "户编号");
}

TEST(Text, NamesLoseInnerBlanksAndDotsBecomeOne) {
  EXPECT_EQ(CleanName("张 三"), "张三");
  for (const char* name : {"阿依.古丽", "阿依•古丽", "阿依・古丽", "阿依．古丽", "阿依·古丽"}) {
    EXPECT_EQ(CleanName(name), "阿依·古丽");
  }
  EXPECT_EQ(CleanName("𬱖䶮"), "𬱖䶮");
}

TEST(Text, RefusesMalformedUtf8) {
  EXPECT_TRUE(IsValidUtf8("汉字 𬱖"));
  EXPECT_FALSE(IsValidUtf8("\xD5\xC5\xC8\xFD"));  // GBK
  EXPECT_FALSE(IsValidUtf8("\xC0\x80"));          // overlong
  EXPECT_FALSE(IsValidUtf8("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(IsValidUtf8("\xE6\xB1"));          // truncated
  EXPECT_TRUE(IsValidUtf8("\xEF\xBF\xBD"));       // U+FFFD itself
}

TEST(Text, MasksIdsAndPhonesInsideText) {
  EXPECT_EQ(MaskPersonalRuns("id 110105194912310021 tel 13800138000 n 123"),
            "id 110105********0021 tel 138****8000 n 123");
}

TEST(DivisionCode, PadsShortCodes) {
  EXPECT_EQ(NormalizeDivisionCode("441803"), "441803000000");
  EXPECT_EQ(NormalizeDivisionCode("441803102"), "441803102000");
  EXPECT_EQ(NormalizeDivisionCode("441803102001"), "441803102001");
  EXPECT_FALSE(NormalizeDivisionCode("4418"));
  EXPECT_FALSE(NormalizeDivisionCode("44180310200a"));
  EXPECT_EQ(WholeDivisionCode("44"), "440000000000");
  EXPECT_EQ(TownCodeOf("441803102001"), "441803102000");
  EXPECT_EQ(CountyCodeOf("441803102001"), "441803000000");
}

}  // namespace
}  // namespace shouwang
