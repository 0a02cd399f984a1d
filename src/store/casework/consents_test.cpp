#include "store/casework/test_casework.h"

namespace shouwang::store {
namespace {

using casework::Authorisation;
using casework::LookUp;
using casework::LookUpFilter;

class ConsentsTest : public CaseworkTest {
 public:
  ConsentsTest() {
    case_ = AddCase(NewCase(kVillage, 7));
    other_case_ = AddCase(NewCase(kOtherVillage, 8));
    Write([&](Work& work) {
      authorisation_.id = MakeConsents(work)->AddAuthorisation(authorisation_);
      return Status();
    });
  }

  static Authorisation Signed() {
    Authorisation authorisation;
    authorisation.household = 7;
    authorisation.division_code = kVillage;
    authorisation.signed_on = "2022-05-05";
    authorisation.scope = "全家的存款、车辆、房产";
    authorisation.signers = {11, 12};
    authorisation.attachments = {std::string(64, 'a')};
    authorisation.account = 5;
    authorisation.created_ms = 11;
    return authorisation;
  }

  LookUp Question(const std::string& department) const {
    LookUp lookup;
    lookup.case_file = case_;
    lookup.household = 7;
    lookup.household_id = "H7";
    lookup.head = "户主";
    lookup.division_code = kVillage;
    lookup.authorisation = authorisation_.id;
    lookup.department = department;
    lookup.asked_ms = 21;
    lookup.asked_by = 5;
    lookup.due_on = "2022-05-12";
    return lookup;
  }

  int64_t Ask(LookUp lookup) {
    Write([&](Work& work) {
      lookup.id = MakeConsents(work)->AddLookUp(lookup);
      return Status();
    });
    return lookup.id;
  }

  std::vector<int64_t> Listed(const access::Caller& caller, const LookUpFilter& filter, int64_t after = 0,
                              int limit = 100) {
    std::vector<int64_t> ids;
    ReadAs(caller, [&](Work& work) {
      for (const LookUp& lookup : MakeConsents(work)->LookUps(filter, after, limit)) ids.push_back(lookup.id);
    });
    return ids;
  }

 protected:
  int64_t case_ = 0;
  int64_t other_case_ = 0;
  Authorisation authorisation_ = Signed();
};
SHOUWANG_ON_BOTH_DATABASES(ConsentsTest);

TEST_P(ConsentsTest, AuthorisationsComeBackAsTheyWere) {
  ReadAs(CallerAt(kTown), [&](Work& work) {
    const std::optional<Authorisation> found = MakeConsents(work)->FindAuthorisation(authorisation_.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->household, 7);
    EXPECT_EQ(found->division_code, kVillage);
    EXPECT_EQ(found->signed_on, "2022-05-05");
    EXPECT_EQ(found->scope, authorisation_.scope);
    EXPECT_EQ(found->signers, authorisation_.signers);
    EXPECT_EQ(found->attachments, authorisation_.attachments);
    EXPECT_EQ(found->account, 5);
    EXPECT_EQ(found->created_ms, 11);
    EXPECT_EQ(found->taken_back_on, "");
    EXPECT_EQ(found->taken_back_why, "");
  });
  WriteAs(CallerAt(kVillage), [&](Work& work) {
    const auto consents = MakeConsents(work);
    const int64_t second = consents->AddAuthorisation(Signed());
    consents->TakeBack(authorisation_.id, "2022-05-06", "全家外出");
    const std::vector<Authorisation> all = consents->AuthorisationsOf(7);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].id, second);
    EXPECT_EQ(all[0].taken_back_on, "");
    EXPECT_EQ(all[1].taken_back_on, "2022-05-06");
    EXPECT_EQ(all[1].taken_back_why, "全家外出");
  });
}

TEST_P(ConsentsTest, LookUpsComeBackAsTheyWere) {
  LookUp lookup = Question("health");
  lookup.due_on.clear();
  lookup.id = Ask(lookup);
  WriteAs(DepartmentAt(kCounty, "health"), [&](Work& work) {
    const auto consents = MakeConsents(work);
    lookup = consents->FindLookUp(lookup.id).value();
    EXPECT_EQ(lookup.version, 1);
    EXPECT_TRUE(lookup.is_open());
    EXPECT_EQ(lookup.case_file, case_);
    EXPECT_EQ(lookup.household, 7);
    EXPECT_EQ(lookup.household_id, "H7");
    EXPECT_EQ(lookup.head, "户主");
    EXPECT_EQ(lookup.division_code, kVillage);
    EXPECT_EQ(lookup.authorisation, authorisation_.id);
    EXPECT_EQ(lookup.department, "health");
    EXPECT_EQ(lookup.asked_ms, 21);
    EXPECT_EQ(lookup.asked_by, 5);
    EXPECT_EQ(lookup.due_on, "");
    lookup.answered_ms = 31;
    lookup.answered_by = 6;
    lookup.note = "查过";
    lookup.findings = {{3, "有轿车一辆"}, {0, "有大病"}};
    EXPECT_FALSE(consents->SaveLookUp(lookup, 0)) << "stale";
    EXPECT_FALSE(consents->SaveLookUp(lookup, 2)) << "stale";
    EXPECT_TRUE(consents->SaveLookUp(lookup, 1));
    EXPECT_FALSE(consents->SaveLookUp(lookup, 1)) << "stale";
  });
  ReadAs(CallerAt(kVillage), [&](Work& work) {
    const LookUp found = MakeConsents(work)->FindLookUp(lookup.id).value();
    EXPECT_EQ(found.version, 2);
    EXPECT_FALSE(found.is_open());
    EXPECT_EQ(found.answered_ms, 31);
    EXPECT_EQ(found.answered_by, 6);
    EXPECT_EQ(found.cancelled_ms, 0);
    EXPECT_EQ(found.note, "查过");
    EXPECT_EQ(found.findings, lookup.findings);
  });
}

TEST_P(ConsentsTest, WhatIsSaidOfPersonsIsSealed) {
  LookUp lookup = Question("health");
  lookup.note = "户主患病";
  lookup.findings = {{3, "户主患病"}};
  Ask(lookup);
  Write([&](Work& work) {
    MakeConsents(work)->TakeBack(authorisation_.id, "2022-05-06", "户主患病");
    return Status();
  });
  for (const auto& [table, column] :
       {std::pair("case_lookup", "note"), std::pair("case_lookup", "findings"), std::pair("authorisation", "scope"),
        std::pair("authorisation", "taken_back_why")}) {
    EXPECT_TRUE(Column(table, column).starts_with(std::string(table) + "." + column + "/")) << Column(table, column);
  }
}

TEST_P(ConsentsTest, LookUpsAreListedPageByPage) {
  std::vector<int64_t> all;
  std::vector<int64_t> open;
  for (int i = 0; i < 7; ++i) {
    LookUp lookup = Question(i % 2 == 0 ? "health" : "housing");
    if (i == 3) lookup.answered_ms = 1;
    if (i == 4) lookup.cancelled_ms = 1;
    all.push_back(Ask(lookup));
    if (lookup.is_open()) open.push_back(all.back());
  }
  EXPECT_EQ(Listed(CallerAt(kCounty), {}), all);
  LookUpFilter filter;
  filter.open_only = true;
  EXPECT_EQ(Listed(CallerAt(kCounty), filter), open);
  std::vector<int64_t> paged;
  int64_t after = 0;
  for (;;) {
    const std::vector<int64_t> page = Listed(CallerAt(kCounty), filter, after, 2);
    paged.insert(paged.end(), page.begin(), page.end());
    if (page.size() < 2) break;
    after = page.back();
  }
  EXPECT_EQ(paged, open);
  filter.department = "housing";
  EXPECT_EQ(Listed(CallerAt(kCounty), filter), (std::vector<int64_t>{all[1], all[5]}));
  filter.place = kOtherTown;
  EXPECT_TRUE(Listed(CallerAt(kCounty), filter).empty());
  ReadAs(CallerAt(kVillage), [&](Work& work) {
    EXPECT_EQ(MakeConsents(work)->LookUpsOf(case_).size(), 7U);
    EXPECT_TRUE(MakeConsents(work)->LookUpsOf(other_case_).empty());
  });
}

TEST_P(ConsentsTest, ADepartmentHasTheQuestionsPutToItAndNothingElse) {
  const int64_t own = Ask(Question("health"));
  const int64_t others = Ask(Question("housing"));
  WriteAs(DepartmentAt(kCounty, "health"), [&](Work& work) {
    const auto consents = MakeConsents(work);
    EXPECT_TRUE(consents->FindLookUp(own));
    EXPECT_FALSE(consents->FindLookUp(others));
    ASSERT_EQ(consents->LookUpsOf(case_).size(), 1U);
    EXPECT_EQ(consents->LookUpsOf(case_)[0].id, own);
    LookUpFilter other_department;
    other_department.department = "housing";
    EXPECT_TRUE(consents->LookUps(other_department, 0, 100).empty());
    LookUp not_ours = Question("housing");
    not_ours.id = others;
    EXPECT_FALSE(consents->SaveLookUp(not_ours, 1));
    EXPECT_EQ(consents->AddLookUp(Question("health")), 0) << "it does not ask itself";
    EXPECT_FALSE(consents->FindAuthorisation(authorisation_.id));
    EXPECT_TRUE(consents->AuthorisationsOf(7).empty());
    EXPECT_EQ(consents->AddAuthorisation(Signed()), 0);
  });
  EXPECT_EQ(Listed(DepartmentAt(kCounty, "health"), {}), std::vector<int64_t>{own});
  EXPECT_EQ(Listed(DepartmentAt(kTown, "health"), {}), std::vector<int64_t>{own});
  EXPECT_TRUE(Listed(DepartmentAt("530327", "health"), {}).empty()) << "another county";
  EXPECT_TRUE(Listed(DepartmentAt(kCounty, ""), {}).empty());
}

TEST_P(ConsentsTest, NobodySeesOrChangesWhatIsOutsideTheirScope) {
  const int64_t id = Ask(Question("health"));
  for (const access::Caller& caller :
       {CallerAt(kNextVillage), CallerAt(kOtherTown), CallerAt("530327"), Officer(), ContactAt(kCounty, 42)}) {
    WriteAs(caller, [&](Work& work) {
      const auto consents = MakeConsents(work);
      EXPECT_FALSE(consents->FindAuthorisation(authorisation_.id));
      EXPECT_TRUE(consents->AuthorisationsOf(7).empty());
      EXPECT_EQ(consents->AddAuthorisation(Signed()), 0);
      consents->TakeBack(authorisation_.id, "2022-05-06", "x");
      EXPECT_FALSE(consents->FindLookUp(id));
      EXPECT_TRUE(consents->LookUpsOf(case_).empty());
      EXPECT_TRUE(consents->LookUps({}, 0, 100).empty());
      EXPECT_EQ(consents->AddLookUp(Question("health")), 0);
      LookUp lookup = Question("health");
      lookup.id = id;
      EXPECT_FALSE(consents->SaveLookUp(lookup, 1));
    });
  }
  AssignHousehold(7, kVillage, 42);
  ReadAs(ContactAt(kCounty, 42), [&](Work& work) {
    EXPECT_EQ(MakeConsents(work)->FindAuthorisation(authorisation_.id)->taken_back_on, "");
    EXPECT_EQ(MakeConsents(work)->FindLookUp(id)->version, 1);
  });
}

}  // namespace
}  // namespace shouwang::store
