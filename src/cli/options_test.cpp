#include "cli/options.h"

#include <gtest/gtest.h>

namespace shouwang::cli {
namespace {

TEST(Options, Days) {
  EXPECT_EQ(*ParseDay("2022-05-31", "--as-of"), *Date::FromIso("2022-05-31"));
  for (const char* text : {"", "2022-5-31", "2022/05/31", "2022-02-30", "20220531", "today"}) {
    const Result<Date> day = ParseDay(text, "--as-of");
    ASSERT_FALSE(day) << text;
    EXPECT_EQ(day.error().code, ErrorCode::kUsage);
    EXPECT_EQ(day.error().where, "--as-of");
    EXPECT_EQ(day.error().what, "日期“" + std::string(text) + "”不对");
  }
}

TEST(Options, MemoryAndThreads) {
  for (const char* text : {"4GB", "512MB", "2GiB", "100MiB"}) {
    const Result<screening::EngineOptions> engine = ParseEngine(text, 3);
    ASSERT_TRUE(engine) << text;
    EXPECT_EQ(engine->memory, text);
    EXPECT_EQ(engine->threads, 3U);
  }
  for (const char* text : {"", "4", "GB", "4gb", "4 GB", "-4GB", "4GB;", "4TB", "1.5GB", "99999999MB", "4GB' "}) {
    const Result<screening::EngineOptions> engine = ParseEngine(text, 0);
    ASSERT_FALSE(engine) << text;
    EXPECT_EQ(engine.error().code, ErrorCode::kUsage);
    EXPECT_EQ(engine.error().where, "--memory");
  }
}

TEST(Options, EveryWrongSettingIsNamed) {
  policy::Pack pack;
  policy::Parameter line;
  line.name = "line";
  line.type.kind = policy::Kind::kMoney;
  line.values = {{*Date::FromIso("2020-01-01"), "", 1, {}}};
  pack.parameters = {line};
  Errors errors;
  const std::vector<policy::Setting> settings = ParseSettings({"line=5", "lime=5", "line", "line=6"}, pack, errors);
  ASSERT_EQ(settings.size(), 2U);
  EXPECT_EQ(settings[0].value, 500);
  EXPECT_EQ(settings[1].value, 600);
  EXPECT_EQ(errors.size(), 2U);
}

}  // namespace
}  // namespace shouwang::cli
