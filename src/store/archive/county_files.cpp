#include "store/archive/county_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "base/digest.h"
#include "seal/durable_file.h"
#include "seal/key_ring.h"
#include "store/archive/messages.h"
#include "store/core/connection_url.h"
#include "store/core/messages.h"
#include "store/core/schema.h"

namespace shouwang::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kVaultName = "files";
constexpr std::array<const char*, 2> kBackedUp = {kVaultName, "policies"};
constexpr const char* kMarkName = "restore.unfinished";
constexpr size_t kPieceBytes = size_t{1} << 20U;

tl::unexpected<Error> CannotCopy(const fs::path& path, const std::error_code& error) {
  return Fail(ErrorCode::kOutput, fmt::format(fmt::runtime(message::kCannotCopy), error.message()), path.string(),
              message::kCannotCopyHint);
}

fs::path MarkOf(const record::CountyPlace& county) { return county.folder / kMarkName; }

// The files of SQLite's database: itself, the log, the log's index.
std::vector<fs::path> DatabaseFiles(const record::CountyPlace& county) {
  const Result<ConnectionUrl> url = ConnectionUrl::Parse(county.url);
  if (!url || url->kind != Connection::Kind::kSqlite) return {};
  return {url->path, url->path + "-wal", url->path + "-shm"};
}

}  // namespace

fs::path VaultFolder(const record::CountyPlace& county) { return county.folder / kVaultName; }

Result<std::unique_ptr<Connection>> OpenCounty(const record::CountyPlace& county) {
  const Result<ConnectionUrl> url = ConnectionUrl::Parse(county.url);
  if (!url) return Fail(url.error());
  std::error_code error;
  if (url->kind == Connection::Kind::kSqlite && !fs::exists(url->path, error)) {
    return Fail(ErrorCode::kNotFound, message::kNotInitialised, url->path, message::kNotInitialisedHint);
  }
  auto connection = std::make_unique<Connection>(url->kind, url->parameters);
  const Result<std::vector<std::string>> pending = PendingMigrations(*connection);
  if (!pending) return Fail(pending.error());
  if (!pending->empty()) {
    return Fail(ErrorCode::kConflict, message::kOlderSchema, county.folder.string(), message::kOlderSchemaHint);
  }
  return connection;
}

Result<std::vector<std::string>> CountyFiles(const record::CountyPlace& county) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const char* name : kBackedUp) {
    const fs::path folder = county.folder / name;
    if (!fs::exists(folder, error)) continue;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      std::error_code gone;
      const std::string path = entry->path().lexically_relative(county.folder).generic_string();
      if (entry->is_regular_file(gone) && IsCountyFile(path)) paths.push_back(path);
    }
    if (error) return CannotCopy(folder, error);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool IsCountyFile(const std::string& path) {
  const fs::path relative(path);
  if (relative.is_absolute() || relative.lexically_normal().generic_string() != path || !relative.has_filename())
    return false;
  for (const fs::path& part : relative) {
    if (part == "..") return false;
  }
  if (path == std::string(kVaultName) + "/lock" || path.ends_with(seal::DurableFile::kPartEnding)) return false;
  return std::any_of(kBackedUp.begin(), kBackedUp.end(), [&](const char* name) { return *relative.begin() == name; });
}

Status ReadInPieces(const fs::path& path, const std::function<Status(std::string_view)>& use) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(ErrorCode::kNotFound, message::kFileMissing, path.string());
  std::vector<char> piece(kPieceBytes);
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto got = static_cast<size_t>(file.gcount());
    if (got == 0) break;
    if (Status used = use({piece.data(), got}); !used) return used;
  }
  if (file.bad()) return CannotCopy(path, std::make_error_code(std::errc::io_error));
  return {};
}

Status RestoreMark::Set(const record::CountyPlace& county) {
  if (Status made = seal::MakeFolder(county.folder); !made) return made;
  const seal::KeyFiles keys = seal::KeyFilesOf(county.folder);
  std::error_code error;
  const auto refuse = [&] {
    return Fail(ErrorCode::kConflict, message::kFolderNotEmpty, county.folder.string(), message::kFolderNotEmptyHint);
  };
  for (const fs::directory_entry& entry : fs::directory_iterator(county.folder, error)) {
    if (entry.path() != keys.ring.parent_path()) return refuse();
    for (const fs::directory_entry& key : fs::directory_iterator(entry.path(), error)) {
      if (key.path() != keys.ring.parent_path() / "master.key") return refuse();
    }
  }
  if (error) return CannotCopy(county.folder, error);
  for (const fs::path& file : DatabaseFiles(county)) {
    if (fs::exists(file, error)) return refuse();
  }
  return seal::WriteDurably(MarkOf(county), Sha256Hex(county.url));
}

RestoreMark::State RestoreMark::Look(const record::CountyPlace& county) {
  const Result<std::string> mark = seal::ReadSmallFile(MarkOf(county));
  if (!mark) return State::kNone;
  return *mark == Sha256Hex(county.url) ? State::kThis : State::kOther;
}

Status RestoreMark::Clear(const record::CountyPlace& county) {
  const seal::KeyFiles keys = seal::KeyFilesOf(county.folder);
  std::vector<fs::path> paths = DatabaseFiles(county);
  for (const char* name : kBackedUp) paths.push_back(county.folder / name);
  paths.push_back(keys.ring);
  paths.push_back(keys.ring.string() + ".lock");
  for (const fs::path& path : paths) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) return CannotCopy(path, error);
  }
  return Remove(county);
}

Status RestoreMark::Remove(const record::CountyPlace& county) {
  std::error_code error;
  fs::remove(MarkOf(county), error);
  if (error) return CannotCopy(MarkOf(county), error);
  return seal::SyncFolder(county.folder);
}

}  // namespace shouwang::store
