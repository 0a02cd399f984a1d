// The tables as a workbook, a sheet each, and the households behind one figure.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "clues/workbook.h"
#include "statistics/period.h"
#include "statistics/table.h"
#include "statistics/tables.h"

namespace shouwang::statistics {

struct SheetsHead {
  std::string place;  // name
  Period period;
};

Status WriteTables(const std::filesystem::path& path, const SheetsHead& head, const std::vector<Table>& tables,
                   const clues::ExportMark& mark);

// Names of the heads stand in it: personal data. `figure` says which it is, `value_title` what the last column adds to
// it; `names` are those of divisions.
struct HouseholdSheet {
  std::string figure;
  std::string value_title;
  Unit unit = Unit::kHouseholds;
  std::vector<BehindHousehold> households;
  std::map<std::string, std::string> names;
};
Status WriteHouseholds(const std::filesystem::path& path, const SheetsHead& head, const HouseholdSheet& sheet,
                       const Book& book, const clues::ExportMark& mark);

}  // namespace shouwang::statistics
