#include "casework/lookup_book.h"

#include "base/clock.h"
#include "base/division_code.h"
#include "casework/exclusion_words.h"
#include "casework/lookup_book_messages.h"
#include "clues/workbook_key.h"
#include "tabular/workbook_writer.h"

namespace shouwang::casework {
namespace {

using tabular::CellValue;
using tabular::ColumnKind;
using tabular::SheetColumn;

constexpr uint16_t kFrozenColumns = 6;  // down to the head

SheetColumn Asked(const char* title, double width, std::vector<std::string> choices, const char* prompt) {
  SheetColumn column{title, width, choices.empty() ? ColumnKind::kWrapped : ColumnKind::kCentred, true};
  column.choices = std::move(choices);
  column.prompt = prompt;
  return column;
}

tabular::SheetSpec SpecOf(const clues::ExportMark& mark) {
  std::vector<std::string> exclusions(std::begin(word::kExclusions), std::end(word::kExclusions));
  exclusions.emplace_back(message::kOtherFinding);
  tabular::SheetSpec spec;
  spec.name = message::kLookUpSheetName;
  spec.frozen_columns = kFrozenColumns;
  spec.protect = true;
  spec.header = message::kConfidentialPage;
  spec.footer = clues::MarkText(mark);
  spec.columns = {
      {message::kColumnNumber, 6, ColumnKind::kNumber},
      {message::kColumnDepartment, 12, ColumnKind::kCentred},
      {message::kColumnTown, 12, ColumnKind::kText},
      {message::kColumnVillage, 12, ColumnKind::kText},
      {message::kColumnHousehold, 20, ColumnKind::kId},
      {message::kColumnHead, 10, ColumnKind::kCentred},
      {message::kColumnPeople, 34, ColumnKind::kWrapped},
      {message::kColumnSigned, 12, ColumnKind::kCentred},
      {message::kColumnDue, 12, ColumnKind::kCentred},
      Asked(message::kColumnResult, 12, {message::kNothingFound, message::kSomethingFound}, message::kChooseResult),
      Asked(message::kColumnExclusion, 22, exclusions, message::kChooseExclusion),
      Asked(message::kColumnFound, 36, {}, ""),
      Asked(message::kColumnExclusion2, 22, exclusions, message::kChooseExclusion),
      Asked(message::kColumnFound2, 36, {}, ""),
      Asked(message::kColumnNote, 24, {}, ""),
      {message::kColumnKey, 24, ColumnKind::kText},
  };
  spec.columns.back().hidden = true;
  return spec;
}

template <typename Key>
std::string In(const std::map<Key, std::string>& names, const Key& key) {
  const auto found = names.find(key);
  return found == names.end() ? std::string() : found->second;
}

}  // namespace

Status WriteLookUpBook(const std::filesystem::path& path, const LookUpSheet& sheet, const policy::Pack& pack,
                       const clues::ExportMark& mark, const seal::Sealer& sealer) {
  tabular::WorkbookWriter writer(path, {BeijingDay(mark.at.now_ms), message::kLookUpBook});
  tabular::SheetWriter& out = writer.AddSheet(SpecOf(mark));
  out.Title(message::kLookUpBook);
  out.Note(message::kLookUpHow);
  out.Note(message::kLookUpBasis);
  out.Note(clues::MarkText(mark));
  out.Header();
  const std::string hidden = clues::HiddenMark(mark.number);
  int64_t number = 0;
  for (const LookUp& lookup : sheet.lookups) {
    const policy::Department* department = pack.FindDepartment(lookup.department);
    const std::string department_title = department == nullptr ? lookup.department : department->title;
    const std::string town_name = In(sheet.places, TownCodeOf(lookup.division_code));
    const std::string village_name = In(sheet.places, lookup.division_code);
    const std::string people = In(sheet.people, lookup.household) + hidden;
    const std::string signed_on = In(sheet.signed_on, lookup.authorisation);
    const std::string key = clues::WorkbookKey(sealer, lookup.id, lookup.version);
    const CellValue cells[] = {++number,
                               std::string_view(department_title),
                               std::string_view(town_name),
                               std::string_view(village_name),
                               std::string_view(lookup.household_id),
                               std::string_view(lookup.head),
                               std::string_view(people),
                               std::string_view(signed_on),
                               std::string_view(lookup.due_on),
                               std::string_view(),
                               std::string_view(),
                               std::string_view(),
                               std::string_view(),
                               std::string_view(),
                               std::string_view(),
                               std::string_view(key)};
    out.Row(cells, tabular::RowLook::kPlain);
  }
  return writer.Close();
}

}  // namespace shouwang::casework
