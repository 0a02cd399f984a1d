#include "screening/clue_sheets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/division_code.h"
#include "base/resident_id.h"
#include "screening/masking.h"
#include "screening/workbook_messages.h"
#include "tabular/workbook_writer.h"

namespace shouwang::screening {
namespace {

using tabular::CellValue;
using tabular::ColumnKind;
using tabular::RowLook;
using tabular::SheetColumn;

constexpr size_t kKinds = 4;
constexpr int kDaysBefore = 366;  // what the date of a visit may be, around the as-of date
constexpr int kMonthsAfter = 60;
constexpr uint16_t kFrozenColumns = 4;  // down to the name

// The clues of one town, as positions in the sorted order.
struct Town {
  std::string name;
  std::string sheet;  // the first one
  size_t first = 0;
  size_t last = 0;  // past the end
  int64_t households = 0;
  std::array<int64_t, kKinds> clues = {};
};

struct RuleCount {
  const ClueRow* row = nullptr;  // one of the rule's
  int64_t clues = 0;
  int64_t households = 0;
  std::string_view last_household;
};

class ClueSheets {
 public:
  ClueSheets(const std::filesystem::path& path, const std::vector<ClueRow>& rows, const ClueSheetsHead& head)
      : rows_(rows),
        head_(head),
        title_(head.title.empty() ? message::kWorkbookTitle : head.title),
        writer_(path, {head.as_of, title_}) {}

  Status Write() {
    for (const policy::Division& division : *head_.divisions) divisions_.emplace(division.code, division.name);
    Sort();
    FindTowns();
    WriteSummary();
    for (const Town& town : towns_) WriteTown(town);
    return writer_.Close();
  }

 private:
  const ClueRow& At(size_t position) const { return rows_[order_[position]]; }

  void Sort();
  void FindTowns();
  void WriteSummary();
  void WriteNotes(tabular::SheetWriter& sheet);
  void WriteTown(const Town& town);
  void WriteClue(tabular::SheetWriter& sheet, size_t position, int64_t number, bool first_of_household, RowLook look);
  tabular::SheetSpec SummarySpec() const;
  tabular::SheetSpec TownSpec(const std::string& name) const;
  std::vector<SheetColumn> TownColumns() const;
  std::string PageFoot() const;
  std::string_view VillageName(std::string_view code) const;
  std::string TownName(std::string_view code) const;

  const std::vector<ClueRow>& rows_;
  const ClueSheetsHead& head_;
  std::string title_;
  tabular::WorkbookWriter writer_;
  tabular::SheetNames names_;
  std::unordered_map<std::string_view, std::string_view> divisions_;
  std::vector<uint32_t> order_;  // of rows_, as the sheets show them
  std::vector<Town> towns_;
  std::map<std::tuple<policy::RuleKind, std::string_view>, RuleCount> rules_;
};

void ClueSheets::Sort() {
  order_.resize(rows_.size());
  std::iota(order_.begin(), order_.end(), 0U);
  const auto key = [this](uint32_t index) {
    const ClueRow& row = rows_[index];
    return std::tuple<std::string_view, std::string_view, policy::RuleKind, std::string_view, std::string_view,
                      std::string_view, uint32_t>(row.division_code, row.household_id, row.kind, row.rule, row.id_no,
                                                  row.person, index);
  };
  std::sort(order_.begin(), order_.end(), [&key](uint32_t a, uint32_t b) { return key(a) < key(b); });
}

// Also counts.
void ClueSheets::FindTowns() {
  names_.Take(message::kSummarySheet);
  std::string_view town_code;
  std::optional<std::string_view> household;
  for (size_t i = 0; i < order_.size(); ++i) {
    const ClueRow& row = At(i);
    if (towns_.empty() || TownOf(row.division_code) != town_code) {
      town_code = TownOf(row.division_code);
      towns_.emplace_back().name = TownName(town_code);
      towns_.back().sheet = names_.Take(towns_.back().name);
      towns_.back().first = i;
      household.reset();
    }
    Town& town = towns_.back();
    town.last = i + 1;
    if (household != row.household_id) ++town.households;
    household = row.household_id;
    ++town.clues[static_cast<size_t>(row.kind)];
    RuleCount& count = rules_[{row.kind, row.rule}];
    if (count.row == nullptr || count.last_household != row.household_id) ++count.households;
    count.row = &row;
    ++count.clues;
    count.last_household = row.household_id;
  }
}

std::string ClueSheets::TownName(std::string_view code) const {
  if (code.empty()) return message::kUnknownTown;
  std::string full(code);
  full.resize(std::max<size_t>(full.size(), 12), '0');
  const auto found = divisions_.find(full);
  // A sheet name of digits alone would have to be quoted in every reference to it.
  return found == divisions_.end() ? message::kTownPrefix + std::string(code) : std::string(found->second);
}

std::string_view ClueSheets::VillageName(std::string_view code) const {
  const auto found = divisions_.find(code);
  return found == divisions_.end() ? code : found->second;
}

std::string ClueSheets::PageFoot() const {
  const std::string foot = fmt::format(fmt::runtime(message::kPageFoot), title_, head_.as_of.Iso());
  return head_.watermark.empty() ? foot : foot + message::kFootJoint + head_.watermark;
}

tabular::SheetSpec ClueSheets::SummarySpec() const {
  tabular::SheetSpec spec;
  spec.name = message::kSummarySheet;
  spec.table = false;
  spec.protect = true;
  spec.footer = PageFoot();
  const auto add = [&spec](const char* title, double width, ColumnKind kind) {
    SheetColumn& column = spec.columns.emplace_back();
    column.title = title;
    column.width = width;
    column.kind = kind;
  };
  add(message::kTown, 16, ColumnKind::kCentred);
  add(message::kHouseholds, 8, ColumnKind::kNumber);
  for (size_t kind = 0; kind < kKinds; ++kind) {
    add(policy::Title(static_cast<policy::RuleKind>(kind)), 13, ColumnKind::kNumber);
  }
  add(message::kTotal, 9, ColumnKind::kNumber);
  add("", 3, ColumnKind::kGap);
  add(message::kRuleId, 10, ColumnKind::kCentred);
  add(message::kRuleTitle, 30, ColumnKind::kWrapped);
  add(message::kKind, 14, ColumnKind::kCentred);
  add(message::kRisk, 18, ColumnKind::kCentred);
  add(message::kClueCount, 9, ColumnKind::kNumber);
  add(message::kHouseholds, 8, ColumnKind::kNumber);
  return spec;
}

void ClueSheets::WriteNotes(tabular::SheetWriter& sheet) {
  sheet.Title(title_);
  sheet.Note(head_.run_line);
  if (!head_.watermark.empty()) sheet.Note(head_.watermark);
  if (order_.empty()) {
    sheet.Note(message::kNoClues);
    return;
  }
  int64_t households = 0;
  for (const Town& town : towns_) households += town.households;
  sheet.Note(fmt::format(fmt::runtime(message::kCountLine), order_.size(), households, towns_.size(),
                         head_.reveal_ids ? message::kIdsShown : message::kIdsMasked));
  sheet.BlankRow();
  sheet.Note(message::kHowTitle);
  for (const char* line : message::kHowTo) sheet.Note(line);
  sheet.BlankRow();
}

// Two tables side by side, towns and rules; the first line of each is the total.
void ClueSheets::WriteSummary() {
  tabular::SheetWriter& sheet = writer_.AddSheet(SummarySpec());
  WriteNotes(sheet);
  if (order_.empty()) return;
  sheet.Header();
  Town total;
  for (const Town& town : towns_) {
    total.households += town.households;
    for (size_t kind = 0; kind < kKinds; ++kind) total.clues[kind] += town.clues[kind];
  }
  const auto town_cells = [](const Town& town, CellValue name) {
    std::vector<CellValue> cells = {name, town.households};
    cells.insert(cells.end(), town.clues.begin(), town.clues.end());
    cells.emplace_back(std::accumulate(town.clues.begin(), town.clues.end(), int64_t{0}));
    return cells;
  };
  std::vector<CellValue> cells = town_cells(total, std::string_view(message::kTotal));
  const std::string_view blank;
  const auto clues = static_cast<int64_t>(order_.size());
  for (const CellValue& cell : std::initializer_list<CellValue>{std::monostate(), std::string_view(message::kTotal),
                                                                blank, blank, blank, clues, total.households}) {
    cells.push_back(cell);
  }
  sheet.Row(cells, RowLook::kStrong);
  auto rule = rules_.begin();
  for (size_t i = 0; i < towns_.size() || rule != rules_.end(); ++i) {
    cells.assign(3 + kKinds, std::monostate());
    if (i < towns_.size()) cells = town_cells(towns_[i], tabular::SheetLink{towns_[i].name, towns_[i].sheet});
    if (rule != rules_.end()) {
      const ClueRow& it = *rule->second.row;
      for (const CellValue& cell : std::initializer_list<CellValue>{
               std::monostate(), it.rule, it.rule_title, std::string_view(policy::Title(it.kind)), it.rule_risk,
               rule->second.clues, rule->second.households}) {
        cells.push_back(cell);
      }
      ++rule;
    }
    sheet.Row(cells, RowLook::kPlain);
  }
}

std::vector<SheetColumn> ClueSheets::TownColumns() const {
  std::vector<SheetColumn> columns;
  const auto add = [&columns](const char* title, double width, ColumnKind kind, bool answer = false) -> SheetColumn& {
    SheetColumn& column = columns.emplace_back();
    column.title = title;
    column.width = width;
    column.kind = kind;
    column.answer = answer;
    return column;
  };
  add(message::kNumber, 6, ColumnKind::kNumber);
  add(message::kVillage, 13, ColumnKind::kCentred);
  add(message::kHouseholdId, 13, ColumnKind::kId);
  add(message::kPersonName, 9, ColumnKind::kCentred);
  add(message::kIdNo, 19, ColumnKind::kId);
  add(message::kKind, 9, ColumnKind::kCentred);
  add(message::kRule, 15, ColumnKind::kWrapped);
  add(message::kRisk, 9, ColumnKind::kCentred);
  add(message::kExplanation, 36, ColumnKind::kWrapped);
  add(message::kAdvice, 24, ColumnKind::kWrapped);
  add(message::kRecommendation, 17, ColumnKind::kWrapped);
  SheetColumn& answer = add(message::kAnswer, 9, ColumnKind::kCentred, true);
  answer.choices.assign(std::begin(message::kAnswers), std::end(message::kAnswers));
  answer.prompt = message::kAnswerPrompt;
  add(message::kRemark, 20, ColumnKind::kWrapped, true);
  add(message::kChecker, 9, ColumnKind::kCentred, true);
  SheetColumn& date = add(message::kCheckDate, 11, ColumnKind::kDate, true);
  date.dates = tabular::DateRange{head_.as_of.AddDays(-kDaysBefore), head_.as_of.AddMonths(kMonthsAfter)};
  date.prompt = fmt::format(fmt::runtime(message::kDatePrompt), date.dates->first.Iso(), date.dates->last.Iso());
  add(message::kKey, 4, ColumnKind::kId).hidden = true;
  return columns;
}

tabular::SheetSpec ClueSheets::TownSpec(const std::string& name) const {
  tabular::SheetSpec spec;
  spec.name = name;
  spec.columns = TownColumns();
  spec.frozen_columns = kFrozenColumns;
  spec.protect = true;
  spec.header = message::kConfidential;
  spec.footer = PageFoot();
  return spec;
}

void ClueSheets::WriteTown(const Town& town) {
  const std::string title = fmt::format(fmt::runtime(message::kSheetTitle), town.name, title_, head_.as_of.Iso());
  const size_t most = std::max(head_.rows_per_sheet, 1U);
  std::optional<std::string_view> household;
  bool shaded = true;
  for (size_t first = town.first; first < town.last; first += most) {
    const std::string name = first == town.first ? town.sheet : names_.Take(town.name);
    tabular::SheetWriter& sheet = writer_.AddSheet(TownSpec(name));
    sheet.Title(title);
    sheet.Header();
    const size_t last = std::min(first + most, town.last);
    for (size_t i = first; i < last; ++i) {
      const bool first_of_household = household != At(i).household_id;
      if (first_of_household) shaded = !shaded;
      household = At(i).household_id;
      WriteClue(sheet, i, static_cast<int64_t>(i - town.first + 1), first_of_household,
                shaded ? RowLook::kShaded : RowLook::kPlain);
    }
  }
}

void ClueSheets::WriteClue(tabular::SheetWriter& sheet, size_t position, int64_t number, bool first_of_household,
                           RowLook look) {
  const ClueRow& row = At(position);
  const std::string id = head_.reveal_ids ? std::string(row.id_no) : MaskId(row.id_no);
  const std::string rule_text = std::string(row.rule) + "\n" + std::string(row.rule_title);
  const std::string household_id =
      head_.reveal_ids ? std::string(row.household_id) : MaskedHouseholdId(std::string(row.household_id));
  const std::string_view blank;
  const CellValue cells[] = {number,
                             VillageName(row.division_code),
                             std::string_view(household_id),
                             row.person,
                             std::string_view(id),
                             std::string_view(policy::Title(row.kind)),
                             std::string_view(rule_text),
                             row.risk,
                             row.explanation,
                             row.advice,
                             first_of_household ? row.recommendation : blank,
                             blank,
                             blank,
                             blank,
                             blank,
                             row.key};
  sheet.Row(cells, look);
}

}  // namespace

Status WriteClueSheets(const std::filesystem::path& path, const std::vector<ClueRow>& rows,
                       const ClueSheetsHead& head) {
  return ClueSheets(path, rows, head).Write();
}

}  // namespace shouwang::screening
