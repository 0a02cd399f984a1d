#include "clues/evidence.h"

#include <gtest/gtest.h>

#include "clues/group_risk.h"
#include "clues/workbook.h"
#include "clues/workbook_key.h"

namespace shouwang::clues {
namespace {

// A keyed hash that is none: enough to tell values apart.
class PlainSealer final : public seal::Sealer {
 public:
  std::string Seal(seal::Place /*place*/, std::string_view value) const override { return std::string(value); }
  std::string Open(seal::Place /*place*/, std::string_view sealed) const override { return std::string(sealed); }
  int64_t BlindIndex(std::string_view kind, std::string_view value) const override {
    return static_cast<int64_t>(std::hash<std::string>()(std::string(kind) + "\n" + std::string(value)) | 1U);
  }
  std::string AuditMac(std::string_view /*bytes*/) const override { return {}; }
};

const std::string kMay =
    R"({"facts":{"lifted":true,"paid":25000},"parameters":{"line":{"value":5000,"from":"2020-01-01","source":"S4"}},)"
    R"("rows":[{"dataset":"medical_settlement","file":"5月.xlsx","sheet":"住院","row":71}]})";
const std::string kJune =
    R"({"facts":{"paid":25000,"lifted":true},"parameters":{"line":{"value":5000,"from":"2022-06-01","source":"P9"}},)"
    R"("rows":[{"dataset":"person","file":"6月.xlsx","sheet":"","row":2},)"
    R"({"dataset":"medical_settlement","file":"6月.xlsx","sheet":"门诊","row":9}]})";

TEST(Evidence, TheSameFactsFromAnotherFileAreTheSameQuestion) {
  EXPECT_EQ(EvidenceDigest("付了 25,000 元", kMay), EvidenceDigest("付了 25,000 元", kJune));
}

TEST(Evidence, FactsParametersAndTheSentenceCount) {
  const int64_t digest = EvidenceDigest("付了 25,000 元", kMay);
  const auto with = [](const std::string& from, const std::string& to) {
    std::string text = kMay;
    return text.replace(text.find(from), from.size(), to);
  };
  EXPECT_NE(digest, EvidenceDigest("付了 25,000 元", with("25000", "25001")));
  EXPECT_NE(digest, EvidenceDigest("付了 25,000 元", with("\"value\":5000", "\"value\":6000")));
  EXPECT_NE(digest, EvidenceDigest("付了 25,000.01 元", kMay));
  EXPECT_NE(digest, EvidenceDigest("付了 25,000 元", with("\"lifted\":true,", "")));
}

TEST(Evidence, ChangesAreToldFactByFact) {
  std::string changed = kMay;
  changed.replace(changed.find("25000"), 5, "30000");
  changed.replace(changed.find("\"lifted\":true,"), 14, "");
  EXPECT_EQ(EvidenceChanges("a", kMay, "b", changed),
            R"([{"after":null,"before":true,"name":"lifted"},{"after":30000,"before":25000,"name":"paid"}])");
  EXPECT_EQ(EvidenceChanges("a", kMay, "b", kJune), R"([{"after":"b","before":"a","name":"explanation"}])");
  EXPECT_EQ(EvidenceChanges("a", kMay, "a", kJune), "[]");
}

TEST(Evidence, AnythingElseCountsByItsSentence) {
  EXPECT_EQ(EvidenceDigest("a", "not JSON"), EvidenceDigest("a", ""));
  EXPECT_NE(EvidenceDigest("a", ""), EvidenceDigest("b", ""));
  EXPECT_TRUE(EvidenceDatasets("not JSON").empty());
  EXPECT_EQ(EvidenceDatasets(kJune), (std::vector<std::string>{"medical_settlement", "person"}));
}

TEST(Evidence, IdsInFileNamesAreMaskedAndNumbersAreLeft) {
  const std::string masked =
      MaskedEvidence(R"({"facts":{"ratio":0.1234567890123456},"rows":[{"file":"530326197411170019.xlsx"}]})");
  EXPECT_EQ(masked.find("530326197411170019"), std::string::npos);
  EXPECT_NE(masked.find("0.1234567890123456"), std::string::npos);
}

TEST(Evidence, ASubjectIsAHouseholdOrAPersonInIt) {
  const PlainSealer sealer;
  policy::Rule of_household;
  policy::Rule of_person;
  of_person.level = policy::Entity::kPerson;
  screening::Clue clue;
  clue.rule = &of_person;
  clue.household_id = "H1";
  clue.division_code = "530326101201";
  clue.id_no = "530326197411170010";
  clue.name = "张三";
  const int64_t subject = SubjectNumber(sealer, clue);
  screening::Clue other = clue;
  other.division_code = "530326102201";
  EXPECT_EQ(SubjectNumber(sealer, other), subject) << "the family moved within the county";
  other.division_code = "530327102201";
  EXPECT_NE(SubjectNumber(sealer, other), subject) << "the same 户编号 in another county";
  other = clue;
  other.household_id = "H2";
  EXPECT_NE(SubjectNumber(sealer, other), subject);
  other = clue;
  other.name = "李四";
  EXPECT_NE(SubjectNumber(sealer, other), subject) << "an invalid id: the name belongs to it";
  clue.rule = &of_household;
  other = clue;
  other.name = "李四";
  other.id_no.clear();
  EXPECT_EQ(SubjectNumber(sealer, other), SubjectNumber(sealer, clue));
}

TEST(WorkbookMark, TheHiddenNumberSurvivesAmongText) {
  const std::string text = "家里" + HiddenMark("00ff12ab34") + "后面";
  EXPECT_EQ(ReadHiddenMark(text), "00ff12ab34");
  EXPECT_EQ(ReadHiddenMark("家里"), std::nullopt);
  EXPECT_EQ(ReadHiddenMark(text.substr(0, 20)), std::nullopt);
  EXPECT_EQ(MakeExportMark("a", MomentOf(0)).number.size(), 10U);
}

TEST(WorkbookKey, AnEditedKeyIsNone) {
  const PlainSealer sealer;
  const std::string key = WorkbookKey(sealer, 17, 3);
  EXPECT_EQ(ReadWorkbookKey(sealer, key), std::pair(int64_t{17}, int64_t{3}));
  EXPECT_EQ(ReadWorkbookKey(sealer, "18" + key.substr(2)), std::nullopt);
  EXPECT_EQ(ReadWorkbookKey(sealer, "017" + key.substr(2)), std::nullopt);
  EXPECT_EQ(ReadWorkbookKey(sealer, key + "0"), std::nullopt);
  EXPECT_EQ(ReadWorkbookKey(sealer, ""), std::nullopt);
  EXPECT_EQ(ReadWorkbookKey(sealer, "--"), std::nullopt);
}

TEST(GroupRisk, LimitsOfVillageTownAndShare) {
  const GroupRiskLimits limits = {3, 5, 8, 10};
  const Date day = *Date::FromIso("2022-05-31");
  const std::vector<RiskCount> counts = {{"530326101201", "因病", 4},
                                         {"530326101202", "因病", 5},
                                         {"530326102201", "因学", 3},
                                         {"530326103201", "因学", 2}};
  std::vector<GroupRisk> risks = FindGroupRisks(counts, {{"530326102201", 30}, {"530326103201", 19}}, limits, day);
  ASSERT_EQ(risks.size(), 4U);
  EXPECT_EQ(risks[0].division_code, "530326101000");  // 9 of 8
  EXPECT_EQ(risks[0].households, 9);
  EXPECT_EQ(risks[0].limit_households, 8);
  EXPECT_EQ(risks[1].division_code, "530326101202");
  EXPECT_EQ(risks[2].division_code, "530326102000") << "3 of 30 is a tenth";
  EXPECT_EQ(risks[2].limit_percent, 10);
  EXPECT_EQ(risks[3].division_code, "530326102201");
  EXPECT_EQ(risks[3].period, "2022-05");
  EXPECT_TRUE(FindGroupRisks(counts, {}, {0, 1, 1, 1}, day).empty());
  EXPECT_EQ(FindGroupRisks(counts, {}, {3, 0, 0, 10}, day).size(), 0U) << "shares need the households of a place";
}

}  // namespace
}  // namespace shouwang::clues
