// Printable forms over HTTP: blank, of a household, of a case.
#include "api/forms/forms_api.h"
#include "api/casework/test_casework.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

bool Has(const std::string& page, const std::string& text) { return page.find(text) != std::string::npos; }

class FormsApiTest : public CaseworkCounty {
 public:
  FormsApiTest() : CaseworkCounty(Joined({CaseworkEndpoints, RegistryEndpoints, FormEndpoints})) {}

  std::string Page(const access::Caller& caller, const std::string& path) {
    const http::Reply reply = Get(caller, path + (path.find('?') == std::string::npos ? "?as=html" : "&as=html"));
    EXPECT_EQ(reply.status, 200) << path << ": " << reply.body;
    EXPECT_EQ(reply.content_type, "text/html; charset=utf-8");
    return reply.body;
  }
  std::string Of(int64_t household, const std::string& form) {
    return "/households/" + std::to_string(household) + "/forms/" + form;
  }
  std::string IdOfFirst() { return ResidentId(53032619800101001).Text(); }
};
SHOUWANG_API_ON_BOTH_DATABASES(FormsApiTest);

TEST_P(FormsApiTest, TenFormsBlankAsWordFileAndAsPage) {
  const json list = Body(Get(Officer(), "/forms"));
  ASSERT_EQ(list["items"].size(), 10U);
  for (const json& form : list["items"]) {
    const std::string path = "/forms/" + form["id"].get<std::string>();
    EXPECT_EQ(Get(Officer(), path).body.substr(0, 2), "PK");
    const std::string page = Page(Officer(), path);
    EXPECT_TRUE(Has(page, "/api/v1/forms/stylesheet"));
    EXPECT_FALSE(Has(page, "<style")) << "04-trust 28: nothing inline";
    EXPECT_FALSE(Has(page, "<script"));
    EXPECT_FALSE(Has(page, "style="));
  }
  EXPECT_EQ(Get(Officer(), "/forms/unknown").status, 404);
  EXPECT_EQ(Get(Officer(), "/forms/stylesheet").content_type, "text/css; charset=utf-8");
}

TEST_P(FormsApiTest, AHouseholdsFormHasWhatTheRegisterKnows) {
  const int64_t household = Household("A1");
  Apply(household);
  const std::string page = Page(Officer(), Of(household, "application"));
  for (const char* text : {"司马内", "娜姑镇", "白雾村", "一组", "孩子生病", "2022年5月30日"}) {
    EXPECT_TRUE(Has(page, text));
  }
  EXPECT_EQ(Get(Officer(), Of(household, "notice")).status, 422) << "a list of many households";
  EXPECT_EQ(Get(Village("530326102201"), Of(household, "application")).status, 404) << "another village's";
}

// 04-trust.md line 10: masked for everybody, in full for a purpose that is kept.
TEST_P(FormsApiTest, Trust10_IdsAreMaskedUnlessAPurposeIsGiven) {
  const std::string path = Of(Household("A1"), "authorisation");
  EXPECT_FALSE(Has(Page(Officer(), path), IdOfFirst()));
  EXPECT_TRUE(Has(Page(Officer(), path), MaskId(IdOfFirst())));
  EXPECT_EQ(Get(Officer(), path + "?purpose=a").status, 422);
  EXPECT_TRUE(Has(Page(Officer(), path + "?purpose=入户签授权书"), IdOfFirst()));
  Write([](record::Tables& tables) -> Status {
    const std::vector<access::AuditRow> rows = tables.audit().List({});
    const auto printed = std::find_if(rows.begin(), rows.end(), [](const access::AuditRow& row) {
      return row.entry.action == "form.print" && row.entry.detail.find("入户签授权书") != std::string::npos;
    });
    EXPECT_NE(printed, rows.end());
    tables.audit().Append({"test", "", "done", ""});
    return {};
  });
}

// 02-domain.md section 5: what hangs in public names heads, groups and people, never why.
TEST_P(FormsApiTest, D5_TheNoticeNamesNoReasonAndNoHealth) {
  const int64_t household = Household("A1");
  const int64_t file = Open(household);
  const std::string page = Page(Officer(), PathOf(file) + "/forms/notice");
  for (const char* text : {"司马内", "一组", "拟新识别"}) EXPECT_TRUE(Has(page, text));
  for (const std::string& text : {std::string("孩子生病"), MaskId(IdOfFirst()), IdOfFirst()}) {
    EXPECT_FALSE(Has(page, text));
  }
}

TEST_P(FormsApiTest, EveryFormOfACaseIsFilled) {
  const int64_t household = Household("A1");
  const int64_t file = Open(household);
  Sign(household);
  const json forms = Body(Get(Officer(), "/forms"));
  for (const json& form : forms["items"]) {
    const std::string page = Page(County(), PathOf(file) + "/forms/" + form["id"].get<std::string>());
    EXPECT_TRUE(Has(page, form["id"] == "leaflet" ? "监测对象识别" : "司马内")) << form["id"];
  }
  EXPECT_EQ(Get(Village("530326102201"), PathOf(file) + "/forms/visit").status, 404);
  EXPECT_EQ(Get(Department("water"), PathOf(file) + "/forms/visit").status, 403);
}

TEST_P(FormsApiTest, TheMeetingsRecordListsAllItsHouseholds) {
  const int64_t first = Open(Household("A1"));
  const int64_t second = Open(Household("A2"));
  Meet({first, second});
  const std::string page = Page(Officer(), PathOf(first) + "/forms/appraisal");
  for (const char* text : {"司马内", "司马二", "逐户评议", "村支书", "通过"}) EXPECT_TRUE(Has(page, text));
}

}  // namespace
}  // namespace shouwang::api
