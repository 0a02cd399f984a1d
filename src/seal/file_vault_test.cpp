#include "seal/file_vault.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/digest.h"
#include "seal/test_keys.h"

namespace shouwang::seal {
namespace {

namespace fs = std::filesystem;
using testing::FileBytes;
using testing::SetFileBytes;
using testing::TestKeys;

class FileVaultTest : public ::testing::Test {
 protected:
  std::unique_ptr<FileVault> Open() { return *FileVault::Open(folder_, keys_.files, keys_.clock); }
  std::vector<std::string> Names() { return vault_->Names().value(); }

  TestKeys keys_;
  fs::path folder_ = keys_.folder.path() / "files";
  std::unique_ptr<FileVault> vault_ = Open();
};

TEST_F(FileVaultTest, GivesBackWhatIsKeptByItsDigest) {
  for (const std::string& content : {std::string(), std::string("身份证号码,姓名\n"), RandomBytes(700'000)}) {
    const Result<std::string> digest = vault_->Keep(content);
    ASSERT_TRUE(digest);
    EXPECT_EQ(*digest, Sha256Hex(content));
    EXPECT_TRUE(vault_->Has(*digest));
    EXPECT_EQ(*vault_->Keep(content), *digest);
    EXPECT_EQ(*vault_->Fetch(*digest), content);
    EXPECT_EQ(*Open()->Fetch(*digest), content);  // after a restart
  }
  EXPECT_EQ(Names().size(), 3U);
}

TEST_F(FileVaultTest, UnknownDigestIsNotFound) {
  for (const std::string& digest : {std::string(), std::string("../../keys/master.key"), std::string(64, 'a'),
                                    std::string(64, '/'), std::string(64, 'A')}) {
    EXPECT_FALSE(vault_->Has(digest));
    EXPECT_EQ(vault_->Fetch(digest).error().code, ErrorCode::kNotFound);
    EXPECT_EQ(vault_->Remove(digest).error().code, ErrorCode::kNotFound);
  }
}

TEST_F(FileVaultTest, RemovedFileIsGone) {
  const std::string digest = *vault_->Keep("a");
  ASSERT_TRUE(vault_->Remove(digest));
  EXPECT_FALSE(vault_->Has(digest));
  EXPECT_EQ(vault_->Fetch(digest).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(Names().empty());
}

TEST_F(FileVaultTest, NamesAndBytesTellNothing) {
  std::string content;
  for (int i = 0; i < 5000; ++i) content += "530326197411170019,13800138000\n";
  const std::string digest = *vault_->Keep(content);
  for (const std::string& name : Names()) {
    EXPECT_NE(name, digest);
    const std::string bytes = FileBytes(vault_->PathOf(name));
    EXPECT_EQ(bytes.find("53032619"), std::string::npos);
    EXPECT_LT(bytes.size(), content.size() / 10);
    EXPECT_EQ(fs::status(vault_->PathOf(name)).permissions() & (fs::perms::group_all | fs::perms::others_all),
              fs::perms::none);
  }
}

TEST_F(FileVaultTest, TamperedOrSwappedFileIsFound) {
  const std::string one = *vault_->Keep("one");
  const std::string one_name = Names().front();
  const std::string two = *vault_->Keep("two");
  std::vector<std::string> names = Names();
  const std::string two_name = names[0] == one_name ? names[1] : names[0];
  const std::string good = FileBytes(vault_->PathOf(one_name));
  std::string bad = good;
  bad.back() = static_cast<char>(bad.back() ^ 1);
  SetFileBytes(vault_->PathOf(one_name), bad);
  EXPECT_EQ(vault_->Fetch(one).error().code, ErrorCode::kInternal);
  SetFileBytes(vault_->PathOf(two_name), good);
  EXPECT_EQ(vault_->Fetch(two).error().code, ErrorCode::kInternal);
  SetFileBytes(vault_->PathOf(one_name), "");
  EXPECT_FALSE(vault_->Fetch(one));
}

// 04-trust line 20: rotated while running.
TEST_F(FileVaultTest, IsSealedAnewUnderANewKeyWhileOthersUseIt) {
  const std::string digest = *vault_->Keep("content");
  const std::string name = Names().front();
  ASSERT_TRUE(KeyRing::AddDataKey(keys_.files));
  const std::unique_ptr<FileVault> rotating = Open();
  EXPECT_TRUE(*rotating->SealAnew(name));
  EXPECT_FALSE(*rotating->SealAnew(name));
  EXPECT_EQ(*vault_->Fetch(digest), "content");  // opened before the key was made
  const std::string later = *vault_->Keep("later");
  for (const std::string& each : Names()) EXPECT_FALSE(*rotating->SealAnew(each));
  EXPECT_EQ(*rotating->Fetch(later), "later");
}

// 04-trust line 22.
TEST_F(FileVaultTest, WhatAKilledProcessLeftIsTakenAway) {
  const std::string digest = *vault_->Keep("content");
  const fs::path kept = vault_->PathOf(Names().front());
  const fs::path part = kept.string() + ".0a0b.part";
  std::ofstream(part) << "half";
  EXPECT_EQ(Names().size(), 1U);
  ASSERT_TRUE(vault_->RemoveUnfinished());
  EXPECT_FALSE(fs::exists(part));
  EXPECT_EQ(*vault_->Fetch(digest), "content");
}

TEST_F(FileVaultTest, WrongMasterKeyFailsCleanly) {
  const TestKeys others;
  const auto opened = FileVault::Open(folder_, {keys_.files.ring, others.files.master}, keys_.clock);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kInvalid);
}

}  // namespace
}  // namespace shouwang::seal
