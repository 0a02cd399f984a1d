// The command line with an engine that is never reached: options, exit statuses, messages.
#include "cli/run.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "policy/test_pack_folder.h"

namespace shouwang::cli {
namespace {

using policy::testing::TemporaryFolder;

class NoParser : public policy::SqlParser {
 public:
  Result<std::string> ParseToJson(std::string_view) override { return Fail(ErrorCode::kPolicy, "no parser here"); }
};

struct Outcome {
  explicit Outcome(const std::vector<std::string>& arguments) {
    ::testing::internal::CaptureStderr();
    ::testing::internal::CaptureStdout();
    status = RunCommandLine(arguments, [&](Reporter& reporter) {
      ++contexts;
      Context context;
      context.make_engine = [this](const screening::EngineOptions&) -> std::unique_ptr<screening::SqlEngine> {
        ++engines;
        throw screening::EngineError("no engine here");
      };
      context.make_parser = [] { return std::make_unique<NoParser>(); };
      context.reporter = &reporter;
      context.openapi = [] { return std::string("{}"); };
      return context;
    });
    out = ::testing::internal::GetCapturedStdout();
    err = ::testing::internal::GetCapturedStderr();
  }
  int status = -1;
  int contexts = 0;
  int engines = 0;
  std::string out;
  std::string err;
};

bool Has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> Screen(const std::string& policy, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"screen",  "--policy",   policy,  "--data", "d",
                                        "--as-of", "2022-05-31", "--out", "o"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

TEST(CommandLine, WrongUsageNeverTouchesTheEngine) {
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"unknown"},
      {"screen"},
      {"screen", "--policy", "p", "--data", "d", "--as-of", "2022-05-31"},
      Screen("p", {"--colour"}),
      Screen("p", {"--threads", "0"}),
      Screen("p", {"--threads", "many"}),
      Screen("p", {"--threads", "257"}),
      Screen("p", {"--log-format", "xml"}),
      Screen("p", {"--sweep", "a=1:2:1"}),  // of simulate only
      {"policy"},
      {"policy", "check"},
      {"policy", "frobnicate", "p"},
      {"demo"},
      {"demo", "d", "--households", "many"},
      {"screen", "simulate"},
  };
  for (const auto& arguments : wrong) {
    std::string shown;
    for (const std::string& argument : arguments) shown += argument + " ";
    const Outcome run(arguments);
    EXPECT_EQ(run.status, 2) << shown;
    EXPECT_EQ(run.contexts, 0) << shown;
    EXPECT_EQ(run.out, "") << shown;
    EXPECT_TRUE(Has(run.err, "错误：用法不对：")) << shown << run.err;
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << shown << run.err;
  }
}

TEST(CommandLine, HelpAndVersionAreNoErrors) {
  const Outcome help({"--help"});
  EXPECT_EQ(help.status, 0);
  for (const char* command : {"screen", "simulate", "policy", "demo"}) EXPECT_TRUE(Has(help.out, command)) << command;
  EXPECT_EQ(help.err, "");
  const Outcome version({"--version"});
  EXPECT_EQ(version.status, 0);
  EXPECT_FALSE(version.out.empty());
  EXPECT_EQ(Outcome({"screen", "--help"}).status, 0);
}

TEST(CommandLine, EveryWrongValueIsSaidAtOnce) {
  const TemporaryFolder folder;
  const std::string missing = (folder.path() / "none").string();
  const Outcome run(
      {"screen", "--policy", missing, "--data", "d", "--as-of", "yesterday", "--out", "o", "--memory", "lots"});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.engines, 0);
  EXPECT_TRUE(Has(run.err, "错误：--as-of：日期“yesterday”不对。写成 2022-05-31 这样\n")) << run.err;
  EXPECT_TRUE(Has(run.err, "错误：--memory：内存大小“lots”不对。")) << run.err;
  EXPECT_TRUE(Has(run.err, missing + "：找不到政策包目录。")) << run.err;
}

TEST(CommandLine, ABadPackIsStatusFour) {
  const TemporaryFolder folder;
  folder.Write("pack.toml", "[pack\n");
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{Screen(folder.path().string()),
                                             {"policy", "check", folder.path().string()},
                                             {"policy", "test", folder.path().string()},
                                             {"policy", "show", folder.path().string(), "HZ-R01"}}) {
    const Outcome run(arguments);
    EXPECT_EQ(run.status, 4) << arguments[0];
    EXPECT_EQ(run.engines, 0);
    EXPECT_TRUE(Has(run.err, "pack.toml:1：TOML 写法有误")) << run.err;
  }
}

TEST(CommandLine, OpenApiGoesToStandardOutput) {
  const Outcome run({"openapi"});
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.out, "{}\n");
}

TEST(CommandLine, MessagesAsJson) {
  const TemporaryFolder folder;
  for (const bool first : {true, false}) {  // before or behind the subcommand
    std::vector<std::string> arguments = {"policy", "check", (folder.path() / "none").string()};
    const std::vector<std::string> format = {"--log-format", "json"};
    arguments.insert(first ? arguments.begin() : arguments.end(), format.begin(), format.end());
    const Outcome run(arguments);
    EXPECT_EQ(run.status, 4);
    EXPECT_EQ(run.err.find("{\"level\":\"error\",\"code\":\"policy\",\"message\":\"找不到政策包目录\""), 0U) << run.err;
  }
}

TEST(CommandLine, WhatIsThrownIsToldNotLost) {
  ::testing::internal::CaptureStderr();
  const int status =
      RunCommandLine({"policy", "check", "p"}, [](Reporter&) -> Context { throw std::runtime_error("disk on fire"); });
  const std::string err = ::testing::internal::GetCapturedStderr();
  EXPECT_EQ(status, 1);
  EXPECT_TRUE(Has(err, "错误：程序出错：disk on fire。")) << err;
}

}  // namespace
}  // namespace shouwang::cli
