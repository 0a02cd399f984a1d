// Bringing a backup back. Internal to the store; see record/upkeep.h for what it promises.
#pragma once

#include <filesystem>

#include "record/upkeep.h"

namespace shouwang::store {

Result<record::BackupReport> RestoreBackup(const std::filesystem::path& file, const record::CountyPlace& county);

}  // namespace shouwang::store
