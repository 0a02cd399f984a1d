// What a department handed in: one table file of one month (02-domain.md sections 1 and 9). The file itself lies sealed
// in the vault under its digest; the row tells what it was taken for and what became of it.
//
//   staged ──load──► loaded ──a corrected file──► replaced
//      └──withdraw──►  withdrawn  ◄──withdraw──┘
//
// Only loaded files take part in runs. Rows of the repository are limited to the caller's scope: a department sees what
// it handed in itself, the county everything of its division.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/ingest.h"

namespace shouwang::intake {

enum class UploadState : uint8_t { kStaged, kLoaded, kReplaced, kWithdrawn };
const char* Name(UploadState state);
std::optional<UploadState> UploadStateFromName(const std::string& name);

// How one sheet is to be read: as an InputRule without its file.
struct SheetMapping {
  std::string sheet;  // blank: the only one, or every one
  std::string dataset;
  uint32_t header = 0;                                       // 0: found
  std::vector<std::pair<std::string, std::string>> columns;  // header in the file → column
};
using Mapping = std::vector<SheetMapping>;

// One recognised sheet.
struct SheetCounts {
  std::string sheet;
  std::string dataset;
  uint32_t header_row = 0;
  uint64_t read = 0;
  uint64_t used = 0;
  uint64_t rejected = 0;
  uint64_t skipped = 0;
};

// What a corrected file changed.
struct Replacement {
  int64_t upload = 0;  // the earlier one
  uint64_t added = 0;
  uint64_t gone = 0;
  uint64_t changed = 0;
  std::vector<std::string> examples;  // "changed 530326********0019": masked
};

struct Upload {
  int64_t id = 0;
  int64_t version = 0;
  std::string division_code;  // 12 digits, of the county
  std::string department;     // code name
  std::string period;         // YYYY-MM
  std::string file_name;
  std::string digest;  // of the file, in the vault
  uint64_t bytes = 0;
  UploadState state = UploadState::kStaged;
  int64_t account = 0;
  std::string account_name;
  int64_t at_ms = 0;
  int64_t changed_ms = 0;
  Mapping mapping;
  std::vector<SheetCounts> sheets;  // empty: nothing was recognised, and it cannot be loaded
  std::string preview_digest;       // JSON, in the vault
  std::string rejects_digest;       // CSV, in the vault
  std::vector<Replacement> replaced;

  std::vector<std::string> Datasets() const;  // sorted, each once
};

struct UploadFilter {
  std::string department;   // blank: all
  std::string period_from;  // both ends included; blank: all
  std::string period_to;
  std::optional<UploadState> state;
  int64_t before = INT64_MAX;  // cursor: newest first
  int limit = 50;
};

class Uploads {
 public:
  virtual ~Uploads() = default;
  virtual std::optional<Upload> Find(int64_t id) = 0;
  // With these bytes, handed in by the department, and neither replaced nor withdrawn.
  virtual std::optional<Upload> FindSame(const std::string& department, const std::string& digest) = 0;
  virtual std::vector<Upload> List(const UploadFilter& filter) = 0;
  // Gives it its number and version; who and when are the transaction's.
  virtual Upload Add(Upload upload) = 0;
  // State, mapping, sheets, digests and replacements. kNotFound, kStale when it is not of `upload.version` any more.
  virtual Result<Upload> Save(Upload upload) = 0;
  // How the department's tables were mapped by a person last, by dataset.
  virtual Mapping KeptMappings(const std::string& department) = 0;
  virtual void KeepMapping(const std::string& department, const SheetMapping& mapping) = 0;
};

}  // namespace shouwang::intake
