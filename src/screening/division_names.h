// Names of villages and towns for the workbook, from a table with the columns 行政区划代码 and 名称.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "policy/pack.h"

namespace shouwang::screening {

// Adds the file's names to pack.divisions; a code that the pack names already keeps its name. kInput when it cannot be
// read or lacks a column.
Status AddDivisionNames(const std::filesystem::path& path, policy::Pack& pack);

}  // namespace shouwang::screening
