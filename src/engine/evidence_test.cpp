// The source rows behind a clue, for every kind of fact (03-contracts.md section 3, evidence).
#include <gtest/gtest.h>

#include "engine/test_county.h"
#include "policy/test_pack_folder.h"

namespace shouwang::engine {
namespace {

using policy::testing::PackHead;
using policy::testing::QualityRule;
using policy::testing::TemporaryFolder;
using testing::MakeId;
using testing::TableOf;
using testing::TestCounty;

using Lines = std::vector<std::string>;

constexpr const char* kFacts = R"toml(
[[fact]]
name = "t_fee"
title = "自付"
entity = "person"
from = "medical_settlement"
where = "settled_on <= as_of"
value = "sum(self_pay)"

[[fact]]
name = "t_paid"
title = "财政供养"
entity = "person"
from = "public_payroll"
where = "active(started_on, ended_on)"
value = "any_row()"

[[fact]]
name = "t_grade"
title = "最近等级"
entity = "household"
from = "housing_safety"
latest = ["assessed_on", "grade"]
value = "grade"

[[fact]]
name = "t_payers"
title = "有自付的成员"
entity = "household"
over = "members"
where = "t_fee > 0"
value = "count(*)"

[[fact]]
name = "t_relatives"
title = "财政供养的近亲属"
entity = "household"
over = "head_relatives"
where = "t_paid"
value = "count(*)"
)toml";

std::string Rules() {
  return QualityRule("T-FROM", "person", "t_fee > 0", "requires = [\"medical_settlement\"]", "自付 {t_fee} 元") +
         QualityRule("T-LATEST", "household", "t_grade = 'D'", "requires = [\"housing_safety\"]", "等级{t_grade}") +
         QualityRule("T-MEMBERS", "household", "t_payers >= 2", "requires = [\"medical_settlement\"]",
                     "{t_payers} 人") +
         QualityRule("T-RELATIVES", "household", "t_relatives >= 1", "requires = [\"kinship\", \"public_payroll\"]",
                     "{t_relatives} 人") +
         QualityRule("T-PEERS", "household", "phone_households >= 2", "requires = []",
                     "{phone} 有 {phone_households} 户");
}

const std::string kA = MakeId(19800101, 1);
const std::string kB = MakeId(20000101, 1);
const std::string kC = MakeId(19810101, 1);
const std::string kD = MakeId(19820101, 1);
const std::string kE = MakeId(19830101, 1);
const std::string kFather = MakeId(19500101, 1);  // not in the register
const std::string kSon = MakeId(19990101, 1);     // not in the register

class EvidenceTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const TemporaryFolder folder;
    folder.Write("pack.toml", PackHead(SHOUWANG_SOURCE_DIR "/policies/national"));
    folder.Write("facts.toml", kFacts);
    folder.Write("rules.toml", Rules());
    pack_ = new policy::Pack(testing::Loaded(folder.path().string()));
    county_ = new TestCounty(*pack_, Sources(*pack_));
    ASSERT_TRUE(county_->errors.empty()) << FormatError(county_->errors[0]);
    county_->Find();
  }
  static void TearDownTestSuite() {
    delete county_;
    delete pack_;
  }

  static std::vector<ingest::TableSource> Sources(const policy::Pack& pack) {
    return {
        TableOf(pack, "household", "1.csv", {"household_id", "division_code", "household_type", "phone"},
                {{"H1", "441803102001", "一般农户", "139"},
                 {"H2", "441803102001", "一般农户", "139"},
                 {"H3", "441803102001", "一般农户", ""}}),
        TableOf(pack, "person", "2.csv", {"household_id", "name", "id_no", "relation", "status"},
                {{"H1", "甲", kA, "户主", ""},
                 {"H1", "乙", kB, "子女", ""},
                 {"H2", "丙", kC, "户主", ""},
                 {"H3", "丁", kD, "户主", ""},
                 {"H1", "戊", kE, "配偶", "迁出"}}),
        TableOf(pack, "kinship", "3.csv", {"id_no", "relative_id_no", "relation"},
                {{kA, kFather, "父母"}, {kSon, kC, "父母"}, {kD, kE, "配偶"}}),
        TableOf(pack, "public_payroll", "4.csv", {"id_no", "name", "kind", "started_on", "ended_on"},
                {{kFather, "父", "公务员", "2010-01-01", ""},
                 {kSon, "子", "公务员", "2020-01-01", ""},
                 {kSon, "子", "公务员", "2019-01-01", "2019-12-31"}}),
        TableOf(pack, "medical_settlement", "5.csv", {"id_no", "name", "settled_on", "self_pay"},
                {{kA, "甲", "2022-05-31", "100"},
                 {kA, "甲", "2022-06-01", "100"},
                 {kB, "乙", "2022-01-01", "10.5"},
                 {kD, "丁丁", "2022-01-01", "1"},
                 {kE, "戊", "2022-01-01", "1"}}),
        TableOf(pack, "housing_safety", "6.csv", {"household_id", "grade", "assessed_on"},
                {{"H3", "C", "2021-01-01"},
                 {"H3", "D", "2022-01-01"},
                 {"H1", "D", "2020-01-01"},
                 {"H1", "A", "2021-01-01"},
                 {"H2", "C", "2022-01-01"},
                 {"H2", "D", "2022-01-01"}}),
    };
  }

  static policy::Pack* pack_;
  static TestCounty* county_;
};

policy::Pack* EvidenceTest::pack_ = nullptr;
TestCounty* EvidenceTest::county_ = nullptr;

TEST_F(EvidenceTest, From) {
  EXPECT_EQ(county_->Evidence("T-FROM"),
            (Lines{"H1甲: person 2 medical_settlement 2", "H1戊: person 6 medical_settlement 6",
                   "H1乙: person 3 medical_settlement 4", "H3丁: person 5 medical_settlement 5"}));
}

TEST_F(EvidenceTest, Latest) {
  EXPECT_EQ(county_->Evidence("T-LATEST"),
            (Lines{"H2: household 3 housing_safety 7", "H3: household 4 housing_safety 3"}));
}

TEST_F(EvidenceTest, OverMembers) {
  EXPECT_EQ(county_->Evidence("T-MEMBERS"),
            Lines{"H1: household 2 person 2 person 3 medical_settlement 2 medical_settlement 4"});
}

// Kinship counts in both directions, relatives need not be in the register, and only what says so is evidence.
TEST_F(EvidenceTest, HeadRelatives) {
  EXPECT_EQ(county_->Evidence("T-RELATIVES"),
            (Lines{"H1: household 2 kinship 2 public_payroll 2", "H2: household 3 kinship 3 public_payroll 3"}));
}

TEST_F(EvidenceTest, Peers) {
  EXPECT_EQ(county_->Evidence("T-PEERS"), (Lines{"H1: household 2 household 3", "H2: household 2 household 3"}));
}

TEST_F(EvidenceTest, Departments) {
  EXPECT_EQ(county_->Evidence("NQ-18"), Lines{"H3丁: person 5 medical_settlement 5"});
}

TEST_F(EvidenceTest, SentencesAndFiles) {
  for (const screening::Clue& clue : county_->findings.clues) {
    if (clue.rule->id != "T-FROM" || clue.name != "乙") continue;
    EXPECT_EQ(clue.explanation, "自付 10.50 元");
    EXPECT_EQ(clue.id_no, kB);
    EXPECT_EQ(clue.evidence,
              "{\"facts\":{\"t_fee\":10.5},\"parameters\":{},\"rows\":[{\"dataset\":\"person\",\"file\":\"2.csv\","
              "\"sheet\":\"\",\"row\":3},"
              "{\"dataset\":\"medical_settlement\",\"file\":\"5.csv\",\"sheet\":\"\",\"row\":4}]}");
    return;
  }
  ADD_FAILURE() << "no such clue";
}

// The same tables in another order: the same clues with the same evidence.
TEST_F(EvidenceTest, TheOrderOfFilesDoesNotShow) {
  std::vector<ingest::TableSource> sources = Sources(*pack_);
  std::reverse(sources.begin(), sources.end());
  TestCounty other(*pack_, std::move(sources), 2);
  other.Find();
  ASSERT_EQ(other.findings.clues.size(), county_->findings.clues.size());
  for (size_t i = 0; i < other.findings.clues.size(); ++i) {
    EXPECT_EQ(other.findings.clues[i].evidence, county_->findings.clues[i].evidence);
    EXPECT_EQ(other.findings.clues[i].explanation, county_->findings.clues[i].explanation);
  }
}

}  // namespace
}  // namespace shouwang::engine
