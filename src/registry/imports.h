// Imports of the register: files → compared with the register → differences shown → accepted as a whole, or discarded
// → taken back as a whole. What the domain asks of the store. Limited to the caller's scope: an import belongs to the
// division of who opened it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

#include "base/result.h"
#include "registry/change.h"

namespace shouwang::registry {

enum class ImportState : uint8_t { kOpen, kCompared, kAccepted, kDiscarded, kReverted };
const char* ImportStateName(ImportState state);  // open compared accepted discarded reverted
ImportState ImportStateFromName(std::string_view name);

struct Import {
  int64_t id = 0;
  ImportState state = ImportState::kOpen;
  std::string note;
  std::string division;  // 12 digits: whose import it is
  int64_t account = 0;
  std::string account_name;
  int64_t opened_ms = 0;
  int64_t compared_ms = 0;
  int64_t decided_ms = 0;  // accepted, discarded or reverted
  int64_t operation = 0;   // of its changes in the history, when accepted
  int64_t version = 1;
  nlohmann::json counts;       // what was read and how it differs; null before it is compared
  std::string rejects_digest;  // of the list of rejects in the vault; blank: none
};

struct ImportFile {
  int64_t id = 0;
  std::string name;
  std::string digest;  // in the vault
  int64_t bytes = 0;
};

// How one household of an import differs from the register: a list of items, one for each row that is new, changed or
// gone. See difference.h for what is in `content`.
struct Difference {
  int64_t id = 0;
  int64_t ordinal = 0;  // 1, 2, 3 … within the import
  std::string household_id;
  std::string division_code;
  int64_t household = 0;          // 0: a new household
  int64_t household_version = 0;  // when it was compared
  bool has_new = false;
  bool has_changed = false;
  bool has_gone = false;
  bool has_corrected = false;  // something here was changed by hand after the last import
  std::string content;         // JSON, sealed at registry_difference.content
};

enum class DifferenceKind : uint8_t { kAny, kNew, kChanged, kGone, kCorrected };
struct DifferenceFilter {
  DifferenceKind kind = DifferenceKind::kAny;
  std::string household_id;  // blank: all
  int64_t after = 0;         // cursor: ordinal of the last one
  int limit = 50;
};

class RegistryImports {
 public:
  virtual ~RegistryImports() = default;

  virtual int64_t NewNumber() = 0;
  virtual void Open(const Import& import) = 0;
  virtual std::optional<Import> Find(int64_t import) = 0;
  virtual std::vector<Import> List(int64_t before, int limit) = 0;  // newest first
  // kStale when it is not at `version` any more.
  virtual Status Save(const Import& import, int64_t version) = 0;
  virtual void AddFile(int64_t import, const ImportFile& file) = 0;
  virtual std::vector<ImportFile> Files(int64_t import) = 0;

  virtual void AddDifferences(int64_t import, const std::vector<Difference>& differences) = 0;
  virtual void ForgetDifferences(int64_t import) = 0;
  virtual std::vector<Difference> Differences(int64_t import, const DifferenceFilter& filter) = 0;
  virtual std::optional<Difference> FindDifference(int64_t import, int64_t difference) = 0;
  virtual void SaveContent(int64_t difference, const std::string& sealed) = 0;

  // Households whose register has changed since they were compared, at most `limit` of their 户编号.
  virtual std::vector<std::string> Overtaken(int64_t import, int limit) = 0;
  // New rows of one kind, personal fields sealed and indexed already (sealing.h).
  virtual void Insert(const std::vector<Row>& rows) = 0;
  // Households with a change that still stands and is later than the import's operation; at most `limit`.
  virtual std::vector<std::string> BuiltUpon(const Import& import, int limit) = 0;
  // Deletes every row the import brought.
  virtual void DeleteImported(int64_t import) = 0;
  // The import agrees with what was corrected by hand: from now on it counts as imported.
  virtual void ForgetCorrected(Entity entity, int64_t id, uint64_t fields) = 0;
  // Raises the version of every household with a change in the operation.
  virtual void TouchHouseholds(int64_t operation) = 0;
};

}  // namespace shouwang::registry
