// The backups that the server made itself: COUNTY/backups/2022-05-31-023000.backup, named by Beijing time, and beside
// each what it holds (2022-05-31-023000.json: counts only). They leave the machine by the operator's hand.
//
// Threads: any; names are made and removed by one job at a time. Errors: kOutput.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/upkeep.h"

namespace shouwang::operation {

struct KeptBackup {
  std::string name;
  int64_t made_ms = 0;
  uint64_t bytes = 0;
  record::BackupReport report;
  int64_t checked_ms = 0;  // read again and found whole; 0: it was not
};

class BackupShelf {
 public:
  // `keep`: how many checked ones stay, at least 1.
  BackupShelf(std::filesystem::path folder, size_t keep) : folder_(std::move(folder)), keep_(keep) {}

  Result<std::vector<KeptBackup>> List() const;  // newest first
  size_t keep() const { return keep_; }

  std::filesystem::path PathOf(const std::string& name) const { return folder_ / name; }
  static std::string NameAt(int64_t time_ms);
  // Before a backup is made: the folder is there, without what one that was killed left behind.
  Status Prepare() const;
  // What a backup holds, kept beside it; its bytes are taken from the file.
  Status Note(const KeptBackup& backup) const;
  Result<uint64_t> BytesOf(const std::string& name) const;
  // Removes what is older than the last `keep` checked ones; the names of what went.
  Result<std::vector<std::string>> Trim() const;

 private:
  std::filesystem::path folder_;
  size_t keep_;
};

}  // namespace shouwang::operation
