// Making a backup. Internal to the store; see record/upkeep.h for what it promises.
#pragma once

#include <filesystem>

#include "record/upkeep.h"

namespace shouwang::store {

Result<record::BackupReport> MakeBackup(const record::CountyPlace& county, const std::filesystem::path& file,
                                        const record::Watch& watch);

}  // namespace shouwang::store
