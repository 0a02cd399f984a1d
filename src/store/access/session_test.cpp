#include <gtest/gtest.h>

#include "store/access/test_county.h"

namespace shouwang::store {
namespace {

using access::Role;

class SessionTest : public AccessTest {
 public:
  static constexpr char kAddress[] = "10.1.2.3";
  Result<access::SignedIn> SignIn(const std::string& name, const std::string& password = kGoodPassword,
                                  const std::string& address = kAddress) {
    return book().SignIn(name, password, address);
  }
  bool IsOpen(const std::string& token) { return book().Check(token, kAddress).has_value(); }
};
SHOUWANG_ON_BOTH_DATABASES(SessionTest);

TEST_P(SessionTest, ASignInOpensASessionWithRoleAndScope) {
  AddAccount("zhen", Role::kTown, "530326101");
  const auto opened = SignIn("zhen");
  ASSERT_TRUE(opened) << FormatError(opened.error());
  const auto session = book().Check(opened->token, kAddress);
  ASSERT_TRUE(session);
  EXPECT_EQ((*session)->caller.role, Role::kTown);
  EXPECT_EQ((*session)->caller.scope.division, "530326101");
  EXPECT_EQ((*session)->caller.address, kAddress);
  EXPECT_NE((*session)->caller.session, 0);
}

TEST_P(SessionTest, Trust05_UnknownNameAndWrongPasswordAreToldAlike) {
  AddAccount("zhen", Role::kTown, "530326101");
  int checks = 0;
  access::SessionBook counting(record(), clock(), [&](const std::string& hash, std::string_view password) {
    ++checks;
    return Quick(hash, password);
  });
  const auto unknown = counting.SignIn("nobody", "x", kAddress);
  const auto wrong = counting.SignIn("zhen", "x", kAddress);
  EXPECT_EQ(checks, 2);  // the one is checked against a hash just as the other
  EXPECT_EQ(FormatError(unknown.error()), FormatError(wrong.error()));
  EXPECT_EQ(unknown.error().code, ErrorCode::kUnauthenticated);
}

TEST_P(SessionTest, Trust02_FiveFailuresLockTheAccountAcrossRestarts) {
  AddAccount("zhen", Role::kTown, "530326101");
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(SignIn("zhen", "wrong", "10.0.0." + std::to_string(i)));
  Restart();
  const auto locked = SignIn("zhen", kGoodPassword, "10.9.9.9");
  ASSERT_FALSE(locked);
  EXPECT_EQ(locked.error().code, ErrorCode::kTooMany);
  clock().Advance(access::kLockMs);
  EXPECT_TRUE(SignIn("zhen", kGoodPassword, "10.9.9.9"));
}

TEST_P(SessionTest, Trust02_FiveFailuresLockTheAddress) {
  AddAccount("zhen", Role::kTown, "530326101");
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(SignIn("nobody" + std::to_string(i), "wrong"));
  EXPECT_EQ(SignIn("zhen").error().code, ErrorCode::kTooMany);
  EXPECT_TRUE(SignIn("zhen", kGoodPassword, "10.9.9.9"));
}

TEST_P(SessionTest, Trust02_AnUnknownNameLocksLikeAKnownOne) {
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(SignIn("nobody", "wrong", "10.0.0." + std::to_string(i)));
  EXPECT_EQ(SignIn("nobody", "wrong", "10.9.9.9").error().code, ErrorCode::kTooMany);
}

TEST_P(SessionTest, Trust03_IdleForFifteenMinutesEnds) {
  AddAccount("zhen", Role::kTown, "530326101");
  const std::string token = SignIn("zhen")->token;
  clock().Advance(access::kSessionIdleMs - 1);
  EXPECT_TRUE(IsOpen(token));
  clock().Advance(access::kSessionIdleMs);
  EXPECT_FALSE(IsOpen(token));
}

TEST_P(SessionTest, Trust03_EightHoursAreTheEndOfABusyOne) {
  AddAccount("zhen", Role::kTown, "530326101");
  const std::string token = SignIn("zhen")->token;
  for (int i = 0; i < 8 * 6 - 1; ++i) {
    clock().Advance(10 * 60 * 1000);
    ASSERT_TRUE(IsOpen(token)) << i;
  }
  clock().Advance(10 * 60 * 1000);
  EXPECT_FALSE(IsOpen(token));
}

TEST_P(SessionTest, Trust03_SessionsOutliveARestartAndIdlingGoesOn) {
  AddAccount("zhen", Role::kTown, "530326101");
  const std::string token = SignIn("zhen")->token;
  clock().Advance(10 * 60 * 1000);
  EXPECT_TRUE(IsOpen(token));  // and is written, since half a minute has passed
  Restart();
  clock().Advance(14 * 60 * 1000);
  EXPECT_TRUE(IsOpen(token));
  Restart();
  clock().Advance(access::kSessionIdleMs);
  EXPECT_FALSE(IsOpen(token));
}

TEST_P(SessionTest, Trust03_LeavingKillsTheSession) {
  AddAccount("zhen", Role::kTown, "530326101");
  const auto opened = SignIn("zhen");
  ASSERT_TRUE(book().SignOut(*opened->session));
  EXPECT_FALSE(IsOpen(opened->token));
  Restart();
  EXPECT_FALSE(IsOpen(opened->token));
}

TEST_P(SessionTest, Trust03_TheSixthSessionEndsTheOldest) {
  AddAccount("zhen", Role::kTown, "530326101");
  std::vector<std::string> tokens;
  for (int i = 0; i < 6; ++i) {
    clock().Advance(1000);
    tokens.push_back(SignIn("zhen")->token);
  }
  EXPECT_FALSE(IsOpen(tokens[0]));
  for (int i = 1; i < 6; ++i) EXPECT_TRUE(IsOpen(tokens[static_cast<size_t>(i)])) << i;
}

TEST_P(SessionTest, TokensAreNotInTheDatabase) {
  AddAccount("zhen", Role::kTown, "530326101");
  const std::string token = SignIn("zhen")->token;
  Read([&](Work& work) {
    std::string digest;
    work.sql() << "SELECT token_digest FROM session", soci::into(digest);
    EXPECT_EQ(digest.find(token), std::string::npos);
    EXPECT_EQ(digest, access::SessionBook::TokenDigest(token));
  });
  EXPECT_FALSE(IsOpen(access::SessionBook::TokenDigest(token)));
}

TEST_P(SessionTest, Trust06_NinetyDaysUnusedDisables) {
  AddAccount("zhen", Role::kTown, "530326101");
  ASSERT_TRUE(SignIn("zhen"));
  clock().Advance(access::kDormantMs);
  ASSERT_TRUE(SignIn("zhen"));
  clock().Advance(access::kDormantMs + 1);
  EXPECT_EQ(SignIn("zhen").error().code, ErrorCode::kForbidden);
  EXPECT_EQ(SignIn("zhen").error().code, ErrorCode::kForbidden);
  EXPECT_NE(Trail().front().entry.detail.find("disabled"), std::string::npos);
}

TEST_P(SessionTest, DisablingByAnotherProcessIsSeenWithinHalfAMinute) {
  const access::Account account = AddAccount("zhen", Role::kTown, "530326101");
  const std::string token = SignIn("zhen")->token;
  EXPECT_TRUE(IsOpen(token));
  const int64_t version = account.version;
  Change([&](record::Tables& tables) -> Status {
    const auto changed = access::ChangeAccount(tables, account.id, version, {std::nullopt, false});
    return changed ? Status() : Status(Fail(changed.error()));
  });
  clock().Advance(access::kTrustMs);
  EXPECT_FALSE(IsOpen(token));
  EXPECT_EQ(SignIn("zhen").error().code, ErrorCode::kForbidden);
}

TEST_P(SessionTest, AnAccountWithoutARoleCannotEnter) {
  Change([&](record::Tables& tables) -> Status {
    const auto made = access::CreateAccount(tables, {"neu", "某人"}, {kGoodPassword, kGoodPassword});
    return made ? Status() : Status(Fail(made.error()));
  });
  EXPECT_EQ(SignIn("neu").error().code, ErrorCode::kForbidden);
}

TEST_P(SessionTest, Trust04_ASecondFactorIsAskedForAndUsedOnce) {
  const access::Account account = AddAccount("xitong", Role::kSysadmin);
  auto first = SignIn("xitong");
  std::string secret;
  ASSERT_TRUE(As(first->session->caller, [&](record::Tables& tables) -> Status {
    secret = access::BeginSecondFactor(tables).value();
    return access::ConfirmSecondFactor(tables, access::TotpCode(secret, access::TotpStep(tables.now_ms())));
  }));
  clock().Advance(60'000);
  book().Forget(account.id);
  const auto opened = SignIn("xitong");
  ASSERT_TRUE(opened);
  EXPECT_TRUE((*book().Check(opened->token, kAddress))->IsHalf());
  const std::string code = access::TotpCode(secret, access::TotpStep(clock().NowMs()));
  ASSERT_TRUE(book().PassSecondFactor(*opened->session, code));
  EXPECT_FALSE((*book().Check(opened->token, kAddress))->IsHalf());

  const auto again = SignIn("xitong");
  EXPECT_EQ(book().PassSecondFactor(*again->session, code).error().code, ErrorCode::kUnauthenticated);
  EXPECT_TRUE((*book().Check(again->token, kAddress))->IsHalf());
}

TEST_P(SessionTest, Trust04_WrongCodesLockToo) {
  AddAccount("xitong", Role::kSysadmin);
  const auto first = SignIn("xitong");
  ASSERT_TRUE(As(first->session->caller, [&](record::Tables& tables) -> Status {
    const std::string secret = access::BeginSecondFactor(tables).value();
    return access::ConfirmSecondFactor(tables, access::TotpCode(secret, access::TotpStep(tables.now_ms())));
  }));
  clock().Advance(60'000);
  const auto opened = SignIn("xitong");
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(book().PassSecondFactor(*opened->session, "000000"));
  EXPECT_EQ(book().PassSecondFactor(*opened->session, "000000").error().code, ErrorCode::kTooMany);
  EXPECT_EQ(SignIn("xitong").error().code, ErrorCode::kTooMany);
}

TEST_P(SessionTest, Trust13_SignInsAreInTheTrailWithAddressAndWithoutSecrets) {
  AddAccount("zhen", Role::kTown, "530326101");
  EXPECT_FALSE(SignIn("zhen", "Secret-of-mine-1"));
  EXPECT_FALSE(SignIn("Secret-of-mine-1", "x"));
  const auto opened = SignIn("zhen");
  ASSERT_TRUE(opened);
  ASSERT_TRUE(book().SignOut(*opened->session));
  access::AuditFilter filter;
  filter.action = "session.";
  const auto rows = Trail(filter);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].entry.action, "session.close");
  EXPECT_EQ(rows[1].entry.result, "done");
  EXPECT_EQ(rows[1].account_name, "zhen");
  EXPECT_EQ(rows[3].entry.result, "refused");
  for (const access::AuditRow& row : rows) {
    EXPECT_EQ(row.address, kAddress);
    EXPECT_EQ((row.entry.detail + row.entry.object + row.account_name).find("Secret"), std::string::npos);
  }
}

TEST_P(SessionTest, TokensOfScriptsEndWhenTheySayAndCanBeRevoked) {
  const access::Account account = AddAccount("zhen", Role::kTown, "530326101");
  const std::string token = access::SessionBook::NewTokenText();
  int64_t id = 0;
  Change([&](record::Tables& tables) -> Status {
    id = tables.accounts().sessions().AddToken({0, account.id, "脚本", access::SessionBook::TokenDigest(token),
                                                tables.now_ms(), tables.now_ms() + 3'600'000, 0, false});
    return {};
  });
  ASSERT_TRUE(SignIn("zhen"));
  ASSERT_TRUE(book().CheckBearer(token, kAddress));
  EXPECT_EQ((*book().CheckBearer(token, kAddress))->caller.session, 0);
  EXPECT_FALSE(IsOpen(token));  // it is no cookie
  clock().Advance(1'800'000);
  EXPECT_TRUE(book().CheckBearer(token, kAddress));
  Change([&](record::Tables& tables) -> Status {
    EXPECT_FALSE(tables.accounts().sessions().RemoveToken(account.id + 1, id));
    return {};
  });
  clock().Advance(1'800'000);
  EXPECT_FALSE(book().CheckBearer(token, kAddress));
}

TEST_P(SessionTest, TheTokenAgainstForgeryBelongsToTheSession) {
  const std::string token = access::SessionBook::NewTokenText();
  EXPECT_TRUE(access::SessionBook::IsCsrfToken(token, access::SessionBook::CsrfToken(token)));
  EXPECT_FALSE(access::SessionBook::IsCsrfToken(token, ""));
  EXPECT_FALSE(access::SessionBook::IsCsrfToken("other", access::SessionBook::CsrfToken(token)));
}

}  // namespace
}  // namespace shouwang::store
