// The sheets of the workbook that a county sends down (clues.xlsx): a summary, then a sheet per town with a row per
// clue, a household's clues together, and columns for the village's answer. For findings of a run (clue_workbook.h) and
// for clues of the record alike.
//
// Every column but the answers is locked; the hidden last one holds the row's key, by which the answers are read back.
// Same rows, same bytes. The file is written at the path itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "policy/pack.h"

namespace shouwang::screening {

// Views of what the caller keeps.
struct ClueRow {
  policy::RuleKind kind = policy::RuleKind::kRisk;
  std::string_view rule;  // id
  std::string_view rule_title;
  std::string_view rule_risk;
  std::string_view advice;
  std::string_view risk;
  std::string_view division_code;
  std::string_view household_id;
  std::string_view id_no;   // of the person; blank for a household
  std::string_view person;  // the person's name, or the head's
  std::string_view explanation;
  std::string_view recommendation;  // for the household: shown with its first row
  std::string_view key;
};

struct ClueSheetsHead {
  Date as_of;
  bool reveal_ids = false;              // else ids, and household ids that are ids, are masked here
  std::string title;                    // blank: a general one
  std::string run_line;                 // what the clues come from
  std::string watermark;                // who exported it, when; blank: none. On the summary and at every page's foot.
  uint32_t rows_per_sheet = 1'000'000;  // more clues in a town go on on a sheet `name(2)`
  const std::vector<policy::Division>* divisions = nullptr;  // names of towns and villages
};

Status WriteClueSheets(const std::filesystem::path& path, const std::vector<ClueRow>& rows, const ClueSheetsHead& head);

}  // namespace shouwang::screening
