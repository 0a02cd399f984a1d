#include "intake/scratch_folder.h"

#include <unistd.h>

#include <cstdlib>

#include "intake/messages.h"

namespace shouwang::intake {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMemoryDisk = "/dev/shm";

}  // namespace

Result<ScratchFolder> ScratchFolder::Make() {
  std::error_code ignored;
  const bool in_memory = ::access(kMemoryDisk, W_OK) == 0;
  const fs::path base = in_memory ? fs::path(kMemoryDisk) : fs::temp_directory_path(ignored);
  std::string name = (base / "shouwang-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    return Fail(ErrorCode::kOutput, message::kScratch, base.string(), message::kScratchHint);
  }
  return ScratchFolder(name);
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

}  // namespace shouwang::intake
