// Statistics through the API: tables, what is behind a figure, and the workbooks.
#include "api/statistics/statistics_api.h"

#include <gtest/gtest.h>

#include <map>

#include "access/divisions.h"
#include "api/core/test_api.h"
#include "engine/duckdb_engine.h"
#include "intake/pack_shelf.h"
#include "store/all/repositories.h"
#include "store/statistics/test_s0_register.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr int64_t kDay = 86'400'000;

class StatisticsApiTest : public ApiTest {
 public:
  StatisticsApiTest()
      : ApiTest(store::AllRepositories(), StatisticsEndpoints()),
        packs_(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser) {
    services().packs = &packs_;
    clock().Advance(456 * kDay);  // 30 August 2023, when S0 was printed
    Write([](record::Tables& tables) -> Status {
      tables.divisions().Keep({{"441803000000", "清新区", ""}, {"441803101000", "太和镇", "441803000000"}});
      tables.audit().Append({"test", "", "done", ""});
      return store::S0Register(tables.registry()).Make();
    });
  }

  static json Body(const http::Reply& reply) { return json::parse(reply.body); }
  static access::Caller Office() { return County("441803"); }
  json Table(const access::Caller& caller, const std::string& query) {
    const http::Reply reply = Get(caller, "/statistics/table?as_of=2023-06-30&" + query);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return Body(reply);
  }
  static int64_t Figure(const json& table, const std::string& column, const json& row) {
    for (size_t i = 0; i < table["columns"].size(); ++i) {
      if (table["columns"][i]["name"] == column) return row["values"][i].get<int64_t>();
    }
    return -1;
  }
  // All pages.
  std::vector<json> Behind(const access::Caller& caller, const std::string& query) {
    std::vector<json> all;
    std::string cursor;
    do {
      const http::Reply reply = Get(caller, "/statistics/households?as_of=2023-06-30&limit=7&" + query + cursor);
      EXPECT_EQ(reply.status, 200) << reply.body;
      const json page = Body(reply);
      for (const json& item : page["items"]) all.push_back(item);
      cursor = page["next"].is_null() ? "" : "&cursor=" + page["next"].get<std::string>();
    } while (!cursor.empty());
    return all;
  }

 protected:
  intake::PackShelf packs_;
};
SHOUWANG_API_ON_BOTH_DATABASES(StatisticsApiTest);

TEST_P(StatisticsApiTest, S0_TheTableOfMonitoredHouseholds) {
  const json table = Table(Office(), "table=monitored");
  EXPECT_EQ(table["place_name"], "清新区");
  EXPECT_EQ(table["from"], "2023-01-01");
  EXPECT_EQ(Figure(table, "all_households", table["total"]), 124);
  EXPECT_EQ(Figure(table, "all_people", table["total"]), 515);
  EXPECT_EQ(Figure(table, "borderline_people", table["total"]), 317);
  EXPECT_EQ(table["rows"][0]["title"], "太和镇");
  EXPECT_EQ(table["rows"][1]["title"], "441803102000") << "a town without a name is called by its code";
  EXPECT_FALSE(table["notes"].empty());
  const json town = Table(Town("441803101"), "table=monitored");
  EXPECT_EQ(Figure(town, "all_people", town["total"]), Figure(table, "all_people", table["rows"][0]));
}

TEST_P(StatisticsApiTest, EveryTableIsThere) {
  for (const char* name : {"monitored", "flow", "risks", "measures", "measure-kinds", "clues", "quality"}) {
    EXPECT_EQ(Table(Office(), std::string("table=") + name)["table"], name);
  }
}

TEST_P(StatisticsApiTest, TheHouseholdsBehindAFigureAddUpToIt) {
  std::map<std::string, int64_t> people;
  int64_t sum = 0;
  const std::vector<json> behind = Behind(Office(), "table=monitored&column=borderline_people");
  for (const json& one : behind) {
    sum += one["value"].get<int64_t>();
    EXPECT_TRUE(people.emplace(one["household_id"], one["people"]).second) << "each once";
    EXPECT_EQ(one["category"], "边缘易致贫户");
  }
  EXPECT_EQ(behind.size(), 75U);
  EXPECT_EQ(sum, 317);
  EXPECT_EQ(Behind(Office(), "table=monitored").size(), 124U) << "the first column's total";
  EXPECT_EQ(Behind(Office(), "table=flow&column=eliminated_households").size(), 2U);
  EXPECT_EQ(Behind(Office(), "table=monitored&row=441803101000").size(),
            Behind(Town("441803101"), "table=monitored").size());
}

TEST_P(StatisticsApiTest, WhatIsAskedWronglyIsRefused) {
  const auto status = [&](const std::string& path) { return Get(Office(), "/statistics/" + path).status; };
  EXPECT_EQ(status("table?table=monitored&as_of=2023-08-31"), 422) << "tomorrow";
  EXPECT_EQ(status("table?table=monitored&as_of=2023-06-30&from=2023-07-01"), 422);
  EXPECT_EQ(status("table?table=monitored&place=530326"), 404);
  EXPECT_EQ(status("households?table=monitored&column=x"), 422);
  EXPECT_EQ(status("households?table=monitored&column=no_labour_share"), 422);
  EXPECT_EQ(status("clues?table=clues&column=x"), 422);
  for (const char* cursor : {"x", "W10", "WyIiLCIiLCIiXQ"}) {
    EXPECT_EQ(status(std::string("households?table=monitored&cursor=") + cursor), 422) << cursor;
  }
  EXPECT_EQ(Get(Town("441803101"), "/statistics/table?table=monitored&place=441803").status, 404);
  EXPECT_EQ(Get(Contact(7, "441803"), "/statistics/table?table=monitored").status, 403);
  EXPECT_EQ(Get(Department("water", "441803"), "/statistics/table?table=monitored").status, 403);
}

TEST_P(StatisticsApiTest, TheTablesWorkbookIsMarkedAndTraced) {
  const http::Reply book = Get(Village("441803101201"), "/statistics/workbook?as_of=2023-06-30");
  ASSERT_EQ(book.status, 200) << book.body;
  EXPECT_EQ(book.body.substr(0, 2), "PK");
  Write([](record::Tables& tables) -> Status {
    const std::vector<access::AuditRow> rows = tables.audit().List({});
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](const access::AuditRow& row) {
      return row.entry.action == "statistics.export" && row.entry.object.starts_with("export/");
    }));
    tables.audit().Append({"test", "", "done", ""});
    return {};
  });
}

TEST_P(StatisticsApiTest, TheListsWorkbookIsAnExport) {
  const std::string path = "/statistics/households/workbook?table=monitored&as_of=2023-06-30";
  EXPECT_EQ(Get(Village("441803101201"), path + "&purpose=入户核对").status, 403);
  EXPECT_EQ(Get(Office(), path + "&purpose=a").status, 422);
  const http::Reply book = Get(Office(), path + "&column=sudden_people&purpose=入户核对");
  ASSERT_EQ(book.status, 200) << book.body;
  EXPECT_EQ(book.body.substr(0, 2), "PK");
  EXPECT_EQ(Get(Office(), path + "&column=no_labour_share&purpose=入户核对").status, 422);
}

}  // namespace
}  // namespace shouwang::api
