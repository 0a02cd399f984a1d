#include <gtest/gtest.h>

#include "store/access/test_county.h"

namespace shouwang::store {
namespace {

class AuditTest : public DatabaseTest {
 public:
  void Append(int count, const access::Caller& caller = access::Caller::System("test")) {
    for (int i = 0; i < count; ++i) {
      const Status status = database().Write(caller, [&](Work& work) -> Status {
        MakeAuditTrail(work)->Append({"clue.answer", "clue/" + std::to_string(i % 3), "done", R"({"field":"answer"})"});
        return {};
      });
      ASSERT_TRUE(status);
    }
  }
  // Where the trail is broken; blank: nowhere.
  std::string Broken() {
    std::string where;
    Read([&](Work& work) {
      uint64_t rows = 0;
      const Status status = MakeAuditTrail(work)->Verify(rows);
      if (!status) where = status.error().where;
    });
    return where;
  }
  void Run(const std::string& sql) {
    Write([&](Work& work) {
      work.sql() << sql;
      return Status();
    });
  }
};
SHOUWANG_ON_BOTH_DATABASES(AuditTest);

TEST_P(AuditTest, Trust14_AnUntouchedTrailVerifies) {
  Append(25);
  uint64_t rows = 0;
  Read([&](Work& work) { EXPECT_TRUE(MakeAuditTrail(work)->Verify(rows)); });
  EXPECT_EQ(rows, 25U);
  Open();
  Append(1);
  EXPECT_EQ(Broken(), "");
}

TEST_P(AuditTest, Trust14_EditedRowsAreLocated) {
  Append(9);
  Run("UPDATE audit_log SET detail = '{}' WHERE sequence = 4");
  EXPECT_EQ(Broken(), "audit/4");
}

TEST_P(AuditTest, Trust14_DeletedRowsAreLocated) {
  Append(9);
  Run("DELETE FROM audit_log WHERE sequence = 4");
  EXPECT_EQ(Broken(), "audit/5");
}

TEST_P(AuditTest, Trust14_ACutTailIsLocated) {
  Append(9);
  Run("DELETE FROM audit_log WHERE sequence > 6");
  EXPECT_EQ(Broken(), "audit/7");
  Run("UPDATE audit_head SET sequence = 6, chain = (SELECT chain FROM audit_log WHERE sequence = 6)");
  EXPECT_EQ(Broken(), "audit/head");
}

TEST_P(AuditTest, Trust14_ReorderedRowsAreLocated) {
  Append(9);
  Run("UPDATE audit_log SET sequence = 100 WHERE sequence = 3");
  Run("UPDATE audit_log SET sequence = 3 WHERE sequence = 5");
  Run("UPDATE audit_log SET sequence = 5 WHERE sequence = 100");
  EXPECT_EQ(Broken(), "audit/3");
}

TEST_P(AuditTest, Trust14_AnEmptiedTrailIsFound) {
  Append(3);
  Run("DELETE FROM audit_log");
  EXPECT_EQ(Broken(), "audit/1");
  Run("UPDATE audit_head SET sequence = 0, chain = '', seal = ''");
  EXPECT_EQ(Broken(), "audit");
}

TEST_P(AuditTest, ARolledBackChangeLeavesNoGap) {
  Append(2);
  const Status failed = database().Write(access::Caller::System("test"), [](Work& work) -> Status {
    MakeAuditTrail(work)->Append({"x.y", "", "done", "{}"});
    return Fail(ErrorCode::kConflict, "no");
  });
  EXPECT_FALSE(failed);
  Append(2);
  EXPECT_EQ(Broken(), "");
}

TEST_P(AuditTest, Trust16_WhenTheTrailCannotBeWrittenTheChangeFails) {
  Append(1);
  Run("CREATE TABLE probe (id BIGINT NOT NULL)");
  Run("DROP TABLE audit_head");
  EXPECT_THROW((void)database().Write(access::Caller::System("test"),
                                      [](Work& work) -> Status {
                                        work.sql() << "INSERT INTO probe (id) VALUES (1)";
                                        MakeAuditTrail(work)->Append({"x.y", "", "done", "{}"});
                                        return {};
                                      }),
               record::RecordError);
  int count = -1;
  Read([&](Work& work) { work.sql() << "SELECT count(*) FROM probe", soci::into(count); });
  EXPECT_EQ(count, 0);
}

TEST_P(AuditTest, Trust13_ARowSaysWhoWhenWhereAndWhat) {
  access::Caller caller;
  caller.account = 7;
  caller.name = "liming";
  caller.address = "10.1.2.3";
  Append(1, caller);
  Read([&](Work& work) {
    const auto rows = MakeAuditTrail(work)->List({});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].time_ms, clock().NowMs());
    EXPECT_EQ(rows[0].account, 7);
    EXPECT_EQ(rows[0].account_name, "liming");
    EXPECT_EQ(rows[0].address, "10.1.2.3");
    EXPECT_EQ(rows[0].entry.action, "clue.answer");
    EXPECT_EQ(rows[0].entry.object, "clue/0");
    EXPECT_EQ(rows[0].entry.result, "done");
  });
}

TEST_P(AuditTest, TheListIsFilteredAndPaged) {
  Append(10);
  access::Caller other;
  other.account = 9;
  Append(2, other);
  Read([&](Work& work) {
    const auto trail = MakeAuditTrail(work);
    access::AuditFilter filter;
    filter.limit = 4;
    const auto first = trail->List(filter);
    ASSERT_EQ(first.size(), 4U);
    EXPECT_EQ(first[0].sequence, 12);
    filter.before_sequence = first.back().sequence;
    EXPECT_EQ(trail->List(filter).front().sequence, 8);
    access::AuditFilter account;
    account.account = 9;
    EXPECT_EQ(trail->List(account).size(), 2U);
    access::AuditFilter object;
    object.object = "clue/1";
    EXPECT_EQ(trail->List(object).size(), 4U);
    access::AuditFilter action;
    action.action = "clue.";
    EXPECT_EQ(trail->List(action).size(), 12U);
    action.action = "clue.b";
    EXPECT_TRUE(trail->List(action).empty());
    access::AuditFilter late;
    late.from_ms = clock().NowMs() + 1;
    EXPECT_TRUE(trail->List(late).empty());
  });
}

// Nothing in the program takes rows away: half a year later they are still there.
TEST_P(AuditTest, Trust15_RowsAreKeptMoreThanHalfAYear) {
  Append(1);
  const int64_t then = clock().NowMs();
  clock().Advance(184LL * 24 * 60 * 60 * 1000 + 1);
  Open();
  Append(3);
  Read([&](Work& work) {
    access::AuditFilter filter;
    filter.to_ms = then;
    EXPECT_EQ(MakeAuditTrail(work)->List(filter).size(), 1U);
  });
  EXPECT_EQ(Broken(), "");
}

}  // namespace
}  // namespace shouwang::store
