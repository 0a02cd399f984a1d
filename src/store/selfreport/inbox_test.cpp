// Self-reports in the record: who sees them, and that nothing personal stands in the database (04-trust.md lines 9,
// 19).
#include "selfreport/inbox.h"
#include "base/resident_id.h"
#include "selfreport/receipt.h"
#include "store/casework/test_casework.h"
#include "store/selfreport/inbox_table.h"

namespace shouwang::store {
namespace {

using selfreport::SelfReport;
using selfreport::State;

class InboxTest : public CaseworkTest {
 public:
  static SelfReport NewReport(const std::string& village, int64_t serial = 1) {
    SelfReport report;
    report.division_code = village;
    report.receipt = selfreport::NewReceipt();
    report.name = "司马内";
    report.id_no = ResidentId(53032619800101000 + serial).Text();
    report.phone = "19900000001";
    report.difficulties = {"因病", "因学"};
    report.text = "孩子住院";
    report.photos = {std::string(64, 'a'), std::string(64, 'b')};
    report.received_ms = 1000 + serial;
    return report;
  }
  int64_t Receive(const SelfReport& report) {
    int64_t id = 0;
    access::Caller nobody;
    nobody.name = "公众";
    WriteAs(nobody, [&](Work& work) { id = MakeInbox(work)->Receive(report); });
    return id;
  }
  std::optional<SelfReport> Find(const access::Caller& caller, int64_t id) {
    std::optional<SelfReport> found;
    ReadAs(caller, [&](Work& work) { found = MakeInbox(work)->Find(id); });
    return found;
  }
  std::vector<SelfReport> All(const access::Caller& caller, const selfreport::InboxFilter& filter = {}) {
    std::vector<SelfReport> found;
    ReadAs(caller, [&](Work& work) { found = MakeInbox(work)->List(filter, INT64_MAX, 50); });
    return found;
  }
};
SHOUWANG_ON_BOTH_DATABASES(InboxTest);

TEST_P(InboxTest, WhatWasHandedInIsReadAgain) {
  const SelfReport report = NewReport(kVillage);
  const int64_t id = Receive(report);
  const std::optional<SelfReport> found = Find(CallerAt(kVillage), id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, report.name);
  EXPECT_EQ(found->id_no, report.id_no);
  EXPECT_EQ(found->phone, report.phone);
  EXPECT_EQ(found->difficulties, report.difficulties);
  EXPECT_EQ(found->text, report.text);
  EXPECT_EQ(found->photos, report.photos);
  EXPECT_EQ(found->state, State::kReceived);
  EXPECT_EQ(found->receipt, "") << "nobody reads it again";
}

TEST_P(InboxTest, Trust09_AnOfficerSeesTheReportsOfTheOwnDivision) {
  const int64_t id = Receive(NewReport(kVillage));
  const int64_t other = Receive(NewReport(kOtherVillage, 2));
  EXPECT_TRUE(Find(CallerAt(kTown), id));
  EXPECT_EQ(All(CallerAt(kCounty)).size(), 2U);
  EXPECT_EQ(All(CallerAt(kTown)).size(), 1U);
  EXPECT_FALSE(Find(CallerAt(kVillage), other));
  for (const access::Caller& caller : {ContactAt(kCounty, 7), DepartmentAt(kCounty, "water"), Officer()}) {
    EXPECT_TRUE(All(caller).empty());
    EXPECT_FALSE(Find(caller, id));
  }
  std::vector<SelfReport> same;
  ReadAs(CallerAt(kOtherTown), [&](Work& work) { same = MakeInbox(work)->OfPerson(NewReport(kVillage).id_no); });
  EXPECT_TRUE(same.empty()) << "nor by the id number";
  WriteAs(CallerAt(kOtherVillage), [&](Work& work) {
    SelfReport mine = NewReport(kVillage);
    mine.id = id;
    EXPECT_FALSE(MakeInbox(work)->Save(mine, 1));
  });
}

TEST_P(InboxTest, AReceiptFindsItsReportAndNoOther) {
  const SelfReport report = NewReport(kVillage);
  const int64_t id = Receive(report);
  Receive(NewReport(kVillage, 2));
  ReadAs({}, [&](Work& work) {
    const auto inbox = MakeInbox(work);
    ASSERT_TRUE(inbox->FindByReceipt(report.receipt));
    EXPECT_EQ(inbox->FindByReceipt(report.receipt)->id, id);
    EXPECT_FALSE(inbox->FindByReceipt(selfreport::NewReceipt()));
    EXPECT_FALSE(inbox->FindByReceipt(""));
    EXPECT_EQ(inbox->ReceivedSince(kVillage, 1002), 1);
    EXPECT_EQ(inbox->ReceivedSince(kVillage, 0), 2);
    EXPECT_EQ(inbox->ReceivedSince(kOtherVillage, 0), 0);
  });
}

TEST_P(InboxTest, AStaleVersionChangesNothing) {
  const int64_t id = Receive(NewReport(kVillage));
  SelfReport report = *Find(CallerAt(kVillage), id);
  report.state = State::kDeclined;
  report.reason = selfreport::Reason::kInHand;
  report.note = "同一件事";
  WriteAs(CallerAt(kVillage), [&](Work& work) {
    EXPECT_TRUE(MakeInbox(work)->Save(report, 1));
    EXPECT_FALSE(MakeInbox(work)->Save(report, 1));
  });
  const std::optional<SelfReport> declined = Find(CallerAt(kVillage), id);
  EXPECT_EQ(declined->version, 2);
  EXPECT_EQ(declined->note, "同一件事");
  EXPECT_EQ(All(CallerAt(kVillage), {State::kReceived, ""}).size(), 0U);
  EXPECT_EQ(All(CallerAt(kVillage), {State::kDeclined, kTown}).size(), 1U);
}

TEST_P(InboxTest, Trust19_NothingPersonalIsInTheClear) {
  const SelfReport report = NewReport(kVillage);
  Receive(report);
  std::string all;
  for (const char* column : {"name", "id_no", "phone", "difficulties", "text", "note", "photos", "state", "reason"}) {
    all += Column("self_report", column);
  }
  for (const std::string& personal :
       {report.name, report.id_no, report.phone, report.text, std::string("因病"), report.receipt}) {
    EXPECT_EQ(all.find(personal), std::string::npos) << personal;
  }
}

}  // namespace
}  // namespace shouwang::store
