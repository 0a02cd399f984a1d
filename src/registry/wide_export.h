// Tables of the national system: one wide sheet with a row for each person, read as several datasets. What they look
// like is data of the pack (policies/national/registry_exports.toml).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "access/divisions.h"
#include "ingest/ingest.h"
#include "policy/pack.h"

namespace shouwang::registry {

// Codes of villages by the names of town and village.
class VillageNames {
 public:
  explicit VillageNames(const std::vector<access::Division>& divisions);
  std::string_view Code(std::string_view town, std::string_view village) const;  // blank: none, or several

 private:
  std::map<std::string, std::string, std::less<>> codes_;
};

// One file as the import reads it.
struct ImportTable {
  std::string name;
  std::string bytes;
};

// The sources for reading `tables`: an ordinary table is one source, a wide one a source for each of its datasets.
// `wide` says of each source whether it is such a view. Everything given must outlive the reading.
struct ImportSources {
  ingest::InputList list;
  std::vector<bool> wide;
};
ImportSources SourcesOf(const std::vector<ImportTable>& tables, const std::vector<policy::RegisterExport>& exports,
                        const std::vector<policy::Dataset>& datasets, const VillageNames& villages);

}  // namespace shouwang::registry
