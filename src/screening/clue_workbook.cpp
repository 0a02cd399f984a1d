#include "screening/clue_workbook.h"

#include <fmt/format.h>

#include <string_view>
#include <unordered_map>

#include "base/digest.h"
#include "base/resident_id.h"
#include "screening/clue_sheets.h"
#include "screening/workbook_messages.h"

namespace shouwang::screening {
namespace {

constexpr size_t kKeyDigits = 16;

}  // namespace

Status WriteClueWorkbook(const std::filesystem::path& path, const policy::Pack& pack, const Findings& findings,
                         const ClueWorkbookOptions& options) {
  std::unordered_map<std::string_view, std::string> advice;
  for (const HouseholdAdvice& household : findings.households) {
    advice.emplace(household.household_id, AdviceText(household));
  }
  const std::vector<std::string> keys = WorkbookKeys(findings);
  std::vector<ClueRow> rows;
  rows.reserve(findings.clues.size());
  for (const Clue& clue : findings.clues) {
    const policy::Rule& rule = *clue.rule;
    const auto household = advice.find(clue.household_id);
    ClueRow& row = rows.emplace_back();
    row.kind = rule.kind;
    row.rule = rule.id;
    row.rule_title = rule.title;
    row.rule_risk = rule.risk;
    row.advice = rule.advice;
    row.risk = rule.risk;
    row.division_code = clue.division_code;
    row.household_id = clue.household_id;
    row.id_no = clue.id_no;
    row.person = clue.name.empty() ? clue.head : clue.name;
    row.explanation = clue.explanation;
    if (household != advice.end()) row.recommendation = household->second;
    row.key = keys[rows.size() - 1];
  }
  ClueSheetsHead head;
  head.as_of = options.as_of;
  head.reveal_ids = options.reveal_ids;
  head.title = options.title;
  head.run_line = fmt::format(fmt::runtime(message::kRunLine), options.as_of.Iso(), pack.name, pack.id, pack.version);
  head.rows_per_sheet = options.rows_per_sheet;
  head.divisions = &pack.divisions;
  return WriteClueSheets(path, rows, head);
}

std::string AdviceText(const HouseholdAdvice& advice) {
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
