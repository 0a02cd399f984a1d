// Reading the answers of the look-up workbook back, and taking them into the record.
#include <algorithm>
#include <map>

#include "casework/exclusion_words.h"
#include "casework/lookup_book.h"
#include "casework/lookup_book_messages.h"
#include "clues/answer_reader.h"
#include "clues/workbook_key.h"

namespace shouwang::casework {
namespace {

using tabular::Cell;

constexpr size_t kShort = 50;
constexpr size_t kFoundLength = 500;  // as the page takes (api/casework/lookup_api.cpp)
constexpr size_t kNoteLength = 1000;

bool Same(const LookUpAnswer& a, const LookUpAnswer& b) { return a.note == b.note && a.findings == b.findings; }

class LookUpReader final : public clues::AnswerReader {
 public:
  explicit LookUpReader(const seal::Sealer& sealer)
      : AnswerReader({message::kColumnResult, message::kColumnExclusion, message::kColumnFound,
                      message::kColumnExclusion2, message::kColumnFound2, message::kColumnNote, message::kColumnKey}),
        sealer_(sealer) {}

  LookUpAnswers Take() {
    answers_.problems = std::move(problems());
    return std::move(answers_);
  }

 private:
  struct Pair {
    const char* exclusion;
    const char* found;
  };
  static constexpr Pair kPairs[] = {{message::kColumnExclusion, message::kColumnFound},
                                    {message::kColumnExclusion2, message::kColumnFound2}};

  void ReadRow(std::span<const Cell> cells) override {
    const size_t known = problems().size();
    const std::string key = Text(cells, message::kColumnKey, kShort);
    const std::string result = Text(cells, message::kColumnResult, kShort);
    AnsweredLookUp row;
    row.where = RowName();
    row.answer.note = Text(cells, message::kColumnNote, kNoteLength);
    for (const Pair& pair : kPairs) ReadFinding(cells, pair, row.answer);
    const bool said = !result.empty() || !row.answer.note.empty() || !row.answer.findings.empty();
    if (!said && problems().size() == known) {
      if (!key.empty()) ++answers_.blank_rows;
      return;
    }
    CheckResult(result, row.answer);
    const auto number = clues::ReadWorkbookKey(sealer_, key);
    if (!number) Wrong(message::kColumnKey, message::kLookUpKeyMissing, message::kLookUpKeyHint);
    if (problems().size() > known) return;
    std::tie(row.lookup, row.version) = *number;
    const auto [twin, first] = by_lookup_.emplace(row.lookup, row.answer);
    if (first) {
      answers_.rows.push_back(std::move(row));
    } else if (!Same(twin->second, row.answer)) {
      Wrong(message::kColumnKey, message::kLookUpTwice, message::kLookUpTwiceHint);
    }
  }

  void ReadFinding(std::span<const Cell> cells, const Pair& pair, LookUpAnswer& answer) {
    const std::string exclusion = Text(cells, pair.exclusion, kShort);
    const std::string text = Text(cells, pair.found, kFoundLength);
    if (exclusion.empty() && text.empty()) return;
    LookUpFinding finding;
    finding.text = text;
    if (!exclusion.empty() && exclusion != message::kOtherFinding) {
      const auto found = std::find(std::begin(word::kExclusions), std::end(word::kExclusions), exclusion);
      if (found == std::end(word::kExclusions)) {
        Wrong(pair.exclusion, message::kExclusionWrong, message::kChooseExclusion);
        return;
      }
      finding.exclusion = found - std::begin(word::kExclusions) + 1;
    }
    if (text.empty()) {
      Wrong(pair.found, message::kTextForExclusion, message::kFoundMissingHint);
      return;
    }
    answer.findings.push_back(std::move(finding));
  }

  void CheckResult(const std::string& result, const LookUpAnswer& answer) {
    if (result.empty()) {
      Wrong(message::kColumnResult, message::kResultMissing, message::kChooseResult);
    } else if (result == message::kNothingFound) {
      if (!answer.findings.empty()) Wrong(message::kColumnFound, message::kFoundExtra, message::kFoundExtraHint);
    } else if (result == message::kSomethingFound) {
      if (answer.findings.empty()) Wrong(message::kColumnFound, message::kFoundMissing, message::kFoundMissingHint);
    } else {
      Wrong(message::kColumnResult, message::kResultWrong, message::kChooseResult);
    }
  }

  const seal::Sealer& sealer_;
  std::map<int64_t, LookUpAnswer> by_lookup_;
  LookUpAnswers answers_;
};

}  // namespace

Result<LookUpAnswers> ReadLookUpBook(std::string_view file_name, std::string_view bytes, const seal::Sealer& sealer) {
  LookUpReader reader(sealer);
  if (Status read = clues::ReadAnswerFile(file_name, bytes, reader); !read) return Fail(read.error());
  return reader.Take();
}

Result<AppliedLookUps> ApplyLookUpAnswers(Desk& desk, const LookUpAnswers& answers) {
  AppliedLookUps applied;
  applied.blank = answers.blank_rows;
  Errors problems = answers.problems;
  for (const AnsweredLookUp& row : answers.rows) {
    const std::optional<LookUp> lookup = desk.consents.FindLookUp(row.lookup);
    if (!lookup) {
      problems.push_back({ErrorCode::kNotFound, message::kLookUpGone, row.where, message::kLookUpGoneHint});
      continue;
    }
    if (lookup->answered_ms != 0 && Same({lookup->note, lookup->findings}, row.answer)) {
      ++applied.unchanged;
      continue;
    }
    if (lookup->version != row.version || !lookup->is_open()) {
      problems.push_back({ErrorCode::kConflict, message::kLookUpChanged, row.where, message::kLookUpChangedHint});
      continue;
    }
    if (!problems.empty()) continue;  // nothing will be kept; the rest is only looked at
    const Result<LookUp> kept = AnswerLookUp(desk, row.lookup, row.version, row.answer);
    if (!kept) {
      Error error = kept.error();
      error.where = row.where;
      problems.push_back(std::move(error));
      continue;
    }
    ++applied.answered;
    applied.cases.push_back(kept->case_file);
  }
  if (!problems.empty()) return Fail(clues::NothingApplied(std::move(problems)));
  return applied;
}

}  // namespace shouwang::casework
