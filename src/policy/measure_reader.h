// [[measure_kind]] of a pack's files (docs/pack-format.md, Kinds of help). Internal to the policy module.
#pragma once

#include <vector>

#include "base/error.h"
#include "policy/pack.h"
#include "policy/toml_table.h"

namespace shouwang::policy {

// Adds what the files of one folder define, checked against what is read before (the enumeration measure_kind,
// departments, sources). A kind with the name of one that a base pack has takes its place.
void ReadMeasureKinds(const std::vector<TomlTable>& files, Pack& pack, Errors& errors);

}  // namespace shouwang::policy
