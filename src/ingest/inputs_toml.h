// Reads inputs.toml (03-contracts.md section 1, Files).
#pragma once

#include <filesystem>
#include <vector>

#include "base/error.h"
#include "ingest/ingest.h"
#include "policy/dataset.h"

namespace shouwang::ingest {

// The rules of one inputs.toml, for the files in its folder. Every mistake is added to `errors` with its
// line.
std::vector<InputRule> ReadInputsToml(const std::filesystem::path& path, const std::vector<policy::Dataset>& datasets,
                                      Errors& errors);

}  // namespace shouwang::ingest
