#include "api/core/call.h"

#include "access/divisions.h"
#include "api/core/shapes.h"
#include "api/core/test_api.h"
#include "store/access/access_tables.h"

namespace shouwang::api {
namespace {

TEST(ReplyTest, AFileNameIsEscaped) {
  const http::Reply reply = FileReply("x", "text/csv", "线索 \"1\".csv");
  EXPECT_EQ(reply.headers.at(0).second, "attachment; filename*=UTF-8''%E7%BA%BF%E7%B4%A2%20%221%22.csv");
}

// POST /count adds one and tells how often it was done; `fail` in the body makes it fail after the change.
Endpoints CountEndpoints(int& done) {
  Endpoint count;
  count.method = http::Method::kPost;
  count.path = "/count";
  count.request = http::Object({{"fail", http::Boolean().Optional(), ""}});
  count.reply = http::Object({{"count", CountShape(), ""}});
  count.success = 201;
  count.handle = [&done](Call& call) {
    return call.Change({.action = "count", .object = "", .result = "done", .detail = ""},
                       [&](record::Tables& /*tables*/, access::AuditEntry& entry) -> Result<http::Reply> {
                         entry.object = "count/1";
                         if (call.body().value("fail", false)) return Fail(ErrorCode::kConflict, "no");
                         ++done;
                         return Created({{"count", done}}, "/api/v1/count/1", 1);
                       });
  };
  Endpoint version;
  version.path = "/version";
  version.reply = IdShape();
  version.handle = [](Call& call) -> Result<http::Reply> {
    const Result<int64_t> version = call.ExpectedVersion();
    if (!version) return Fail(version.error());
    return Json(*version);
  };
  Endpoint trail;
  trail.path = "/trail";
  trail.reply = TextsShape();
  trail.handle = [](Call& call) {
    return call.View([](record::Tables& tables) -> Result<http::Reply> {
      nlohmann::json actions = nlohmann::json::array();
      for (const access::AuditRow& row : tables.audit().List({})) actions.push_back(row.entry.object);
      return Json(actions);
    });
  };
  return {count, version, trail};
}

class CallTest : public ApiTest {
 public:
  CallTest() : ApiTest({.audit = store::MakeAuditTrail}, CountEndpoints(done_)) {}
  int done() const { return done_; }
  std::string Trail() { return Get(County(), "/trail").body; }
  int Version(const std::string& header) {
    return Do(County(), http::Method::kGet, "/version", "", {{"if-match", header}}).status;
  }

 private:
  int done_ = 0;
};
SHOUWANG_API_ON_BOTH_DATABASES(CallTest);

TEST_P(CallTest, AChangeLeavesItsTrace) {
  EXPECT_EQ(Post(County(), "/count", nlohmann::json::object()).status, 201);
  EXPECT_EQ(Trail(), R"(["count/1"])");
}

TEST_P(CallTest, AChangeThatFailsLeavesNone) {
  EXPECT_EQ(Post(County(), "/count", {{"fail", true}}).status, 409);
  EXPECT_EQ(Trail(), "[]");
}

TEST_P(CallTest, ARepeatedKeyGetsTheFirstAnswer) {
  const Headers key = {{"idempotency-key", "a-1"}};
  const http::Reply first = Post(County(), "/count", nlohmann::json::object(), key);
  const http::Reply again = Post(County(), "/count", nlohmann::json::object(), key);
  EXPECT_EQ(first.body, R"({"count":1})");
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.headers.at(1), std::make_pair(std::string("ETag"), std::string("\"1\"")));
  EXPECT_EQ(done(), 1);
  EXPECT_EQ(Trail(), R"(["count/1"])");
  // Another account's key of the same name is another key.
  EXPECT_EQ(Post(Town("530326101"), "/count", nlohmann::json::object(), key).body, R"({"count":2})");
}

TEST_P(CallTest, AKeyServesOneRequestOnly) {
  const Headers key = {{"idempotency-key", "a-1"}};
  EXPECT_EQ(Post(County(), "/count", nlohmann::json::object(), key).status, 201);
  EXPECT_EQ(Post(County(), "/count", {{"fail", false}}, key).status, 409);
  EXPECT_EQ(done(), 1);
}

TEST_P(CallTest, AFailedChangeDoesNotUseItsKeyUp) {
  const Headers key = {{"idempotency-key", "a-1"}};
  EXPECT_EQ(Post(County(), "/count", {{"fail", true}}, key).status, 409);
  EXPECT_EQ(Post(County(), "/count", nlohmann::json::object(), key).status, 201);
}

TEST_P(CallTest, AnOddKeyIsRefused) {
  for (const std::string& key : {std::string("a b"), std::string("密"), std::string(129, 'k')}) {
    EXPECT_EQ(Post(County(), "/count", nlohmann::json::object(), {{"idempotency-key", key}}).status, 422) << key;
  }
}

TEST_P(CallTest, TheVersionComesFromIfMatch) {
  EXPECT_EQ(Version("\"12\""), 200);
  EXPECT_EQ(Get(County(), "/version").status, 428);
  for (const char* header : {"12", "\"\"", "\"x\"", "*", "W/\"1\"", "\"0\"", "\"-1\"", "\"99999999999999999999\""}) {
    EXPECT_EQ(Version(header), 422) << header;
  }
}

}  // namespace
}  // namespace shouwang::api
