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
  tabular::SheetSpec spec;
  spec.name = message::kFeedbackSheet;
  spec.frozen_columns = 2;
  spec.header = columns::kConfidential;
  spec.footer = MarkText(mark);
  const auto add = [&spec](const char* title, double width, ColumnKind kind, bool answer = false) {
    tabular::SheetColumn& column = spec.columns.emplace_back();
    column.title = title;
    column.width = width;
    column.kind = kind;
    column.answer = answer;
  };
  add(columns::kNumber, 6, ColumnKind::kNumber);
  add(message::kDataset, 14, ColumnKind::kCentred);
  add(message::kDivision, 14, ColumnKind::kId);
  add(columns::kHouseholdId, 15, ColumnKind::kId);
  add(columns::kPersonName, 9, ColumnKind::kCentred);
  add(columns::kIdNo, 19, ColumnKind::kId);
  add(columns::kRule, 15, ColumnKind::kWrapped);
  add(columns::kExplanation, 36, ColumnKind::kWrapped);
  add(message::kAnswered, 9, ColumnKind::kCentred);
  add(columns::kRemark, 26, ColumnKind::kWrapped);
  add(columns::kChecker, 9, ColumnKind::kCentred);
  add(columns::kCheckDate, 11, ColumnKind::kCentred);
  add(message::kMended, 20, ColumnKind::kWrapped, true);
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
