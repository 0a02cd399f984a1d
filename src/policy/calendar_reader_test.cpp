#include "policy/calendar_reader.h"

#include <gtest/gtest.h>

#include "policy/test_pack_folder.h"

namespace shouwang::policy {
namespace {

Date Day(const char* iso) { return Date::FromIso(iso).value(); }

constexpr const char* kHead = "[calendar]\nyear = 2022\nsource = \"测试\"\nnumber = \"第1号\"\nissued = 2021-10-25\n";

Errors ErrorsOf(const std::string& text) {
  const testing::TemporaryFolder folder;
  folder.Write("2022.toml", text);
  Errors errors;
  EXPECT_FALSE(ReadCalendar(folder.path(), errors));
  return errors;
}

TEST(CalendarReaderTest, TheCountrysYearsAreAllThere) {
  Errors errors;
  const std::optional<WorkCalendar> calendar =
      ReadCalendar(std::filesystem::path(SHOUWANG_SOURCE_DIR) / "policies" / "calendar", errors);
  ASSERT_TRUE(calendar) << (errors.empty() ? "" : FormatError(errors.front()));
  for (int year = 2021; year <= 2026; ++year) EXPECT_TRUE(calendar->Has(year)) << year;
  EXPECT_FALSE(calendar->Has(2027));
}

// Workdays of each year: 365 or 366 days less weekends and holidays, as the yearly notices give them.
TEST(CalendarReaderTest, EachYearHasItsNumberOfWorkdays) {
  Errors errors;
  const std::optional<WorkCalendar> calendar =
      ReadCalendar(std::filesystem::path(SHOUWANG_SOURCE_DIR) / "policies" / "calendar", errors);
  ASSERT_TRUE(calendar);
  const std::pair<int, int> workdays[] = {{2021, 250}, {2022, 249}, {2023, 249}, {2024, 251}, {2025, 248}, {2026, 248}};
  for (const auto& [year, expected] : workdays) {
    int count = 0;
    for (Date day = Date::FromCivil(year, 1, 1).value(); day.civil().year == year; day = day.AddDays(1)) {
      count += calendar->IsWorkday(day).value() ? 1 : 0;
    }
    EXPECT_EQ(count, expected) << year;
  }
}

TEST(CalendarReaderTest, ReadsHolidaysAndShiftedDays) {
  const testing::TemporaryFolder folder;
  folder.Write("2022.toml", std::string(kHead) +
                                "[[holiday]]\nname = \"劳动节\"\nfrom = 2022-04-30\nto = 2022-05-04\n"
                                "[workdays]\nshifted = [2022-05-07]\n");
  Errors errors;
  const std::optional<WorkCalendar> calendar = ReadCalendar(folder.path(), errors);
  ASSERT_TRUE(calendar);
  EXPECT_FALSE(calendar->IsWorkday(Day("2022-05-03")).value());
  EXPECT_TRUE(calendar->IsWorkday(Day("2022-05-07")).value());
}

TEST(CalendarReaderTest, EveryMistakeIsNamedWithItsLine) {
  const Errors errors = ErrorsOf(std::string(kHead) +
                                 "[[holiday]]\nname = \"劳动节\"\nfrom = 2022-05-04\nto = 2022-05-01\n"
                                 "[[holiday]]\nname = \"元旦\"\nfrom = 2021-12-31\nto = 2022-01-02\n"
                                 "[workdays]\nshifted = [2022-05-05]\n");
  ASSERT_EQ(errors.size(), 3U);
  EXPECT_NE(errors[0].where.find("2022.toml:9"), std::string::npos) << errors[0].where;
  EXPECT_NE(errors[1].what.find("2021-12-31"), std::string::npos);
  EXPECT_NE(errors[2].what.find("2022-05-05"), std::string::npos);
}

TEST(CalendarReaderTest, AYearGivenTwiceIsRefused) {
  const testing::TemporaryFolder folder;
  folder.Write("a.toml", kHead);
  folder.Write("b.toml", kHead);
  Errors errors;
  EXPECT_FALSE(ReadCalendar(folder.path(), errors));
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, ErrorCode::kPolicy);
}

}  // namespace
}  // namespace shouwang::policy
