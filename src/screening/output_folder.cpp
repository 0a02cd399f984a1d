#include "screening/output_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include "screening/messages.h"

namespace shouwang::screening {
namespace {

namespace fs = std::filesystem;

Error CannotWrite(const fs::path& path, const std::error_code& error) {
  return {ErrorCode::kOutput, fmt::format(fmt::runtime(message::kCannotWrite), error.message()), path.string(),
          message::kCannotWriteHint};
}

}  // namespace

Result<OutputFolder> OutputFolder::Open(const fs::path& out) {
  std::error_code error;
  const bool existed = fs::exists(out, error);
  if (existed && !fs::is_directory(out, error)) {
    return Fail(ErrorCode::kOutput, message::kOutIsFile, out.string(), message::kOutIsFileHint);
  }
  fs::create_directories(out, error);
  if (error) return Fail(CannotWrite(out, error));
  const fs::path draft = out / (".shouwang-" + std::to_string(getpid()));
  fs::remove_all(draft, error);
  fs::create_directory(draft, error);
  if (error) return Fail(CannotWrite(out, error));
  return OutputFolder(out, draft, !existed);
}

OutputFolder::OutputFolder(fs::path out, fs::path draft, bool made)
    : out_(std::move(out)), draft_(std::move(draft)), made_(made) {}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : out_(std::move(other.out_)), draft_(std::move(other.draft_)), made_(other.made_) {
  other.draft_.clear();
}

OutputFolder::~OutputFolder() {
  if (draft_.empty()) return;
  std::error_code ignored;
  fs::remove_all(draft_, ignored);
  if (made_) fs::remove(out_, ignored);  // only when it is empty
}

Status OutputFolder::Commit() {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(draft_, error)) {
    fs::rename(entry.path(), out_ / entry.path().filename(), error);
    if (error) return Fail(CannotWrite(out_ / entry.path().filename(), error));
  }
  if (error) return Fail(CannotWrite(out_, error));
  made_ = false;
  return {};
}

Result<fs::path> OutputPlace::Open() {
  Result<OutputFolder> folder = OutputFolder::Open(out_);
  if (!folder) return Fail(folder.error());
  folder_.emplace(std::move(*folder));
  return folder_->draft();
}

Status OutputPlace::Commit(const Findings& /*findings*/, const ScreenResult& /*result*/) { return folder_->Commit(); }

}  // namespace shouwang::screening
