#include "seal/file_vault.h"

#include <algorithm>
#include <array>

#include "base/binary_text.h"
#include "base/digest.h"
#include "seal/messages.h"

namespace shouwang::seal {
namespace {

namespace fs = std::filesystem;

constexpr size_t kNameLength = 64;
constexpr size_t kFolderLength = 2;
constexpr size_t kPieceBytes = size_t{1} << 18U;

bool IsHex(std::string_view text) {
  return text.size() == kNameLength && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// A file moved to another name does not open.
std::string PurposeOf(const std::string& name) { return "vault " + name; }

tl::unexpected<Error> Missing(const std::string& name) {
  return Fail(ErrorCode::kNotFound, message::kVaultMissing, name);
}

}  // namespace

Result<std::unique_ptr<FileVault>> FileVault::Open(const fs::path& folder, const KeyFiles& keys, const Clock& clock) {
  Result<std::unique_ptr<RingFollower>> rings = RingFollower::Open(keys, clock);
  if (!rings) return Fail(rings.error());
  if (Status made = MakeFolder(folder); !made) return Fail(made.error());
  return std::unique_ptr<FileVault>(new FileVault(folder, *std::move(rings)));
}

FileVault::FileVault(fs::path folder, std::unique_ptr<RingFollower> rings)
    : folder_(std::move(folder)), rings_(std::move(rings)) {}

std::string FileVault::NameOf(const std::string& digest) const {
  const HmacSm3::Digest name = HmacSm3(rings_->Ring()->index_key().bytes(), "vault name").Of({digest});
  return HexText({name.data(), name.size()});
}

fs::path FileVault::PathOf(const std::string& name) const { return folder_ / name.substr(0, kFolderLength) / name; }

std::optional<StreamKey> FileVault::KeyOf(uint64_t id) const {
  if (id == 0 || id > UINT16_MAX) return std::nullopt;
  const auto version = static_cast<KeyRing::Version>(id);
  if (!rings_->Ring()->data_keys().contains(version)) rings_->LookNow();
  const std::shared_ptr<const KeyRing> ring = rings_->Ring();
  const auto found = ring->data_keys().find(version);
  if (found == ring->data_keys().end()) return std::nullopt;
  return StreamKey{id, found->second};
}

// Held while a file is removed or written anew, so that a removed file does not come back.
Result<FileLock> FileVault::Lock() const { return FileLock::Take(folder_ / "lock"); }

Result<std::string> FileVault::Keep(std::string_view content) {
  std::string digest = Sha256Hex(content);
  const std::string name = NameOf(digest);
  std::error_code error;
  if (fs::exists(PathOf(name), error)) {
    // It may have been renamed into place by a process that was killed before the folder was on the disk.
    if (Status synced = SyncFolder(PathOf(name).parent_path()); !synced) return Fail(synced.error());
    return digest;
  }
  if (Status written = Write(name, content); !written) return Fail(written.error());
  return digest;
}

Status FileVault::Write(const std::string& name, std::string_view content) const {
  rings_->Look();
  const std::shared_ptr<const KeyRing> ring = rings_->Ring();
  const fs::path path = PathOf(name);
  if (Status made = MakeFolder(path.parent_path()); !made) return made;
  const StreamKey key{ring->current(), ring->data_keys().at(ring->current())};
  Result<SealedWriter> writer = SealedWriter::Create(path, key, PurposeOf(name));
  if (!writer) return Fail(writer.error());
  if (Status written = writer->Write(content); !written) return written;
  return writer->Commit();
}

Result<std::string> FileVault::Fetch(const std::string& digest) const {
  if (!IsHex(digest) || !Has(digest)) return Missing(digest);
  return FetchNamed(NameOf(digest));
}

Result<std::string> FileVault::Read(const std::string& name, uint64_t* key_id) const {
  const StreamKeys keys = [this](uint64_t id) { return KeyOf(id); };
  Result<SealedReader> reader = SealedReader::Open(PathOf(name), keys, PurposeOf(name));
  if (!reader) return Fail(reader.error());
  *key_id = reader->key_id();
  std::string content;
  for (size_t got = kPieceBytes; got == kPieceBytes;) {
    const size_t before = content.size();
    content.resize(before + kPieceBytes);
    const Result<size_t> read = reader->Read(content.data() + before, kPieceBytes);
    if (!read) return Fail(read.error());
    got = *read;
    content.resize(before + got);
  }
  return content;
}

Result<std::string> FileVault::FetchNamed(const std::string& name) const {
  if (!IsHex(name)) return Missing(name);
  uint64_t key_id = 0;
  Result<std::string> content = Read(name, &key_id);
  if (!content) return content;
  if (NameOf(Sha256Hex(*content)) != name) {
    return Fail(ErrorCode::kInternal, message::kVaultBroken, PathOf(name).string(), message::kStreamBrokenHint);
  }
  return content;
}

bool FileVault::Has(const std::string& digest) const {
  std::error_code error;
  return IsHex(digest) && fs::exists(PathOf(NameOf(digest)), error);
}

Status FileVault::Remove(const std::string& digest) {
  const Result<FileLock> lock = Lock();
  if (!lock) return Fail(lock.error());
  if (!Has(digest)) return Missing(digest);
  const fs::path path = PathOf(NameOf(digest));
  std::error_code error;
  fs::remove(path, error);
  if (error) return Fail(ErrorCode::kOutput, error.message(), path.string(), message::kCannotWriteHint);
  return SyncFolder(path.parent_path());
}

Result<std::vector<std::string>> FileVault::Names() const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (IsHex(name)) names.push_back(name);
  }
  if (error) return Fail(ErrorCode::kInput, error.message(), folder_.string(), message::kCannotReadHint);
  std::sort(names.begin(), names.end());
  return names;
}

Status FileVault::RemoveUnfinished() {
  std::error_code error;
  std::vector<fs::path> parts;
  for (fs::recursive_directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().filename().string().ends_with(DurableFile::kPartEnding)) parts.push_back(entry->path());
  }
  for (const fs::path& part : parts) {
    if (!error) fs::remove(part, error);
  }
  if (error) return Fail(ErrorCode::kOutput, error.message(), folder_.string(), message::kCannotWriteHint);
  return {};
}

Result<bool> FileVault::SealAnew(const std::string& name) {
  const Result<FileLock> lock = Lock();
  if (!lock) return Fail(lock.error());
  uint64_t key_id = 0;
  Result<std::string> content = Read(name, &key_id);
  if (!content) return Fail(content.error());
  if (key_id == rings_->Ring()->current()) return false;
  if (NameOf(Sha256Hex(*content)) != name) {
    return Fail(ErrorCode::kInternal, message::kVaultBroken, PathOf(name).string(), message::kStreamBrokenHint);
  }
  if (Status written = Write(name, *content); !written) return Fail(written.error());
  return true;
}

}  // namespace shouwang::seal
