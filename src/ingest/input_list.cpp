#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <map>

#include "ingest/ingest.h"
#include "ingest/input_rules.h"
#include "ingest/inputs_toml.h"
#include "ingest/messages.h"

namespace shouwang::ingest {

namespace fs = std::filesystem;

namespace {

constexpr char kInputsFile[] = "inputs.toml";

bool IsHiddenName(const std::string& name) { return name.starts_with("~$") || name.starts_with('.'); }

fs::path FolderOf(const fs::path& file) {
  const fs::path folder = file.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

// Collects sources, and reads the inputs.toml of each folder once.
class Lister {
 public:
  Lister(const std::vector<policy::Dataset>& datasets, Errors& errors) : datasets_(datasets), errors_(errors) {}

  void Add(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) {
      AddFolder(path);
    } else if (fs::exists(status)) {
      AddFile(path);
    } else {
      errors_.push_back({ErrorCode::kInput, messages::kNoSuchPath, path.string(), messages::kNoSuchPathHint});
    }
  }

  // `where`: what was searched, for the message that nothing was found.
  InputList Take(const std::string& where) {
    for (auto& [folder, rules] : rules_) {
      for (InputRule& rule : rules.list) {
        // A rule that is for none of the files is told only where the whole folder was handed in.
        if (rules.whole_folder || IsUsed(rule)) list_.rules.push_back(std::move(rule));
      }
    }
    if (list_.sources.empty() && errors_.empty()) {
      errors_.push_back({ErrorCode::kInput, messages::kNoTable, where, messages::kNoTableHint});
    }
    return std::move(list_);
  }

 private:
  struct FolderRules {
    std::vector<InputRule> list;
    bool whole_folder = false;
  };

  void AddFolder(const fs::path& folder) {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      std::error_code ignored;
      if (!IsHiddenName(name) && tabular::IsTableFile(entry->path()) && entry->is_regular_file(ignored)) {
        names.push_back(name);
      }
    }
    if (error) {
      errors_.push_back({ErrorCode::kInput, fmt::format(messages::kFolderUnreadable, error.message()), folder.string(),
                         messages::kFolderUnreadableHint});
      return;
    }
    std::sort(names.begin(), names.end());
    RulesOf(folder).whole_folder = true;
    for (std::string& name : names) list_.sources.push_back({name, folder / name, nullptr});
  }

  void AddFile(const fs::path& path) {
    const std::string name = path.filename().string();
    if (!tabular::IsTableFile(path)) {
      errors_.push_back({ErrorCode::kInput, messages::kNotATable, path.string(), messages::kNotATableHint});
      return;
    }
    if (IsHiddenName(name)) return;
    RulesOf(FolderOf(path));
    list_.sources.push_back({name, path, nullptr});
  }

  FolderRules& RulesOf(const fs::path& folder) {
    std::error_code ignored;
    fs::path key = fs::weakly_canonical(folder, ignored);
    if (ignored) key = folder;
    const auto [place, fresh] = rules_.try_emplace(key);
    const fs::path toml = folder / kInputsFile;
    if (fresh && fs::exists(toml, ignored)) place->second.list = ReadInputsToml(toml, datasets_, errors_);
    return place->second;
  }

  bool IsUsed(const InputRule& rule) const {
    return std::any_of(list_.sources.begin(), list_.sources.end(),
                       [&](const TableSource& source) { return IsFor(rule, source); });
  }

  const std::vector<policy::Dataset>& datasets_;
  Errors& errors_;
  InputList list_;
  std::map<fs::path, FolderRules> rules_;
};

}  // namespace

bool IsInFolder(const InputRule& rule, const TableSource& source) {
  if (rule.folder.empty()) return true;
  if (source.path.empty()) return false;
  std::error_code ignored;
  const fs::path folder = FolderOf(source.path);
  return folder == rule.folder || fs::equivalent(folder, rule.folder, ignored);
}

bool IsFor(const InputRule& rule, const TableSource& source) {
  const bool named = rule.name_glob == source.name || fnmatch(rule.name_glob.c_str(), source.name.c_str(), 0) == 0;
  return named && IsInFolder(rule, source);
}

InputList ListInputs(const std::vector<fs::path>& data, const std::vector<policy::Dataset>& datasets, Errors& errors) {
  Lister lister(datasets, errors);
  std::string where;
  for (const fs::path& path : data) {
    lister.Add(path);
    where += (where.empty() ? "" : " ") + path.string();
  }
  return lister.Take(where);
}

}  // namespace shouwang::ingest
