#include "store/core/database.h"

#include <future>
#include <thread>

#include "store/core/bulk_insert.h"
#include "store/core/test_database.h"

namespace shouwang::store {
namespace {

class StoreDatabaseTest : public DatabaseTest {
 public:
  static void PutFact(Work& work, const std::string& name, const std::string& value) {
    work.sql() << "INSERT INTO county_fact (name, value) VALUES (:name, :value)", soci::use(name), soci::use(value);
  }
  int Facts() {
    int count = -1;
    Read([&](Work& work) { work.sql() << "SELECT count(*) FROM county_fact", soci::into(count); });
    return count;
  }
};
SHOUWANG_ON_BOTH_DATABASES(StoreDatabaseTest);

TEST_P(StoreDatabaseTest, WhatWasWrittenIsThereAfterARestart) {
  Write([](Work& work) {
    PutFact(work, "county", "530326");
    return Status();
  });
  Open();
  EXPECT_EQ(Facts(), 1);
}

TEST_P(StoreDatabaseTest, AnErrorTakesTheWholeChangeBack) {
  const Status status = database().Write(access::Caller::System("test"), [](Work& work) -> Status {
    PutFact(work, "a", "1");
    return Fail(ErrorCode::kConflict, "no");
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kConflict);
  EXPECT_EQ(Facts(), 0);
}

TEST_P(StoreDatabaseTest, AFaultOfOneChangeLeavesTheOthers) {
  std::vector<std::future<bool>> results;
  for (int i = 0; i < 60; ++i) {
    results.push_back(std::async(std::launch::async, [this, i] {
      try {
        // Every third has a name that is there already, every fifth throws something of its own.
        const Status status = database().Write(access::Caller::System("test"), [i](Work& work) {
          PutFact(work, i % 3 == 0 ? "same" : std::to_string(i), "x");
          if (i % 5 == 0) throw std::runtime_error("own");
          return Status();
        });
        return status.has_value();
      } catch (const std::runtime_error&) {
        return false;
      }
    }));
  }
  int good = 0;
  for (std::future<bool>& result : results) good += result.get() ? 1 : 0;
  // 0..59 without multiples of 3 and 5: 32; and the first of the "same" ones that does not throw.
  EXPECT_EQ(good, 33);
  EXPECT_EQ(Facts(), 33);
  EXPECT_LE(database().counts().commits, database().counts().writes);
}

TEST_P(StoreDatabaseTest, AReadCannotWrite) {
  EXPECT_THROW((void)database().Read(access::Caller::System("test"),
                                     [](Work& work) {
                                       PutFact(work, "a", "1");
                                       return Status();
                                     }),
               record::RecordError);
  EXPECT_EQ(Facts(), 0);
}

TEST_P(StoreDatabaseTest, AReadSeesOneMoment) {
  Read([&](Work& work) {
    int before = -1;
    work.sql() << "SELECT count(*) FROM county_fact", soci::into(before);
    std::thread([&] {
      Write([](Work& other) {
        PutFact(other, "late", "1");
        return Status();
      });
    }).join();
    int after = -1;
    work.sql() << "SELECT count(*) FROM county_fact", soci::into(after);
    EXPECT_EQ(before, after);
  });
  EXPECT_EQ(Facts(), 1);
}

struct FindFact {
  explicit FindFact(soci::session& sql)
      : statement((sql.prepare << "SELECT value FROM county_fact WHERE name = 'a'", soci::into(value))) {}
  std::string value;
  soci::statement statement;
};

TEST_P(StoreDatabaseTest, AKeptStatementDoesNotHoldThePast) {
  Write([](Work& work) {
    PutFact(work, "a", "1");
    return Status();
  });
  const auto find = [](Work& work) {
    auto& kept = work.connection.Prepared<FindFact>();
    EXPECT_TRUE(kept.statement.execute(true));  // its first row only
    return kept.value;
  };
  Read([&](Work& work) { EXPECT_EQ(find(work), "1"); });
  Write([&](Work& work) {
    EXPECT_EQ(find(work), "1");
    work.sql() << "UPDATE county_fact SET value = '2'";
    return Status();
  });
  Read([&](Work& work) { EXPECT_EQ(find(work), "2"); });
  // Another program writes; then this one must still be able to.
  {
    DatabaseOptions options;
    options.url = place().url();
    const CheckingSealer sealer;
    const auto beside = Database::Open(options, sealer, clock());
    ASSERT_TRUE(beside);
    ASSERT_TRUE((*beside)->Write(access::Caller::System("test"), [](Work& work) {
      work.sql() << "UPDATE county_fact SET value = '3'";
      return Status();
    }));
  }
  Read([&](Work& work) { EXPECT_EQ(find(work), "3"); });
  Write([&](Work& work) {
    EXPECT_EQ(find(work), "3");
    return Status();
  });
}

TEST_P(StoreDatabaseTest, RowNumbersAreNeverUsedTwice) {
  std::vector<int64_t> used;
  for (int round = 0; round < 3; ++round) {
    Write([&](Work& work) {
      for (int i = 0; i < 100; ++i) used.push_back(work.numbers->Next());
      return Status();
    });
    std::vector<int64_t> given_up;
    (void)database().Write(access::Caller::System("test"), [&](Work& work) -> Status {
      given_up.push_back(work.numbers->Next());
      return Fail(ErrorCode::kConflict, "no");
    });
    Open();
  }
  EXPECT_TRUE(std::is_sorted(used.begin(), used.end()));
  EXPECT_EQ(std::adjacent_find(used.begin(), used.end()), used.end());
}

TEST_P(StoreDatabaseTest, BulkRowsKeepEveryCharacter) {
  const std::string strange = "a\tb\\n\n\r\\N'\"；𬱖";
  Write([&](Work& work) {
    BulkInsert rows(work.connection, "idempotency_key",
                    {"account", "key", "request_digest", "status", "body", "location", "etag", "kept_ms"});
    for (int i = 0; i < 5000; ++i) {
      rows.Integer(i).Text(strange).Text("").Integer(-1).Text("\\N").Text("x").Text("y").Integer(INT64_MAX);
      rows.EndRow();
    }
    rows.Finish();
    EXPECT_EQ(rows.rows(), 5000U);
    return Status();
  });
  Read([&](Work& work) {
    int count = 0;
    // SOCI runs the statement when it is destroyed: what it uses must outlive it.
    const std::string body = "\\N";
    const int64_t most = INT64_MAX;
    work.sql() << "SELECT count(*) FROM idempotency_key WHERE key = :key AND body = :body AND request_digest = '' AND "
                  "kept_ms = :most",
        soci::use(strange), soci::use(body), soci::use(most), soci::into(count);
    EXPECT_EQ(count, 5000);
  });
}

TEST_P(StoreDatabaseTest, ABulkInsertGivenUpTakesTheChangeBack) {
  EXPECT_THROW((void)database().Write(access::Caller::System("test"),
                                      [&](Work& work) {
                                        PutFact(work, "twice", "1");
                                        BulkInsert rows(work.connection, "county_fact", {"name", "value"});
                                        rows.Text("once").Text("").EndRow();
                                        rows.Text("twice").Text("").EndRow();
                                        rows.Finish();
                                        return Status();
                                      }),
               record::RecordError);
  EXPECT_EQ(Facts(), 0);
  Write([](Work& work) {
    PutFact(work, "afterwards", "1");
    return Status();
  });
  EXPECT_EQ(Facts(), 1);
}

TEST_P(StoreDatabaseTest, ADatabaseOfANewerProgramIsRefused) {
  Write([](Work& work) {
    work.sql() << "INSERT INTO schema_migration (name) VALUES ('9999_later')";
    return Status();
  });
  DatabaseOptions options;
  options.url = place().url();
  const CheckingSealer sealer;
  const auto opened = Database::Open(options, sealer, clock());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kConflict);
}

TEST(DatabaseUrlTest, ABadUrlIsNotRepeated) {
  const CheckingSealer sealer;
  const ManualClock clock(0);
  for (const char* url : {"", "sqlite:", "mysql://root:geheim@host/x", "postgresql:/x"}) {
    DatabaseOptions options;
    options.url = url;
    const auto opened = Database::Open(options, sealer, clock);
    ASSERT_FALSE(opened) << url;
    EXPECT_EQ(opened.error().code, ErrorCode::kUsage);
    EXPECT_EQ(FormatError(opened.error()).find("geheim"), std::string::npos);
  }
}

TEST(DatabaseUrlTest, AFileThatIsNotThereIsNotMadeByServing) {
  const CheckingSealer sealer;
  const ManualClock clock(0);
  DatabaseOptions options;
  options.url = "sqlite:/nonexistent/record.db";
  const auto opened = Database::Open(options, sealer, clock);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace shouwang::store
