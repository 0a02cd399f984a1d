#include "screening/output_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "policy/test_pack_folder.h"

namespace shouwang::screening {
namespace {

namespace fs = std::filesystem;
using policy::testing::TemporaryFolder;

std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void Write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::set<std::string> Names(const fs::path& folder) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

TEST(OutputFolder, CommitMovesEveryFile) {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "a" / "b";
  {
    Result<OutputFolder> opened = OutputFolder::Open(out);
    ASSERT_TRUE(opened);
    Write(opened->File("x.csv"), "x");
    Write(opened->File("y.csv"), "y");
    EXPECT_FALSE(fs::exists(out / "x.csv"));  // nothing is seen before
    ASSERT_TRUE(opened->Commit());
  }
  EXPECT_EQ(Names(out), (std::set<std::string>{"x.csv", "y.csv"}));
  EXPECT_EQ(Read(out / "y.csv"), "y");
}

TEST(OutputFolder, CommitReplacesFilesOfTheSameNameOnly) {
  const TemporaryFolder folder;
  folder.Write("x.csv", "old");
  folder.Write("mine.txt", "mine");
  Result<OutputFolder> opened = OutputFolder::Open(folder.path());
  ASSERT_TRUE(opened);
  Write(opened->File("x.csv"), "new");
  ASSERT_TRUE(opened->Commit());
  EXPECT_EQ(Read(folder.path() / "x.csv"), "new");
  EXPECT_EQ(Read(folder.path() / "mine.txt"), "mine");
}

TEST(OutputFolder, WithoutCommitNothingIsLeft) {
  const TemporaryFolder folder;
  const fs::path made = folder.path() / "made";
  {
    Result<OutputFolder> opened = OutputFolder::Open(made);
    ASSERT_TRUE(opened);
    Write(opened->File("x.csv"), "half");
  }
  EXPECT_FALSE(fs::exists(made));

  folder.Write("x.csv", "old");
  {
    Result<OutputFolder> opened = OutputFolder::Open(folder.path());
    ASSERT_TRUE(opened);
    Write(opened->File("x.csv"), "half");
  }
  EXPECT_EQ(Names(folder.path()), std::set<std::string>{"x.csv"});
  EXPECT_EQ(Read(folder.path() / "x.csv"), "old");
}

TEST(OutputFolder, MovingItKeepsOneOwner) {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "out";
  {
    Result<OutputFolder> opened = OutputFolder::Open(out);
    ASSERT_TRUE(opened);
    OutputFolder moved = std::move(*opened);
    Write(moved.File("x.csv"), "x");
    ASSERT_TRUE(moved.Commit());
  }
  EXPECT_EQ(Names(out), std::set<std::string>{"x.csv"});
}

TEST(OutputFolder, AFileInTheWay) {
  const TemporaryFolder folder;
  const fs::path file = folder.Write("out", "I am a file");
  const Result<OutputFolder> opened = OutputFolder::Open(file);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kOutput);
  EXPECT_EQ(opened.error().what, "结果路径是一个文件");
  EXPECT_EQ(opened.error().where, file.string());
  EXPECT_FALSE(OutputFolder::Open(file / "below"));
  EXPECT_EQ(Read(file), "I am a file");
}

TEST(OutputFolder, AFolderWhereAResultBelongs) {
  const TemporaryFolder folder;
  folder.Write("x.csv/inside", "kept");
  Result<OutputFolder> opened = OutputFolder::Open(folder.path());
  ASSERT_TRUE(opened);
  Write(opened->File("x.csv"), "x");
  const Status committed = opened->Commit();
  ASSERT_FALSE(committed);
  EXPECT_EQ(committed.error().code, ErrorCode::kOutput);
  EXPECT_EQ(Read(folder.path() / "x.csv" / "inside"), "kept");
}

}  // namespace
}  // namespace shouwang::screening
