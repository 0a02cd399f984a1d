// The workbook of a run's findings (clues.xlsx, 03-contracts.md section 3), in the shape of clue_sheets.h. The keys of
// its rows are WorkbookKeys().
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "policy/pack.h"
#include "screening/clue.h"

namespace shouwang::screening {

struct ClueWorkbookOptions {
  Date as_of;
  bool reveal_ids = false;
  std::string title;                    // of the run; blank: a general one
  uint32_t rows_per_sheet = 1'000'000;  // more clues in a town go on on a sheet `name(2)`
};

Status WriteClueWorkbook(const std::filesystem::path& path, const policy::Pack& pack, const Findings& findings,
                         const ClueWorkbookOptions& options);

// What to do with the household, its category on the line below, then what may help.
std::string AdviceText(const HouseholdAdvice& advice);

// One key a clue, in the order of findings.clues: 16 hexadecimal digits from SHA-256 over rule, household,
// *masked* id and name, and `-2`, `-3` … for further clues of which all these are the same. The mask matters:
// the row shows all but the eight digits of the birth date, and a digest over the full id would give those
// away after 40 000 guesses. It also makes the key the same with and without reveal_ids.
std::vector<std::string> WorkbookKeys(const Findings& findings);

}  // namespace shouwang::screening
