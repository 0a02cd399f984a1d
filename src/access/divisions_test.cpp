#include "access/divisions.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace shouwang::access {
namespace {

class DivisionsTest : public ::testing::Test {
 public:
  ~DivisionsTest() override { std::filesystem::remove(path_); }
  Result<std::vector<Division>> Read(const std::string& text, const std::string& county = "530326") {
    std::ofstream(path_) << text;
    return ReadDivisions(path_, county);
  }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("divisions-" + std::to_string(::getpid()) + ".csv");
};

TEST_F(DivisionsTest, ATreeWithImpliedTowns) {
  const auto read = Read("行政区划代码,名称\n530326,会泽县\n530326101201,甲村\n530326101202,乙村\n530326102000,丙镇\n");
  ASSERT_TRUE(read) << FormatError(read.error());
  ASSERT_EQ(read->size(), 5U);
  EXPECT_EQ((*read)[0].code, "530326000000");
  EXPECT_EQ((*read)[0].parent, "");
  EXPECT_EQ((*read)[1].code, "530326101000");
  EXPECT_EQ((*read)[1].name, "530326101");
  EXPECT_EQ((*read)[2].parent, "530326101000");
  EXPECT_EQ((*read)[4].parent, "530326000000");
}

TEST_F(DivisionsTest, EveryBadRowIsNamed) {
  const auto read =
      Read("名称,行政区划代码\n甲村,530326101201\n乙村,5303\n丙村,441803101201\n,530326101203\n丁村,530326101201\n");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().details.size(), 4U);
}

TEST_F(DivisionsTest, AFileOfAnotherKindIsRefused) {
  EXPECT_FALSE(Read("户编号,姓名\n1,甲\n"));
  EXPECT_FALSE(Read("行政区划代码,名称\n"));
  EXPECT_FALSE(Read("行政区划代码,名称\n530326101201,甲村\n", "53032"));
}

}  // namespace
}  // namespace shouwang::access
