// Is a backup still what was written? Internal to the store; see record/upkeep.h for what it promises.
#pragma once

#include <filesystem>

#include "record/upkeep.h"

namespace shouwang::store {

Result<record::BackupReport> CheckBackupFile(const record::CountyPlace& county, const std::filesystem::path& file,
                                             const record::Watch& watch);

}  // namespace shouwang::store
