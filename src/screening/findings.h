// Findings as people read them: each row of the table `finding` becomes a clue with its sentence and its evidence.
#pragma once

#include <set>
#include <string>
#include <tuple>

#include "policy/parameters.h"
#include "screening/clue.h"
#include "screening/county.h"

namespace shouwang::screening {

// Needs ComputeFindings() and CollectEvidence() of the county.
Findings FetchFindings(County& county, const policy::ParameterValues& parameters);

// Which clues there are, without sentences or evidence.
struct ClueKey {
  std::string rule;
  std::string household_id;
  std::string id_no;
  std::string name;
  std::string division_code;
  auto operator<=>(const ClueKey&) const = default;
};
std::set<ClueKey> FetchClueKeys(County& county);

}  // namespace shouwang::screening
