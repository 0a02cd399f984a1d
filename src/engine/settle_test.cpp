// Rows given twice, households given twice, and persons of unknown households (screening/settle.h), in real staging
// tables.
#include <gtest/gtest.h>

#include "engine/test_county.h"

namespace shouwang::engine {
namespace {

using ingest::TableSource;
using testing::MakeId;
using testing::TestCounty;
using testing::TestRow;

using Lines = std::vector<std::string>;

const policy::Pack& National() {
  static const policy::Pack pack = testing::Loaded(SHOUWANG_SOURCE_DIR "/policies/national");
  return pack;
}

TableSource Households(const std::string& file, const std::vector<TestRow>& rows) {
  return testing::TableOf(National(), "household", file, {"household_id", "division_code", "household_type", "phone"},
                          rows);
}

TableSource Persons(const std::string& file, const std::vector<TestRow>& rows) {
  return testing::TableOf(National(), "person", file, {"household_id", "name", "id_no", "relation"}, rows);
}

TableSource Settlements(const std::string& file, const std::vector<TestRow>& rows) {
  return testing::TableOf(National(), "medical_settlement", file, {"id_no", "name", "settled_on", "self_pay"}, rows);
}

const TestRow kH1 = {"H1", "441803102001", "一般农户", "13800000001"};
const TestRow kH2 = {"H2", "441803102001", "一般农户", "13800000002"};
const std::string kOne = MakeId(19800101, 1);
const TestRow kPerson = {"H1", "甲", kOne, "户主"};
const TestRow kVisit = {kOne, "甲", "2022-05-01", "100"};

TEST(Settle, ARowOfAnotherFileIsSkippedOneOfTheSameFileStays) {
  TestCounty county(National(),
                    {Households("h.csv", {kH1}), Persons("p.csv", {kPerson}), Settlements("a.csv", {kVisit, kVisit}),
                     Settlements("b.csv", {kVisit, {kOne, "甲", "2022-05-02", "100"}, kVisit})});
  EXPECT_EQ(county.Counts(), (Lines{"1 1 0 0", "1 1 0 0", "2 2 0 0", "3 1 0 2"}));
  EXPECT_EQ(county.Count("SELECT count(*) FROM stage_medical_settlement"), 3);
  EXPECT_EQ(county.Rejects(), Lines{});
}

// A missing column is a blank; equal rows are equal however they were written.
TEST(Settle, EqualAfterNormalising) {
  const TableSource other =
      testing::TableOf(National(), "medical_settlement", "b.csv", {"self_pay", "settled_on", "name", "id_no", "total"},
                       {{"100.00元", "2022年5月1日", "甲", kOne, ""}});
  TestCounty county(National(),
                    {Households("h.csv", {kH1}), Persons("p.csv", {kPerson}), Settlements("a.csv", {kVisit}), other});
  EXPECT_EQ(county.Counts().back(), "1 0 0 1");
}

TEST(Settle, TheFirstRowOfAHouseholdWins) {
  const TestRow changed = {"H1", "441803102001", "脱贫户", "13800000009"};
  TestCounty county(National(), {Households("a.csv", {kH1, changed, kH1}), Households("b.csv", {kH2, kH1, changed}),
                                 Persons("p.csv", {kPerson})});
  // In the same file even an equal row is a repeated key; in another file it is a repeated row.
  EXPECT_EQ(county.Rejects(), (Lines{"0:3 duplicate_key row_rejected", "0:4 duplicate_key row_rejected",
                                     "1:4 duplicate_key row_rejected"}));
  EXPECT_EQ(county.Counts(), (Lines{"3 1 2 0", "3 1 1 1", "1 1 0 0"}));
  EXPECT_EQ(county.Count("SELECT count(*) FROM stage_household"), 2);
  EXPECT_EQ(county.Count("SELECT count(*) FROM stage_household WHERE household_type = '一般农户'"), 2);
}

TEST(Settle, PersonsAndIncomesOfUnknownHouseholds) {
  const TableSource incomes =
      testing::TableOf(National(), "income", "i.csv",
                       {"household_id", "period_end", "wage", "business", "property", "transfer", "expense"},
                       {{"H1", "2022-03", "100", "", "", "", ""}, {"H9", "2022-03", "100", "", "", "", ""}});
  const TableSource housing = testing::TableOf(National(), "housing_safety", "s.csv",
                                               {"household_id", "grade", "assessed_on"}, {{"H9", "D", "2022-01-01"}});
  TestCounty county(
      National(), {Households("h.csv", {kH1}),
                   Persons("p.csv", {kPerson, {"H9", "乙", MakeId(19810101, 1), "户主"}, {"H9", "丙", "123", "子女"}}),
                   incomes, housing});
  EXPECT_EQ(county.Rejects(), (Lines{"1:3 unknown_household row_rejected", "1:4 unknown_household row_rejected",
                                     "1:4 id_invalid row_rejected", "2:3 unknown_household row_rejected"}));
  EXPECT_EQ(county.Counts(), (Lines{"1 1 0 0", "3 1 2 0", "2 1 1 0", "1 1 0 0"}));
  EXPECT_EQ(county.Count("SELECT count(*) FROM stage_person"), 1);
  EXPECT_EQ(county.Count("SELECT count(*) FROM stage_housing_safety"), 1);
}

TEST(Settle, TheRegisterMustBeThere) {
  TestCounty county(National(), {Households("h.csv", {kH1}), Settlements("a.csv", {kVisit})});
  ASSERT_EQ(county.errors.size(), 1U);
  EXPECT_EQ(county.errors[0].code, ErrorCode::kInput);
  EXPECT_EQ(county.errors[0].what, "没有找到“人口”表，无法比对");
}

// Whatever the order of the files, the same rows are left; only which of two equal rows is named may differ.
TEST(Settle, OrderDoesNotChangeWhatIsLeft) {
  const std::vector<TableSource> sources = {Households("h.csv", {kH1, kH2}), Persons("p.csv", {kPerson}),
                                            Settlements("a.csv", {kVisit, kVisit}),
                                            Settlements("b.csv", {kVisit, kVisit})};
  TestCounty forward(National(), sources);
  TestCounty backward(National(), {sources[3], sources[2], sources[1], sources[0]}, 2);
  for (TestCounty* county : {&forward, &backward}) {
    EXPECT_EQ(county->Count("SELECT count(*) FROM stage_medical_settlement"), 2);
  }
}

}  // namespace
}  // namespace shouwang::engine
