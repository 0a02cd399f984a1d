// What a policy comes to: by place, kind and cover; what was paid for it against what it paid.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "clues/workbook.h"
#include "insurance/policies.h"

namespace shouwang::insurance {

struct Figures {
  std::string key;  // division code of 12 digits, or a kind of claims
  int64_t people = 0;
  int64_t households = 0;
  int64_t claims = 0;
  int64_t waiting = 0;  // not settled yet
  int64_t settled = 0;  // paid
  int64_t claimed = 0;  // of all but those withdrawn
  int64_t paid = 0;
};

struct Totals {
  Figures all;
  std::vector<Figures> places;       // towns of a county, villages of a town, by code
  std::vector<Figures> kinds;        // in the order of their names in `kinds`, those without a claim too
  std::vector<InsuredCount> covers;  // division_code blank
  int64_t premiums = 0;              // of the whole policy
  // What was paid out of 100 paid in, 2 decimals as a whole number; nothing without premiums.
  std::optional<int64_t> PaidPerTenThousand() const;
};

// `place`: 6, 9 or 12 digits; what it was counted for.
Totals TotalsOf(const std::vector<InsuredCount>& insured, const std::vector<ClaimCount>& claims,
                const std::vector<Premium>& premiums, const std::string& place, const std::vector<std::string>& kinds);

struct BookHead {
  std::string place;                         // its name
  std::map<std::string, std::string> names;  // of places by code
};
Status WriteTotals(const std::filesystem::path& path, const Policy& policy, const Totals& totals, const BookHead& head,
                   const clues::ExportMark& mark);

}  // namespace shouwang::insurance
