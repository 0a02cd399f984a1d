// The files of a county that a backup takes beside the database: kept files (still sealed) and policy packs; and what
// may already be in a folder that something is restored into. Internal to the store.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/upkeep.h"
#include "store/core/connection.h"

namespace shouwang::store {

// Paths below the county's folder, in order; what is being written is left out.
Result<std::vector<std::string>> CountyFiles(const record::CountyPlace& county);
// May this path, out of a backup, be written below a county's folder?
bool IsCountyFile(const std::string& path);

// Gives the bytes in pieces. kNotFound when it is gone meanwhile.
Status ReadInPieces(const std::filesystem::path& path, const std::function<Status(std::string_view)>& use);

// The county's database, which must be there and of this program's schema: kNotFound, kConflict. Throws
// soci::soci_error.
Result<std::unique_ptr<Connection>> OpenCounty(const record::CountyPlace& county);

std::filesystem::path VaultFolder(const record::CountyPlace& county);

// Marks a folder into which something is being restored: what stands there then is nobody's, and is cleared away by
// whoever comes next.
class RestoreMark {
 public:
  // kConflict when the folder holds anything but a master key.
  static Status Set(const record::CountyPlace& county);
  // What of: kNone when there is no mark, kOther when it was set for another database.
  enum class State : uint8_t { kNone, kThis, kOther };
  static State Look(const record::CountyPlace& county);
  // Takes away what was restored, then the mark.
  static Status Clear(const record::CountyPlace& county);
  // Keeps what was restored.
  static Status Remove(const record::CountyPlace& county);
};

}  // namespace shouwang::store
