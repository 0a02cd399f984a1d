// The golden tests of a pack as plain values: tests/*.toml (docs/pack-format.md, Golden tests).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "policy/pack.h"
#include "policy/parameters.h"

namespace shouwang::policy {

using GoldenRow = std::map<std::string, std::string>;

struct GoldenCase {
  std::string rule;
  std::string name;
  std::string covers;  // hit miss edge blank before after
  Date as_of;
  std::vector<Setting> settings;
  std::map<std::string, std::vector<GoldenRow>> tables;  // dataset, or `outsider`, → rows as written
  std::vector<std::string> expect;                       // sorted
  Place place;
};

// The cases of the pack's own folder. Unknown rules, datasets, columns and settings are mistakes (kPolicy).
std::vector<GoldenCase> LoadGoldenCases(const Pack& pack, Errors& errors);

// What the cases of the pack's own rules fail to cover: a rule without a hit, a miss, an edge or a blank case, or
// without before and after when it reads a parameter. One line each.
std::vector<std::string> MissingCoverage(const Pack& pack, const std::vector<GoldenCase>& cases);

}  // namespace shouwang::policy
