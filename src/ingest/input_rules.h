// Which rules of inputs.toml are for which file.
#pragma once

#include "ingest/ingest.h"

namespace shouwang::ingest {

// The rule's inputs.toml stands beside the file (or the rule has no folder).
bool IsInFolder(const InputRule& rule, const TableSource& source);
// And its `name` is the file's, or a glob that matches it.
bool IsFor(const InputRule& rule, const TableSource& source);

}  // namespace shouwang::ingest
