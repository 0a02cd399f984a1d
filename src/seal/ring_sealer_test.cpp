#include "seal/ring_sealer.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <set>
#include <thread>
#include <vector>

#include "seal/hmac_sm3.h"
#include "seal/ring_follower.h"
#include "seal/test_keys.h"

namespace shouwang::seal {
namespace {

using testing::TestKeys;

const std::string kId = "530326197411170019";
constexpr Place kPlace{"person.id_no", 17};

class EachCipher : public ::testing::TestWithParam<Cipher> {
 protected:
  TestKeys keys_{GetParam()};
  const Sealer& sealer_ = *keys_.sealer;
};
INSTANTIATE_TEST_SUITE_P(Ciphers, EachCipher, ::testing::Values(Cipher::kSm4, Cipher::kAes));

TEST_P(EachCipher, OpensWhatItSealed) {
  for (const std::string& value : {std::string("x"), kId, std::string("13800138000"), std::string("张三·买买提"),
                                   std::string("\0\xff", 2), std::string(100'000, 'a')}) {
    const std::string sealed = sealer_.Seal(kPlace, value);
    EXPECT_EQ(sealer_.Open(kPlace, sealed), value);
    EXPECT_EQ(sealed.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
  }
}

TEST_P(EachCipher, BlankStaysBlank) {
  EXPECT_EQ(sealer_.Seal(kPlace, ""), "");
  EXPECT_EQ(sealer_.Open(kPlace, ""), "");
  EXPECT_EQ(sealer_.BlindIndex("id", ""), 0);
  EXPECT_EQ(SealedVersion(""), std::nullopt);
}

TEST_P(EachCipher, SameValueGivesOtherTextsThatHoldNothingOfIt) {
  std::set<std::string> texts;
  for (int i = 0; i < 1000; ++i) texts.insert(sealer_.Seal(kPlace, kId));
  EXPECT_EQ(texts.size(), 1000U);
  for (const std::string& text : texts) EXPECT_EQ(text.find(kId.substr(0, 6)), std::string::npos);
}

// 04-trust line 21: a tampered field is detected.
TEST_P(EachCipher, EveryFlippedBitIsFound) {
  const std::string sealed = sealer_.Seal(kPlace, kId);
  const std::optional<std::string> bytes = FromBase64UrlText(sealed);
  ASSERT_TRUE(bytes);
  for (size_t bit = 0; bit < bytes->size() * 8; ++bit) {
    std::string bad = *bytes;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1U << (bit % 8)));
    EXPECT_THROW(sealer_.Open(kPlace, Base64UrlText(bad)), SealError) << "bit " << bit;
  }
}

TEST_P(EachCipher, EveryCutAndEveryAdditionIsFound) {
  const std::string sealed = sealer_.Seal(kPlace, kId);
  for (size_t length = 1; length < sealed.size(); ++length) {
    EXPECT_THROW(sealer_.Open(kPlace, sealed.substr(0, length)), SealError) << length;
  }
  EXPECT_THROW(sealer_.Open(kPlace, sealed + "AAAA"), SealError);
  EXPECT_THROW(sealer_.Open(kPlace, kId), SealError);  // a value that was never sealed
  EXPECT_THROW(sealer_.Open(kPlace, "!" + sealed.substr(1)), SealError);
}

TEST_P(EachCipher, MovedValueDoesNotOpenAndTheErrorNamesThePlaceOnly) {
  const std::string sealed = sealer_.Seal(kPlace, kId);
  EXPECT_THROW(sealer_.Open({"person.phone", 17}, sealed), SealError);
  EXPECT_THROW(sealer_.Open({"person.id_no2", 17}, sealed), SealError);
  EXPECT_THROW(sealer_.Open({"", 17}, sealed), SealError);
  try {
    sealer_.Open({"person.id_no", 18}, sealed);
    FAIL() << "opened in another row";
  } catch (const SealError& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("person.id_no/18"), std::string::npos);
    EXPECT_EQ(text.find(kId), std::string::npos);
    EXPECT_EQ(text.find(sealed), std::string::npos);
  }
}

TEST_P(EachCipher, AnotherCountysKeyDoesNotOpen) {
  const TestKeys others(GetParam());
  EXPECT_THROW(others.sealer->Open(kPlace, sealer_.Seal(kPlace, kId)), SealError);
  EXPECT_NE(others.sealer->BlindIndex("id", kId), sealer_.BlindIndex("id", kId));
  EXPECT_NE(others.sealer->AuditMac("a"), sealer_.AuditMac("a"));
}

TEST_P(EachCipher, BlindIndexDependsOnKindAndValueOnly) {
  const int64_t index = sealer_.BlindIndex("id", kId);
  EXPECT_NE(index, 0);
  EXPECT_EQ(sealer_.BlindIndex("id", kId), index);
  EXPECT_NE(sealer_.BlindIndex("phone", kId), index);
  EXPECT_NE(sealer_.BlindIndex("id", kId + "X"), index);
  EXPECT_NE(sealer_.BlindIndex("i", "d" + kId), index);
  ASSERT_TRUE(KeyRing::AddDataKey(keys_.files));
  const Result<std::unique_ptr<Sealer>> later = MakeSealer(keys_.files, keys_.clock);
  EXPECT_EQ((*later)->BlindIndex("id", kId), index);
  EXPECT_EQ((*later)->AuditMac("row"), sealer_.AuditMac("row"));
}

// 04-trust line 20: rotated while running.
TEST_P(EachCipher, RunningSealerOpensValuesOfAKeyMadeSince) {
  const std::string old_value = sealer_.Seal(kPlace, kId);
  ASSERT_TRUE(KeyRing::AddDataKey(keys_.files));
  const Result<std::unique_ptr<Sealer>> other_process = MakeSealer(keys_.files, keys_.clock);
  const std::string new_value = (*other_process)->Seal(kPlace, kId);
  EXPECT_EQ(SealedVersion(old_value), 1);
  EXPECT_EQ(SealedVersion(new_value), 2);
  EXPECT_EQ((*other_process)->Open(kPlace, old_value), kId);
  EXPECT_EQ(sealer_.Open(kPlace, new_value), kId);
  EXPECT_EQ(SealedVersion(sealer_.Seal(kPlace, kId)), 2);
}

TEST_P(EachCipher, RunningSealerTakesUpTheNewKeySoon) {
  ASSERT_TRUE(KeyRing::AddDataKey(keys_.files));
  keys_.clock.Advance(kRingLookMs - 1);
  EXPECT_EQ(SealedVersion(sealer_.Seal(kPlace, kId)), 1);
  keys_.clock.Advance(1);
  EXPECT_EQ(SealedVersion(sealer_.Seal(kPlace, kId)), 2);
}

TEST_P(EachCipher, RunningSealerStaysWithItsKeysWhenTheRingIsReplacedByAStrangers) {
  const TestKeys others(GetParam());
  const std::string sealed = sealer_.Seal(kPlace, kId);
  ASSERT_TRUE(KeyRing::AddDataKey(others.files));
  testing::SetFileBytes(keys_.files.ring, testing::FileBytes(others.files.ring));
  keys_.clock.Advance(kRingLookMs);
  EXPECT_EQ(SealedVersion(sealer_.Seal(kPlace, kId)), 1);
  EXPECT_EQ(sealer_.Open(kPlace, sealed), kId);
}

TEST_P(EachCipher, ThreadsDoNotDisturbEachOther) {
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 2000; ++i) {
        const std::string value = kId + std::to_string(i);
        const Place place{"person.id_no", i};
        if (sealer_.Open(place, sealer_.Seal(place, value)) != value) ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(RingSealer, OrdinaryTextsHaveNotTheFormOfASealedOne) {
  for (const std::string& text : {kId, std::string("张三"), std::string(39, 'A'), std::string(41, 'A'),
                                  std::string(60, '+'), std::string("一二三四五六七八九十一二三四五六七八九十")}) {
    EXPECT_EQ(SealedVersion(text), std::nullopt) << text;
  }
}

TEST(RingSealer, ManySealersInOneThreadKeepTheirKeysApart) {
  std::vector<std::unique_ptr<TestKeys>> all;
  std::vector<std::string> sealed;
  for (int i = 0; i < 8; ++i) {
    all.push_back(std::make_unique<TestKeys>());
    sealed.push_back(all.back()->sealer->Seal(kPlace, kId));
  }
  for (size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i]->sealer->Open(kPlace, sealed[i]), kId);
}

TEST(HmacSm3, AgreesWithOpenSsl) {
  const std::string key = RandomBytes(32);
  HmacSm3 ours(key);
  for (size_t length = 0; length < 300; length += 7) {
    const std::string message = RandomBytes(length);
    std::array<unsigned char, 32> theirs{};
    size_t size = 0;
    ASSERT_NE(EVP_Q_mac(nullptr, "HMAC", nullptr, "SM3", nullptr, key.data(), key.size(),
                        reinterpret_cast<const unsigned char*>(message.data()), message.size(), theirs.data(),
                        theirs.size(), &size),
              nullptr);
    const HmacSm3::Digest digest = ours.Of({message.substr(0, length / 3), message.substr(length / 3)});
    EXPECT_EQ(HexText({digest.data(), digest.size()}),
              HexText({reinterpret_cast<const char*>(theirs.data()), theirs.size()}));
  }
}

TEST(HmacSm3, LabelsOfAnyLengthAreApart) {
  std::set<std::string> seen;
  for (size_t length = 0; length < 200; ++length) {
    const HmacSm3::Digest digest = HmacSm3("key", std::string(length, '\0')).Of({"m"});
    EXPECT_TRUE(seen.emplace(digest.data(), digest.size()).second);
  }
}

}  // namespace
}  // namespace shouwang::seal
