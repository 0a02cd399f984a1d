#include "operation/backup_shelf.h"

#include <fmt/format.h>

#include <algorithm>
#include "base/json.h"

#include "base/clock.h"
#include "operation/messages.h"
#include "seal/durable_file.h"

namespace shouwang::operation {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::string_view kEnding = ".backup";
constexpr size_t kStemCharacters = 17;  // 2022-05-31-023000

bool IsName(const std::string& name) {
  if (name.size() != kStemCharacters + kEnding.size() || !name.ends_with(kEnding)) return false;
  const std::string_view stem = std::string_view(name).substr(0, name.size() - kEnding.size());
  return std::all_of(stem.begin(), stem.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

fs::path NoteOf(const fs::path& backup) { return fs::path(backup).replace_extension(".json"); }

// A backup without its note is one that was cut off between the two: nothing is known of it.
KeptBackup ReadNote(const fs::path& path) {
  KeptBackup backup;
  backup.name = path.filename().string();
  const Result<std::string> text = seal::ReadSmallFile(NoteOf(path));
  const json note = text ? json::parse(*text, nullptr, false) : json();
  if (!note.is_object()) return backup;
  backup.made_ms = note.value("made_ms", int64_t{0});
  backup.checked_ms = note.value("checked_ms", int64_t{0});
  backup.report = {note.value("tables", uint64_t{0}), note.value("rows", uint64_t{0}),
                   note.value("files", uint64_t{0})};
  return backup;
}

tl::unexpected<Error> CannotList(const fs::path& folder, const std::error_code& fault) {
  return Fail(ErrorCode::kOutput, fmt::format(fmt::runtime(message::kCannotListBackups), fault.message()),
              folder.string(), message::kCannotListBackupsHint);
}

}  // namespace

std::string BackupShelf::NameAt(int64_t time_ms) {
  const std::string time = BeijingTime(time_ms);  // 2022-05-31T02:30:00.000+08:00
  return fmt::format("{}-{}{}{}{}", time.substr(0, 10), time.substr(11, 2), time.substr(14, 2), time.substr(17, 2),
                     kEnding);
}

Status BackupShelf::Prepare() const {
  if (Status made = seal::MakeFolder(folder_); !made) return made;
  std::error_code fault;
  std::vector<fs::path> left;
  for (fs::directory_iterator entry(folder_, fault), end; !fault && entry != end; entry.increment(fault)) {
    const std::string name = entry->path().filename().string();
    const bool ours = IsName(name.substr(0, kStemCharacters) + std::string(kEnding));
    if (ours && name.ends_with(seal::DurableFile::kPartEnding)) left.push_back(entry->path());
  }
  for (size_t i = 0; !fault && i < left.size(); ++i) fs::remove(left[i], fault);
  if (fault) return CannotList(folder_, fault);
  return {};
}

Status BackupShelf::Note(const KeptBackup& backup) const {
  const json note = {{"made_ms", backup.made_ms},
                     {"checked_ms", backup.checked_ms},
                     {"tables", backup.report.tables},
                     {"rows", backup.report.rows},
                     {"files", backup.report.files}};
  return seal::WriteDurably(NoteOf(PathOf(backup.name)), note.dump() + "\n");
}

Result<uint64_t> BackupShelf::BytesOf(const std::string& name) const {
  std::error_code fault;
  const uint64_t bytes = fs::file_size(PathOf(name), fault);
  if (fault) return CannotList(folder_, fault);
  return bytes;
}

Result<std::vector<KeptBackup>> BackupShelf::List() const {
  std::vector<KeptBackup> backups;
  std::error_code fault;
  if (!fs::exists(folder_, fault)) return backups;
  for (fs::directory_iterator entry(folder_, fault), end; !fault && entry != end; entry.increment(fault)) {
    const std::string name = entry->path().filename().string();
    if (!IsName(name)) continue;
    const Result<uint64_t> bytes = BytesOf(name);
    if (!bytes) continue;  // removed meanwhile
    backups.push_back(ReadNote(entry->path()));
    backups.back().bytes = *bytes;
  }
  if (fault) return CannotList(folder_, fault);
  std::sort(backups.begin(), backups.end(), [](const auto& a, const auto& b) { return a.name > b.name; });
  return backups;
}

Result<std::vector<std::string>> BackupShelf::Trim() const {
  const Result<std::vector<KeptBackup>> backups = List();
  if (!backups) return Fail(backups.error());
  std::vector<std::string> removed;
  size_t checked = 0;
  for (const KeptBackup& backup : *backups) {
    if (checked >= keep_) {
      for (const fs::path& path : {PathOf(backup.name), NoteOf(PathOf(backup.name))}) {
        std::error_code fault;
        fs::remove(path, fault);
        if (fault) return CannotList(folder_, fault);
      }
      removed.push_back(backup.name);
    }
    if (backup.checked_ms != 0) ++checked;
  }
  return removed;
}

}  // namespace shouwang::operation
