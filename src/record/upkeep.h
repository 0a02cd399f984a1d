// Keeping a county's record: backup, restore, verification and a change of keys (04-trust.md lines 19-21, 29, 33). What
// the command line asks of the store.
//
// Each call may run while the server does, but for Restore(). Threads: one call at a time. Errors: what the functions
// return; a database that fails is thrown as RecordError.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace shouwang::record {

// Where a county is: its folder (keys, kept files, policy packs) and its database.
struct CountyPlace {
  std::filesystem::path folder;
  std::string url;  // sqlite:PATH or postgresql://…; may hold a password, so that no message repeats it

  // The database that stands in the folder itself.
  static CountyPlace InFolder(const std::filesystem::path& folder) {
    return {folder, "sqlite:" + (folder / "record.db").string()};
  }
};

// What a backup holds.
struct BackupReport {
  uint64_t tables = 0;
  uint64_t rows = 0;
  uint64_t files = 0;
};

struct VerifyReport {
  uint64_t rows = 0;
  uint64_t sealed_values = 0;
  uint64_t old_key_values = 0;  // under a data key that is not the latest: `key rotate` again seals them anew
  uint64_t files = 0;
  Errors faults;  // each with its place; never a value
};

struct RotateReport {
  unsigned version = 0;  // of the data key now in use
  uint64_t values = 0;   // sealed anew
  uint64_t files = 0;
};

// Who asks, and what a long call tells them.
struct Watch {
  std::string name = "console";  // in the audit trail
  // Where it stands: Chinese, and from 0 to 1. False: it stops, with kCancelled.
  std::function<bool(const std::string& stage, double fraction)> go_on = [](const std::string&, double) {
    return true;
  };
};

class Upkeep {
 public:
  virtual ~Upkeep() = default;

  // Everything but the master key, from one snapshot, in one sealed file that only the master key opens; the same form
  // for either database. The file is there in whole or not at all.
  virtual Result<BackupReport> Backup(const CountyPlace& county, const std::filesystem::path& file,
                                      const Watch& watch) = 0;

  // Reads all of a backup of this county and compares it with the digests in it. kInternal, kInvalid when it is not
  // what was written.
  virtual Result<BackupReport> CheckBackup(const CountyPlace& county, const std::filesystem::path& file,
                                           const Watch& watch) = 0;

  // Into an empty folder (it may hold the master key) and an empty database of either kind. What was restored is
  // compared with what was backed up; when it differs, or anything fails, nothing of it stays. A restore that was
  // killed is begun anew by the next.
  virtual Result<BackupReport> Restore(const std::filesystem::path& file, const CountyPlace& county) = 0;

  // Goes through all of it. Faults found are in the report; an error means that it could not be looked at.
  virtual Result<VerifyReport> Verify(const CountyPlace& county, const Watch& watch) = 0;

  // A new data key, and everything sealed anew under it. After a kill, or when it was stopped, the next call goes on
  // where it was.
  virtual Result<RotateReport> RotateKeys(const CountyPlace& county, const Watch& watch) = 0;
};

}  // namespace shouwang::record
