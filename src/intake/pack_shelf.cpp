#include "intake/pack_shelf.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "base/json.h"
#include "intake/messages.h"
#include "intake/scratch_folder.h"
#include "policy/pack_loader.h"
#include "policy/toml_files.h"

namespace shouwang::intake {
namespace {

namespace fs = std::filesystem;

constexpr char kHead[] = "pack.toml";
constexpr char kCountyFile[] = "county-values.toml";
constexpr char kPackMember[] = "pack";
constexpr char kFilesMember[] = "files";

// A name inside an archive, so that nothing is written outside its folder.
bool IsPlainName(const std::string& name) {
  const fs::path path(name);
  return !name.empty() && path.filename() == path && name != "." && name != "..";
}

}  // namespace

PackShelf::PackShelf(fs::path folder, ParserFactory make_parser)
    : folder_(std::move(folder)), make_parser_(std::move(make_parser)) {}

std::vector<std::string> PackShelf::Ids() const {
  std::vector<std::string> ids;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (fs::exists(entry->path() / kHead, ignored)) ids.push_back(entry->path().filename().string());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

void PackShelf::SetPublished(const std::vector<PolicyChange>& published) {
  std::map<std::string, std::vector<policy::CountyValue>> values;
  for (const PolicyChange& change : published) values[change.pack].push_back(change.value);
  const std::lock_guard<std::mutex> lock(mutex_);
  published_ = std::move(values);
  shelved_.clear();
}

PackShelf::Files PackShelf::CountyFiles() const {
  Files files;
  for (const auto& [pack, values] : published_) files[pack][kCountyFile] = policy::CountyValuesToml(values);
  return files;
}

std::string PackShelf::Stamp() const {
  std::string stamp;
  for (const std::string& id : Ids()) {
    for (const fs::path& file : policy::TomlFiles(folder_ / id)) {
      std::error_code ignored;
      stamp += fmt::format("{}/{} {} {}\n", id, file.filename().string(), fs::file_size(file, ignored),
                           fs::last_write_time(file, ignored).time_since_epoch().count());
    }
  }
  return stamp;
}

Result<PackPointer> PackShelf::LoadFrom(const fs::path& pack_folder, const std::string& id) const {
  Errors errors;
  std::optional<policy::Pack> pack = policy::LoadPack(pack_folder, *make_parser_(), errors);
  if (!pack) {
    Error error{ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kPackBroken), id), "", ""};
    error.details = std::move(errors);
    return Fail(std::move(error));
  }
  return PackPointer(std::make_shared<const policy::Pack>(std::move(*pack)));
}

Result<PackPointer> PackShelf::Find(const std::string& id) {
  const std::vector<std::string> ids = Ids();
  if (!std::binary_search(ids.begin(), ids.end(), id)) {
    return Fail(ErrorCode::kNotFound, fmt::format(fmt::runtime(message::kPackUnknown), id), "",
                fmt::format(fmt::runtime(message::kPackUnknownHint), fmt::join(ids, " ")));
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  const std::string stamp = Stamp();
  Shelved& shelved = shelved_[id];
  if (shelved.pack != nullptr && shelved.stamp == stamp) return shelved.pack;
  const Result<Files> files = FilesOf(id);
  if (!files) return Fail(files.error());
  Result<PackPointer> pack = LoadFiles(*files, id);
  if (pack) shelved = {stamp, *pack};
  return pack;
}

Result<PackPointer> PackShelf::Contracts() {
  PackPointer best;
  std::optional<Error> error;
  for (const std::string& id : Ids()) {
    const Result<PackPointer> pack = Find(id);
    if (!pack) {
      error = pack.error();
    } else if (best == nullptr || (*pack)->datasets.size() > best->datasets.size()) {
      best = *pack;
    }
  }
  if (best != nullptr) return best;
  if (error) return Fail(*error);
  return Fail(ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kNoPacks), folder_.filename().string()), "",
              message::kNoPacksHint);
}

std::vector<PackPointer> PackShelf::AllOf(const std::string& division_code, Date day) {
  std::vector<PackPointer> packs;
  for (const std::string& id : Ids()) {
    const Result<PackPointer> pack = Find(id);
    if (!pack || (*pack)->region.empty() || !division_code.starts_with((*pack)->region)) continue;
    if ((*pack)->valid_from <= day && (*pack)->valid_to.value_or(day) >= day) packs.push_back(*pack);
  }
  std::stable_sort(packs.begin(), packs.end(), [](const PackPointer& left, const PackPointer& right) {
    if (left->region.size() != right->region.size()) return left->region.size() > right->region.size();
    return left->valid_from > right->valid_from;
  });
  return packs;
}

Result<PackPointer> PackShelf::Of(const std::string& division_code, Date day) {
  const std::vector<PackPointer> packs = AllOf(division_code, day);
  return packs.empty() ? Contracts() : packs.front();
}

Result<std::vector<fs::path>> PackShelf::FoldersOf(const policy::Pack& pack, const std::string& name) {
  std::vector<fs::path> folders;
  for (const std::string& below : pack.builds_on) {
    const Result<PackPointer> base = Find(below);
    if (!base) return Fail(base.error());
    const Result<std::vector<fs::path>> of_base = FoldersOf(**base, name);
    if (!of_base) return Fail(of_base.error());
    for (const fs::path& folder : *of_base) {
      if (std::find(folders.begin(), folders.end(), folder) == folders.end()) folders.push_back(folder);
    }
  }
  folders.push_back(folder_ / pack.id / name);
  return folders;
}

Result<PackShelf::Files> PackShelf::FilesOf(const std::string& id) const {
  const Files county = CountyFiles();
  Files files;
  std::vector<std::string> open = {id};
  while (!open.empty()) {
    const std::string next = open.back();
    open.pop_back();
    if (files.contains(next)) continue;
    // What it builds on is known without the county's values, and these may be what is wrong.
    const Result<PackPointer> pack = LoadFrom(folder_ / next, next);
    if (!pack) return Fail(pack.error());
    open.insert(open.end(), (*pack)->builds_on.begin(), (*pack)->builds_on.end());
    for (const fs::path& file : policy::TomlFiles(folder_ / next))
      files[next][file.filename().string()] = policy::ReadWhole(file);
    if (const auto own = county.find(next); own != county.end())
      files[next].insert(own->second.begin(), own->second.end());
  }
  return files;
}

Result<PackPointer> PackShelf::LoadFiles(const Files& files, const std::string& id) const {
  const Result<ScratchFolder> scratch = ScratchFolder::Make();
  if (!scratch) return Fail(scratch.error());
  for (const auto& [folder, texts] : files) {
    std::error_code ignored;
    fs::create_directory(scratch->path() / folder, ignored);
    for (const auto& [name, text] : texts) std::ofstream(scratch->path() / folder / name, std::ios::binary) << text;
  }
  return LoadFrom(scratch->path() / id, id);
}

Result<std::string> PackShelf::Archive(const std::string& id) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const Result<Files> files = FilesOf(id);
  if (!files) return Fail(files.error());
  return nlohmann::json{{kPackMember, id}, {kFilesMember, *files}}.dump();
}

Result<PackPointer> PackShelf::FromArchive(const std::string& archive) const {
  const nlohmann::json json = nlohmann::json::parse(archive, nullptr, false);
  const auto broken = [] { return Fail(ErrorCode::kPolicy, message::kPackKeptBroken); };
  if (!json.is_object() || !json.contains(kPackMember) || !json.contains(kFilesMember)) return broken();
  const auto files = json[kFilesMember].get<Files>();
  for (const auto& [folder, texts] : files) {
    if (!IsPlainName(folder)) return broken();
    for (const auto& [name, text] : texts) {
      if (!IsPlainName(name)) return broken();
    }
  }
  return LoadFiles(files, json[kPackMember].get<std::string>());
}

}  // namespace shouwang::intake
