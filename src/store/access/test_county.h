// For tests: a county with a town and two villages, accounts of any role, and a session book over it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "access/account_changes.h"
#include "access/divisions.h"
#include "access/lockout.h"
#include "access/role_grants.h"
#include "access/session_book.h"
#include "access/totp.h"
#include "store/access/access_tables.h"
#include "store/core/store_record.h"
#include "store/core/test_database.h"

namespace shouwang::store {

inline constexpr char kGoodPassword[] = "Bosquet-wal-1";

class AccessTest : public DatabaseTest {
 public:
  AccessTest() {
    OpenRecord();
    Change([&](record::Tables& tables) {
      tables.divisions().Keep({{"530326000000", "会泽县", ""},
                               {"530326101000", "甲镇", "530326000000"},
                               {"530326101201", "甲一村", "530326101000"},
                               {"530326101202", "甲二村", "530326101000"},
                               {"530326102000", "乙镇", "530326000000"}});
      return Status();
    });
  }

  void OpenRecord() {
    Repositories make;
    make.audit = MakeAuditTrail;
    make.accounts = MakeAccounts;
    make.divisions = MakeDivisions;
    record_ = MakeRecord(database(), make);
    book_ = std::make_unique<access::SessionBook>(*record_, clock(), Quick);
  }
  void Restart() {
    book_.reset();
    record_.reset();
    Open();
    OpenRecord();
  }

  record::Record& record() { return *record_; }
  access::SessionBook& book() { return *book_; }

  // A check that costs nothing, for the tests that sign in often: the hash is the password.
  static bool Quick(const std::string& hash, std::string_view password) { return !hash.empty() && hash == password; }

  // As the system, with an audit row; gives what `change` gives.
  template <typename F>
  Status As(const access::Caller& caller, F change) {
    return record_->Write(caller, [&](record::Tables& tables) -> Status {
      Status status = change(tables);
      if (status) tables.audit().Append({"test.change", {}, "done", "{}"});
      return status;
    });
  }
  template <typename F>
  void Change(F change) {
    const Status status = As(access::Caller::System("test"), change);
    ASSERT_TRUE(status) << FormatError(status.error());
  }

  // Signed up, granted, and past the one-time password.
  access::Account AddAccount(const std::string& name, access::Role role, const std::string& division = {},
                             const std::string& department = {}) {
    access::Account account;
    Change([&](record::Tables& tables) -> Status {
      Result<access::Account> made = access::CreateAccount(tables, {name, "某人"}, {kGoodPassword, kGoodPassword});
      if (!made) return Fail(made.error());
      Result<access::Account> granted = access::GrantFromConsole(tables, made->id, {role, division, department, {}});
      if (!granted) return Fail(granted.error());
      tables.accounts().SetPassword(made->id, kGoodPassword, false);
      account = tables.accounts().Find(made->id).value();
      return {};
    });
    return account;
  }

  std::vector<access::AuditRow> Trail(const access::AuditFilter& filter = {}) {
    std::vector<access::AuditRow> rows;
    const Status read = record_->Read(access::Caller::System("test"), [&](record::Tables& tables) -> Status {
      rows = tables.audit().List(filter);
      return {};
    });
    EXPECT_TRUE(read);
    return rows;
  }

 private:
  std::unique_ptr<record::Record> record_;
  std::unique_ptr<access::SessionBook> book_;
};

}  // namespace shouwang::store
