#include <gtest/gtest.h>

#include "policy/visit_form.h"
#include "store/casework/test_casework.h"
#include "store/visits/visit_tables.h"
#include "visits/visits.h"

namespace shouwang::store {
namespace {

using visits::DueCursor;
using visits::DueFilter;
using visits::DueHousehold;
using visits::DueState;
using visits::Visit;
using visits::VisitState;

// Today is 2022-05-31: a month from the 1st, a quarter from 1 April.
visits::Rounds RoundsToday() {
  return visits::RoundsOn({{policy::VisitWho::kMonitored, policy::VisitEvery::kMonth, "", "", ""},
                           {policy::VisitWho::kLifted, policy::VisitEvery::kQuarter, "", "", ""}},
                          Date::FromIso("2022-05-31").value());
}

class VisitsTest : public CaseworkTest {
 public:
  VisitsTest() {
    Write([](Work& work) {
      MakeVisits(work)->KeepForm("form-1", "{}");
      MakeVisits(work)->KeepForm("form-1", "{}");
      return Status();
    });
  }

  static Visit NewVisit(int64_t household, const std::string& division, const std::string& day) {
    Visit visit;
    visit.key = std::string(32, 'a');
    visit.digest = "d" + day + division + std::to_string(household);
    visit.household = household;
    visit.household_id = "H" + std::to_string(household);
    visit.head = "户主";
    visit.division_code = division;
    visit.purpose = "routine";
    visit.visited_on = day;
    visit.account = 5;
    visit.visitor = "village-1";
    visit.form = "form-1";
    visit.content.answers = {{"water", {"安全"}}};
    visit.content.members = {{11, {{"health", {"健康"}}}}};
    visit.content.amounts = {{"wage_local", 100}};
    visit.content.note = "都好";
    visit.people = 3;
    visit.net_cents = 100;
    visit.photos = {std::string(64, 'a'), std::string(64, 'b')};
    visit.signature = std::string(64, 'c');
    visit.created_ms = 11;
    return visit;
  }
  int64_t Keep(const Visit& visit) {
    int64_t id = 0;
    Write([&](Work& work) {
      id = MakeVisits(work)->Add(visit);
      return Status();
    });
    return id;
  }

  void AddHousehold(int64_t id, const std::string& division, const std::string& type) {
    AssignHousehold(id, division, 0);
    Write([&](Work& work) {
      work.sql() << "UPDATE household SET household_type = :type WHERE id = :id", soci::use(type), soci::use(id);
      return Status();
    });
  }
  void Monitor(int64_t household, const std::string& since, const std::string& until = "") {
    Write([&](Work& work) {
      const int64_t id = work.numbers->Next();
      work.sql() << "INSERT INTO monitored (id, household, category, identified_on, risks, eliminated_on, "
                    "elimination_kind, closed, version, corrected, import_id) VALUES (:id, :household, '', :since, '', "
                    ":until, '', 0, 1, 0, 0)",
          soci::use(id), soci::use(household), soci::use(since), soci::use(until);
      return Status();
    });
  }

  std::map<int64_t, DueHousehold> Due(const access::Caller& caller, const DueFilter& filter = {}) {
    std::map<int64_t, DueHousehold> found;
    ReadAs(caller, [&](Work& work) {
      for (const DueHousehold& one : MakeVisits(work)->Due(filter, RoundsToday(), {}, 100)) found[one.household] = one;
    });
    return found;
  }
};
SHOUWANG_ON_BOTH_DATABASES(VisitsTest);

TEST_P(VisitsTest, AVisitComesBackAsItWas) {
  Visit visit = NewVisit(7, kVillage, "2022-05-02");
  visit.base = 3;
  visit.unchanged = true;
  visit.case_file = 4;
  visit.state = VisitState::kDisputed;
  visit.conflict = visits::Conflict::kSameBase;
  visit.against = 9;
  visit.id = Keep(visit);
  ReadAs(CallerAt(kVillage), [&](Work& work) {
    const std::optional<Visit> found = MakeVisits(work)->Find(visit.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->version, 1);
    EXPECT_EQ(found->key, visit.key);
    EXPECT_EQ(found->digest, visit.digest);
    EXPECT_EQ(found->household, 7);
    EXPECT_EQ(found->household_id, "H7");
    EXPECT_EQ(found->head, "户主");
    EXPECT_EQ(found->division_code, kVillage);
    EXPECT_EQ(found->purpose, "routine");
    EXPECT_EQ(found->case_file, 4);
    EXPECT_EQ(found->visited_on, "2022-05-02");
    EXPECT_EQ(found->account, 5);
    EXPECT_EQ(found->visitor, "village-1");
    EXPECT_EQ(found->form, "form-1");
    EXPECT_EQ(found->base, 3);
    EXPECT_TRUE(found->unchanged);
    EXPECT_EQ(found->content.answers, visit.content.answers);
    EXPECT_EQ(found->content.members, visit.content.members);
    EXPECT_EQ(found->content.amounts, visit.content.amounts);
    EXPECT_EQ(found->content.note, "都好");
    EXPECT_EQ(found->people, 3);
    EXPECT_EQ(found->net_cents, 100);
    EXPECT_EQ(found->photos, visit.photos);
    EXPECT_EQ(found->signature, visit.signature);
    EXPECT_EQ(found->state, VisitState::kDisputed);
    EXPECT_EQ(found->conflict, visits::Conflict::kSameBase);
    EXPECT_EQ(found->against, 9);
    EXPECT_EQ(MakeVisits(work)->FormBody("form-1"), "{}");
    EXPECT_EQ(MakeVisits(work)->FormBody("form-2"), std::nullopt);
    EXPECT_EQ(MakeVisits(work)->Disputed("", 0, 10).size(), 1U);
    EXPECT_TRUE(MakeVisits(work)->Disputed(kOtherTown, 0, 10).empty());
    EXPECT_FALSE(MakeVisits(work)->Latest(7)) << "it does not stand";
  });
}

TEST_P(VisitsTest, WhatWasSaidIsSealed) {
  Visit visit = NewVisit(7, kVillage, "2022-05-02");
  visit.settled_why = "户主患病";
  Keep(visit);
  for (const char* column : {"content", "settled_why"}) {
    EXPECT_TRUE(Column("visit", column).starts_with(std::string("visit.") + column + "/")) << Column("visit", column);
  }
}

TEST_P(VisitsTest, TheLatestIsThatOfTheLastDayHoweverLateItArrives) {
  const int64_t second = Keep(NewVisit(7, kVillage, "2022-05-20"));
  const int64_t first = Keep(NewVisit(7, kVillage, "2022-05-10"));
  ReadAs(CallerAt(kVillage), [&](Work& work) {
    EXPECT_EQ(MakeVisits(work)->Latest(7)->id, second);
    const std::vector<Visit> all = MakeVisits(work)->OfHousehold(7, 10);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].id, first);
    EXPECT_EQ(MakeVisits(work)->WithKey(std::string(32, 'a')).size(), 2U);
    EXPECT_EQ(MakeVisits(work)->WithBase(7, 0).size(), 2U);
    EXPECT_TRUE(MakeVisits(work)->WithBase(8, 0).empty());
  });
}

TEST_P(VisitsTest, AStaleDecisionIsNotKept) {
  Visit visit = NewVisit(7, kVillage, "2022-05-20");
  visit.id = Keep(visit);
  WriteAs(CallerAt(kVillage), [&](Work& work) {
    visit.state = VisitState::kSetAside;
    visit.settled_by = 6;
    visit.settled_ms = 12;
    visit.settled_why = "记错了户";
    EXPECT_FALSE(MakeVisits(work)->Save(visit, 2));
    EXPECT_TRUE(MakeVisits(work)->Save(visit, 1));
    EXPECT_FALSE(MakeVisits(work)->Save(visit, 1));
    const Visit found = MakeVisits(work)->Find(visit.id).value();
    EXPECT_EQ(found.version, 2);
    EXPECT_EQ(found.state, VisitState::kSetAside);
    EXPECT_EQ(found.settled_by, 6);
    EXPECT_EQ(found.settled_ms, 12);
    EXPECT_EQ(found.settled_why, "记错了户");
  });
}

// S1: monitored each month, lifted each quarter; nobody else.
TEST_P(VisitsTest, MonitoredFamiliesAreDueEachMonthAndLiftedOnesEachQuarter) {
  for (const int64_t id : {1, 2, 3, 4, 5}) AddHousehold(id, kVillage, "一般农户");
  AddHousehold(6, kVillage, "脱贫户");
  AddHousehold(7, kVillage, "脱贫不享受政策户");
  AddHousehold(8, kVillage, "脱贫户");
  Monitor(1, "2022-05-10");
  Monitor(2, "2022-01-01");
  Monitor(3, "2022-01-01");
  Monitor(4, "2021-01-01", "2022-01-01");
  Monitor(8, "2022-01-01");
  Keep(NewVisit(3, kVillage, "2022-05-01"));
  Keep(NewVisit(6, kVillage, "2022-04-01"));
  Keep(NewVisit(7, kVillage, "2021-12-31"));
  Keep(NewVisit(8, kVillage, "2022-04-30"));
  std::map<int64_t, DueHousehold> due = Due(CallerAt(kVillage));
  ASSERT_EQ(due.size(), 6U) << "neither the eliminated nor the ordinary one";
  EXPECT_EQ(due[1].state, DueState::kOpen) << "identified this month";
  EXPECT_EQ(due[2].state, DueState::kLate) << "nobody was there last month either";
  EXPECT_EQ(due[3].state, DueState::kDone);
  EXPECT_EQ(due[6].state, DueState::kDone);
  EXPECT_EQ(due[7].state, DueState::kLate);
  EXPECT_EQ(due[7].last_visit, "2021-12-31");
  EXPECT_EQ(due[8].state, DueState::kOpen) << "monitored counts, though lifted: visited last month, not yet this one";
  EXPECT_TRUE(due[8].monitored);
  EXPECT_FALSE(due[7].monitored);
  DueFilter filter;
  filter.state = DueState::kLate;
  EXPECT_EQ(Due(CallerAt(kVillage), filter).size(), 2U);
  filter.state = DueState::kOpen;
  EXPECT_EQ(Due(CallerAt(kVillage), filter).size(), 4U) << "the late ones too";
  filter.monitored = false;
  EXPECT_EQ(Due(CallerAt(kVillage), filter).size(), 1U);
  ReadAs(CallerAt(kTown), [&](Work& work) {
    const std::vector<visits::DueCount> counts = MakeVisits(work)->CountDue({}, RoundsToday());
    ASSERT_EQ(counts.size(), 2U);
    EXPECT_FALSE(counts[0].monitored);
    EXPECT_EQ(counts[0].households, 2);
    EXPECT_EQ(counts[0].done, 1);
    EXPECT_EQ(counts[0].late, 1);
    EXPECT_EQ(counts[1].households, 4);
    EXPECT_EQ(counts[1].done, 1);
    EXPECT_EQ(counts[1].late, 1);
  });
}

TEST_P(VisitsTest, AVisitThatWasSetAsideWasNoVisit) {
  AddHousehold(1, kVillage, "脱贫户");
  Visit visit = NewVisit(1, kVillage, "2022-05-01");
  visit.state = VisitState::kSetAside;
  Keep(visit);
  EXPECT_EQ(Due(CallerAt(kVillage))[1].last_visit, "");
  visit.state = VisitState::kDisputed;
  visit.digest = "other";
  Keep(visit);
  EXPECT_EQ(Due(CallerAt(kVillage))[1].state, DueState::kDone);
  EXPECT_EQ(Due(CallerAt(kVillage))[1].disputed, 1);
}

TEST_P(VisitsTest, FamiliesAreListedPageByPage) {
  for (int64_t id = 1; id <= 5; ++id) AddHousehold(id, id < 3 ? kVillage : kOtherVillage, "脱贫户");
  std::vector<int64_t> paged;
  DueCursor after;
  ReadAs(CallerAt(kCounty), [&](Work& work) {
    for (;;) {
      const std::vector<DueHousehold> page = MakeVisits(work)->Due({}, RoundsToday(), after, 2);
      for (const DueHousehold& one : page) paged.push_back(one.household);
      if (page.size() < 2) break;
      after = {page.back().division_code, page.back().household_id};
    }
  });
  EXPECT_EQ(paged, (std::vector<int64_t>{1, 2, 3, 4, 5}));
}

TEST_P(VisitsTest, NobodySeesOrChangesWhatIsOutsideTheirScope) {
  AddHousehold(7, kVillage, "脱贫户");
  Visit visit = NewVisit(7, kVillage, "2022-05-02");
  visit.id = Keep(visit);
  for (const access::Caller& caller :
       {CallerAt(kNextVillage), CallerAt(kOtherTown), CallerAt("530327"), Officer(), ContactAt(kCounty, 42)}) {
    WriteAs(caller, [&](Work& work) {
      const auto all = MakeVisits(work);
      EXPECT_FALSE(all->Find(visit.id));
      EXPECT_FALSE(all->Latest(7));
      EXPECT_TRUE(all->OfHousehold(7, 10).empty());
      EXPECT_TRUE(all->WithKey(visit.key).empty());
      EXPECT_EQ(all->Add(NewVisit(7, kVillage, "2022-05-03")), 0);
      EXPECT_FALSE(all->Save(visit, 1));
      EXPECT_TRUE(all->Due({}, RoundsToday(), {}, 10).empty());
      EXPECT_TRUE(all->CountDue({}, RoundsToday()).empty());
    });
  }
  Write([](Work& work) {
    work.sql() << "UPDATE household SET contact_account = 42 WHERE id = 7";
    return Status();
  });
  EXPECT_EQ(Due(ContactAt(kCounty, 42)).size(), 1U);
  EXPECT_EQ(Due(ContactAt(kCounty, 43)).size(), 0U);
  ReadAs(ContactAt(kCounty, 42), [&](Work& work) { EXPECT_TRUE(MakeVisits(work)->Find(visit.id)); });
}

}  // namespace
}  // namespace shouwang::store
