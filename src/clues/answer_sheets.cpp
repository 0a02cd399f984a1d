// Reading the answers of a workbook back, and taking them into the record.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/date_text.h"
#include "base/text.h"
#include "clues/handling.h"
#include "clues/messages.h"
#include "clues/workbook.h"
#include "clues/workbook_key.h"
#include "screening/workbook_messages.h"
#include "tabular/table_reader.h"

namespace shouwang::clues {
namespace {

namespace columns = screening::message;
using tabular::Cell;
using tabular::CellKind;

constexpr uint32_t kHeaderRows = 20;  // as for every table (03-contracts.md section 1, Header)
constexpr size_t kNoteLength = 2000;
constexpr size_t kCheckerLength = 50;
constexpr size_t kProblemsTold = 200;
constexpr uint64_t kUnpackedBytes = 512ULL << 20U;  // some 5 000 rows take less than a hundredth

class AnswerReader final : public tabular::RowSink {
 public:
  AnswerReader(const seal::Sealer& sealer, const std::string& today) : sealer_(sealer), today_(today) {}

  bool BeginSheet(const tabular::SheetInfo& sheet) override {
    sheet_ = sheet;
    column_.clear();
    return true;
  }

  bool Row(uint32_t row, std::span<const Cell> cells) override {
    row_ = row;
    if (column_.empty()) {
      FindHeader(cells);
      return row < kHeaderRows || !column_.empty();
    }
    ReadRow(cells);
    return true;
  }

  void EndSheet(uint32_t /*last_row*/) override {}

  bool found_sheet() const { return found_sheet_; }
  AnswerSheets&& Take() { return std::move(sheets_); }

 private:
  static constexpr const char* kNames[] = {columns::kAnswer, columns::kRemark, columns::kChecker, columns::kCheckDate,
                                           columns::kKey};

  void FindHeader(std::span<const Cell> cells) {
    std::map<std::string, size_t> found;
    for (size_t i = 0; i < cells.size(); ++i) {
      const std::string title = WithoutBlanks(cells[i].text);
      if (std::find(std::begin(kNames), std::end(kNames), title) != std::end(kNames)) found.emplace(title, i);
    }
    if (found.size() < std::size(kNames)) return;
    column_ = std::move(found);
    found_sheet_ = true;
  }

  std::string Where(const char* column) const {
    return fmt::format(fmt::runtime(message::kCell), sheet_.name, row_, column);
  }
  void Wrong(const char* column, const char* what, const char* hint) {
    sheets_.problems.push_back({ErrorCode::kInvalid, what, Where(column), hint});
  }

  // The cleaned text of a column; an error cell is told and blank.
  std::string Text(std::span<const Cell> cells, const char* column, size_t most) {
    const size_t at = column_.at(column);
    if (at >= cells.size() || cells[at].kind == CellKind::kBlank) return {};
    if (cells[at].kind == CellKind::kError) {
      Wrong(column, message::kErrorCell, message::kErrorCellHint);
      return {};
    }
    std::string text = CleanText(cells[at].text);
    // What the writer put in front so that it is no formula.
    if (text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").find(text[1]) != std::string_view::npos) {
      text.erase(0, 1);
    }
    if (CodePointCount(text) > most) {
      sheets_.problems.push_back(
          {ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kTooLong), most), Where(column), ""});
      return {};
    }
    return text;
  }

  // ISO; blank when there is none. A bad one is told.
  std::string Day(std::span<const Cell> cells) {
    const std::string text = Text(cells, columns::kCheckDate, kCheckerLength);
    if (text.empty()) return {};
    const DateText parsed = ParseDateText(text);
    std::optional<Date> date;
    if (parsed.kind == DateTextKind::kDay) date = parsed.date;
    if (parsed.kind == DateTextKind::kSerial) date = DateFromSerial(parsed.serial, sheet_.date1904);
    if (date) return date->Iso();
    Wrong(columns::kCheckDate, message::kBadDay, message::kBadDayHint);
    return {};
  }

  Verdict ReadVerdict(const std::string& text) {
    for (const Verdict verdict : {Verdict::kConfirmed, Verdict::kRefuted, Verdict::kResolved}) {
      if (text == Title(verdict)) return verdict;
    }
    if (!text.empty()) Wrong(columns::kAnswer, message::kBadVerdict, message::kBadVerdictHint);
    return Verdict::kNone;
  }

  void ReadRow(std::span<const Cell> cells) {
    const size_t known = sheets_.problems.size();
    const std::string key = Text(cells, columns::kKey, kNoteLength);
    const std::string verdict = Text(cells, columns::kAnswer, kCheckerLength);
    AnsweredRow row;
    row.where = fmt::format(fmt::runtime(message::kRow), sheet_.name, row_);
    row.answer.note = Text(cells, columns::kRemark, kNoteLength);
    row.answer.checker = Text(cells, columns::kChecker, kCheckerLength);
    row.answer.visited_on = Day(cells);
    row.answer.verdict = ReadVerdict(verdict);
    const bool said = !verdict.empty() || !row.answer.note.empty() || !row.answer.checker.empty() ||
                      !row.answer.visited_on.empty() || sheets_.problems.size() > known;
    if (!said) {
      if (!key.empty()) ++sheets_.blank_rows;
      return;
    }
    const auto clue = ReadWorkbookKey(sealer_, key);
    if (key.empty()) {
      Wrong(columns::kKey, message::kKeyMissing, message::kKeyMissingHint);
    } else if (!clue) {
      Wrong(columns::kKey, message::kKeyWrong, message::kKeyMissingHint);
    }
    if (sheets_.problems.size() > known || !IsComplete(row.answer)) return;
    std::tie(row.clue, row.version) = *clue;
    const auto [twin, first] = by_clue_.emplace(row.clue, row.answer);
    if (first) {
      sheets_.rows.push_back(std::move(row));
    } else if (!(twin->second == row.answer)) {
      Wrong(columns::kKey, message::kKeyTwice, message::kKeyTwiceHint);
    }
  }

  bool IsComplete(const Answer& answer) {
    const Errors errors = CheckAnswer(answer, today_);
    for (const Error& error : errors) {
      const char* column = error.where == "verdict"   ? columns::kAnswer
                           : error.where == "note"    ? columns::kRemark
                           : error.where == "checker" ? columns::kChecker
                                                      : columns::kCheckDate;
      Wrong(column, error.what.c_str(), error.hint.c_str());
    }
    return errors.empty();
  }

  const seal::Sealer& sealer_;
  const std::string& today_;
  tabular::SheetInfo sheet_;
  uint32_t row_ = 0;
  bool found_sheet_ = false;
  std::map<std::string, size_t> column_;  // of this sheet, once its header is found
  std::unordered_map<int64_t, Answer> by_clue_;
  AnswerSheets sheets_;
};

// One error with all that is wrong, as many as a person can look at.
Error NothingApplied(Errors problems) {
  Error error;
  error.code = ErrorCode::kInvalid;
  error.what = fmt::format(fmt::runtime(message::kNothingApplied), problems.size());
  error.hint = message::kNothingAppliedHint;
  const size_t more = problems.size() > kProblemsTold ? problems.size() - kProblemsTold : 0;
  problems.resize(problems.size() - more);
  error.details = std::move(problems);
  if (more > 0) {
    error.details.push_back({ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kMoreProblems), more), "", ""});
  }
  return error;
}

Error Changed(const AnsweredRow& row, State state) {
  return {ErrorCode::kConflict, fmt::format(fmt::runtime(message::kChangedMeanwhile), Title(state)), row.where,
          message::kChangedMeanwhileHint};
}

// Is it the answer that the clue has already? A workbook has no attachments.
bool HasAnswer(const Clue& clue, const Answer& answer) {
  Answer kept = clue.answer;
  kept.attachments.clear();
  return kept == answer;
}

}  // namespace

Result<AnswerSheets> ReadAnswers(std::string_view file_name, std::string_view bytes, const seal::Sealer& sealer,
                                 const std::string& today) {
  tabular::ReadLimits limits;
  limits.max_unpacked_bytes = kUnpackedBytes;
  limits.max_shared_string_bytes = kUnpackedBytes;
  AnswerReader reader(sealer, today);
  if (Status read = tabular::ReadTableBytes(file_name, bytes, limits, reader); !read) return Fail(read.error());
  if (!reader.found_sheet()) return Fail(ErrorCode::kInput, message::kNoAnswerSheet, {}, message::kReadHint);
  return reader.Take();
}

Result<Applied> ApplyAnswers(Clues& clues, const AnswerSheets& sheets, const access::Caller& caller, const Moment& at) {
  Applied applied;
  applied.blank = sheets.blank_rows;
  Errors problems = sheets.problems;
  for (const AnsweredRow& row : sheets.rows) {
    const std::optional<Clue> clue = clues.Find(row.clue);
    if (!clue) {
      problems.push_back({ErrorCode::kNotFound, message::kNoClue, row.where, message::kNoClueHint});
      continue;
    }
    if (HasAnswer(*clue, row.answer)) {
      ++applied.unchanged;
      continue;
    }
    if (clue->version != row.version || !FindTransition(Action::kAnswer, clue->state)) {
      problems.push_back(Changed(row, clue->state));
      continue;
    }
    if (!problems.empty()) continue;  // nothing will be kept; the rest is only looked at
    if (const Result<Clue> kept = AnswerClue(clues, row.clue, row.version, row.answer, caller, at); !kept) {
      Error error = kept.error();
      error.where = row.where;
      problems.push_back(std::move(error));
      continue;
    }
    ++applied.answered;
  }
  if (!problems.empty()) return Fail(NothingApplied(std::move(problems)));
  return applied;
}

}  // namespace shouwang::clues
