// Parses and types every expression of a pack, resolves every reference, and puts facts in order. Internal to the
// policy module.
#pragma once

#include "base/error.h"
#include "policy/pack.h"
#include "policy/sql_parser.h"

namespace shouwang::policy {

void CheckPack(Pack& pack, SqlParser& parser, Errors& errors);

// Sets Column::used: keys, names and whatever some expression or explanation reads.
void MarkUsedColumns(Pack& pack);

}  // namespace shouwang::policy
