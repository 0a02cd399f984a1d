// The whole month of a county, from its tables to determinations: with returns, objections, a holiday, refusals of
// families, a 集中排查 and families let go. Then once more from its seed on the other database.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "api/routes/test_county_month.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr uint64_t kHouseholds = 1000;
#else
constexpr uint64_t kHouseholds = 3000;
#endif
constexpr uint64_t kSeed = 20220601;

void CheckThatAllHappened(const CountyMonth::Count& count) {
  EXPECT_GT(count.clues, static_cast<int>(kHouseholds / 15));
  EXPECT_GT(count.identifications, static_cast<int>(kHouseholds / 100));
  const std::map<std::string, int> each = {{"eliminations", count.eliminations},
                                           {"families that did not sign", count.unsigned_families},
                                           {"families that did not agree to be let go", count.unwilling_families},
                                           {"excluded", count.excluded},
                                           {"not agreed by the meeting", count.not_agreed},
                                           {"objections", count.objections},
                                           {"returned", count.returned},
                                           {"identified", count.identified},
                                           {"eliminated", count.eliminated}};
  for (const auto& [what, times] : each) EXPECT_GT(times, 0) << what;
  // Too rare for the small county of the sanitizers.
  if (kHouseholds >= 3000) {
    EXPECT_GT(count.monitored_already, 0);
  }
}

void CheckClues(const std::multiset<std::string>& found, const std::multiset<std::string>& known) {
  std::vector<std::string> odd;
  std::set_symmetric_difference(found.begin(), found.end(), known.begin(), known.end(), std::back_inserter(odd));
  EXPECT_TRUE(odd.empty()) << odd.size() << ", the first: " << odd.front();
  EXPECT_FALSE(known.empty());
}

// Every case came to an end of its kind, and the register says what was decided.
void CheckCases(CountyMonth& month) {
  std::map<std::string, int> statuses;
  for (const json& file : month.Cases()) {
    const std::string status = file["status"];
    ++statuses[status];
    const bool out = CountyMonth::IsElimination(file);
    int in_now = 0;
    bool decided_now = false;
    for (const json& row : month.MonitoredRows(file)) {
      const bool over = !row["eliminated_on"].is_null() && row["eliminated_on"] != "";
      in_now += over ? 0 : 1;
      decided_now |= row[out ? "eliminated_on" : "identified_on"] == CountyMonth::kDetermined;
    }
    EXPECT_EQ(decided_now, status == "done") << file["household_id"];
    EXPECT_EQ(in_now, out == (status == "done") ? 0 : 1) << file["household_id"] << status;
  }
  const CountyMonth::Count& count = month.count();
  EXPECT_EQ(statuses["done"], count.identified + count.eliminated);
  EXPECT_EQ(statuses["withdrawn"], count.unsigned_families);
  EXPECT_EQ(statuses["ended"], count.not_agreed);
  EXPECT_EQ(statuses["open"], 0);
}

TEST(CountyMonth, FromTablesToDeterminationsAndTheSameFromItsSeed) {
  std::string events;
  {
    CountyMonth month(false, kHouseholds, kSeed);
    const json run = month.FromTablesToClues();
    ASSERT_EQ(run["state"], "done") << run["reason"];
    CheckClues(month.FoundClues(), month.KnownClues());
    ASSERT_NO_FATAL_FAILURE(month.Live());
    CheckThatAllHappened(month.count());
    RecordProperty("identified", month.count().identified);
    RecordProperty("eliminated", month.count().eliminated);
    CheckCases(month);
    const auto before = month.MonitoredOn("2022-06-21");
    const auto after = month.MonitoredOn(CountyMonth::kDetermined);
    const CountyMonth::Count& count = month.count();
    EXPECT_EQ(after.first, before.first + count.identified - count.eliminated);
    EXPECT_EQ(after.second, before.second + count.people_in - count.people_out);
    events = month.Events();
  }
  CountyMonth again(true, kHouseholds, kSeed);
  again.FromTablesToClues();
  ASSERT_NO_FATAL_FAILURE(again.Live());
  EXPECT_EQ(again.Events(), events);
}

}  // namespace
}  // namespace shouwang::api
