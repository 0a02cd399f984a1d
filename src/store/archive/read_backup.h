// A backup read from its beginning to its end, with every digest in it compared. What is done with its tables and files
// is the sink's business. Internal to the store.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "record/upkeep.h"
#include "store/archive/archive_file.h"
#include "store/archive/table_rows.h"

namespace shouwang::store {

// kInvalid, with a hint about the master key, when it was made under another one. `folder`: of the county.
Result<ArchiveReader> OpenBackup(const std::filesystem::path& file, const std::filesystem::path& folder);

// In the order of the file. An error ends the reading.
class BackupSink {
 public:
  virtual ~BackupSink() = default;
  virtual Status Head(const std::vector<std::string>& migrations) = 0;
  virtual Status Table(const std::string& name, const std::vector<std::string>& columns) = 0;
  virtual Status Row(const std::vector<Cell>& row) = 0;
  virtual Status EndTable() = 0;
  virtual Status File(const std::string& path) = 0;
  virtual Status Bytes(std::string_view bytes) = 0;  // of the file
  virtual Status EndFile() = 0;
};

struct BackupContents {
  struct Table {
    uint64_t rows = 0;
    std::string digest;
    bool operator==(const Table&) const = default;
  };
  std::map<std::string, Table> tables;
  std::map<std::string, std::string> files;  // path, SHA-256
  std::string ring;
  record::BackupReport report;
};

// kInvalid for what was sealed and is no backup of this form, kConflict for one of a newer program, kInternal when it
// was tampered with.
Result<BackupContents> ReadBackup(ArchiveReader& reader, BackupSink& sink);

}  // namespace shouwang::store
