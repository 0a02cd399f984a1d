#include "api/core/page.h"

#include <gtest/gtest.h>

#include "api/core/test_api.h"
#include "store/access/access_tables.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

TEST(CursorTest, GoesThereAndBack) {
  const json key = {12, "2022-05-31"};
  EXPECT_EQ(*ReadCursor(MakeCursor(key)), key);
  for (const char* cursor : {"???", "Zm9v", "bnVsbA"}) {
    EXPECT_EQ(ReadCursor(cursor).error().code, ErrorCode::kInvalid) << cursor;
  }
}

TEST(CursorTest, TextsAreClean) {
  EXPECT_TRUE(IsCursorText("守望"));
  EXPECT_FALSE(IsCursorText("a\nb"));
  EXPECT_FALSE(IsCursorText(7));
}

TEST(PageTest, AFullPageHasANextOne) {
  const json full = PageJson({1, 2}, 2, 2);
  EXPECT_EQ(*ReadCursor(full["next"]), 2);
  EXPECT_TRUE(PageJson({1}, 1, 2)["next"].is_null());
  EXPECT_TRUE(PageJson(json::array(), 0, 2)["next"].is_null());
  EXPECT_EQ(ListJson({1}), json({{"items", {1}}, {"next", nullptr}}));
  EXPECT_TRUE(http::Page(http::Integer(1, 2)).Check(full).empty());
}

// GET /number and /text tell what the cursor holds.
class PageApiTest : public ApiTest {
 public:
  PageApiTest()
      : ApiTest({.audit = store::MakeAuditTrail},
                {Reading("/number", "number", "", access::Permission::kSignedIn,
                         http::Object({{"key", http::Integer(INT64_MIN, INT64_MAX), ""}}),
                         [](Call& call) -> Result<http::Reply> {
                           const Result<int64_t> key = NumberCursor(call, 77);
                           if (!key) return Fail(key.error());
                           return Json({{"key", *key}});
                         }),
                 Reading("/text", "text", "", access::Permission::kSignedIn, http::Object({{"key", http::Text(), ""}}),
                         [](Call& call) -> Result<http::Reply> {
                           const Result<std::string> key = TextCursor(call);
                           if (!key) return Fail(key.error());
                           return Json({{"key", *key}});
                         })}) {}
  json KeyAt(const std::string& path) { return json::parse(Get(County(), path).body)["key"]; }
};
SHOUWANG_API_ON_BOTH_DATABASES(PageApiTest);

TEST_P(PageApiTest, TheCursorIsOfItsKind) {
  EXPECT_EQ(KeyAt("/number"), 77);
  EXPECT_EQ(KeyAt("/number?cursor=" + MakeCursor(-5)), -5);
  EXPECT_EQ(Get(County(), "/number?cursor=" + MakeCursor("x")).status, 422);
  EXPECT_EQ(KeyAt("/text"), "");
  EXPECT_EQ(KeyAt("/text?cursor=" + MakeCursor("x")), "x");
  for (const json& key : {json(7), json("a\nb"), json::array({1}), json()}) {
    EXPECT_EQ(Get(County(), "/text?cursor=" + MakeCursor(key)).status, 422) << key;
  }
}

}  // namespace
}  // namespace shouwang::api
