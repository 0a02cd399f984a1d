// Reading the answers of a workbook back, and taking them into the record.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/date_text.h"
#include "clues/answer_reader.h"
#include "clues/handling.h"
#include "clues/messages.h"
#include "clues/workbook.h"
#include "clues/workbook_key.h"
#include "screening/workbook_messages.h"

namespace shouwang::clues {
namespace {

namespace columns = screening::message;
using tabular::Cell;

constexpr size_t kNoteLength = 2000;
constexpr size_t kCheckerLength = 50;

class ClueAnswerReader final : public AnswerReader {
 public:
  ClueAnswerReader(const seal::Sealer& sealer, const std::string& today)
      : AnswerReader({columns::kAnswer, columns::kRemark, columns::kChecker, columns::kCheckDate, columns::kKey}),
        sealer_(sealer),
        today_(today) {}

  AnswerSheets&& Take() {
    sheets_.problems = std::move(problems());
    return std::move(sheets_);
  }

 private:
  // ISO; blank when there is none. A bad one is told.
  std::string Day(std::span<const Cell> cells) {
    const std::string text = Text(cells, columns::kCheckDate, kCheckerLength);
    if (text.empty()) return {};
    const DateText parsed = ParseDateText(text);
    std::optional<Date> date;
    if (parsed.kind == DateTextKind::kDay) date = parsed.date;
    if (parsed.kind == DateTextKind::kSerial) date = DateFromSerial(parsed.serial, sheet().date1904);
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

  void ReadRow(std::span<const Cell> cells) override {
    const size_t known = problems().size();
    const std::string key = Text(cells, columns::kKey, kNoteLength);
    const std::string verdict = Text(cells, columns::kAnswer, kCheckerLength);
    AnsweredRow row;
    row.where = RowName();
    row.answer.note = Text(cells, columns::kRemark, kNoteLength);
    row.answer.checker = Text(cells, columns::kChecker, kCheckerLength);
    row.answer.visited_on = Day(cells);
    row.answer.verdict = ReadVerdict(verdict);
    const bool said = !verdict.empty() || !row.answer.note.empty() || !row.answer.checker.empty() ||
                      !row.answer.visited_on.empty() || problems().size() > known;
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
    if (problems().size() > known || !IsComplete(row.answer)) return;
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
  std::unordered_map<int64_t, Answer> by_clue_;
  AnswerSheets sheets_;
};

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
  ClueAnswerReader reader(sealer, today);
  if (Status read = ReadAnswerFile(file_name, bytes, reader); !read) return Fail(read.error());
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
