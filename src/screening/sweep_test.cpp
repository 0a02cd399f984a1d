#include <gtest/gtest.h>

#include "screening/simulate.h"

namespace shouwang::screening {
namespace {

policy::Pack OneParameter() {
  policy::Pack pack;
  policy::Parameter line;
  line.name = "line";
  line.type.kind = policy::Kind::kMoney;
  line.values = {{*Date::FromIso("2020-01-01"), "", 600000, {}}, {*Date::FromIso("2020-01-01"), "lifted", 500000, {}}};
  pack.parameters = {line};
  return pack;
}

TEST(ParseSweep, BothEndsAreIn) {
  const policy::Pack pack = OneParameter();
  const Result<Sweep> sweep = ParseSweep("line=6000:6010:5", pack);
  ASSERT_TRUE(sweep);
  EXPECT_EQ(sweep->parameter, &pack.parameters[0]);
  EXPECT_EQ(sweep->case_fact, "");
  EXPECT_EQ(sweep->values, (std::vector<int64_t>{600000, 600500, 601000}));
  EXPECT_EQ(ParseSweep("line=6000:6011:5", pack)->values.back(), 601000);  // the end need not be met
  EXPECT_EQ(ParseSweep("line=1:1:1", pack)->values, std::vector<int64_t>{100});
  EXPECT_EQ(ParseSweep("line=0.5:1:0.25", pack)->values, (std::vector<int64_t>{50, 75, 100}));
  EXPECT_EQ(ParseSweep("line.lifted=1:2:1", pack)->case_fact, "lifted");
}

TEST(ParseSweep, MistakesAreUsage) {
  const policy::Pack pack = OneParameter();
  for (const char* text :
       {"", "line", "line=", "line=1", "line=1:2", "line=1:2:0", "line=1:2:-1", "line=2:1:1", "line=a:2:1",
        "line=1:b:1", "line=1:2:c", "line=1:2:1:1", "1:2:3", "=1:2:3", "lin=1:2:1", "line.rich=1:2:1"}) {
    const Result<Sweep> sweep = ParseSweep(text, pack);
    ASSERT_FALSE(sweep) << text;
    EXPECT_EQ(sweep.error().code, ErrorCode::kUsage) << text;
    EXPECT_EQ(sweep.error().where, "--sweep") << text;
  }
}

TEST(ParseSweep, AtMostTwoThousandPoints) {
  const policy::Pack pack = OneParameter();
  ASSERT_TRUE(ParseSweep("line=1:2000:1", pack));
  EXPECT_EQ(ParseSweep("line=1:2000:1", pack)->values.size(), 2000U);
  EXPECT_FALSE(ParseSweep("line=1:2001:1", pack));
  EXPECT_FALSE(ParseSweep("line=0:9999999999:0.01", pack));
}

}  // namespace
}  // namespace shouwang::screening
