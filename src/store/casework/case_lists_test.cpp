#include <algorithm>
#include <random>
#include <set>

#include "store/casework/test_casework.h"

namespace shouwang::store {
namespace {

using casework::CaseCount;
using casework::CaseCursor;
using casework::CaseFile;
using casework::CaseFilter;
using policy::ProcedureKind;
using procedure::CaseStatus;

class CaseListsTest : public CaseworkTest {
 public:
  // Ninety cases in four villages of two towns: few due days, some without one, some closed, some held.
  void Fill() {
    std::mt19937 random(7);
    Write([&](Work& work) {
      const auto cases = MakeCases(work);
      for (int i = 0; i < 90; ++i) {
        CaseFile file = NewCase("53032610" + std::to_string(1 + i % 2) + "20" + std::to_string(1 + i / 2 % 2), i + 1);
        file.kind = i % 3 == 0 ? ProcedureKind::kElimination : ProcedureKind::kIdentification;
        file.period = i % 5 == 0 ? "2022-06" : "2022-05";
        file.due_on = "2022-05-0" + std::to_string(1 + random() % 4);
        file.held = random() % 5 == 0;
        if (random() % 3 == 0) {
          file.status = random() % 2 == 0 ? CaseStatus::kDone : CaseStatus::kEnded;
          file.held = false;
          file.due_on.clear();
          file.office.clear();
          file.step = "review";
        }
        file.id = cases->Add(file);
        EXPECT_TRUE(cases->Append(file, NewEvent(1)));
        file.version = 1;
        all_.push_back(file);
      }
      return Status();
    });
    std::sort(all_.begin(), all_.end(), [](const CaseFile& a, const CaseFile& b) {
      const std::string none = "9999";
      return std::pair(a.due_on.empty() ? none : a.due_on, a.id) < std::pair(b.due_on.empty() ? none : b.due_on, b.id);
    });
  }

  // What the list must be.
  std::vector<CaseFile> Expected(const std::function<bool(const CaseFile&)>& in) const {
    std::vector<CaseFile> files;
    std::copy_if(all_.begin(), all_.end(), std::back_inserter(files), in);
    return files;
  }

  std::vector<CaseFile> Paged(const access::Caller& caller, const CaseFilter& filter, int limit) {
    std::vector<CaseFile> files;
    std::optional<CaseCursor> after;
    for (;;) {
      const std::vector<CaseFile> page = List(caller, filter, after, limit);
      EXPECT_LE(page.size(), static_cast<size_t>(limit));
      files.insert(files.end(), page.begin(), page.end());
      if (page.size() < static_cast<size_t>(limit)) return files;
      after = CaseCursor{page.back().due_on, page.back().id};
    }
  }

 protected:
  std::vector<CaseFile> all_;
};
SHOUWANG_ON_BOTH_DATABASES(CaseListsTest);

TEST_P(CaseListsTest, PagesGiveEachCaseOnceInOrderOfDueDays) {
  Fill();
  for (const char* scope : {"53", "530326", "530326101", "530326101201"}) {
    for (const char* place : {"", "530326101000", "530326101201", "530326000000"}) {
      for (const int limit : {1, 4, 100}) {
        CaseFilter filter;
        filter.place = place;
        const std::string prefix = access::DivisionPrefix(place);
        const auto expected = Expected([&](const CaseFile& file) {
          return file.division_code.starts_with(scope) && (*place == '\0' || file.division_code.starts_with(prefix));
        });
        EXPECT_EQ(Paged(CallerAt(scope), filter, limit), expected) << scope << " " << place << " " << limit;
      }
    }
  }
  EXPECT_EQ(Paged(access::Caller::System("test"), {}, 7), all_);
}

TEST_P(CaseListsTest, FiltersNarrowTheList) {
  Fill();
  const access::Caller county = CallerAt(kCounty);
  CaseFilter kind;
  kind.kind = ProcedureKind::kElimination;
  EXPECT_EQ(Paged(county, kind, 4), Expected([](const auto& f) { return f.kind == ProcedureKind::kElimination; }));
  CaseFilter status;
  status.status = CaseStatus::kEnded;
  EXPECT_EQ(Paged(county, status, 4), Expected([](const auto& f) { return f.status == CaseStatus::kEnded; }));
  CaseFilter period;
  period.period = "2022-06";
  EXPECT_EQ(Paged(county, period, 4), Expected([](const auto& f) { return f.period == "2022-06"; }));
  CaseFilter step;
  step.steps = {"review"};
  EXPECT_EQ(Paged(county, step, 4), Expected([](const auto& f) { return f.step == "review"; }));
  step.steps = {"review", "clue"};
  EXPECT_EQ(Paged(county, step, 4), Expected([](const auto& f) { return f.step == "review" || f.step == "clue"; }));
  CaseFilter office;
  office.office = "village";
  EXPECT_EQ(Paged(county, office, 4), Expected([](const auto& f) { return f.office == "village"; }));
  CaseFilter due;
  due.due_before = "2022-05-03";
  const auto overdue = [](const auto& f) {
    return f.status == CaseStatus::kOpen && !f.held && !f.due_on.empty() && f.due_on < "2022-05-03";
  };
  EXPECT_EQ(Paged(county, due, 4), Expected(overdue));
  EXPECT_FALSE(Expected(overdue).empty());
  CaseFilter near;
  near.due_from = "2022-05-03";
  near.due_until = "2022-05-06";
  const auto soon = [](const auto& f) {
    return f.status == CaseStatus::kOpen && !f.held && f.due_on >= "2022-05-03" && f.due_on <= "2022-05-06";
  };
  EXPECT_EQ(Paged(county, near, 4), Expected(soon));
  EXPECT_FALSE(Expected(soon).empty());
  due.kind = ProcedureKind::kIdentification;
  due.place = "530326102000";
  EXPECT_EQ(Paged(county, due, 2), Expected([&](const auto& f) {
              return overdue(f) && f.kind == ProcedureKind::kIdentification && f.division_code.starts_with("530326102");
            }));
}

TEST_P(CaseListsTest, OverdueStepsAreThoseOfWhichNobodyWasTold) {
  CaseFile told = NewCase(kVillage, 1);
  told.told = "town";
  CaseFile untold = NewCase(kVillage, 2);
  untold.procedure = "digest-2";
  untold.step = "survey";
  CaseFile later = NewCase(kVillage, 3);
  later.due_on = "2022-05-09";
  CaseFile held = NewCase(kVillage, 4);
  held.held = true;
  Write([&](Work& work) {
    const auto cases = MakeCases(work);
    cases->KeepProcedure("digest-2", "{}");
    for (CaseFile* file : {&told, &untold, &later, &held}) file->id = cases->Add(*file);
    const std::vector<casework::StepAt> steps = cases->OverdueSteps("2022-05-05");
    EXPECT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps.at(0).procedure, "digest-2");
    EXPECT_EQ(steps.at(0).step, "survey");
    return Status();
  });
  CaseFilter filter;
  filter.procedure = "digest-1";
  filter.untold = true;
  EXPECT_EQ(Paged(CallerAt(kCounty), filter, 4).size(), 2U) << "the later one and the one that is held";
}

TEST_P(CaseListsTest, CountsAddUp) {
  Fill();
  const std::string today = "2022-05-03";
  const std::string soon = "2022-05-06";
  for (const char* scope : {"530326", "530326101"}) {
    ReadAs(CallerAt(scope), [&](Work& work) {
      int64_t cases = 0;
      int64_t overdue = 0;
      for (const CaseCount& count : MakeCases(work)->Count({}, today, soon)) {
        const auto of = Expected([&](const CaseFile& file) {
          return file.division_code == count.division_code && file.kind == count.kind && file.period == count.period &&
                 file.status == count.status && file.step == count.step;
        });
        EXPECT_EQ(count.cases, static_cast<int64_t>(of.size()));
        const auto late = std::count_if(of.begin(), of.end(), [&](const CaseFile& file) {
          return file.status == CaseStatus::kOpen && !file.held && !file.due_on.empty() && file.due_on < today;
        });
        EXPECT_EQ(count.overdue, late);
        const auto near = std::count_if(of.begin(), of.end(), [&](const CaseFile& file) {
          return file.status == CaseStatus::kOpen && !file.held && file.due_on >= today && file.due_on <= soon;
        });
        EXPECT_EQ(count.due_soon, near);
        cases += count.cases;
        overdue += count.overdue;
      }
      EXPECT_EQ(cases, static_cast<int64_t>(
                           Expected([&](const auto& f) { return f.division_code.starts_with(scope); }).size()));
      EXPECT_GT(overdue, 0);
      CaseFilter june;
      june.period = "2022-06";
      june.place = kVillage;
      for (const CaseCount& count : MakeCases(work)->Count(june, today, soon)) {
        EXPECT_EQ(count.period, "2022-06");
        EXPECT_EQ(count.division_code, kVillage);
      }
    });
  }
}

TEST_P(CaseListsTest, NobodySeesOrChangesCasesOutsideTheirScope) {
  Fill();
  const CaseFile inside = List(CallerAt(kVillage)).front();
  for (const access::Caller& caller : {CallerAt(kNextVillage), CallerAt(kOtherTown), CallerAt("530327"),
                                       DepartmentAt(kCounty, "health"), Officer(), ContactAt(kCounty, 42)}) {
    WriteAs(caller, [&](Work& work) {
      const auto cases = MakeCases(work);
      EXPECT_FALSE(cases->Find(inside.id));
      EXPECT_TRUE(cases->Events(inside.id).empty());
      EXPECT_TRUE(cases->OfHousehold(inside.household).empty());
      for (const CaseFile& file : cases->List({}, {}, 1000)) {
        EXPECT_TRUE(file.division_code.starts_with(caller.scope.division));
      }
      for (const CaseCount& count : cases->Count({}, "2022-05-03", "2022-05-06")) {
        EXPECT_TRUE(count.division_code.starts_with(caller.scope.division));
      }
      CaseFilter there;
      there.place = kVillage;
      EXPECT_TRUE(cases->List(there, {}, 1000).empty());
      EXPECT_TRUE(cases->Count(there, "2022-05-03", "2022-05-06").empty());
      CaseFile after = inside;
      after.step = "review";
      EXPECT_FALSE(cases->Append(after, NewEvent(2)));
      cases->SetDue(inside.id, "2022-12-31");
      EXPECT_EQ(cases->Add(NewCase(kVillage)), 0);
    });
  }
  EXPECT_EQ(List(CallerAt(kVillage)).front(), inside);
  EXPECT_EQ(List(CallerAt(kTown)).size() + List(CallerAt(kOtherTown)).size(), all_.size());
  EXPECT_TRUE(List(Officer()).empty());
  EXPECT_TRUE(List(DepartmentAt(kCounty, "health")).empty());
  EXPECT_TRUE(List(ContactAt(kCounty, 42)).empty());
}

TEST_P(CaseListsTest, AContactPersonHasTheCasesOfAssignedHouseholds) {
  Fill();
  AssignHousehold(7, all_.front().division_code, 42);
  const CaseFile own = *std::find_if(all_.begin(), all_.end(), [](const auto& file) { return file.household == 7; });
  const access::Caller contact = ContactAt(kCounty, 42);
  EXPECT_EQ(List(contact), std::vector<CaseFile>{own});
  EXPECT_TRUE(List(ContactAt(kCounty, 43)).empty());
  WriteAs(contact, [&](Work& work) {
    const auto cases = MakeCases(work);
    EXPECT_EQ(cases->Find(own.id), own);
    EXPECT_EQ(cases->Events(own.id).size(), 1U);
    ASSERT_EQ(cases->Count({}, "2022-05-03", "2022-05-06").size(), 1U);
    EXPECT_EQ(cases->Count({}, "2022-05-03", "2022-05-06")[0].cases, 1);
    EXPECT_TRUE(cases->Append(own, NewEvent(2)));
    EXPECT_NE(cases->Add(NewCase(own.division_code, 7)), 0);
    EXPECT_EQ(cases->Add(NewCase(own.division_code, 8)), 0);
  });
}

}  // namespace
}  // namespace shouwang::store
