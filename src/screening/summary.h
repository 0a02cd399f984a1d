// summary.json: what was read, what ran, what was found, what it cost (03-contracts.md section 3).
#pragma once

#include <filesystem>
#include <utility>
#include <vector>

#include "policy/parameters.h"
#include "screening/clue.h"
#include "screening/county.h"

namespace shouwang::screening {

struct RunCounts {
  uint64_t households = 0;  // rows of the register in use
  uint64_t persons = 0;
  std::map<std::string, uint64_t> clues_by_rule;  // every rule that ran, also those without a clue
};

RunCounts CountRun(County& county, const Findings& findings);

// `seconds`: by stage; null leaves out what differs from run to run (times, memory).
Status WriteSummary(const std::filesystem::path& path, const County& county, const policy::ParameterValues& parameters,
                    const RunCounts& counts, const std::vector<std::pair<std::string, double>>* seconds,
                    const Findings& findings);

// A whole text file. kOutput when the system does not take every byte.
Status WriteText(const std::filesystem::path& path, const std::string& text);

// Peak resident memory of this process so far, in bytes.
uint64_t PeakMemoryBytes();

}  // namespace shouwang::screening
