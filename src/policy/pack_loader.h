// Reads a pack's folder and everything it builds on, and checks it.
//
// Errors: kPolicy, all mistakes of all files together, each with file:line and a hint; nothing is returned then.
#pragma once

#include <filesystem>
#include <optional>

#include "base/error.h"
#include "policy/pack.h"
#include "policy/sql_parser.h"

namespace shouwang::policy {

std::optional<Pack> LoadPack(const std::filesystem::path& folder, SqlParser& parser, Errors& errors);

}  // namespace shouwang::policy
