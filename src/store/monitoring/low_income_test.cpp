// Rows of low-income layers in the database: which tables count, whom they lead to, and the scope.
#include <gtest/gtest.h>

#include "intake/upload.h"
#include "monitoring/layers.h"
#include "monitoring/lists.h"
#include "store/intake/intake_tables.h"
#include "store/monitoring/monitoring_tables.h"
#include "store/registry/test_registry.h"

namespace shouwang::store {
namespace {

using monitoring::LayerHousehold;
using monitoring::LayerRows;

class LowIncomeTest : public RegistryTest {
 public:
  // A loaded table of civil affairs with these persons of the register, all 低保; gives the upload.
  int64_t Load(const std::string& period, const std::vector<int64_t>& persons,
               intake::UploadState state = intake::UploadState::kLoaded, const std::string& county = "530326000000") {
    int64_t id = 0;
    Write([&](Work& work) -> Status {
      intake::Upload upload;
      upload.division_code = county;
      upload.department = "civil_affairs";
      upload.period = period;
      upload.file_name = "低保.csv";
      upload.digest = period + county;
      upload.state = state;
      id = MakeUploads(work)->Add(upload).id;
      std::vector<monitoring::LowIncomePerson> rows;
      for (const int64_t person : persons) {
        const Row row = MakeRegistry(work)->Find(Entity::kPerson, person).value();
        rows.push_back({work.sealer.BlindIndex("id", row[person_field::kIdNo]), row[person_field::kName], "低保",
                        "2021-01-01", ""});
      }
      MakeMonitoring(work)->KeepLowIncome(id, rows);
      return {};
    });
    return id;
  }

  void Monitor(int64_t household) {
    Write([&](Work& work) -> Status {
      const auto registry = MakeRegistry(work);
      Row row(Entity::kMonitored);
      row.id = registry->NewNumber();
      row.household = household;
      row[monitored_field::kCategory] = "边缘易致贫户";
      row[monitored_field::kIdentifiedOn] = "2022-03-01";
      Row measure(Entity::kMeasure);
      measure.id = registry->NewNumber();
      measure.household = household;
      measure[measure_field::kKind] = "综合保障";
      measure[measure_field::kStartedOn] = "2022-03-10";
      const Result<int64_t> done = registry->Apply({ChangeSource::kEdit, "纳入", {Created(row), Created(measure)}});
      return done ? Status() : Fail(done.error());
    });
  }

  LayerRows Rows(const std::string& place = "530326", int64_t household = 0,
                 const access::Caller& caller = access::Caller::System("test")) {
    LayerRows rows;
    const Status read = database().Read(caller, [&](Work& work) {
      rows = MakeMonitoring(work)->ReadLayers({place, household, {"综合保障"}});
      return Status();
    });
    EXPECT_TRUE(read);
    return rows;
  }

  int64_t Head(int64_t household) { return Card(household).members.front().id; }
};
SHOUWANG_ON_BOTH_DATABASES(LowIncomeTest);

TEST_P(LowIncomeTest, TheNewestLoadedMonthCountsAndTheOneBeforeShowsWhoDroppedOut) {
  const int64_t household = MakeHousehold("H1");
  Load("2022-02", {Head(household)});
  Load("2022-03", {Head(household)});
  Load("2022-04", {});
  Load("2022-05", {Head(household)}, intake::UploadState::kReplaced);
  const LayerRows rows = Rows();
  ASSERT_EQ(rows.sources.size(), 2U);
  EXPECT_EQ(rows.sources[0].period, "2022-04");
  EXPECT_TRUE(rows.sources[0].newest);
  EXPECT_EQ(rows.sources[1].period, "2022-03");
  EXPECT_EQ(rows.sources[1].people, 1);
  ASSERT_EQ(rows.listed.size(), 1U);
  EXPECT_EQ(rows.listed[0].household.id, household);
  EXPECT_EQ(rows.listed[0].household.head, "张三");
  EXPECT_TRUE(monitoring::SideBySide(rows, "2022-05-31").front().Has(monitoring::Doubt::kDropped));
}

TEST_P(LowIncomeTest, RowsFollowAPersonThroughTheRegister) {
  const int64_t first = MakeHousehold("H1");
  const int64_t second = MakeHousehold("H2", "530326102201");
  const int64_t person = Card(first).members.back().id;
  Load("2022-05", {person});
  EXPECT_EQ(Rows().listed.front().household.id, first);
  const Result<int64_t> moved = Do([&](Registry& registry) -> Result<Operation> {
    const Row before = registry.Find(Entity::kPerson, person).value();
    Row after = before;
    after.household = second;
    return Operation{ChangeSource::kEdit, "迁户", {Changed(before, after)}};
  });
  ASSERT_TRUE(moved) << FormatError(moved.error());
  EXPECT_EQ(Rows().listed.front().household.id, second);
}

TEST_P(LowIncomeTest, MonitoredHouseholdsComeWithTheirSafetyNet) {
  const int64_t household = MakeHousehold("H1");
  Monitor(household);
  const LayerRows rows = Rows();
  ASSERT_EQ(rows.monitored.size(), 1U);
  EXPECT_EQ(rows.monitored[0].people, 2);
  EXPECT_EQ(rows.monitored[0].category, "边缘易致贫户");
  EXPECT_EQ(rows.monitored[0].safety_net_since, "2022-03-10");
}

TEST_P(LowIncomeTest, OneHouseholdHasTheSameRowsAsInItsPlace) {
  const int64_t first = MakeHousehold("H1");
  const int64_t second = MakeHousehold("H2");
  Load("2022-05", {Head(first), Head(second)});
  Monitor(second);
  EXPECT_EQ(Rows().listed.size(), 2U);
  const LayerRows one = Rows("530326", second);
  ASSERT_EQ(one.listed.size(), 1U);
  EXPECT_EQ(one.listed[0].household.id, second);
  EXPECT_EQ(one.monitored.size(), 1U);
  EXPECT_TRUE(Rows("530326", first).monitored.empty());
}

TEST_P(LowIncomeTest, ATownSeesItsOwnHouseholdsAndACountyItsOwnTables) {
  const int64_t inside = MakeHousehold("H1", "530326101201");
  const int64_t outside = MakeHousehold("H2", "530326102201");
  Load("2022-05", {Head(inside), Head(outside)});
  Load("2022-06", {Head(inside)}, intake::UploadState::kLoaded, "530327000000");
  Monitor(outside);
  const LayerRows town = Rows("530326101", 0, CallerAt("530326101"));
  ASSERT_EQ(town.sources.size(), 1U);
  EXPECT_EQ(town.sources[0].period, "2022-05");
  ASSERT_EQ(town.listed.size(), 1U);
  EXPECT_EQ(town.listed[0].household.id, inside);
  EXPECT_TRUE(town.monitored.empty());
  EXPECT_TRUE(Rows("530326102", 0, CallerAt("530326101")).listed.empty());
}

TEST_P(LowIncomeTest, ATableIsKeptOnceHoweverOftenItIsTaken) {
  const int64_t household = MakeHousehold("H1");
  const int64_t upload = Load("2022-05", {Head(household)});
  Write([&](Work& work) -> Status {
    EXPECT_TRUE(MakeMonitoring(work)->NotKept("assistance").empty());
    MakeMonitoring(work)->KeepLowIncome(upload, {});
    return {};
  });
  EXPECT_TRUE(Rows().listed.empty());
  EXPECT_EQ(Rows().sources.front().people, 0);
}

}  // namespace
}  // namespace shouwang::store
