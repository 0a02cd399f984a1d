// Cases are what their events come to; their texts are sealed, rotated, backed up and restored.
#include <algorithm>

#include "casework/cases.h"
#include "casework/consents.h"
#include "casework/publicity.h"
#include "procedure/procedure_json.h"
#include "procedure/steps.h"
#include "store/archive/test_county.h"
#include "store/casework/casework_tables.h"

namespace shouwang::store {
namespace {

using casework::CaseFile;
using Kind = Connection::Kind;
using policy::Office;
using policy::Procedure;
using procedure::CaseState;
using procedure::Event;

constexpr const char* kVillage = "530326101201";

Procedure TwoSteps() {
  Procedure procedure;
  procedure.id = "identification";
  procedure.title = "识别";
  procedure.pack = "test 1.0.0";
  for (const auto& [id, office] : {std::pair("visit", Office::kVillage), std::pair("review", Office::kTown)}) {
    policy::ProcedureStep step;
    step.id = id;
    step.title = id;
    step.office = office;
    procedure.steps.push_back(step);
  }
  procedure.steps[0].papers = {{"visit"}};
  procedure.steps[1].returns_to = {"visit"};
  procedure.papers = {{"visit", "入户核查表", "", false}};
  return procedure;
}

class VerifyCasesTest : public testing::TestWithParam<Kind> {
 protected:
  VerifyCasesTest() {
    for (int64_t household = 1; household <= 3; ++household) cases_.push_back(AddCase(household));
  }

  procedure::Act By(Office office) const { return {5, "tester", office, county_.clock.NowMs()}; }

  // Visited, reviewed and sent back, held.
  int64_t AddCase(int64_t household) {
    const Procedure procedure = TwoSteps();
    CaseFile file;
    file.procedure = procedure::DigestOf(procedure);
    file.pack = procedure.pack;
    file.household = household;
    file.household_id = "H" + std::to_string(household);
    file.head = "户主";
    file.division_code = kVillage;
    file.period = "2022-05";
    county_.Write([&](Work& work) {
      const auto cases = MakeCases(work);
      cases->KeepProcedure(file.procedure, procedure::ToJson(procedure));
      file.id = cases->Add(file);
      CaseState state;
      const auto take = [&](const Result<Event>& event) {
        if (!event) throw std::runtime_error(FormatError(event.error()));
        Apply(state, *event, procedure);
        file.version = state.version;
        file.status = state.status;
        file.step = state.step;
        file.held = state.is_held();
        file.excluded = state.excluded;
        ASSERT_TRUE(cases->Append(file, *event));
      };
      take(Start(procedure, file.procedure, "属实", By(Office::kVillage)));
      take(AddPaper(procedure, state, {"visit", "visit/1", {county_.digest}}, By(Office::kVillage)));
      take(Complete(procedure, state, "visit", {}, By(Office::kVillage)));
      take(Return(procedure, state, "visit", {"visit"}, "再看一次", By(Office::kTown)));
      take(MarkExclusion(state, true, "有轿车", By(Office::kCounty)));
      take(Hold(state, "objection/1", By(Office::kCounty)));
    });
    return file.id;
  }

  // Everything else that is kept of a case.
  void AddPapers() {
    county_.Write([&](Work& work) {
      const auto cases = MakeCases(work);
      casework::Campaign campaign;
      campaign.division_code = "530326000000";
      cases->AddCampaign(campaign);
      casework::Application application;
      application.division_code = kVillage;
      application.text = "我家有困难";
      application.attachments = {county_.digest};
      cases->AddApplication(application);
      const auto consents = MakeConsents(work);
      casework::Authorisation authorisation;
      authorisation.division_code = kVillage;
      authorisation.scope = "存款";
      authorisation.attachments = {county_.digest};
      casework::LookUp lookup;
      lookup.authorisation = consents->AddAuthorisation(authorisation);
      consents->TakeBack(lookup.authorisation, "2022-05-31", "外出");
      lookup.division_code = kVillage;
      lookup.case_file = cases_[0];
      lookup.department = "health";
      lookup.note = "查过";
      lookup.findings = {{3, "有轿车"}};
      consents->AddLookUp(lookup);
      const auto publicity = MakePublicity(work);
      casework::Meeting meeting;
      meeting.division_code = kVillage;
      meeting.minutes = "评议";
      meeting.attachments = {county_.digest};
      meeting.decisions = {{cases_[0], true, "同意"}, {cases_[1], false, "不同意"}};
      publicity->AddMeeting(meeting);
      casework::Notice notice;
      notice.division_code = kVillage;
      notice.cases = {cases_[0]};
      notice.attachments = {county_.digest};
      casework::Objection objection;
      objection.notice = publicity->AddNotice(notice);
      objection.case_file = cases_[0];
      objection.text = "他家有车";
      objection.finding = "已卖";
      objection.answer = "已说明";
      publicity->AddObjection(objection);
    });
  }

  std::vector<std::string> Faults() {
    const Result<record::VerifyReport> report = upkeep_->Verify(county_.county, {});
    if (!report) throw std::runtime_error(FormatError(report.error()));
    std::vector<std::string> faults;
    for (const Error& fault : report->faults) faults.push_back(fault.where);
    std::sort(faults.begin(), faults.end());
    return faults;
  }

  void Change(const std::string& sql) {
    county_.Write([&](Work& work) { work.sql() << sql; });
  }

  std::string CaseId(size_t nth) const { return std::to_string(cases_[nth]); }

  const SystemClock clock_;
  const std::unique_ptr<record::Upkeep> upkeep_ = MakeUpkeep(clock_);
  TestCounty county_{GetParam()};
  std::vector<int64_t> cases_;
};
INSTANTIATE_TEST_SUITE_P(, VerifyCasesTest, testing::Values(Kind::kSqlite, Kind::kPostgres), [](const auto& info) {
  return std::string(info.param == Kind::kSqlite ? "Sqlite" : "Postgres");
});

TEST_P(VerifyCasesTest, GoodCasesHaveNoFaults) {
  AddPapers();
  EXPECT_TRUE(Faults().empty());
}

TEST_P(VerifyCasesTest, CasesThatWereChangedAreNamed) {
  for (const auto& [changed, back] :
       {std::pair("version = 7", "version = 6"), std::pair("status = 'done'", "status = 'open'"),
        std::pair("status = '?'", "status = 'open'"), std::pair("step = 'review'", "step = 'visit'"),
        std::pair("held = 0", "held = 1"), std::pair("excluded = 0", "excluded = 1"),
        std::pair("kind = 'elimination'", "kind = 'identification'")}) {
    Change(std::string("UPDATE case_file SET ") + changed + " WHERE id = " + CaseId(1));
    EXPECT_EQ(Faults(), std::vector<std::string>{"case_file/" + CaseId(1)}) << changed;
    Change(std::string("UPDATE case_file SET ") + back + " WHERE id = " + CaseId(1));
  }
  EXPECT_TRUE(Faults().empty());
}

TEST_P(VerifyCasesTest, EventsThatAreMissingAreNoticed) {
  Change("DELETE FROM case_event WHERE number = 3 AND case_file = " + CaseId(0));
  EXPECT_EQ(Faults(), std::vector<std::string>{"case_event/" + CaseId(0)});
  Change("DELETE FROM case_event WHERE number = 6 AND case_file = " + CaseId(1));
  EXPECT_EQ(Faults(), (std::vector<std::string>{"case_event/" + CaseId(0), "case_file/" + CaseId(1)}));
  Change("DELETE FROM case_event WHERE case_file = " + CaseId(2));
  std::vector<std::string> all = {"case_event/" + CaseId(0), "case_event/" + CaseId(2), "case_file/" + CaseId(1)};
  std::sort(all.begin(), all.end());
  EXPECT_EQ(Faults(), all);
}

TEST_P(VerifyCasesTest, EventsThatWereChangedAreNoticed) {
  const std::string where = " WHERE number = 3 AND case_file = " + CaseId(1);
  for (const auto& [changed, back] :
       {std::pair("account = 6", "account = 5"), std::pair("time_ms = time_ms + 1", "time_ms = time_ms - 1"),
        std::pair("to_step = 'visit'", "to_step = 'review'"), std::pair("kind = 'held'", "kind = 'completed'")}) {
    Change(std::string("UPDATE case_event SET ") + changed + where);
    EXPECT_EQ(Faults(), std::vector<std::string>{"case_event/" + CaseId(1)}) << changed;
    Change(std::string("UPDATE case_event SET ") + back + where);
  }
  // The words of one event put under another.
  Change("UPDATE case_event SET reason = (SELECT e.reason FROM case_event e WHERE e.number = 4 AND e.case_file = " +
         CaseId(1) + ") WHERE number = 1 AND case_file = " + CaseId(1));
  EXPECT_EQ(Faults(), std::vector<std::string>{"case_event/" + CaseId(1)});
}

TEST_P(VerifyCasesTest, ACaseThatWasMovedGoesByItsNewVersion) {
  Procedure later = TwoSteps();
  later.version = "2";
  const std::string digest = procedure::DigestOf(later);
  county_.Write([&](Work& work) {
    const auto cases = MakeCases(work);
    CaseFile file = cases->Find(cases_[0]).value();
    CaseState state;
    for (const Event& event : cases->Events(file.id)) Apply(state, event, TwoSteps());
    const Result<Event> moved = Move(TwoSteps(), later, digest, state, "新办法", By(Office::kCounty));
    ASSERT_TRUE(moved) << FormatError(moved.error());
    cases->KeepProcedure(digest, procedure::ToJson(later));
    file.procedure = digest;
    ASSERT_TRUE(cases->Append(file, *moved));
  });
  EXPECT_TRUE(Faults().empty());
  Change("UPDATE case_file SET procedure_digest = '" + procedure::DigestOf(TwoSteps()) + "' WHERE id = " + CaseId(0));
  EXPECT_EQ(Faults(), std::vector<std::string>{"case_file/" + CaseId(0)});
}

TEST_P(VerifyCasesTest, AChangedProcedureIsNoticedOnce) {
  Change("UPDATE procedure_version SET body = replace(body, 'test 1.0.0', 'test 1.0.1')");
  const std::vector<std::string> faults = Faults();
  ASSERT_EQ(faults.size(), 4U) << "and what rests on it";
  EXPECT_TRUE(faults.back().starts_with("procedure_version/"));
}

TEST_P(VerifyCasesTest, FilesOfCaseworkThatAreMissingAreFound) {
  AddPapers();
  std::filesystem::remove(county_.vault->PathOf(county_.vault->Names().value().front()));
  std::vector<std::string> faults = Faults();
  for (std::string& fault : faults) fault.resize(fault.find('/'));
  EXPECT_EQ(faults,
            (std::vector<std::string>{"application.attachments", "authorisation.attachments", "case_event.detail",
                                      "case_event.detail", "case_event.detail", "meeting.attachments",
                                      "notice.attachments", "registry_import_file.digest"}));
}

TEST_P(VerifyCasesTest, TextsAreSealedAnewByARotation) {
  AddPapers();
  ASSERT_TRUE(upkeep_->RotateKeys(county_.county, {}));
  const Result<record::VerifyReport> report = upkeep_->Verify(county_.county, {});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->faults.empty());
  EXPECT_EQ(report->old_key_values, 0U);
  county_.clock.Advance(seal::kRingLookMs);
  county_.Read([&](Work& work) { EXPECT_EQ(MakeCases(work)->Events(cases_[0]).at(3).reason, "再看一次"); });
}

TEST_P(VerifyCasesTest, CasesAreRestoredFromABackup) {
  AddPapers();
  const std::filesystem::path file = county_.folder.path() / "county.backup";
  ASSERT_TRUE(upkeep_->Backup(county_.county, file, {}));
  const TestPlace other(GetParam() == Kind::kSqlite ? Kind::kPostgres : Kind::kSqlite);
  other.TakeMasterKeyOf(county_);
  const Result<record::BackupReport> restored = upkeep_->Restore(file, other.county);
  ASSERT_TRUE(restored) << FormatError(restored.error());
  const Result<record::VerifyReport> report = upkeep_->Verify(other.county, {});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->faults.empty());
  EXPECT_EQ(report->rows, upkeep_->Verify(county_.county, {})->rows);
}

}  // namespace
}  // namespace shouwang::store
