#include "statistics/sheets.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/division_code.h"
#include "statistics/messages.h"
#include "tabular/workbook_writer.h"

namespace shouwang::statistics {
namespace {

using tabular::CellValue;
using tabular::ColumnKind;
using tabular::RowLook;

constexpr int64_t kHundredths = 100;
constexpr size_t kCodeDigits = 12;

void Add(tabular::SheetSpec& spec, std::string title, double width, ColumnKind kind) {
  tabular::SheetColumn& column = spec.columns.emplace_back();
  column.title = std::move(title);
  column.width = width;
  column.kind = kind;
}

std::string TitleOf(const Column& column) {
  if (column.unit == Unit::kCents) {
    return fmt::format(fmt::runtime(message::kUnitTitle), column.title, Title(column.unit));
  }
  if (column.group.empty()) return column.title;
  return fmt::format(fmt::runtime(message::kColumnTitle), column.group, column.title);
}

bool HasDecimals(Unit unit) { return IsRatio(unit) || unit == Unit::kCents; }

std::string Decimals(int64_t hundredths) {
  return fmt::format(fmt::runtime(message::kDecimals), hundredths / kHundredths, hundredths % kHundredths);
}

std::string PeriodLine(const Period& period) {
  return fmt::format(fmt::runtime(message::kPeriodLine), period.from, period.as_of);
}

void WriteTable(tabular::WorkbookWriter& writer, const SheetsHead& head, const Table& table,
                const clues::ExportMark& mark) {
  tabular::SheetSpec spec;
  spec.name = table.title;
  spec.frozen_columns = 1;
  spec.footer = clues::MarkText(mark);
  Add(spec, table.row_title, 28, ColumnKind::kText);  // room for the hidden mark
  for (const Column& column : table.columns) Add(spec, TitleOf(column), 10, ColumnKind::kNumber);
  tabular::SheetWriter& sheet = writer.AddSheet(spec);
  sheet.Title(fmt::format(fmt::runtime(message::kSheetTitle), head.place, table.title, head.period.as_of));
  sheet.Note(PeriodLine(head.period));
  for (const std::string& note : table.notes) sheet.Note(note);
  sheet.Note(clues::MarkText(mark));
  sheet.Header();
  const auto write = [&](const Row& row, const std::string& title, RowLook look) {
    std::vector<std::string> texts(row.values.size());
    std::vector<CellValue> cells = {std::string_view(title)};
    for (size_t i = 0; i < row.values.size(); ++i) {
      if (row.values[i] && HasDecimals(table.columns[i].unit)) texts[i] = Decimals(*row.values[i]);
      if (row.values[i] && texts[i].empty()) {
        cells.emplace_back(*row.values[i]);
      } else {
        cells.emplace_back(std::string_view(texts[i]));
      }
    }
    sheet.Row(cells, look);
  };
  write(table.total, table.total.title + clues::HiddenMark(mark.number), RowLook::kStrong);
  for (const Row& row : table.rows) write(row, row.title, RowLook::kPlain);
}

std::string NameOf(const std::map<std::string, std::string>& names, const std::string& code) {
  const auto name = names.find(code);
  return name == names.end() ? code : name->second;
}

}  // namespace

Status WriteTables(const std::filesystem::path& path, const SheetsHead& head, const std::vector<Table>& tables,
                   const clues::ExportMark& mark) {
  tabular::WorkbookWriter writer(path, {BeijingDay(mark.at.now_ms), message::kWorkbookTitle});
  for (const Table& table : tables) WriteTable(writer, head, table, mark);
  return writer.Close();
}

Status WriteHouseholds(const std::filesystem::path& path, const SheetsHead& head, const HouseholdSheet& sheet,
                       const Book& book, const clues::ExportMark& mark) {
  tabular::WorkbookWriter writer(path, {BeijingDay(mark.at.now_ms), message::kWorkbookTitle});
  tabular::SheetSpec spec;
  spec.name = message::kHouseholdSheet;
  spec.header = message::kConfidential;
  spec.footer = clues::MarkText(mark);
  Add(spec, message::kNumber, 6, ColumnKind::kNumber);
  Add(spec, message::kTownTitle, 14, ColumnKind::kText);
  Add(spec, message::kVillageTitle, 14, ColumnKind::kText);
  Add(spec, message::kHouseholdId, 16, ColumnKind::kId);
  Add(spec, message::kHead, 10, ColumnKind::kCentred);
  Add(spec, message::kPopulation, 8, ColumnKind::kNumber);
  Add(spec, message::kCategory, 16, ColumnKind::kCentred);
  Add(spec, message::kIdentifiedOn, 12, ColumnKind::kCentred);
  Add(spec, message::kEliminatedOn, 12, ColumnKind::kCentred);
  Add(spec, message::kRiskTitle, 44, ColumnKind::kWrapped);  // room for the hidden mark
  Add(spec, sheet.value_title, 10, ColumnKind::kNumber);
  tabular::SheetWriter& out = writer.AddSheet(spec);
  out.Title(fmt::format(fmt::runtime(message::kSheetTitle), head.place, sheet.figure, head.period.as_of));
  out.Note(PeriodLine(head.period));
  out.Note(clues::MarkText(mark));
  out.Header();
  const std::string hidden = clues::HiddenMark(mark.number);
  int64_t number = 0;
  for (const BehindHousehold& one : sheet.households) {
    const Spell& spell = *one.spell;
    std::string town_code(TownOf(spell.division_code));
    town_code.resize(kCodeDigits, '0');
    const std::string town = NameOf(sheet.names, town_code);
    const std::string village = NameOf(sheet.names, spell.division_code);
    const std::string name = book.Head(spell);
    const std::string risks = spell.risks + hidden;
    const std::string decimals = HasDecimals(sheet.unit) ? Decimals(one.value) : std::string();
    const CellValue value = decimals.empty() ? CellValue(one.value) : CellValue(std::string_view(decimals));
    const CellValue cells[] = {++number,
                               std::string_view(town),
                               std::string_view(village),
                               std::string_view(spell.household_id),
                               std::string_view(name),
                               one.people,
                               std::string_view(spell.category),
                               std::string_view(spell.identified_on),
                               std::string_view(spell.eliminated_on),
                               std::string_view(risks),
                               value};
    out.Row(cells, RowLook::kPlain);
  }
  return writer.Close();
}

}  // namespace shouwang::statistics
