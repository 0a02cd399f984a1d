#include "api/core/account_names.h"

#include "api/core/test_api.h"
#include "store/access/access_tables.h"

namespace shouwang::api {
namespace {

class AccountNamesTest : public ApiTest {
 public:
  AccountNamesTest() : ApiTest({.audit = store::MakeAuditTrail, .accounts = store::MakeAccounts}, {}) {}
};
SHOUWANG_API_ON_BOTH_DATABASES(AccountNamesTest);

TEST_P(AccountNamesTest, PeopleAreNamedAndTheLoginStandsInForWhoHasNoName) {
  const access::Caller named = Named(County(), "王主任");
  const access::Caller nameless = Named(Town("530326101"), "");
  const Status read = record().Read(access::Caller::System("test"), [&](record::Tables& tables) -> Status {
    AccountNames names(tables.accounts());
    for (int again = 0; again < 2; ++again) {
      EXPECT_EQ(names.Of(named.account, "login"), "王主任");
      EXPECT_EQ(names.Of(nameless.account, "login"), "login");
      EXPECT_EQ(names.Of(nameless.account + 1000, "gone"), "gone");
      EXPECT_EQ(names.Of(0, "daily"), "daily");
      EXPECT_EQ(names.OfLogin(named.name), "王主任");
      EXPECT_EQ(names.OfLogin(nameless.name), nameless.name);
      EXPECT_EQ(names.OfLogin("gone"), "gone");
      EXPECT_EQ(names.OfLogin(""), "");
    }
    return {};
  });
  EXPECT_TRUE(read);
}

}  // namespace
}  // namespace shouwang::api
