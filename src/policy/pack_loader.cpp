#include "policy/pack_loader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"
#include "policy/messages.h"
#include "policy/pack_checker.h"
#include "policy/pack_reader.h"
#include "policy/toml_files.h"
#include "policy/toml_table.h"

namespace shouwang::policy {
namespace {

namespace fs = std::filesystem;

class Loader {
 public:
  Loader(Pack& pack, Errors& errors) : pack_(pack), errors_(errors) {}

  // Depth first, so that what a pack builds on is defined before it. `own` is the pack that was asked for.
  void Load(const fs::path& folder, bool own, std::vector<fs::path> trail) {
    if (!fs::exists(folder / "pack.toml")) {
      errors_.push_back({ErrorCode::kPolicy, message::kPackNotFound, folder.string(), message::kPackNotFoundHint});
      return;
    }
    const fs::path self = fs::weakly_canonical(folder);
    if (std::find(trail.begin(), trail.end(), self) != trail.end()) {
      errors_.push_back(
          {ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kCyclicPacks), folder.string()), "", ""});
      return;
    }
    if (std::find(loaded_.begin(), loaded_.end(), self) != loaded_.end()) return;
    loaded_.push_back(self);
    trail.push_back(self);
    std::vector<TomlTable> tables;
    for (const fs::path& file : TomlFiles(folder)) {
      const std::string text = ReadWhole(file);
      digest_.Add(self.filename().string() + "/" + file.filename().string() + "\n" + std::to_string(text.size()) +
                  "\n");
      digest_.Add(text);
      if (std::optional<TomlTable> table = ParseToml(text, file.string(), errors_)) tables.push_back(std::move(*table));
    }
    LoadBases(folder, tables, own, trail);
    const size_t known_rules = pack_.rules.size();
    ReadPackFiles(tables, own, pack_, errors_);
    for (size_t i = known_rules; i < pack_.rules.size(); ++i) {
      // Packs name those they build on by their folders, which are called by their ids.
      pack_.rules[i].pack = own ? pack_.id : folder.filename().string();
    }
  }

  std::string Hash() { return digest_.Hex(); }

 private:
  void LoadBases(const fs::path& folder, const std::vector<TomlTable>& tables, bool own,
                 const std::vector<fs::path>& trail) {
    bool has_head = false;
    for (const TomlTable& table : tables) {
      Errors ignored;
      const std::optional<TomlTable> head = table.Table("pack", ignored);
      if (!head) continue;
      has_head = true;
      for (const std::string& base : head->Strings("builds_on", ignored)) Load(folder / ".." / base, false, trail);
    }
    if (!has_head && own) {
      errors_.push_back(
          {ErrorCode::kPolicy, message::kNoPackTable, (folder / "pack.toml").string(), message::kNoPackTableHint});
    }
  }

  Pack& pack_;
  Errors& errors_;
  std::vector<fs::path> loaded_;
  Sha256 digest_;
};

}  // namespace

std::optional<Pack> LoadPack(const fs::path& folder, SqlParser& parser, Errors& errors) {
  Pack pack;
  pack.folder = folder;
  Loader loader(pack, errors);
  loader.Load(folder, true, {});
  pack.hash = loader.Hash();
  // Without the datasets that a missing base would bring, everything else would look wrong too.
  if (!pack.datasets.empty() || errors.empty()) CheckPack(pack, parser, errors);
  if (!errors.empty()) return std::nullopt;
  MarkUsedColumns(pack);
  return pack;
}

}  // namespace shouwang::policy
