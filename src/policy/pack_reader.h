// TOML of one pack folder → the plain values of a Pack, expressions as text. Internal to the policy module.
#pragma once

#include "base/error.h"
#include "policy/pack.h"
#include "policy/toml_table.h"

namespace shouwang::policy {

// Adds what the files of one folder define. `[pack]` itself is read only when `own`: the packs it builds on keep theirs
// to themselves. Enumerations are read before the datasets that use them, whichever file they stand in.
void ReadPackFiles(const std::vector<TomlTable>& files, bool own, Pack& pack, Errors& errors);

}  // namespace shouwang::policy
