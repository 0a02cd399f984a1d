// Tables of clues: by department or source, and by place. What a column counts is a kind and some outcomes, so that the
// store can list the same.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/division_code.h"
#include "clues/clue.h"
#include "statistics/messages.h"
#include "statistics/rows.h"
#include "statistics/tables.h"

namespace shouwang::statistics {
namespace {

using policy::RuleKind;

constexpr const char* kRegisterRow = "register";
constexpr size_t kTownDigits = 9;

struct ClueColumn {
  Column column;
  std::string kind;                   // blank: both
  std::vector<std::string> outcomes;  // none: all
  bool ratio = false;
};

ClueColumn Counting(const char* name, const char* group, const char* title,
                    std::initializer_list<std::string_view> outcomes) {
  ClueColumn column{{name, group, title, Unit::kClues}, "", {}};
  for (const std::string_view one : outcomes) column.outcomes.emplace_back(one);
  return column;
}

std::vector<ClueColumn> ColumnsOf(bool by_place) {
  using namespace outcome;  // NOLINT: the words of this list
  std::vector<ClueColumn> columns = {Counting("found", "", message::kFound, {})};
  if (!by_place) {
    columns.push_back({{"risk", "", message::kRiskClues, Unit::kClues}, policy::Name(RuleKind::kRisk), {}});
    columns.push_back({{"quality", "", message::kQualityClues, Unit::kClues}, policy::Name(RuleKind::kQuality), {}});
  }
  columns.push_back(Counting("unsent", "", message::kUnsent, {kUnsent}));
  columns.push_back(Counting("asked", "", message::kAsked, {kWaiting, kOverdue, kConfirmed, kRefuted, kResolved}));
  columns.push_back(Counting("waiting", message::kWaiting, message::kAll, {kWaiting, kOverdue}));
  columns.push_back(Counting("overdue", message::kWaiting, message::kOverdue, {kOverdue}));
  columns.push_back(Counting("answered", message::kAnswered, message::kAll, {kConfirmed, kRefuted, kResolved}));
  columns.push_back(Counting("confirmed", message::kAnswered, message::kConfirmed, {kConfirmed}));
  columns.push_back(Counting("refuted", message::kAnswered, message::kRefuted, {kRefuted}));
  columns.push_back(Counting("resolved", message::kAnswered, message::kResolved, {kResolved}));
  columns.push_back(Counting("vanished", "", message::kVanished, {kVanished}));
  columns.push_back(
      {{"answered_share", "", message::kAnsweredShare, Unit::kPercent, "answered", "asked"}, "", {}, true});
  return columns;
}

bool IsIn(const ClueColumn& column, const ClueCount& count) {
  if (column.ratio || (!column.kind.empty() && column.kind != count.kind)) return false;
  return column.outcomes.empty() ||
         std::find(column.outcomes.begin(), column.outcomes.end(), count.outcome) != column.outcomes.end();
}

// Whose data a clue rests on: the departments of its evidence's datasets; else the register, or who reported it.
class Sources {
 public:
  explicit Sources(const policy::Pack& pack) : pack_(pack) {}

  std::set<std::string> RowsOf(const ClueCount& count) const {
    if (count.source != clues::Name(clues::Source::kRun)) return {count.source};
    std::set<std::string> rows;
    for (const policy::Department& department : pack_.departments) {
      if (IsBehind(department, count.datasets)) rows.insert(department.name);
    }
    if (rows.empty()) rows.insert(kRegisterRow);
    return rows;
  }

  std::vector<RowHead> Heads() const {
    std::vector<RowHead> heads;
    for (const policy::Department& department : pack_.departments) heads.push_back({department.name, department.title});
    heads.push_back({kRegisterRow, message::kRegister});
    for (const clues::Source source : clues::kSources) {
      if (source != clues::Source::kRun) heads.push_back({clues::Name(source), clues::Title(source)});
    }
    return heads;
  }

 private:
  bool IsBehind(const policy::Department& department, const std::string& datasets) const {
    return std::any_of(pack_.datasets.begin(), pack_.datasets.end(), [&](const policy::Dataset& dataset) {
      return dataset.department == department.title && datasets.find("," + dataset.name + ",") != std::string::npos;
    });
  }

  const policy::Pack& pack_;
};

// Whether the table counts this at all.
bool Takes(bool by_place, const ClueCount& count) {
  return !by_place || count.kind == policy::Name(RuleKind::kQuality);
}

bool IsByPlace(const std::string& name) { return name == "quality"; }

}  // namespace

Table ClueTable(const std::string& name, const std::vector<ClueCount>& counts, const Period& period,
                const Words& words) {
  const std::vector<ClueColumn> columns = ColumnsOf(IsByPlace(name));
  const Sources sources(words.pack);
  Table table;
  table.name = name;
  table.by_place = IsByPlace(name);
  table.title = table.by_place ? message::kQuality : message::kClues;
  table.row_title = table.by_place ? PlaceTitle(period.place) : message::kSourceTitle;
  table.behind = Behind::kClues;
  table.notes = {fmt::format(fmt::runtime(message::kCluesNote), period.from, period.as_of), message::kCluesSumNote};
  if (!table.by_place) table.notes.emplace_back(message::kDepartmentsNote);
  for (const ClueColumn& column : columns) table.columns.push_back(column.column);
  Tally tally(columns.size());
  for (const RowHead& head : table.by_place ? PlacesBelow(period.place, words.divisions) : sources.Heads()) {
    tally.Expect(head);
  }
  for (const ClueCount& count : counts) {
    if (!Takes(table.by_place, count)) continue;
    const std::set<std::string> rows =
        table.by_place ? std::set{PlaceKey(count.division_code, period.place)} : sources.RowsOf(count);
    for (size_t i = 0; i < columns.size(); ++i) {
      if (!IsIn(columns[i], count)) continue;
      tally.total()[i] += count.clues;
      for (const std::string& row : rows) tally.Of(row)[i] += count.clues;
    }
  }
  tally.Write(table);
  if (table.by_place) NamePlaces(table, words.divisions);
  return table;
}

Result<std::optional<ClueSelection>> CluesBehind(const std::string& name, const Cell& cell,
                                                 const std::vector<ClueCount>& counts, const Period& period,
                                                 const policy::Pack& pack) {
  const std::vector<ClueColumn> columns = ColumnsOf(IsByPlace(name));
  const auto column = std::find_if(columns.begin(), columns.end(), [&](const ClueColumn& one) {
    return cell.column.empty() || one.column.name == cell.column;
  });
  if (column == columns.end()) return Fail(ErrorCode::kInvalid, message::kNoColumn, "column");
  if (column->ratio) return Fail(ErrorCode::kInvalid, message::kRatioColumn, "column", message::kRatioColumnHint);
  ClueSelection selection;
  selection.kind = IsByPlace(name) ? policy::Name(RuleKind::kQuality) : column->kind;
  selection.outcomes = column->outcomes;
  if (cell.row.empty()) return std::optional(selection);
  if (IsByPlace(name)) {
    const bool is_row = cell.row.size() == kDivisionDigits && cell.row.starts_with(period.place) &&
                        PlaceKey(cell.row, period.place) == cell.row;
    selection.place = period.place.size() < kTownDigits ? std::string(TownOf(cell.row)) : cell.row;
    return is_row ? std::optional(selection) : std::nullopt;
  }
  const bool reported = clues::SourceFromName(cell.row).value_or(clues::Source::kRun) != clues::Source::kRun;
  selection.source = reported ? cell.row : clues::Name(clues::Source::kRun);
  if (reported) return std::optional(selection);
  selection.by_datasets = true;
  const Sources sources(pack);
  std::set<std::string> datasets;
  for (const ClueCount& count : counts) {
    if (sources.RowsOf(count).contains(cell.row)) datasets.insert(count.datasets);
  }
  selection.datasets.assign(datasets.begin(), datasets.end());
  return datasets.empty() ? std::nullopt : std::optional(selection);
}

}  // namespace shouwang::statistics
