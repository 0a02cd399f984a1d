#include "store/core/idempotency_table.h"
#include "store/core/test_database.h"

namespace shouwang::store {
namespace {

class IdempotencyTest : public DatabaseTest {
 public:
  std::optional<record::KeptAnswer> Find(int64_t account, const std::string& key) {
    access::Caller caller = access::Caller::System("test");
    caller.account = account;
    std::optional<record::KeptAnswer> found;
    EXPECT_TRUE(database().Read(caller, [&](Work& work) {
      found = IdempotencyTable(work).Find(key);
      return Status();
    }));
    return found;
  }
  void Keep(int64_t account, const std::string& key, const std::string& body) {
    access::Caller caller = access::Caller::System("test");
    caller.account = account;
    ASSERT_TRUE(database().Write(caller, [&](Work& work) {
      IdempotencyTable(work).Keep(key, {"digest", 201, body, "/api/v1/clues/1", "\"1\""});
      return Status();
    }));
  }
};
SHOUWANG_ON_BOTH_DATABASES(IdempotencyTest);

TEST_P(IdempotencyTest, AnAnswerIsFoundByItsOwnAccountOnly) {
  Keep(1, "k", "{\"n\":1}");
  Keep(2, "k", "{\"n\":2}");
  ASSERT_TRUE(Find(1, "k"));
  EXPECT_EQ(Find(1, "k")->body, "{\"n\":1}");
  EXPECT_EQ(Find(2, "k")->body, "{\"n\":2}");
  EXPECT_EQ(Find(1, "k")->status, 201);
  EXPECT_FALSE(Find(3, "k"));
  EXPECT_FALSE(Find(1, "other"));
}

TEST_P(IdempotencyTest, AKeptAnswerIsSealed) {
  Keep(1, "k", "revealed");
  Read([](Work& work) {
    std::string body;
    work.sql() << "SELECT body FROM idempotency_key", soci::into(body);
    EXPECT_FALSE(body.empty());
    EXPECT_EQ(body.find("revealed"), std::string::npos);
  });
}

TEST_P(IdempotencyTest, AnAnswerIsKeptForADay) {
  Keep(1, "k", "first");
  clock().Advance(24LL * 3600 * 1000 - 1);
  EXPECT_TRUE(Find(1, "k"));
  clock().Advance(1);
  EXPECT_FALSE(Find(1, "k"));
  Keep(1, "k", "second");
  EXPECT_EQ(Find(1, "k")->body, "second");
}

}  // namespace
}  // namespace shouwang::store
