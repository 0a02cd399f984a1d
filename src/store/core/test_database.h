// For tests of repositories: a fresh database of either kind, a clock that stands still, a sealer that checks places.
//
//   class HouseholdsTest : public DatabaseTest {};
//   SHOUWANG_ON_BOTH_DATABASES(HouseholdsTest);
//   TEST_P(HouseholdsTest, …) { Write([](Work& work) { … return Status(); }); }
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "base/clock.h"
#include "store/core/database.h"
#include "store/core/test_place.h"
#include "store/core/test_sealer.h"
#include "store/core/work.h"

namespace shouwang::store {

class DatabaseTest : public testing::TestWithParam<Connection::Kind> {
 public:
  DatabaseTest() : place_(GetParam() == Connection::Kind::kPostgres) { Open(); }

  // As if the program had been started again.
  void Open() {
    database_.reset();
    DatabaseOptions options;
    options.url = place_.url();
    options.create = true;
    options.tell_all = true;
    Result<std::unique_ptr<Database>> opened = Database::Open(options, sealer_, clock_);
    if (!opened) throw std::runtime_error(FormatError(opened.error()));
    database_ = std::move(*opened);
  }

  Database& database() { return *database_; }
  ManualClock& clock() { return clock_; }
  const TestDatabase& place() const { return place_; }

  // As the system, which sees every row; must succeed.
  void Write(const std::function<Status(Work&)>& change) {
    const Status status = database_->Write(access::Caller::System("test"), change);
    ASSERT_TRUE(status) << FormatError(status.error());
  }
  void Read(const std::function<void(Work&)>& use) {
    const Status status = database_->Read(access::Caller::System("test"), [&](Work& work) {
      use(work);
      return Status();
    });
    ASSERT_TRUE(status) << FormatError(status.error());
  }

 private:
  CheckingSealer sealer_;
  ManualClock clock_{1653955200000};  // 2022-05-31 08:00 in Beijing
  TestDatabase place_;
  std::unique_ptr<Database> database_;
};

#define SHOUWANG_ON_BOTH_DATABASES(Suite)                                                                        \
  INSTANTIATE_TEST_SUITE_P(                                                                                      \
      , Suite,                                                                                                   \
      testing::Values(shouwang::store::Connection::Kind::kSqlite, shouwang::store::Connection::Kind::kPostgres), \
      [](const testing::TestParamInfo<shouwang::store::Connection::Kind>& info) {                                \
        return info.param == shouwang::store::Connection::Kind::kSqlite ? std::string("Sqlite")                  \
                                                                        : std::string("Postgres");               \
      })

}  // namespace shouwang::store
