#include "seal/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/binary_text.h"
#include "base/random.h"
#include "seal/messages.h"
#include "seal/secret.h"

namespace shouwang::seal {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnerOnly = 0600;
constexpr mode_t kOwnerOnlyFolder = 0700;
constexpr size_t kPartNameBytes = 6;

tl::unexpected<Error> CannotWrite(const fs::path& path) {
  const int code = errno;
  return Fail(ErrorCode::kOutput, fmt::format(fmt::runtime(message::kCannotWrite), std::strerror(code)), path.string(),
              message::kCannotWriteHint);
}

tl::unexpected<Error> CannotRead(const fs::path& path) {
  const int code = errno;
  return Fail(code == ENOENT ? ErrorCode::kNotFound : ErrorCode::kInput,
              fmt::format(fmt::runtime(message::kCannotRead), std::strerror(code)), path.string(),
              message::kCannotReadHint);
}

fs::path FolderOf(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

}  // namespace

Result<DurableFile> DurableFile::Create(const fs::path& target) {
  fs::path part = target;
  part += "." + HexText(RandomBytes(kPartNameBytes)) + std::string(kPartEnding);
  const int descriptor = open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  if (descriptor < 0) return CannotWrite(target);
  return DurableFile(target, std::move(part), descriptor);
}

DurableFile::DurableFile(fs::path target, fs::path part, int descriptor)
    : target_(std::move(target)), part_(std::move(part)), descriptor_(descriptor) {}

DurableFile::DurableFile(DurableFile&& other) noexcept
    : target_(std::move(other.target_)), part_(std::move(other.part_)), descriptor_(other.descriptor_) {
  other.descriptor_ = -1;
}

DurableFile::~DurableFile() {
  if (descriptor_ < 0) return;
  close(descriptor_);
  unlink(part_.c_str());
}

Status DurableFile::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return CannotWrite(target_);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return {};
}

Status DurableFile::Commit() {
  if (fsync(descriptor_) != 0) return CannotWrite(target_);
  if (rename(part_.c_str(), target_.c_str()) != 0) return CannotWrite(target_);
  const int descriptor = descriptor_;
  descriptor_ = -1;
  if (close(descriptor) != 0) return CannotWrite(target_);
  return SyncFolder(FolderOf(target_));
}

Status WriteDurably(const fs::path& target, std::string_view bytes) {
  Result<DurableFile> file = DurableFile::Create(target);
  if (!file) return Fail(file.error());
  if (Status written = file->Write(bytes); !written) return written;
  return file->Commit();
}

Status SyncFolder(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return CannotWrite(folder);
  const int synced = fsync(descriptor);
  const int code = errno;
  close(descriptor);
  errno = code;
  if (synced != 0) return CannotWrite(folder);
  return {};
}

Status MakeFolder(const fs::path& folder) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return {};
  const fs::path above = FolderOf(folder);
  if (above != folder && !fs::exists(above, error)) {
    if (Status made = MakeFolder(above); !made) return made;
  }
  if (mkdir(folder.c_str(), kOwnerOnlyFolder) != 0 && errno != EEXIST) return CannotWrite(folder);
  return SyncFolder(above);
}

Result<std::string> ReadSmallFile(const fs::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return CannotRead(path);
  std::string bytes;
  std::array<char, 4096> piece{};
  ssize_t count = 0;
  while ((count = read(descriptor, piece.data(), piece.size())) > 0)
    bytes.append(piece.data(), static_cast<size_t>(count));
  const int code = errno;
  Wipe(piece.data(), piece.size());  // it may have been a key
  close(descriptor);
  errno = code;
  if (count < 0) return CannotRead(path);
  return bytes;
}

Result<FileLock> FileLock::Take(const fs::path& path) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
  if (descriptor < 0) return CannotWrite(path);
  while (flock(descriptor, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    close(descriptor);
    return CannotWrite(path);
  }
  return FileLock(descriptor);
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace shouwang::seal
