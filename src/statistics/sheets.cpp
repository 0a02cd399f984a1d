#include "statistics/sheets.h"

#include <fmt/format.h>

#include "access/divisions.h"
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
  spec.columns = {{table.row_title, 28, ColumnKind::kText}};  // room for the hidden mark
  for (const Column& column : table.columns) spec.columns.push_back({TitleOf(column), 10, ColumnKind::kNumber});
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

tabular::SheetSpec HouseholdSpec(const HouseholdSheet& sheet, const clues::ExportMark& mark) {
  tabular::SheetSpec spec = clues::MarkedSheet(message::kHouseholdSheet, mark);
  spec.columns = {
      {message::kNumber, 6, ColumnKind::kNumber},
      {message::kTownTitle, 14, ColumnKind::kText},
      {message::kVillageTitle, 14, ColumnKind::kText},
      {message::kHouseholdId, 16, ColumnKind::kId},
      {message::kHead, 10, ColumnKind::kCentred},
      {message::kPopulation, 8, ColumnKind::kNumber},
      {message::kCategory, 16, ColumnKind::kCentred},
      {message::kIdentifiedOn, 12, ColumnKind::kCentred},
      {message::kEliminatedOn, 12, ColumnKind::kCentred},
      {message::kRiskTitle, 44, ColumnKind::kWrapped},  // room for the hidden mark
      {sheet.value_title, 10, ColumnKind::kNumber},
  };
  return spec;
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
  tabular::SheetWriter& out = writer.AddSheet(HouseholdSpec(sheet, mark));
  out.Title(fmt::format(fmt::runtime(message::kSheetTitle), head.place, sheet.figure, head.period.as_of));
  out.Note(PeriodLine(head.period));
  out.Note(clues::MarkText(mark));
  out.Header();
  const std::string hidden = clues::HiddenMark(mark.number);
  int64_t number = 0;
  for (const BehindHousehold& one : sheet.households) {
    const Spell& spell = *one.spell;
    const std::string town = access::NameOf(sheet.names, TownCodeOf(spell.division_code));
    const std::string village = access::NameOf(sheet.names, spell.division_code);
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
