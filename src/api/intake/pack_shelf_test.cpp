#include "intake/pack_shelf.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/duckdb_engine.h"
#include "intake/scratch_folder.h"

namespace shouwang::intake {
namespace {

namespace fs = std::filesystem;

constexpr char kVillage[] = "530326101201";

Date Day(const char* iso) { return *Date::FromIso(iso); }

// The packs of the project, and a county that has one for the year after, too.
class PackShelfTest : public testing::Test {
 public:
  PackShelfTest() {
    fs::copy(SHOUWANG_SOURCE_DIR "/policies", folder_.path(), fs::copy_options::recursive);
    fs::copy(folder_.path() / "huize-2022", folder_.path() / "huize-2023", fs::copy_options::recursive);
    Edit("huize-2023", R"(id = "huize-2022")", R"(id = "huize-2023")");
    Edit("huize-2023", "valid_from = 2022-01-01", "valid_from = 2023-01-01");
  }
  void Edit(const std::string& pack, const std::string& from, const std::string& to) {
    const fs::path path = folder_.path() / pack / "pack.toml";
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    std::string changed = text.str();
    ASSERT_NE(changed.find(from), std::string::npos);
    changed.replace(changed.find(from), from.size(), to);
    std::ofstream(path) << changed;
  }
  std::string IdsOf(const std::string& place, const char* day) {
    PackShelf shelf(folder_.path(), engine::MakeDuckdbParser);
    std::string ids;
    for (const PackPointer& pack : shelf.AllOf(place, Day(day))) ids += pack->id + " ";
    return ids;
  }

 private:
  ScratchFolder folder_ = ScratchFolder::Make().value();
};

TEST_F(PackShelfTest, ThisYearsPackStandsBeforeLastYears) {
  EXPECT_EQ(IdsOf(kVillage, "2021-12-31"), "");
  EXPECT_EQ(IdsOf(kVillage, "2022-12-31"), "huize-2022 ");
  EXPECT_EQ(IdsOf(kVillage, "2023-01-01"), "huize-2023 huize-2022 ");
  EXPECT_EQ(IdsOf("441803102001", "2023-01-01"), "qingxin-2022 ");
  EXPECT_EQ(IdsOf("110101001001", "2023-01-01"), "");
}

TEST_F(PackShelfTest, APackThatHasEndedIsNotInForce) {
  Edit("huize-2022", "valid_from = 2022-01-01", "valid_from = 2022-01-01\nvalid_to = 2022-12-31");
  EXPECT_EQ(IdsOf(kVillage, "2022-12-31"), "huize-2022 ");
  EXPECT_EQ(IdsOf(kVillage, "2023-01-01"), "huize-2023 ");
}

TEST_F(PackShelfTest, ASmallerRegionStandsBeforeItsCounty) {
  Edit("huize-2022", R"(region = "530326")", R"(region = "530326101")");
  EXPECT_EQ(IdsOf(kVillage, "2023-01-01"), "huize-2022 huize-2023 ");
  EXPECT_EQ(IdsOf("530326102201", "2023-01-01"), "huize-2023 ");
}

}  // namespace
}  // namespace shouwang::intake
