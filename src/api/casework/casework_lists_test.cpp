// What pages of casework ask beside the cases themselves: narrowed lists, choices of forms, signed sheets.
#include <set>

#include "access/role_grants.h"
#include "api/casework/test_casework.h"
#include "casework/case_work.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

class CaseworkListsTest : public CaseworkCounty {};
SHOUWANG_API_ON_BOTH_DATABASES(CaseworkListsTest);

TEST_P(CaseworkListsTest, CasesAreNarrowedToWhoseTurnItIsAndWhatIsDueSoon) {
  Open(Household("A1"));
  const auto count = [&](const std::string& query) { return Body(Get(County(), "/cases?" + query))["items"].size(); };
  EXPECT_EQ(count("office=village"), 1U);
  EXPECT_EQ(count("office=county"), 0U);
  // Due on the 3rd; today is the 31st.
  EXPECT_EQ(Body(Get(County(), "/cases/summary"))["items"][0]["due_soon"], 1);
  EXPECT_EQ(count("due_soon=true"), 1U);
  EXPECT_EQ(count("overdue=true"), 0U);
  clock().Advance(4 * kDay);
  EXPECT_EQ(count("due_soon=true"), 0U);
  EXPECT_EQ(count("overdue=true"), 1U);
}

TEST_P(CaseworkListsTest, AnOfficeFindsWhatItWasToldUntilTheStepIsDone) {
  const int64_t id = Open(Household("A1"));
  const auto tell = [&] {
    int64_t told = 0;
    Write([&](record::Tables& tables) -> Status {
      casework::Desk desk = {tables.cases(),    tables.consents(), tables.publicity(),
                             tables.registry(), tables.clues(),    services().calendar,
                             tables.caller(),   tables.now_ms(),   BeijingDay(tables.now_ms())};
      told = casework::TellOverdueCases(desk);
      tables.audit().Append({"test", "", "done", ""});
      return {};
    });
    return told;
  };
  const auto told_to = [&](const access::Caller& caller) {
    return Body(Get(caller, "/cases?told=true"))["items"].size();
  };
  EXPECT_EQ(tell(), 0);
  clock().Advance(4 * kDay);
  EXPECT_EQ(tell(), 1);
  EXPECT_EQ(told_to(Clerk()), 1U);
  EXPECT_EQ(told_to(County()), 0U);
  EXPECT_EQ(told_to(Officer()), 0U);
  EXPECT_EQ(Body(Get(Clerk(), "/cases/summary?told=true"))["items"][0]["cases"], 1) << "waits on the town's workbench";
  EXPECT_TRUE(Body(Get(County(), "/cases/summary?told=true"))["items"].empty());
  EXPECT_EQ(tell(), 0) << "told once";
  EXPECT_EQ(Read(id)["told"], "town");
  EXPECT_EQ(Read(id)["events"].back()["kind"], "overdue");
  MustComplete(Officer(), id, {{"situation", "医疗支出大"}}, "analyse");
  EXPECT_EQ(told_to(Clerk()), 0U);
  EXPECT_TRUE(Read(id)["told"].is_null());
}

TEST_P(CaseworkListsTest, FormsChooseAmongDepartmentsAndPeopleOfThePlace) {
  const json departments = Body(Get(Officer(), "/departments"))["items"];
  ASSERT_FALSE(departments.empty());
  EXPECT_EQ(departments[0]["title"], "医保局");
  Write([](record::Tables& tables) -> Status {
    const auto add = [&](const std::string& name, access::Role role, const std::string& division) {
      const int64_t id = access::CreateAccount(tables, {name, name}, {"x", "x"}).value().id;
      return access::GrantFromConsole(tables, id, {role, division, "", {}}).has_value();
    };
    EXPECT_TRUE(add("near", access::Role::kContact, kVillageCode));
    EXPECT_TRUE(add("town", access::Role::kTown, "530326101"));
    EXPECT_TRUE(add("far", access::Role::kContact, "530326102201"));
    EXPECT_TRUE(add("other", access::Role::kCounty, "530326"));
    tables.audit().Append({"test", "", "done", ""});
    return {};
  });
  const auto names = [&](const access::Caller& caller, const std::string& query) {
    std::set<std::string> found;
    const json reply = Body(Get(caller, "/contacts" + query));
    for (const json& contact : reply["items"]) found.insert(contact["name"].get<std::string>());
    return found;
  };
  EXPECT_EQ(names(County(), ""), (std::set<std::string>{"far", "near", "town", "某人"}));
  EXPECT_EQ(names(County(), std::string("?place=") + kVillageCode), (std::set<std::string>{"near", "town", "某人"}));
  EXPECT_EQ(names(Officer(), ""), (std::set<std::string>{"near", "town", "某人"}));
}

TEST_P(CaseworkListsTest, ASignedSheetIsReadThroughItsHousehold) {
  const int64_t household = Household("A1");
  Sign(household);
  const std::string digest = sheet()[0].get<std::string>();
  const auto path = [&](int64_t id) { return "/households/" + std::to_string(id) + "/sheets/" + digest; };
  const http::Reply read = Get(Officer(), path(household));
  ASSERT_EQ(read.status, 200) << read.body;
  EXPECT_EQ(read.body, "\xFF\xD8\xFF a signed sheet");
  EXPECT_EQ(Get(Officer(), path(Household("A2"))).status, 404);
  EXPECT_EQ(Get(Village("530326102201"), path(household)).status, 404);
}

}  // namespace
}  // namespace shouwang::api
