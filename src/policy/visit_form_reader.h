// [visit_form] and [[visit_round]] of a pack's files (docs/pack-format.md, Visits). Internal to the policy module.
#pragma once

#include <vector>

#include "base/error.h"
#include "policy/pack.h"
#include "policy/toml_table.h"

namespace shouwang::policy {

// Adds what the files of one folder define, checked against what is read before (enumerations, sources, papers). A form
// takes the place of a base pack's, a round that of the same families.
void ReadVisits(const std::vector<TomlTable>& files, Pack& pack, Errors& errors);

}  // namespace shouwang::policy
