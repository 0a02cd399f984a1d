#include <algorithm>

#include "store/casework/test_casework.h"

namespace shouwang::store {
namespace {

using casework::Application;
using casework::Campaign;
using casework::CaseFile;
using policy::ProcedureKind;
using procedure::CaseStatus;
using procedure::Event;
using procedure::EventKind;

class CasesTest : public CaseworkTest {};
SHOUWANG_ON_BOTH_DATABASES(CasesTest);

TEST_P(CasesTest, VersionsOfProceduresAreKeptOnce) {
  Write([](Work& work) {
    const auto cases = MakeCases(work);
    EXPECT_FALSE(cases->ProcedureBody("digest-2"));
    cases->KeepProcedure("digest-2", "{\"a\":\"表\"}");
    cases->KeepProcedure("digest-2", "{\"a\":\"表\"}");
    EXPECT_EQ(cases->ProcedureBody("digest-2"), "{\"a\":\"表\"}");
    return Status();
  });
}

TEST_P(CasesTest, ACaseAndItsEventsComeBackAsTheyWere) {
  CaseFile file = NewCase(kVillage);
  file.kind = ProcedureKind::kElimination;
  file.due_on.clear();
  file.held = file.excluded = true;
  Event first = NewEvent(1);
  Event last = NewEvent(2);
  last.kind = EventKind::kCompleted;
  last.to = "visit";
  last.status = CaseStatus::kDone;
  last.fields = {{"risk", {"因病", "因残"}}, {"note", {"多行\n'文字'"}}};
  last.attachments = {std::string(64, 'a')};
  last.again = {"meeting"};
  CaseFile after = file;
  after.status = CaseStatus::kDone;
  after.step = "visit";
  after.step_title = "入户核查";
  after.office.clear();
  after.due_on = "2022-05-19";
  after.limit_on.clear();
  after.pack = "huize-2022 1.1.0";
  after.held = false;
  Write([&](Work& work) {
    const auto cases = MakeCases(work);
    file.id = after.id = cases->Add(file);
    EXPECT_EQ(cases->Find(file.id), file);
    EXPECT_TRUE(cases->Events(file.id).empty());
    EXPECT_TRUE(cases->Append(file, first));
    EXPECT_TRUE(cases->Append(after, last));
    after.version = 2;
    EXPECT_EQ(cases->Find(file.id), after);
    return Status();
  });
  Read([&](Work& work) {
    EXPECT_EQ(MakeCases(work)->Find(file.id), after);
    EXPECT_EQ(MakeCases(work)->Events(file.id), (std::vector<Event>{first, last}));
    EXPECT_FALSE(MakeCases(work)->Find(file.id + 1000));
    EXPECT_TRUE(MakeCases(work)->Events(file.id + 1000).empty());
  });
}

TEST_P(CasesTest, AnEventOfAStaleVersionIsRefused) {
  CaseFile file = NewCase(kVillage);
  file.id = AddCase(file);
  Write([&](Work& work) {
    const auto cases = MakeCases(work);
    CaseFile after = file;
    after.step = "visit";
    for (const int64_t number : {0, 1, 3}) EXPECT_FALSE(cases->Append(after, NewEvent(number)));
    EXPECT_EQ(cases->Find(file.id)->step, "clue");
    EXPECT_EQ(cases->Events(file.id).size(), 1U);
    EXPECT_TRUE(cases->Append(after, NewEvent(2)));
    EXPECT_FALSE(cases->Append(after, NewEvent(2)));
    return Status();
  });
}

TEST_P(CasesTest, WhatIsSaidOfPersonsIsSealed) {
  CaseFile file = NewCase(kVillage);
  Event event = NewEvent(1);
  event.fields = {{"note", {"户主患病"}}};
  Write([&](Work& work) {
    const auto cases = MakeCases(work);
    file.id = cases->Add(file);
    EXPECT_TRUE(cases->Append(file, event));
    Application application;
    application.household = 1;
    application.division_code = kVillage;
    application.text = "我家欠债";
    cases->AddApplication(application);
    return Status();
  });
  EXPECT_EQ(Column("case_event", "reason").find(event.reason), std::string::npos);
  EXPECT_EQ(Column("case_event", "detail").find("户主患病"), std::string::npos);
  EXPECT_EQ(Column("application", "text").find("我家欠债"), std::string::npos);
  for (const char* column : {"reason", "detail"}) {
    EXPECT_TRUE(
        Column("case_event", column).starts_with("case_event." + std::string(column) + "/" + std::to_string(file.id)));
  }
}

// The seal of an event holds on to all of it.
TEST_P(CasesTest, AnEventThatWasChangedDoesNotOpen) {
  CaseFile file = NewCase(kVillage);
  file.id = AddCase(file);
  const auto opens = [&] {
    bool good = true;
    Read([&](Work& work) {
      try {
        good = MakeCases(work)->Events(file.id).size() == 1;
      } catch (const seal::SealError&) {
        good = false;
      }
    });
    return good;
  };
  ASSERT_TRUE(opens());
  const auto set = [&](const std::string& change) {
    Write([&](Work& work) {
      work.sql() << "UPDATE case_event SET " + change;
      return Status();
    });
  };
  for (const auto& [changed, back] :
       {std::pair("account = 6", "account = 5"), std::pair("account_name = 'x'", "account_name = 'tester'"),
        std::pair("time_ms = time_ms + 1", "time_ms = time_ms - 1"), std::pair("kind = 'held'", "kind = 'started'"),
        std::pair("kind = '?'", "kind = 'started'"), std::pair("status = 'done'", "status = 'open'"),
        std::pair("step = 'visit'", "step = 'clue'"), std::pair("to_step = 'visit'", "to_step = 'clue'"),
        std::pair("ref = ''", "ref = 'digest-1'"), std::pair("paper = ''", "paper = 'visit'"),
        std::pair("number = 2", "number = 1")}) {
    set(changed);
    EXPECT_FALSE(opens()) << changed;
    set(back);
    EXPECT_TRUE(opens()) << back;
  }
}

TEST_P(CasesTest, CasesOfAHouseholdComeNewestFirst) {
  const int64_t first = AddCase(NewCase(kVillage, 7));
  AddCase(NewCase(kVillage, 8));
  const int64_t second = AddCase(NewCase(kVillage, 7));
  Read([&](Work& work) {
    const std::vector<CaseFile> files = MakeCases(work)->OfHousehold(7);
    ASSERT_EQ(files.size(), 2U);
    EXPECT_EQ(files[0].id, second);
    EXPECT_EQ(files[1].id, first);
  });
}

TEST_P(CasesTest, NewDueDaysLeaveTheVersion) {
  CaseFile file = NewCase(kVillage);
  file.id = AddCase(file);
  Write([&](Work& work) {
    const auto cases = MakeCases(work);
    cases->SetDue(file.id, "2022-06-01");
    EXPECT_EQ(cases->Find(file.id)->due_on, "2022-06-01");
    EXPECT_EQ(cases->Find(file.id)->version, 1);
    cases->SetDue(file.id, "");
    EXPECT_EQ(cases->Find(file.id)->due_on, "");
    return Status();
  });
}

Campaign NewCampaign(const std::string& division, const std::string& title) {
  Campaign campaign;
  campaign.division_code = division;
  campaign.period = "2022-05";
  campaign.title = title;
  campaign.ordered_by = "云振发〔2022〕1号";
  campaign.dates = {{"clue", *Date::FromIso("2022-05-10")}, {"visit", *Date::FromIso("2022-05-20")}};
  campaign.account = 5;
  campaign.created_ms = 7;
  return campaign;
}

TEST_P(CasesTest, TheClosestAndLatestCampaignIsTaken) {
  const auto add = [&](const std::string& division, const std::string& title) {
    int64_t id = 0;
    WriteAs(CallerAt(kCounty), [&](Work& work) { id = MakeCases(work)->AddCampaign(NewCampaign(division, title)); });
    return id;
  };
  const auto title = [&](const access::Caller& caller, const std::string& village,
                         const std::string& period = "2022-05", ProcedureKind kind = ProcedureKind::kIdentification) {
    std::string found;
    ReadAs(caller, [&](Work& work) {
      const std::optional<Campaign> campaign = MakeCases(work)->CampaignFor(kind, village, period);
      if (campaign) found = campaign->title;
    });
    return found;
  };
  const access::Caller village = CallerAt(kVillage);
  EXPECT_EQ(title(village, kVillage), "");
  add("530326000000", "county");
  EXPECT_EQ(title(village, kVillage), "county");
  const int64_t town = add("530326101000", "town, first");
  add("530326101000", "town");
  add("530326000000", "county again");
  EXPECT_EQ(title(village, kVillage), "town");
  EXPECT_EQ(title(CallerAt(kCounty), kOtherVillage), "county again");
  add(kNextVillage, "next village");
  EXPECT_EQ(title(village, kVillage), "town");
  EXPECT_EQ(title(CallerAt(kTown), kNextVillage), "next village");
  EXPECT_EQ(title(village, kNextVillage), "") << "not in scope";
  EXPECT_EQ(title(village, kVillage, "2022-06"), "");
  EXPECT_EQ(title(village, kVillage, "2022-05", ProcedureKind::kElimination), "");
  EXPECT_EQ(title(DepartmentAt(kCounty, "health"), kVillage), "");
  ReadAs(village, [&](Work& work) {
    const std::vector<Campaign> seen = MakeCases(work)->Campaigns("2022-05");
    ASSERT_EQ(seen.size(), 4U) << "its own, the town's and the county's";
    Campaign expected = NewCampaign("530326101000", "town, first");
    expected.id = town;
    EXPECT_EQ(seen[2], expected);
    EXPECT_EQ(MakeCases(work)->Campaigns("").size(), 4U);
    EXPECT_TRUE(MakeCases(work)->Campaigns("2022-06").empty());
  });
  ReadAs(CallerAt(kCounty), [](Work& work) { EXPECT_EQ(MakeCases(work)->Campaigns("").size(), 5U); });
  for (const access::Caller& caller : {DepartmentAt(kCounty, "health"), Officer()}) {
    ReadAs(caller, [](Work& work) { EXPECT_TRUE(MakeCases(work)->Campaigns("").empty()); });
  }
  WriteAs(CallerAt(kTown), [](Work& work) {
    EXPECT_EQ(MakeCases(work)->AddCampaign(NewCampaign("530326000000", "too wide")), 0);
    EXPECT_EQ(MakeCases(work)->AddCampaign(NewCampaign("530326102000", "elsewhere")), 0);
  });
}

TEST_P(CasesTest, ApplicationsComeBackAsTheyWere) {
  Application application;
  application.household = 7;
  application.division_code = kVillage;
  application.received_on = "2022-05-04";
  application.text = "家里\n'有人'住院";
  application.attachments = {std::string(64, 'b'), std::string(64, 'a')};
  application.account = 5;
  application.created_ms = 11;
  int64_t first = 0;
  int64_t second = 0;
  Write([&](Work& work) {
    first = MakeCases(work)->AddApplication(application);
    second = MakeCases(work)->AddApplication(application);
    return Status();
  });
  ReadAs(CallerAt(kTown), [&](Work& work) {
    const std::optional<Application> found = MakeCases(work)->FindApplication(first);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->household, 7);
    EXPECT_EQ(found->division_code, kVillage);
    EXPECT_EQ(found->received_on, "2022-05-04");
    EXPECT_EQ(found->text, application.text);
    EXPECT_EQ(found->attachments, application.attachments);
    EXPECT_EQ(found->account, 5);
    EXPECT_EQ(found->created_ms, 11);
    const std::vector<Application> all = MakeCases(work)->ApplicationsOf(7);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].id, second);
  });
  for (const access::Caller& caller :
       {CallerAt(kOtherTown), DepartmentAt(kCounty, "health"), Officer(), ContactAt(kCounty, 42)}) {
    ReadAs(caller, [&](Work& work) {
      EXPECT_FALSE(MakeCases(work)->FindApplication(first));
      EXPECT_TRUE(MakeCases(work)->ApplicationsOf(7).empty());
    });
    WriteAs(caller, [&](Work& work) { EXPECT_EQ(MakeCases(work)->AddApplication(application), 0); });
  }
}

}  // namespace
}  // namespace shouwang::store
