// DuckDB behind the interfaces of `policy` (a parser) and `screening` (an engine). Nothing of DuckDB is visible here.
//
// The database is in memory, without file or network access and with its configuration locked, so that no pack
// expression can reach outside; what does not fit the memory limit is spilled to a private temporary folder that is
// removed at the end.
#pragma once

#include <memory>

#include "policy/sql_parser.h"
#include "screening/sql_engine.h"

namespace shouwang::engine {

std::unique_ptr<screening::SqlEngine> MakeDuckdbEngine(const screening::EngineOptions& options);

std::unique_ptr<policy::SqlParser> MakeDuckdbParser();

}  // namespace shouwang::engine
