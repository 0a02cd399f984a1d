#include <gtest/gtest.h>

#include "access/first_officers.h"
#include "store/access/test_county.h"

namespace shouwang::store {
namespace {

using access::Role;
using access::WantedGrant;

class AccountTest : public AccessTest {
 public:
  access::Caller Caller(const access::Account& account) { return access::CallerOf(account, "10.1.2.3", 1); }

  ErrorCode Propose(const access::Account& by, const access::Account& to, const WantedGrant& wanted,
                    int64_t* grant = nullptr) {
    const Status status = As(Caller(by), [&](record::Tables& tables) -> Status {
      const auto made = access::ProposeGrant(tables, to.id, wanted);
      if (!made) return Fail(made.error());
      if (grant != nullptr) *grant = made->id;
      return {};
    });
    return status ? ErrorCode::kUsage : status.error().code;
  }
  ErrorCode Decide(const access::Account& by, int64_t grant, bool confirm) {
    const Status status = As(Caller(by), [&](record::Tables& tables) -> Status {
      const auto made = access::DecideGrant(tables, grant, confirm);
      return made ? Status() : Status(Fail(made.error()));
    });
    return status ? ErrorCode::kUsage : status.error().code;
  }
  access::Account Reload(const access::Account& account) {
    access::Account fresh;
    Change([&](record::Tables& tables) -> Status {
      fresh = tables.accounts().Find(account.id).value();
      return {};
    });
    return fresh;
  }
  static constexpr ErrorCode kDone = ErrorCode::kUsage;
};
SHOUWANG_ON_BOTH_DATABASES(AccountTest);

TEST_P(AccountTest, Trust01_NamesAreUnique) {
  AddAccount("liming", Role::kTown, "530326101");
  const Status again = As(access::Caller::System("test"), [&](record::Tables& tables) -> Status {
    const auto made = access::CreateAccount(tables, {"liming", "另一人"}, {"x", "x"});
    return made ? Status() : Status(Fail(made.error()));
  });
  EXPECT_EQ(again.error().code, ErrorCode::kConflict);
}

TEST_P(AccountTest, NamesThatAreNoneAreRefused) {
  for (const char* name : {"", "ab", "Liming", "李明", "1abc", "a b", "liming13812345678", "a'or'1"}) {
    const Status status = As(access::Caller::System("test"), [&](record::Tables& tables) -> Status {
      const auto made = access::CreateAccount(tables, {name, "某人"}, {"x", "x"});
      return made ? Status() : Status(Fail(made.error()));
    });
    EXPECT_FALSE(status) << name;
  }
}

TEST_P(AccountTest, Trust08_ARoleNeedsTwoOfficers) {
  const auto proposer = AddAccount("sec-a", Role::kSecadmin);
  const auto second = AddAccount("sec-b", Role::kSecadmin);
  const auto system = AddAccount("sys-a", Role::kSysadmin);
  const auto account = AddAccount("liming", Role::kTown, "530326101");
  int64_t grant = 0;
  ASSERT_EQ(Propose(proposer, account, {Role::kVillage, "530326101201", {}, "调动"}, &grant), kDone);
  EXPECT_EQ(Reload(account).role, Role::kTown);  // nothing yet
  EXPECT_EQ(Decide(proposer, grant, true), ErrorCode::kForbidden);
  EXPECT_EQ(Propose(second, account, {Role::kVillage, "530326101202", {}, {}}), ErrorCode::kConflict);
  ASSERT_EQ(Decide(system, grant, true), kDone);
  EXPECT_EQ(Reload(account).role, Role::kVillage);
  EXPECT_EQ(Reload(account).division, "530326101201");
  EXPECT_EQ(Decide(second, grant, true), ErrorCode::kConflict);
}

TEST_P(AccountTest, Trust08_NobodyGrantsOrConfirmsTheirOwn) {
  const auto one = AddAccount("sec-a", Role::kSecadmin);
  const auto two = AddAccount("sec-b", Role::kSecadmin);
  EXPECT_EQ(Propose(one, one, {Role::kSecadmin, {}, {}, {}}), ErrorCode::kForbidden);
  int64_t grant = 0;
  ASSERT_EQ(Propose(one, two, {Role::kSecadmin, {}, {}, {}}, &grant), kDone);
  EXPECT_EQ(Decide(two, grant, true), ErrorCode::kForbidden);
}

TEST_P(AccountTest, ARefusedGrantChangesNothing) {
  const auto one = AddAccount("sec-a", Role::kSecadmin);
  const auto two = AddAccount("sec-b", Role::kSecadmin);
  const auto account = AddAccount("liming", Role::kTown, "530326101");
  int64_t grant = 0;
  ASSERT_EQ(Propose(one, account, {Role::kTown, "530326102", {}, {}}, &grant), kDone);
  ASSERT_EQ(Decide(two, grant, false), kDone);
  EXPECT_EQ(Reload(account).division, "530326101");
  EXPECT_EQ(Decide(two, grant, true), ErrorCode::kConflict);
}

TEST_P(AccountTest, Trust07_OfficersAndBusinessRolesExcludeOneAnother) {
  const auto secadmin = AddAccount("sec-a", Role::kSecadmin);
  const auto town = AddAccount("liming", Role::kTown, "530326101");
  const auto auditor = AddAccount("audit-a", Role::kAuditor);
  EXPECT_EQ(Propose(secadmin, town, {Role::kAuditor, {}, {}, {}}), ErrorCode::kConflict);
  EXPECT_EQ(Propose(secadmin, auditor, {Role::kTown, "530326101", {}, {}}), ErrorCode::kConflict);
  EXPECT_EQ(Propose(secadmin, auditor, {Role::kSysadmin, {}, {}, {}}), ErrorCode::kConflict);
}

TEST_P(AccountTest, AScopeMustFitItsRole) {
  const auto secadmin = AddAccount("sec-a", Role::kSecadmin);
  const auto account = AddAccount("liming", Role::kTown, "530326101");
  for (const WantedGrant& wanted : std::vector<WantedGrant>{{Role::kTown, "530326", {}, {}},
                                                            {Role::kTown, "530326199", {}, {}},
                                                            {Role::kVillage, "530326101", {}, {}},
                                                            {Role::kVillage, "530326101000", {}, {}},
                                                            {Role::kCounty, "530326101", {}, {}},
                                                            {Role::kCounty, "", {}, {}},
                                                            {Role::kCounty, "53032x", {}, {}},
                                                            {Role::kDepartment, "530326", {}, {}},
                                                            {Role::kTown, "530326101", "medical", {}}}) {
    EXPECT_EQ(Propose(secadmin, account, wanted), ErrorCode::kInvalid) << wanted.division;
  }
}

TEST_P(AccountTest, NobodyDisablesThemselvesOrTheLastOfficer) {
  const auto one = AddAccount("sys-a", Role::kSysadmin);
  const auto auditor = AddAccount("audit-a", Role::kAuditor);
  const auto disable = [&](const access::Account& account) {
    return As(Caller(one), [&](record::Tables& tables) -> Status {
      const auto changed = access::ChangeAccount(tables, account.id, account.version, {std::nullopt, false});
      return changed ? Status() : Status(Fail(changed.error()));
    });
  };
  EXPECT_EQ(disable(one).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(disable(auditor).error().code, ErrorCode::kConflict);
  AddAccount("audit-b", Role::kAuditor);
  EXPECT_TRUE(disable(auditor));
  EXPECT_EQ(disable(auditor).error().code, ErrorCode::kStale);
}

TEST_P(AccountTest, Trust19_SecretsOfSecondFactorsAreSealed) {
  const auto account = AddAccount("liming", Role::kTown, "530326101");
  std::string secret;
  ASSERT_TRUE(As(Caller(account), [&](record::Tables& tables) -> Status {
    secret = access::BeginSecondFactor(tables).value();
    return {};
  }));
  Read([&](Work& work) {
    std::string stored;
    work.sql() << "SELECT totp_secret FROM account WHERE name = 'liming'", soci::into(stored);
    EXPECT_EQ(stored, work.sealer.Seal({"account.totp_secret", account.id}, secret));
  });
}

TEST_P(AccountTest, Trust01_TheLastPasswordsAreRemembered) {
  const auto account = AddAccount("liming", Role::kTown, "530326101");
  Change([&](record::Tables& tables) -> Status {
    for (int i = 0; i < 7; ++i) tables.accounts().SetPassword(account.id, "hash-" + std::to_string(i), false);
    const auto last = tables.accounts().LastPasswords(account.id, access::kPasswordsRemembered);
    EXPECT_EQ(last, (std::vector<std::string>{"hash-6", "hash-5", "hash-4", "hash-3", "hash-2"}));
    return {};
  });
}

TEST_P(AccountTest, DivisionsAreLimitedToTheScope) {
  const auto codes = [&](const access::Caller& caller) {
    std::string all;
    EXPECT_TRUE(record().Read(caller, [&](record::Tables& tables) -> Status {
      for (const auto& division : tables.divisions().All()) all += division.code.substr(6) + " ";
      return {};
    }));
    return all;
  };
  EXPECT_EQ(codes(Caller(AddAccount("town", Role::kTown, "530326101"))), "101000 101201 101202 ");
  EXPECT_EQ(codes(Caller(AddAccount("village", Role::kVillage, "530326101202"))), "101202 ");
  EXPECT_EQ(codes(Caller(AddAccount("dept", Role::kDepartment, "530326", "medical"))),
            "000000 101000 101201 101202 102000 ");
  EXPECT_EQ(codes(Caller(AddAccount("sec", Role::kSecadmin))), "000000 101000 101201 101202 102000 ");
  EXPECT_EQ(codes(Caller(AddAccount("audit", Role::kAuditor))), "");
}

TEST_P(AccountTest, AListIsSearchedAndPaged) {
  AddAccount("anna", Role::kTown, "530326101");
  AddAccount("bert", Role::kTown, "530326101");
  AddAccount("carl", Role::kSysadmin);
  Change([&](record::Tables& tables) -> Status {
    EXPECT_EQ(tables.accounts().List({"anna", {}, {}, 50}).size(), 2U);
    EXPECT_EQ(tables.accounts().List({{}, "er", {}, 50}).size(), 1U);
    EXPECT_EQ(tables.accounts().List({{}, "某", {}, 2}).size(), 2U);
    EXPECT_EQ(tables.accounts().List({{}, "%", {}, 50}).size(), 0U);
    EXPECT_EQ(tables.accounts().List({{}, {}, Role::kSysadmin, 50}).size(), 1U);
    return {};
  });
}

class FirstOfficersTest : public DatabaseTest {};
SHOUWANG_ON_BOTH_DATABASES(FirstOfficersTest);

TEST_P(FirstOfficersTest, Trust06_ThreeOfficersWithPasswordsThatMustBeChanged) {
  const auto record =
      MakeRecord(database(), {.audit = MakeAuditTrail, .accounts = MakeAccounts, .divisions = MakeDivisions});
  const auto officers = access::MakeFirstOfficers(*record, {{"530326000000", "会泽县", ""}});
  ASSERT_TRUE(officers) << FormatError(officers.error());
  ASSERT_EQ(officers->size(), 3U);
  access::SessionBook book(*record, clock());
  for (const access::FirstOfficer& officer : *officers) {
    const auto opened = book.SignIn(officer.name, officer.password, "127.0.0.1");
    ASSERT_TRUE(opened) << FormatError(opened.error());
    EXPECT_TRUE(opened->session->account.must_change_password);
    EXPECT_EQ(opened->session->caller.role, officer.role);
    EXPECT_EQ(opened->session->caller.scope.kind, access::Scope::Kind::kNothing);
  }
  EXPECT_EQ(access::MakeFirstOfficers(*record, {}).error().code, ErrorCode::kConflict);
}

}  // namespace
}  // namespace shouwang::store
