#include "cli/reporter.h"

#include <gtest/gtest.h>

#include <sstream>
#include "base/json.h"

namespace shouwang::cli {
namespace {

// What a function writes to standard error, by line.
template <typename Function>
std::vector<std::string> LinesOf(Function function) {
  ::testing::internal::CaptureStderr();
  function();
  std::istringstream text(::testing::internal::GetCapturedStderr());
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

const Error kError = {ErrorCode::kInput, "读不懂", "a\nb.csv 第 3 行", "请另存为 xlsx"};

TEST(Reporter, OneLineForEachMessage) {
  const std::vector<std::string> lines = LinesOf([] {
    Reporter reporter(LogFormat::kText);
    reporter.Say("做完了");
    reporter.Warn("有一行看不清");
    reporter.Complain(kError);
    reporter.Progress("读取", 0.5);  // no terminal, no bar
  });
  EXPECT_EQ(lines,
            (std::vector<std::string>{"做完了", "提醒：有一行看不清", "错误：a b.csv 第 3 行：读不懂。请另存为 xlsx"}));
}

TEST(Reporter, TheFirstErrorGivesTheStatus) {
  const auto status = [](const Errors& errors) {
    int result = -1;
    LinesOf([&] { result = Reporter(LogFormat::kText).Complain(errors); });
    return result;
  };
  EXPECT_EQ(status({}), 0);
  EXPECT_EQ(status({{ErrorCode::kUsage, "a", "", ""}, {ErrorCode::kInput, "b", "", ""}}), 2);
  EXPECT_EQ(status({{ErrorCode::kInput, "a", "", ""}}), 3);
  EXPECT_EQ(status({{ErrorCode::kPolicy, "a", "", ""}}), 4);
  EXPECT_EQ(status({{ErrorCode::kOutput, "a", "", ""}}), 1);
  EXPECT_EQ(status({{ErrorCode::kCancelled, "a", "", ""}}), 1);
}

TEST(Reporter, JsonLines) {
  const std::vector<std::string> lines = LinesOf([] {
    Reporter reporter(LogFormat::kJson);
    reporter.Say("引号\" 和\n换行");
    reporter.Warn("w");
    reporter.Complain(kError);
    reporter.Complain(Error{ErrorCode::kPolicy, "坏字节\xff", "", ""});
  });
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0], "{\"level\":\"info\",\"message\":\"引号\\\" 和\\n换行\"}");
  EXPECT_EQ(nlohmann::json::parse(lines[1])["level"], "warning");
  const auto error = nlohmann::json::parse(lines[2]);
  EXPECT_EQ(error, (nlohmann::json{{"level", "error"},
                                   {"code", "input"},
                                   {"message", "读不懂"},
                                   {"where", "a\nb.csv 第 3 行"},
                                   {"hint", "请另存为 xlsx"}}));
  const auto bare = nlohmann::json::parse(lines[3]);
  EXPECT_FALSE(bare.contains("where"));
  EXPECT_FALSE(bare.contains("hint"));
}

}  // namespace
}  // namespace shouwang::cli
