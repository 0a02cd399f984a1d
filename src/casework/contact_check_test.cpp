// 02-domain.md section 6: each monitored household has one 监测联系人, somebody who can go there.
#include "casework/contact_check.h"

#include <gtest/gtest.h>

namespace shouwang::casework {
namespace {

constexpr const char* kVillage = "530326101201";

std::optional<access::Account> Somebody(access::Role role, const std::string& division) {
  access::Account account;
  account.id = 7;
  account.role = role;
  account.division = division;
  return account;
}

TEST(ContactCheck, AContactAVillageAndATownMayBeNamedForTheirOwnVillages) {
  EXPECT_TRUE(CheckContact(Somebody(access::Role::kContact, "530326"), kVillage));
  EXPECT_TRUE(CheckContact(Somebody(access::Role::kVillage, "530326101201"), kVillage));
  EXPECT_TRUE(CheckContact(Somebody(access::Role::kTown, "530326101000"), kVillage));
}

TEST(ContactCheck, NobodyElseAndTheRefusalSaysWhatToDo) {
  std::optional<access::Account> left = Somebody(access::Role::kContact, "530326");
  left->enabled = false;
  std::optional<access::Account> new_account = Somebody(access::Role::kContact, "530326");
  new_account->role.reset();
  for (const std::optional<access::Account>& account :
       {std::optional<access::Account>(), left, new_account, Somebody(access::Role::kCounty, "530326"),
        Somebody(access::Role::kDepartment, "530326"), Somebody(access::Role::kAuditor, ""),
        Somebody(access::Role::kVillage, "530326102201"), Somebody(access::Role::kContact, "")}) {
    const Status refused = CheckContact(account, kVillage);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalid);
    EXPECT_EQ(refused.error().where, "contact");
    EXPECT_FALSE(refused.error().hint.empty());
  }
}

}  // namespace
}  // namespace shouwang::casework
