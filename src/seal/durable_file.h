// Files that are there in whole or not at all, and on the disk when a call says so (04-trust.md lines 29-30).
//
// Threads: one object belongs to one thread. Errors: kOutput with the path when anything cannot be written; a failed
// fsync is a failure of the whole file, never tried again.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace shouwang::seal {

class DurableFile {
 public:
  // Written beside `target` under a name that ends in kPartEnding, readable by its owner only.
  static Result<DurableFile> Create(const std::filesystem::path& target);
  DurableFile(DurableFile&& other) noexcept;
  DurableFile& operator=(DurableFile&&) = delete;
  ~DurableFile();  // removes what was not committed

  Status Write(std::string_view bytes);
  // On the disk and under its name, in place of a file that had it. Nothing may be written afterwards.
  Status Commit();

  static constexpr std::string_view kPartEnding = ".part";

 private:
  DurableFile(std::filesystem::path target, std::filesystem::path part, int descriptor);

  std::filesystem::path target_;
  std::filesystem::path part_;
  int descriptor_;
};

Status WriteDurably(const std::filesystem::path& target, std::string_view bytes);
// So that names made, changed or removed in it are on the disk.
Status SyncFolder(const std::filesystem::path& folder);
// Makes a folder and those above it, readable by the owner only.
Status MakeFolder(const std::filesystem::path& folder);
Result<std::string> ReadSmallFile(const std::filesystem::path& path);

// Held by one process at a time, until it goes or dies. Waits for it.
class FileLock {
 public:
  static Result<FileLock> Take(const std::filesystem::path& path);
  FileLock(FileLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace shouwang::seal
