// Visits are what their forms and worksheets say; a verification finds where they are not.
#include <algorithm>

#include "store/archive/test_county.h"
#include "store/visits/visit_tables.h"
#include "visits/form_json.h"
#include "visits/visits.h"

namespace shouwang::store {
namespace {

using Kind = Connection::Kind;

class VerifyVisitsTest : public testing::TestWithParam<Kind> {
 protected:
  VerifyVisitsTest() {
    policy::VisitForm form;
    form.id = "f";
    form.items = {{"wage", "工资", policy::IncomePart::kWage}};
    form_ = visits::DigestOf(form);
    county_.Write([&](Work& work) {
      const auto all = MakeVisits(work);
      all->KeepForm(form_, visits::ToJson(form));
      visits::Visit visit;
      visit.key = std::string(32, 'a');
      visit.digest = "d";
      visit.household = 1;
      visit.division_code = "530326101201";
      visit.form = form_;
      visit.content.amounts = {{"wage", 100}};
      visit.net_cents = 100;
      visit.photos = {county_.digest};
      visit.signature = county_.digest;
      visit_ = all->Add(visit);
    });
  }
  void Change(const std::string& statement) {
    county_.Write([&](Work& work) { work.sql() << statement; });
  }
  // Where there are faults, without the digest of a form.
  std::vector<std::string> Faults() {
    const Result<record::VerifyReport> report = upkeep_->Verify(county_.county, {});
    if (!report) throw std::runtime_error(FormatError(report.error()));
    std::vector<std::string> faults;
    for (const Error& fault : report->faults) {
      faults.push_back(fault.where.starts_with("visit_form_version/") ? "visit_form_version" : fault.where);
    }
    std::sort(faults.begin(), faults.end());
    return faults;
  }
  std::string Visit() const { return "visit/" + std::to_string(visit_); }

  const SystemClock clock_;
  const std::unique_ptr<record::Upkeep> upkeep_ = MakeUpkeep(clock_);
  TestCounty county_{GetParam()};
  std::string form_;
  int64_t visit_ = 0;
};
INSTANTIATE_TEST_SUITE_P(, VerifyVisitsTest, testing::Values(Kind::kSqlite, Kind::kPostgres), [](const auto& info) {
  return std::string(info.param == Kind::kSqlite ? "Sqlite" : "Postgres");
});

TEST_P(VerifyVisitsTest, GoodVisitsHaveNoFaults) { EXPECT_TRUE(Faults().empty()); }

TEST_P(VerifyVisitsTest, AnIncomeThatTheWorksheetDoesNotAddUpToIsNamed) {
  Change("UPDATE visit SET net_cents = 101");
  EXPECT_EQ(Faults(), std::vector<std::string>{Visit()});
}

TEST_P(VerifyVisitsTest, AVisitThatIsGoneIsMissed) {
  Change("UPDATE visit SET base = 999999");
  EXPECT_EQ(Faults(), std::vector<std::string>{Visit()});
  Change("UPDATE visit SET base = 0, against = 999999");
  EXPECT_EQ(Faults(), std::vector<std::string>{Visit()});
}

TEST_P(VerifyVisitsTest, AChangedFormIsNoticedOnce) {
  Change("UPDATE visit_form_version SET body = replace(body, '工资', '奖金')");
  EXPECT_EQ(Faults(), std::vector<std::string>{"visit_form_version"});
}

TEST_P(VerifyVisitsTest, WhatWasSaidCannotBeExchanged) {
  Change("UPDATE visit SET content = '{}'");
  EXPECT_EQ(Faults(), std::vector<std::string>{"visit.content/" + std::to_string(visit_)});
}

TEST_P(VerifyVisitsTest, PhotosAndSignaturesThatAreMissingAreFound) {
  std::filesystem::remove(county_.vault->PathOf(county_.vault->Names().value().front()));
  std::vector<std::string> faults = Faults();
  for (std::string& fault : faults) fault.resize(fault.find('/'));
  EXPECT_EQ(faults, (std::vector<std::string>{"registry_import_file.digest", "visit.photos", "visit.signature"}));
}

}  // namespace
}  // namespace shouwang::store
