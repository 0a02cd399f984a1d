#include "screening/result_files.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/resident_id.h"
#include "policy/test_pack_folder.h"

namespace shouwang::screening {
namespace {

using policy::testing::TemporaryFolder;

const std::string kId = ResidentId(44180319800101001).Text();
const std::string kMasked = "441803********" + kId.substr(14);

// The file without its BOM, line ends as \n.
std::string Read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(text.substr(0, 3), "\xEF\xBB\xBF");
  text.erase(0, 3);
  std::erase(text, '\r');
  return text;
}

policy::Pack PersonPack() {
  policy::Pack pack;
  policy::Dataset dataset;
  dataset.name = "person";
  dataset.columns.resize(4);
  dataset.columns[0].name = "household_id";
  dataset.columns[0].format = policy::ColumnFormat::kHouseholdId;
  dataset.columns[1].name = "id_no";
  dataset.columns[1].type = policy::ColumnType::kResidentId;
  dataset.columns[2].name = "note";
  dataset.columns[3].name = "amount";
  dataset.columns[3].type = policy::ColumnType::kNumber;
  pack.datasets.push_back(dataset);
  return pack;
}

ingest::IngestReport TwoFiles() {
  ingest::IngestReport report;
  ingest::SheetReport sheet;
  sheet.dataset = "person";
  sheet.source = 0;
  report.files.push_back({"b.csv", "", "", "", {sheet}, {}});
  sheet.source = 65536;
  sheet.sheet = "表1";
  report.files.push_back({"a.xlsx", "", "", "", {sheet}, {}});
  return report;
}

TEST(ResultFiles, Clues) {
  policy::Rule rule;
  rule.id = "HZ-R03";
  rule.title = "医疗自付过高";
  rule.kind = policy::RuleKind::kRisk;
  rule.risk = "因病";
  Findings findings;
  findings.clues.push_back({&rule, "H1", kId, "甲", "", "530326100201", "说明，有逗号", "{\"a\":\"b\"}"});
  findings.clues.push_back({&rule, "H2", "", "", "乙", "530326100202", "=1+1", "{}"});
  const TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "clues.csv";
  ASSERT_TRUE(WriteClues(path, findings, false));
  EXPECT_EQ(Read(path).substr(0, Read(path).find('\n')),
            "rule_id,kind,risk_type,household_id,id_no,name,division_code,title,explanation,evidence");
  EXPECT_NE(Read(path).find("HZ-R03,risk,因病,H1," + kMasked + ",甲,530326100201,医疗自付过高,"), std::string::npos)
      << Read(path);
  EXPECT_EQ(Read(path).find(kId), std::string::npos);
  EXPECT_NE(Read(path).find("\"{\"\"a\"\":\"\"b\"\"}\""), std::string::npos);
  EXPECT_NE(Read(path).find("HZ-R03,risk,因病,H2,,,530326100202,"), std::string::npos);
  ASSERT_TRUE(WriteClues(path, findings, true));
  EXPECT_NE(Read(path).find("," + kId + ","), std::string::npos);
}

TEST(ResultFiles, Households) {
  Findings findings;
  findings.households.push_back({"H1",
                                 "530326100201",
                                 "脱贫不稳定户",
                                 Recommendation::kInclude,
                                 {"因病", "因学"},
                                 {"HZ-R01", "HZ-R03"},
                                 {},
                                 true});
  findings.households.push_back(
      {"H2", "530326100202", "突发严重困难户", Recommendation::kCountyReview, {}, {"HZ-X01"}, {}, false});
  const TemporaryFolder folder;
  ASSERT_TRUE(WriteHouseholds(folder.path() / "h.csv", findings, true));
  EXPECT_EQ(Read(folder.path() / "h.csv"),
            "household_id,division_code,category,recommendation,risks,clues\n"
            "H1,530326100201,脱贫不稳定户,include,因病、因学,HZ-R01、HZ-R03\n"
            "H2,530326100202,突发严重困难户,county_review,,HZ-X01\n");
}

TEST(ResultFiles, RejectsAreSortedByNameAndMasked) {
  ingest::IngestReport report = TwoFiles();
  using ingest::RejectAction;
  using ingest::RejectCode;
  report.rejects = {{0, 9, 1, RejectCode::kIdInvalid, RejectAction::kRowKept, "44180319800101001Y"},
                    {0, 9, 0, RejectCode::kUnknownHousehold, RejectAction::kRowRejected, kId},
                    {0, 3, 2, RejectCode::kEnumUnknown, RejectAction::kCellBlanked, "电话13812345678和" + kId},
                    {65536, 12, 3, RejectCode::kNumberInvalid, RejectAction::kCellBlanked, "很多"}};
  const TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "r.csv";
  ASSERT_TRUE(WriteRejects(path, PersonPack(), report, false));
  EXPECT_EQ(Read(path),
            "file,sheet,row,column,value,code,action\n"
            "a.xlsx,表1,12,amount,很多,number_invalid,cell_blanked\n"
            "b.csv,,3,note,电话138****5678和" +
                kMasked +
                ",enum_unknown,cell_blanked\n"
                "b.csv,,9,household_id," +
                kMasked +
                ",unknown_household,row_rejected\n"
                "b.csv,,9,id_no,441803********001Y,id_invalid,row_kept\n");
  ASSERT_TRUE(WriteRejects(path, PersonPack(), report, true));
  EXPECT_NE(Read(path).find("44180319800101001Y"), std::string::npos);
  EXPECT_NE(Read(path).find("13812345678"), std::string::npos);
}

TEST(ResultFiles, RepairsMaskBothSides) {
  ingest::IngestReport report = TwoFiles();
  report.repairs = {{0, 2, 1, ingest::RepairKind::kIdCleaned, "'" + kId, kId},
                    {65536, 5, 3, ingest::RepairKind::kAmountScaled, "1.2万元", "12000"}};
  const TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "r.csv";
  ASSERT_TRUE(WriteRepairs(path, PersonPack(), report, false));
  EXPECT_EQ(Read(path).find("19800101"), std::string::npos) << Read(path);
  EXPECT_NE(Read(path).find("a.xlsx,表1,5,amount,1.2万元,12000,amount_scaled\nb.csv,,2,id_no,"), std::string::npos)
      << Read(path);
  ASSERT_TRUE(WriteRepairs(path, PersonPack(), report, true));
  EXPECT_NE(Read(path).find("," + kId + ",id_cleaned"), std::string::npos);
}

TEST(ResultFiles, WhatCannotBeWrittenIsAnError) {
  const TemporaryFolder folder;
  const Status written = WriteHouseholds(folder.path() / "missing" / "h.csv", {}, true);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::kOutput);
}

}  // namespace
}  // namespace shouwang::screening
