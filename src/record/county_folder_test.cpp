#include "record/county_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace shouwang::record {
namespace {

class CountyFolderTest : public testing::Test {
 public:
  CountyFolderTest() {
    std::string made = (std::filesystem::temp_directory_path() / "shouwang-folder-XXXXXX").string();
    folder_ = mkdtemp(made.data());
  }
  ~CountyFolderTest() override { std::filesystem::remove_all(folder_); }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

TEST_F(CountyFolderTest, WithoutANoteTheFileInTheFolder) {
  EXPECT_EQ(FindCounty(folder())->url, "sqlite:" + (folder() / "record.db").string());
  ASSERT_TRUE(NoteDatabase(*FindCounty(folder())));
  EXPECT_TRUE(std::filesystem::is_empty(folder()));
}

TEST_F(CountyFolderTest, AUrlIsNotedForTheOwnerOnly) {
  ASSERT_TRUE(NoteDatabase({folder(), "postgresql://a:b@h/c"}));
  EXPECT_EQ(FindCounty(folder())->url, "postgresql://a:b@h/c");
  EXPECT_EQ(FindCounty(folder(), "sqlite:/x")->url, "sqlite:/x");
  EXPECT_EQ(std::filesystem::status(folder() / "database.url").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(CountyFolderTest, AnEmptyNoteIsAnError) {
  std::ofstream(folder() / "database.url").flush();
  EXPECT_EQ(FindCounty(folder()).error().code, ErrorCode::kInvalid);
}

TEST_F(CountyFolderTest, AFolderThatCannotBeWrittenIsAnError) {
  EXPECT_EQ(NoteDatabase({folder() / "missing", "postgresql:///x"}).error().code, ErrorCode::kOutput);
}

}  // namespace
}  // namespace shouwang::record
