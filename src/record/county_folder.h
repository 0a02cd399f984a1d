// Which database belongs to a county's folder: the file DIR/database.url says, and without it the SQLite file in the
// folder. Errors: kOutput, kInvalid.
#pragma once

#include "base/result.h"
#include "record/upkeep.h"

namespace shouwang::record {

// `url` overrides what the folder says; blank: as the folder says.
Result<CountyPlace> FindCounty(const std::filesystem::path& folder, const std::string& url = {});

// Notes the database in the folder, readable by its owner only: a URL may hold a password. Nothing for the SQLite file
// in the folder itself.
Status NoteDatabase(const CountyPlace& county);

}  // namespace shouwang::record
