// [[procedure]], [[paper]] and [[step_field]] of a pack's files (docs/pack-format.md, Procedures). Internal to the
// policy module.
#pragma once

#include <vector>

#include "base/error.h"
#include "policy/pack.h"
#include "policy/toml_table.h"

namespace shouwang::policy {

// Adds what the files of one folder define, checked against what is read before (enumerations, sources, papers and
// fields of the packs it builds on). A procedure with the id of one that a base pack has takes its place.
void ReadProcedures(const std::vector<TomlTable>& files, Pack& pack, Errors& errors);

}  // namespace shouwang::policy
