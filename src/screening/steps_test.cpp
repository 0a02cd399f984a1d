#include "screening/steps.h"

#include <gtest/gtest.h>

namespace shouwang::screening {
namespace {

using Steps = std::vector<policy::Step>;

// Notes what it is told to run.
class NotingEngine : public SqlEngine {
 public:
  void Execute(const std::string& sql) override {
    if (sql == "bad") throw EngineError("no");
    ran.push_back(sql);
  }
  void Query(const std::string&, const std::function<void(const RowChunk&)>&) override {}
  ingest::Stage& stage() override { throw EngineError("no stage here"); }
  void Interrupt() override {}

  std::vector<std::string> ran;
};

TEST(StepRunner, RunsInOrderAndKeepsTheScript) {
  NotingEngine engine;
  StepRunner runner(engine, nullptr);
  runner.Run(Steps{{"first", "SELECT 1"}, {"second", "SELECT 2"}});
  EXPECT_EQ(engine.ran, (std::vector<std::string>{"SELECT 1", "SELECT 2"}));
  const std::string& script = runner.script();
  EXPECT_EQ(script.find("-- first ("), 0U);
  EXPECT_LT(script.find("SELECT 1;\n"), script.find("-- second ("));
  EXPECT_NE(script.find("SELECT 2;\n"), std::string::npos);
}

TEST(StepRunner, StopsOnceCancelled) {
  NotingEngine engine;
  std::atomic<bool> cancelled{false};
  StepRunner runner(engine, &cancelled);
  runner.Run(policy::Step{"a", "SELECT 1"});
  cancelled = true;
  EXPECT_TRUE(runner.IsCancelled());
  EXPECT_THROW(runner.Run(policy::Step{"b", "SELECT 2"}), EngineInterrupted);
  EXPECT_EQ(engine.ran.size(), 1U);
}

TEST(StepRunner, AFailureIsPassedOnAndNotInTheScript) {
  NotingEngine engine;
  StepRunner runner(engine, nullptr);
  EXPECT_THROW(runner.Run(Steps{{"a", "bad"}, {"b", "SELECT 2"}}), EngineError);
  EXPECT_TRUE(engine.ran.empty());
  EXPECT_EQ(runner.script(), "");
}

TEST(StepRunner, StagesInOrder) {
  NotingEngine engine;
  StepRunner runner(engine, nullptr);
  runner.End();  // nothing has begun
  runner.Begin("read");
  runner.Begin("facts");
  runner.End();
  runner.End();
  ASSERT_EQ(runner.seconds().size(), 2U);
  EXPECT_EQ(runner.seconds()[0].first, "read");
  EXPECT_EQ(runner.seconds()[1].first, "facts");
  EXPECT_GE(runner.seconds()[0].second, 0);
}

}  // namespace
}  // namespace shouwang::screening
