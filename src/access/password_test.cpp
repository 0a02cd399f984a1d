#include "access/password.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "access/lockout.h"

namespace shouwang::access {
namespace {

bool IsGood(const std::string& password, const std::string& name = "liming",
            const std::vector<std::string>& earlier = {}) {
  return CheckNewPassword(password, name, earlier, BreachedPasswords()).has_value();
}

TEST(PasswordTest, Trust05_KeptAsArgon2id) {
  const std::string hash = HashPassword("Qingshan-88-lv");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=32768,t=2,p=1$"));
  EXPECT_NE(hash, HashPassword("Qingshan-88-lv"));
  EXPECT_TRUE(VerifyPassword(hash, "Qingshan-88-lv"));
  EXPECT_FALSE(VerifyPassword(hash, "Qingshan-88-lV"));
  EXPECT_FALSE(VerifyPassword(hash, ""));
}

TEST(PasswordTest, Trust05_NobodysPasswordIsNeverRight) {
  EXPECT_FALSE(VerifyPassword("", ""));
  EXPECT_FALSE(VerifyPassword("", "Qingshan-88-lv"));
}

TEST(PasswordTest, Trust01_TenCharactersOfThreeClasses) {
  EXPECT_TRUE(IsGood("Lvshui7zhi"));
  EXPECT_FALSE(IsGood("Lvshui7zh"));
  EXPECT_FALSE(IsGood("lvshuizhixing"));
  EXPECT_FALSE(IsGood("lvshui2zhixing"));
  EXPECT_TRUE(IsGood("lvshui2-zhixing"));
  EXPECT_TRUE(IsGood("绿水青山就是金山银山a1"));
  EXPECT_FALSE(IsGood("绿水青山就是金山银山aa"));
}

TEST(PasswordTest, Trust01_NotTheName) {
  EXPECT_FALSE(IsGood("xx-LiMing-2217"));
  EXPECT_TRUE(IsGood("xx-LiMing-2217", "wanghong"));
}

TEST(PasswordTest, Trust01_NotOnABreachedList) {
  for (const char* password : {"Password123!", "P@ssw0rd2022", "Admin@123456", "Qwertyuiop1!", "1234567890aA!",
                               "Aa111111111!", "Woaini@1314520", "Huize@2022.05", "20220531@Ab", "Fanpin2022!!"}) {
    EXPECT_TRUE(BreachedPasswords().Contains(password)) << password;
    EXPECT_FALSE(IsGood(password)) << password;
  }
  EXPECT_FALSE(BreachedPasswords().Contains("tR7-kajomu-wex"));
}

TEST(PasswordTest, Trust01_NotOneOfTheLastFive) {
  std::vector<std::string> earlier;
  for (int i = 0; i < 6; ++i) earlier.push_back(HashPassword("Bosquet-wal-" + std::to_string(i)));
  EXPECT_FALSE(IsGood("Bosquet-wal-0", "liming", earlier));
  EXPECT_FALSE(IsGood("Bosquet-wal-4", "liming", earlier));
  EXPECT_TRUE(IsGood("Bosquet-wal-5", "liming", earlier));
  EXPECT_TRUE(IsGood("Bosquet-wal-9", "liming", earlier));
}

TEST(PasswordTest, AllReasonsAreGivenAtOnceAndNeverThePassword) {
  const Status status = CheckNewPassword("liming", "liming", {}, BreachedPasswords());
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kInvalid);
  EXPECT_GE(status.error().details.size(), 3U);
  EXPECT_EQ(FormatError(status.error()).find("liming"), std::string::npos);
}

TEST(PasswordTest, Trust06_OneTimePasswordsDifferAndAreGood) {
  std::set<std::string> seen;
  for (int i = 0; i < 50; ++i) {
    const std::string password = NewOneTimePassword();
    EXPECT_EQ(password.size(), 16U);
    EXPECT_EQ(password.find_first_of("0O1lIi"), std::string::npos);
    EXPECT_TRUE(IsGood(password)) << i;
    EXPECT_TRUE(seen.insert(password).second);
  }
}

TEST(PasswordTest, Trust01_AListMayHoldPasswordsOrTheirSha1) {
  const std::string path = testing::TempDir() + "breached.txt";
  // The SHA-1 of "Nuvola-tra-8-monti", as lists of leaked passwords write it.
  std::ofstream(path) << "\nbosquet-wal-7\r\n6F776031561283F6841518BFCD0A8D3B9CC0E1BE:17\n";
  BreachedPasswords breached;
  EXPECT_FALSE(breached.Contains("Bosquet-wal-7"));
  EXPECT_FALSE(breached.Contains("Nuvola-tra-8-monti"));
  ASSERT_TRUE(breached.AddFile(path));
  std::filesystem::remove(path);
  EXPECT_TRUE(breached.Contains("Bosquet-wal-7"));
  EXPECT_TRUE(breached.Contains("Nuvola-tra-8-monti"));
  EXPECT_FALSE(breached.Contains("nuvola-tra-8-monti"));  // only the hash of the one that leaked is known
  EXPECT_FALSE(breached.Contains("Nuvola-tra-9-monti"));
  EXPECT_TRUE(breached.Contains("Password123!"));  // those the program knows stay
}

TEST(PasswordTest, AMissingListIsAnError) {
  BreachedPasswords breached;
  EXPECT_EQ(breached.AddFile("/nowhere/list.txt").error().code, ErrorCode::kInput);
}

TEST(LockoutTest, Trust02_FiveFailuresLockForHalfAnHour) {
  Failures failures;
  for (int i = 0; i < 4; ++i) failures = AfterFailure(failures, 1000 + i);
  EXPECT_FALSE(IsLocked(failures, 1005));
  failures = AfterFailure(failures, 1005);
  EXPECT_TRUE(IsLocked(failures, 1005));
  EXPECT_TRUE(IsLocked(failures, 1005 + kLockMs - 1));
  EXPECT_FALSE(IsLocked(failures, 1005 + kLockMs));
}

TEST(LockoutTest, OldFailuresNoLongerCount) {
  Failures failures;
  for (int i = 0; i < 4; ++i) failures = AfterFailure(failures, 1000);
  failures = AfterFailure(failures, 1001 + kLockMs);
  EXPECT_FALSE(IsLocked(failures, 1001 + kLockMs));
  EXPECT_EQ(failures.count, 1);
}

TEST(LockoutTest, KeysHoldNoNames) {
  EXPECT_EQ(NameKey("Qingshan-88-lv").find("Qingshan"), std::string::npos);
  EXPECT_NE(NameKey("10.0.0.1"), AddressKey("10.0.0.1"));
}

}  // namespace
}  // namespace shouwang::access
