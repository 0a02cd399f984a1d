// A private folder for files that exist only for a moment: in memory (/dev/shm) where the system has that, so that
// nothing of them reaches a disk (04-trust.md lines 19 and 22). Removed with everything in it when the object goes.
// Errors: kOutput.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace shouwang::intake {

class ScratchFolder {
 public:
  static Result<ScratchFolder> Make();
  ScratchFolder(ScratchFolder&& other) noexcept;
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ScratchFolder(const ScratchFolder&) = delete;
  ~ScratchFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace shouwang::intake
