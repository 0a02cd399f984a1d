#include "clues/feedback.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "clues/messages.h"
#include "screening/workbook_messages.h"
#include "tabular/workbook_writer.h"

namespace shouwang::clues {
namespace {

namespace columns = screening::message;
using tabular::CellValue;
using tabular::ColumnKind;

tabular::SheetSpec Spec(const ExportMark& mark) {
  tabular::SheetSpec spec = MarkedSheet(message::kFeedbackSheet, mark);
  spec.frozen_columns = 2;
  spec.columns = {
      {columns::kNumber, 6, ColumnKind::kNumber},         {message::kDataset, 14, ColumnKind::kCentred},
      {message::kDivision, 14, ColumnKind::kId},          {columns::kHouseholdId, 15, ColumnKind::kId},
      {columns::kPersonName, 9, ColumnKind::kCentred},    {columns::kIdNo, 19, ColumnKind::kId},
      {columns::kRule, 15, ColumnKind::kWrapped},         {columns::kExplanation, 36, ColumnKind::kWrapped},
      {message::kAnswered, 9, ColumnKind::kCentred},      {columns::kRemark, 26, ColumnKind::kWrapped},
      {columns::kChecker, 9, ColumnKind::kCentred},       {columns::kCheckDate, 11, ColumnKind::kCentred},
      {message::kMended, 20, ColumnKind::kWrapped, true},
  };
  return spec;
}

}  // namespace

Status WriteFeedback(const std::filesystem::path& path, const FeedbackHead& head,
                     const std::vector<FeedbackPart>& parts, const ExportMark& mark) {
  tabular::WorkbookWriter writer(path, {BeijingDay(mark.at.now_ms), message::kFeedbackTitle});
  tabular::SheetWriter& sheet = writer.AddSheet(Spec(mark));
  size_t count = 0;
  for (const FeedbackPart& part : parts) count += part.clues.size();
  sheet.Title(message::kFeedbackTitle);
  sheet.Note(fmt::format(fmt::runtime(message::kFeedbackLine), head.department, head.from, head.to, count));
  sheet.Note(MarkText(mark));
  sheet.Note(count == 0 ? message::kFeedbackEmpty : message::kFeedbackHow);
  sheet.Header();
  const std::string hidden = HiddenMark(mark.number);
  const std::string_view blank;
  int64_t number = 0;
  for (const FeedbackPart& part : parts) {
    for (const Clue& clue : part.clues) {
      const std::string rule =
          clue.rule.id.empty() ? std::string(Title(clue.source)) : clue.rule.id + "\n" + clue.rule.title;
      const std::string explanation = clue.explanation + hidden;
      const CellValue cells[] = {++number,
                                 std::string_view(part.dataset),
                                 std::string_view(clue.division_code),
                                 std::string_view(clue.household_id),
                                 std::string_view(clue.person_name),
                                 std::string_view(clue.person_id),
                                 std::string_view(rule),
                                 std::string_view(explanation),
                                 std::string_view(Title(clue.answer.verdict)),
                                 std::string_view(clue.answer.note),
                                 std::string_view(clue.answer.checker),
                                 std::string_view(clue.answer.visited_on),
                                 blank};
      sheet.Row(cells, tabular::RowLook::kPlain);
    }
  }
  return writer.Close();
}

}  // namespace shouwang::clues
