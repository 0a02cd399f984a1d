#include "seal/key_ring.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "seal/durable_file.h"
#include "seal/test_keys.h"

namespace shouwang::seal {
namespace {

namespace fs = std::filesystem;
using testing::FileBytes;
using testing::SetFileBytes;
using testing::TestFolder;
using testing::TestKeys;

TEST(KeyRing, ComesBackAsItWasMade) {
  for (const Cipher cipher : {Cipher::kSm4, Cipher::kAes}) {
    const TestKeys keys(cipher);
    const Result<KeyRing> first = KeyRing::Load(keys.files);
    const Result<KeyRing> again = KeyRing::Load(keys.files);
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->cipher(), cipher);
    EXPECT_EQ(first->current(), 1);
    EXPECT_EQ(first->data_keys().at(1).cipher_key.bytes(), again->data_keys().at(1).cipher_key.bytes());
    EXPECT_EQ(first->data_keys().at(1).cipher_key.bytes().size(), cipher == Cipher::kSm4 ? 16U : 32U);
    EXPECT_NE(first->index_key().bytes(), first->audit_key().bytes());
    EXPECT_EQ(first->audit_key().bytes(), again->audit_key().bytes());
  }
}

TEST(KeyRing, IsReadableByItsOwnerOnlyAndHoldsNoKeyInTheClear) {
  const TestKeys keys;
  const auto open_to_others = fs::perms::group_all | fs::perms::others_all;
  for (const fs::path& file : {keys.files.ring, keys.files.master, keys.files.ring.parent_path()}) {
    EXPECT_EQ(fs::status(file).permissions() & open_to_others, fs::perms::none) << file;
  }
  const Result<KeyRing> ring = KeyRing::Load(keys.files);
  ASSERT_TRUE(ring);
  const std::string text = FileBytes(keys.files.ring);
  for (const Secret& key :
       {ring->data_keys().at(1).cipher_key, ring->data_keys().at(1).mac_key, ring->index_key(), ring->audit_key()}) {
    EXPECT_EQ(text.find(key.bytes()), std::string::npos);
    EXPECT_EQ(text.find(HexText(key.bytes())), std::string::npos);
    EXPECT_EQ(text.find(Base64UrlText(key.bytes())), std::string::npos);
  }
}

TEST(KeyRing, IsNeverMadeOverAnother) {
  const TestKeys keys;
  const std::string before = FileBytes(keys.files.ring);
  const Status again = KeyRing::Create(keys.files, Cipher::kSm4);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kConflict);
  EXPECT_EQ(FileBytes(keys.files.ring), before);
}

// 04-trust line 20: a wrong key fails cleanly.
TEST(KeyRing, WrongMasterKeyIsInvalidAndSaysNoMore) {
  const TestKeys ours;
  const TestKeys theirs;
  const Result<KeyRing> ring = KeyRing::Load({ours.files.ring, theirs.files.master});
  ASSERT_FALSE(ring);
  EXPECT_EQ(ring.error().code, ErrorCode::kInvalid);
  EXPECT_NE(ring.error().what.find("不匹配"), std::string::npos);
}

TEST(KeyRing, MasterKeyFileOfAnotherFormIsInvalid) {
  const TestKeys keys;
  const std::string good = FileBytes(keys.files.master);
  for (const std::string& bad :
       {std::string(), std::string("x"), good.substr(0, good.size() - 3), good + "00", std::string(1 << 16, 'a')}) {
    SetFileBytes(keys.files.master, bad);
    const Result<KeyRing> ring = KeyRing::Load(keys.files);
    ASSERT_FALSE(ring);
    EXPECT_EQ(ring.error().code, ErrorCode::kInvalid);
  }
}

TEST(KeyRing, MissingFilesAreNotFound) {
  const TestKeys keys;
  fs::remove(keys.files.master);
  EXPECT_EQ(KeyRing::Load(keys.files).error().code, ErrorCode::kNotFound);
  fs::remove(keys.files.ring);
  EXPECT_EQ(KeyRing::Load(keys.files).error().code, ErrorCode::kNotFound);
}

TEST(KeyRing, MasterKeyThatOthersCanReadIsRefused) {
  const TestKeys keys;
  fs::permissions(keys.files.master, fs::perms::group_read, fs::perm_options::add);
  const Result<KeyRing> ring = KeyRing::Load(keys.files);
  ASSERT_FALSE(ring);
  EXPECT_EQ(ring.error().code, ErrorCode::kInvalid);
}

TEST(KeyRing, EveryChangedCharacterIsFound) {
  const TestKeys keys;
  const std::string good = FileBytes(keys.files.ring);
  for (size_t at = 0; at < good.size(); ++at) {
    if (std::isspace(static_cast<unsigned char>(good[at])) != 0) continue;  // layout is not content
    std::string bad = good;
    bad[at] = bad[at] == 'A' ? 'B' : 'A';
    SetFileBytes(keys.files.ring, bad);
    const Result<KeyRing> ring = KeyRing::Load(keys.files);
    ASSERT_FALSE(ring) << "character " << at;
    EXPECT_EQ(ring.error().code, ErrorCode::kInvalid) << "character " << at;
  }
}

TEST(KeyRing, NewDataKeyLeavesTheOldOnes) {
  const TestKeys keys;
  const Result<KeyRing> before = KeyRing::Load(keys.files);
  const Result<KeyRing::Version> version = KeyRing::AddDataKey(keys.files);
  ASSERT_TRUE(before && version);
  EXPECT_EQ(*version, 2);
  const Result<KeyRing> after = KeyRing::Load(keys.files);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->current(), 2);
  EXPECT_EQ(after->data_keys().at(1).cipher_key.bytes(), before->data_keys().at(1).cipher_key.bytes());
  EXPECT_NE(after->data_keys().at(2).cipher_key.bytes(), before->data_keys().at(1).cipher_key.bytes());
  EXPECT_EQ(after->index_key().bytes(), before->index_key().bytes());
  EXPECT_EQ(after->audit_key().bytes(), before->audit_key().bytes());
}

TEST(KeyRing, FactsNeedNoMasterKeyAndHoldNoKeys) {
  const TestKeys keys;
  ASSERT_TRUE(KeyRing::AddDataKey(keys.files, 1653955200000));
  std::filesystem::remove(keys.files.master);
  const Result<RingFacts> facts = ReadRingFacts(keys.files);
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->cipher, "sm4");
  ASSERT_EQ(facts->data_keys.size(), 2U);
  EXPECT_EQ(facts->data_keys[0].made_ms, 0);
  EXPECT_EQ(facts->data_keys[1].version, 2);
  EXPECT_EQ(facts->data_keys[1].made_ms, 1653955200000);
  EXPECT_FALSE(facts->has_master);
  EXPECT_FALSE(facts->rotating);
  SetFileBytes(keys.files.ring, "[]");
  EXPECT_FALSE(ReadRingFacts(keys.files));
}

TEST(KeyRing, NewMasterKeyKeepsTheKeysAndEndsTheOldOne) {
  const TestKeys keys;
  const std::string old_master = FileBytes(keys.files.master);
  const Result<KeyRing> before = KeyRing::Load(keys.files);
  ASSERT_TRUE(KeyRing::ReplaceMasterKey(keys.files));
  EXPECT_NE(FileBytes(keys.files.master), old_master);
  const Result<KeyRing> after = KeyRing::Load(keys.files);
  ASSERT_TRUE(before && after);
  EXPECT_EQ(after->data_keys().at(1).mac_key.bytes(), before->data_keys().at(1).mac_key.bytes());
  EXPECT_NE(after->backup_key_id(), before->backup_key_id());
  SetFileBytes(keys.files.master, old_master);
  EXPECT_EQ(KeyRing::Load(keys.files).error().code, ErrorCode::kInvalid);
}

TEST(KeyRing, ChangeOfTheMasterKeyMayBeCutOffAnywhere) {
  const TestKeys keys;
  const std::string old_master = FileBytes(keys.files.master);
  const std::string old_ring = FileBytes(keys.files.ring);
  ASSERT_TRUE(KeyRing::ReplaceMasterKey(keys.files));
  const std::string new_master = FileBytes(keys.files.master);
  const fs::path next = keys.files.master.string() + ".next";
  ASSERT_FALSE(fs::exists(next));

  // After the next key was written, before the ring was: the old pair opens.
  const std::string new_ring = FileBytes(keys.files.ring);
  SetFileBytes(keys.files.master, old_master);
  SetFileBytes(keys.files.ring, old_ring);
  SetFileBytes(next, new_master);
  fs::permissions(next, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_TRUE(KeyRing::Load(keys.files));
  // After the ring was written: the next key opens it, and another change ends well.
  SetFileBytes(keys.files.ring, new_ring);
  EXPECT_TRUE(KeyRing::Load(keys.files));
  EXPECT_TRUE(KeyRing::AddDataKey(keys.files));
  ASSERT_TRUE(KeyRing::ReplaceMasterKey(keys.files));
  EXPECT_FALSE(fs::exists(next));
  EXPECT_TRUE(KeyRing::Load(keys.files));
}

TEST(KeyRing, IsInstalledOnlyWhereNoneIsAndOnlyWithItsMasterKey) {
  const TestKeys keys;
  const TestKeys others;
  const TestFolder folder;
  const std::string ring = FileBytes(keys.files.ring);
  const KeyFiles target{folder.path() / "new" / "ring.json", keys.files.master};
  EXPECT_EQ(KeyRing::Install({target.ring, others.files.master}, ring).error().code, ErrorCode::kInvalid);
  EXPECT_FALSE(fs::exists(target.ring));
  EXPECT_EQ(KeyRing::Install(target, "{}").error().code, ErrorCode::kInvalid);
  ASSERT_TRUE(KeyRing::Install(target, ring));
  EXPECT_TRUE(KeyRing::Load(target));
  EXPECT_EQ(KeyRing::Install(target, ring).error().code, ErrorCode::kConflict);
}

TEST(KeyRing, LeavesNoUnfinishedFile) {
  const TestKeys keys;
  ASSERT_TRUE(KeyRing::AddDataKey(keys.files));
  for (const fs::directory_entry& entry : fs::directory_iterator(keys.files.ring.parent_path())) {
    EXPECT_FALSE(entry.path().filename().string().ends_with(DurableFile::kPartEnding)) << entry.path();
  }
}

}  // namespace
}  // namespace shouwang::seal
