// The round trip of the workbook over the record: written, filled in as people do, read back.
#include "clues/workbook.h"

#include <fstream>
#include <iterator>

#include "screening/workbook_messages.h"
#include "store/clues/test_clues.h"
#include "tabular/table_reader.h"

namespace shouwang::store {
namespace {

using clues::Applied;
using clues::State;
using clues::Verdict;

// Every cell of every sheet.
class AllRows final : public tabular::RowSink {
 public:
  bool BeginSheet(const tabular::SheetInfo& /*sheet*/) override { return true; }
  bool Row(uint32_t /*row*/, std::span<const tabular::Cell> cells) override {
    auto& row = rows.emplace_back();
    for (const tabular::Cell& cell : cells) row.emplace_back(cell.text);
    return true;
  }
  void EndSheet(uint32_t /*last_row*/) override {}
  std::vector<std::vector<std::string>> rows;
};

struct Filled {
  std::string verdict;
  std::string note;
  std::string checker = "王五";
  std::string day = "2022-05-30";
};

class WorkbookRoundTripTest : public CluesTest {
 public:
  void SetUp() override {
    Run(1, "2022-05-31", {{"R1", "H1"}, {"R1", "H2"}, {"R1", "H3"}, {"X1", "H1"}});
    SendAll();
    Export();
  }

  void Export() {
    const std::filesystem::path path = place().folder() / "clues.xlsx";
    std::vector<clues::Clue> all = List(access::Caller::System("test"));
    const clues::ExportMark mark = {"00ff12ab34", "liu", clues::MomentOf(clock().NowMs())};
    const Status written = clues::WriteClueBook(path, all, {{"530326101201", "大村"}}, mark, sealer_);
    ASSERT_TRUE(written) << FormatError(written.error());
    std::ifstream file(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    AllRows read;
    ASSERT_TRUE(tabular::ReadTableBytes("a.xlsx", bytes_, {}, read));
    rows_ = read.rows;
  }

  // The exported sheet with answers filled in by household, saved as CSV.
  std::string FilledIn(const std::map<std::string, Filled>& answers) const {
    std::string csv;
    bool below = false;
    for (std::vector<std::string> row : rows_) {
      if (below && row.size() >= 11) {
        const auto answer = answers.find(row[2]);
        row.resize(16);
        if (answer != answers.end() && !row[15].empty()) {
          row[11] = answer->second.verdict;
          row[12] = answer->second.note;
          row[13] = answer->second.checker;
          row[14] = answer->second.day;
        }
      }
      below = below || (!row.empty() && row.back() == screening::message::kKey);
      for (size_t i = 0; i < row.size(); ++i) csv += (i == 0 ? "\"" : ",\"") + row[i] + "\"";
      csv += "\n";
    }
    return csv;
  }

  Result<Applied> Upload(const std::string& csv, const access::Caller& caller = At("530326101201")) {
    Result<Applied> applied;
    const Status status = database().Write(caller, [&](Work& work) -> Status {
      const clues::Moment at = clues::MomentOf(work.now_ms);
      const auto sheets = clues::ReadAnswers("answers.csv", csv, sealer_, at.today);
      if (!sheets) return Fail(sheets.error());
      applied = clues::ApplyAnswers(*MakeClues(work), *sheets, caller, at);
      if (!applied) return Fail(applied.error());
      return {};
    });
    if (!status) return Fail(status.error());
    return applied;
  }

 protected:
  CheckingSealer sealer_;
  std::string bytes_;
  std::vector<std::vector<std::string>> rows_;
};
SHOUWANG_ON_BOTH_DATABASES(WorkbookRoundTripTest);

TEST_P(WorkbookRoundTripTest, SaysWhoExportedItVisiblyAndNot) {
  std::string text;
  for (const auto& row : rows_) {
    for (const std::string& cell : row) text += cell + "\n";
  }
  EXPECT_NE(text.find("liu"), std::string::npos);
  EXPECT_NE(text.find("00ff12ab34"), std::string::npos);
  EXPECT_EQ(clues::ReadHiddenMark(text), "00ff12ab34");
  EXPECT_NE(text.find("大村"), std::string::npos);
}

TEST_P(WorkbookRoundTripTest, AnswersComeBackAndTheSecondTimeChangesNothing) {
  const std::string csv =
      FilledIn({{"H1", {"属实", "看过"}}, {"H3", {"不属实", "没有这回事", "赵六", "2022年5月29日"}}});
  const Result<Applied> first = Upload(csv);
  ASSERT_TRUE(first) << FormatError(first.error());
  EXPECT_EQ(first->answered, 2);
  EXPECT_EQ(first->blank, 1);
  EXPECT_EQ(Only("R1", "H1").state, State::kAnswered);
  EXPECT_EQ(Only("R1", "H3").answer.visited_on, "2022-05-29");
  EXPECT_EQ(Only("R1", "H2").state, State::kSent);
  const Result<Applied> second = Upload(csv);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->answered, 0);
  EXPECT_EQ(second->unchanged, 2);
  EXPECT_EQ(DetailOf(Only("R1", "H1").id).history.size(), 2U);
}

TEST_P(WorkbookRoundTripTest, EveryBadCellIsExplainedAndNothingIsKept) {
  const Result<Applied> applied = Upload(FilledIn({{"H1", {"属实", "看过"}},
                                                   {"H2", {"是的", "看过", "王五", "2022-13-01"}},
                                                   {"H3", {"不属实", "", "", "2022-06-01"}}}));
  ASSERT_FALSE(applied);
  const Error& error = applied.error();
  EXPECT_EQ(error.code, ErrorCode::kInvalid);
  ASSERT_EQ(error.details.size(), 5U);
  std::string all;
  for (const Error& detail : error.details) {
    EXPECT_FALSE(detail.where.empty());
    EXPECT_FALSE(detail.hint.empty());
    all += FormatError(detail) + "\n";
  }
  for (const char* column : {"核实结果", "情况说明", "核实人", "日期"}) EXPECT_NE(all.find(column), std::string::npos);
  EXPECT_EQ(all.find("是的"), std::string::npos) << "what was written is not repeated";
  EXPECT_EQ(Only("R1", "H1").state, State::kSent) << "the good row is not kept either";
}

TEST_P(WorkbookRoundTripTest, WhatChangedMeanwhileIsAConflict) {
  const std::string csv = FilledIn({{"H1", {"属实", "看过"}}, {"H2", {"属实", "看过"}}});
  ASSERT_TRUE(Answer(Only("R1", "H2").id, 2, Verdict::kResolved));
  const Result<Applied> applied = Upload(csv);
  ASSERT_FALSE(applied);
  ASSERT_EQ(applied.error().details.size(), 1U);
  EXPECT_EQ(applied.error().details[0].code, ErrorCode::kConflict);
  EXPECT_EQ(Only("R1", "H1").state, State::kSent);
  EXPECT_EQ(Only("R1", "H2").answer.verdict, Verdict::kResolved);
}

TEST_P(WorkbookRoundTripTest, AKeyThatWasEditedOrOfAnotherVillage) {
  std::string csv = FilledIn({{"H1", {"属实", "看过"}}});
  const Result<Applied> outside = Upload(csv, At("530326102201"));
  ASSERT_FALSE(outside);
  EXPECT_EQ(outside.error().details[0].code, ErrorCode::kNotFound);
  const std::string head = std::to_string(Only("R1", "H1").id) + "-2-";
  const size_t at = csv.find(head);
  ASSERT_NE(at, std::string::npos);
  csv[at + head.size()] = csv[at + head.size()] == '0' ? '1' : '0';
  EXPECT_FALSE(Upload(csv));
}

TEST_P(WorkbookRoundTripTest, OtherFilesAreRefusedPolitely) {
  EXPECT_EQ(Upload("a,b\n1,2\n").error().code, ErrorCode::kInput);
  EXPECT_EQ(Upload("").error().code, ErrorCode::kInput);
}

}  // namespace
}  // namespace shouwang::store
