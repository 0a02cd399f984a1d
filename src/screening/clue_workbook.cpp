#include "screening/clue_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/digest.h"
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
constexpr size_t kKeyDigits = 16;
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
  int64_t clues = 0;
  int64_t households = 0;
  const std::string* last_household = nullptr;
};

auto RuleOrder(const policy::Rule& rule) { return std::tuple<policy::RuleKind, std::string_view>(rule.kind, rule.id); }

struct ByRuleOrder {
  bool operator()(const policy::Rule* a, const policy::Rule* b) const { return RuleOrder(*a) < RuleOrder(*b); }
};

class ClueWorkbook {
 public:
  ClueWorkbook(const std::filesystem::path& path, const policy::Pack& pack, const Findings& findings,
               const ClueWorkbookOptions& options)
      : pack_(pack),
        findings_(findings),
        options_(options),
        title_(options.title.empty() ? message::kWorkbookTitle : options.title),
        writer_(path, {options.as_of, title_}) {}

  Status Write() {
    for (const policy::Division& division : pack_.divisions) divisions_.emplace(division.code, division.name);
    for (const HouseholdAdvice& advice : findings_.households) advice_.emplace(advice.household_id, &advice);
    Sort();
    FindTowns();
    WriteSummary();
    keys_ = WorkbookKeys(findings_);
    for (const Town& town : towns_) WriteTown(town);
    return writer_.Close();
  }

 private:
  const Clue& At(size_t position) const { return findings_.clues[order_[position]]; }

  void Sort();
  void FindTowns();
  void WriteSummary();
  void WriteNotes(tabular::SheetWriter& sheet);
  void WriteTown(const Town& town);
  void WriteClue(tabular::SheetWriter& sheet, size_t position, int64_t number, bool first_of_household, RowLook look);
  tabular::SheetSpec SummarySpec() const;
  tabular::SheetSpec TownSpec(const std::string& name) const;
  std::vector<SheetColumn> TownColumns() const;
  std::string_view VillageName(const std::string& code) const;
  std::string TownName(std::string_view code) const;
  std::string AdviceText(const std::string& household_id) const;

  const policy::Pack& pack_;
  const Findings& findings_;
  const ClueWorkbookOptions& options_;
  std::string title_;
  tabular::WorkbookWriter writer_;
  tabular::SheetNames names_;
  std::unordered_map<std::string_view, std::string_view> divisions_;
  std::unordered_map<std::string_view, const HouseholdAdvice*> advice_;
  std::vector<uint32_t> order_;  // of findings_.clues, as the sheets show them
  std::vector<Town> towns_;
  std::map<const policy::Rule*, RuleCount, ByRuleOrder> rules_;
  std::vector<std::string> keys_;
};

void ClueWorkbook::Sort() {
  order_.resize(findings_.clues.size());
  std::iota(order_.begin(), order_.end(), 0U);
  const auto key = [this](uint32_t index) {
    const Clue& clue = findings_.clues[index];
    return std::tuple<std::string_view, std::string_view, policy::RuleKind, std::string_view, std::string_view,
                      std::string_view, uint32_t>(clue.division_code, clue.household_id, clue.rule->kind, clue.rule->id,
                                                  clue.id_no, clue.name, index);
  };
  std::sort(order_.begin(), order_.end(), [&key](uint32_t a, uint32_t b) { return key(a) < key(b); });
}

// Also counts.
void ClueWorkbook::FindTowns() {
  names_.Take(message::kSummarySheet);
  std::string_view town_code;
  const std::string* household = nullptr;
  for (size_t i = 0; i < order_.size(); ++i) {
    const Clue& clue = At(i);
    if (towns_.empty() || TownOf(clue.division_code) != town_code) {
      town_code = TownOf(clue.division_code);
      towns_.emplace_back().name = TownName(town_code);
      towns_.back().sheet = names_.Take(towns_.back().name);
      towns_.back().first = i;
      household = nullptr;
    }
    Town& town = towns_.back();
    town.last = i + 1;
    if (household == nullptr || *household != clue.household_id) ++town.households;
    household = &clue.household_id;
    ++town.clues[static_cast<size_t>(clue.rule->kind)];
    RuleCount& count = rules_[clue.rule];
    ++count.clues;
    if (count.last_household == nullptr || *count.last_household != clue.household_id) ++count.households;
    count.last_household = &clue.household_id;
  }
}

std::string ClueWorkbook::TownName(std::string_view code) const {
  if (code.empty()) return message::kUnknownTown;
  std::string full(code);
  full.resize(std::max<size_t>(full.size(), 12), '0');
  const auto found = divisions_.find(full);
  // A sheet name of digits alone would have to be quoted in every reference to it.
  return found == divisions_.end() ? message::kTownPrefix + std::string(code) : std::string(found->second);
}

std::string_view ClueWorkbook::VillageName(const std::string& code) const {
  const auto found = divisions_.find(code);
  return found == divisions_.end() ? std::string_view(code) : found->second;
}

tabular::SheetSpec ClueWorkbook::SummarySpec() const {
  tabular::SheetSpec spec;
  spec.name = message::kSummarySheet;
  spec.table = false;
  spec.protect = true;
  spec.footer = fmt::format(fmt::runtime(message::kPageFoot), title_, options_.as_of.Iso());
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

void ClueWorkbook::WriteNotes(tabular::SheetWriter& sheet) {
  sheet.Title(title_);
  sheet.Note(fmt::format(fmt::runtime(message::kRunLine), options_.as_of.Iso(), pack_.name, pack_.id, pack_.version));
  if (order_.empty()) {
    sheet.Note(message::kNoClues);
    return;
  }
  int64_t households = 0;
  for (const Town& town : towns_) households += town.households;
  sheet.Note(fmt::format(fmt::runtime(message::kCountLine), order_.size(), households, towns_.size(),
                         options_.reveal_ids ? message::kIdsShown : message::kIdsMasked));
  sheet.BlankRow();
  sheet.Note(message::kHowTitle);
  for (const char* line : message::kHowTo) sheet.Note(line);
  sheet.BlankRow();
}

// Two tables side by side, towns and rules; the first line of each is the total.
void ClueWorkbook::WriteSummary() {
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
      const policy::Rule& it = *rule->first;
      for (const CellValue& cell :
           std::initializer_list<CellValue>{std::monostate(), std::string_view(it.id), std::string_view(it.title),
                                            std::string_view(policy::Title(it.kind)), std::string_view(it.risk),
                                            rule->second.clues, rule->second.households}) {
        cells.push_back(cell);
      }
      ++rule;
    }
    sheet.Row(cells, RowLook::kPlain);
  }
}

std::vector<SheetColumn> ClueWorkbook::TownColumns() const {
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
  date.dates = tabular::DateRange{options_.as_of.AddDays(-kDaysBefore), options_.as_of.AddMonths(kMonthsAfter)};
  date.prompt = fmt::format(fmt::runtime(message::kDatePrompt), date.dates->first.Iso(), date.dates->last.Iso());
  add(message::kKey, 4, ColumnKind::kId).hidden = true;
  return columns;
}

tabular::SheetSpec ClueWorkbook::TownSpec(const std::string& name) const {
  tabular::SheetSpec spec;
  spec.name = name;
  spec.columns = TownColumns();
  spec.frozen_columns = kFrozenColumns;
  spec.protect = true;
  spec.header = message::kConfidential;
  spec.footer = fmt::format(fmt::runtime(message::kPageFoot), title_, options_.as_of.Iso());
  return spec;
}

void ClueWorkbook::WriteTown(const Town& town) {
  const std::string title = fmt::format(fmt::runtime(message::kSheetTitle), town.name, title_, options_.as_of.Iso());
  const size_t most = std::max(options_.rows_per_sheet, 1U);
  const std::string* household = nullptr;
  bool shaded = true;
  for (size_t first = town.first; first < town.last; first += most) {
    const std::string name = first == town.first ? town.sheet : names_.Take(town.name);
    tabular::SheetWriter& sheet = writer_.AddSheet(TownSpec(name));
    sheet.Title(title);
    sheet.Header();
    const size_t last = std::min(first + most, town.last);
    for (size_t i = first; i < last; ++i) {
      const bool first_of_household = household == nullptr || *household != At(i).household_id;
      if (first_of_household) shaded = !shaded;
      household = &At(i).household_id;
      WriteClue(sheet, i, static_cast<int64_t>(i - town.first + 1), first_of_household,
                shaded ? RowLook::kShaded : RowLook::kPlain);
    }
  }
}

void ClueWorkbook::WriteClue(tabular::SheetWriter& sheet, size_t position, int64_t number, bool first_of_household,
                             RowLook look) {
  const Clue& clue = At(position);
  const policy::Rule& rule = *clue.rule;
  const std::string id = options_.reveal_ids ? clue.id_no : MaskId(clue.id_no);
  const std::string rule_text = rule.id + "\n" + rule.title;
  const std::string advice = first_of_household ? AdviceText(clue.household_id) : std::string();
  const std::string_view blank;
  const std::string household_id = options_.reveal_ids ? clue.household_id : MaskedHouseholdId(clue.household_id);
  const CellValue cells[] = {number,
                             VillageName(clue.division_code),
                             std::string_view(household_id),
                             std::string_view(clue.name.empty() ? clue.head : clue.name),
                             std::string_view(id),
                             std::string_view(policy::Title(rule.kind)),
                             std::string_view(rule_text),
                             std::string_view(rule.risk),
                             std::string_view(clue.explanation),
                             std::string_view(rule.advice),
                             std::string_view(advice),
                             blank,
                             blank,
                             blank,
                             blank,
                             std::string_view(keys_[order_[position]])};
  sheet.Row(cells, look);
}

// What to do with the household, its category on the line below, then what may help.
std::string ClueWorkbook::AdviceText(const std::string& household_id) const {
  const auto found = advice_.find(household_id);
  if (found == advice_.end()) return "";
  const HouseholdAdvice& advice = *found->second;
  std::string text = Title(advice.recommendation);
  if (!advice.category.empty()) text += "\n" + advice.category;
  if (advice.measures.empty()) return text;
  std::string measures;
  for (const std::string& measure : advice.measures) {
    if (!measures.empty()) measures += message::kListJoint;
    measures += measure;
  }
  return text + "\n" + fmt::format(fmt::runtime(message::kMeasures), measures);
}

}  // namespace

Status WriteClueWorkbook(const std::filesystem::path& path, const policy::Pack& pack, const Findings& findings,
                         const ClueWorkbookOptions& options) {
  return ClueWorkbook(path, pack, findings, options).Write();
}

std::vector<std::string> WorkbookKeys(const Findings& findings) {
  std::vector<std::string> keys;
  keys.reserve(findings.clues.size());
  std::unordered_map<std::string, int> taken;
  for (const Clue& clue : findings.clues) {
    const std::string text =
        fmt::format("{}|{}|{}|{}", clue.rule->id, clue.household_id, MaskId(clue.id_no), clue.name);
    std::string key = Sha256Hex(text).substr(0, kKeyDigits);
    const int count = ++taken[key];
    if (count > 1) key += fmt::format("-{}", count);
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace shouwang::screening
