// The result directory: files are written aside and appear all at once, so that an interrupted run leaves nothing
// half-written.
#pragma once

#include <filesystem>

#include <optional>

#include "base/result.h"
#include "screening/screen.h"

namespace shouwang::screening {

class OutputFolder {
 public:
  // Makes `out` if it is not there, and a hidden folder in it to write to. kOutput when that is not possible.
  static Result<OutputFolder> Open(const std::filesystem::path& out);
  OutputFolder(OutputFolder&& other) noexcept;
  OutputFolder& operator=(OutputFolder&&) = delete;
  OutputFolder(const OutputFolder&) = delete;
  ~OutputFolder();  // removes what was not committed, and the folder itself when it was made for nothing

  const std::filesystem::path& draft() const { return draft_; }
  std::filesystem::path File(const std::string& name) const { return draft_ / name; }
  // Moves every file into the result directory, over files of the same name.
  Status Commit();

 private:
  OutputFolder(std::filesystem::path out, std::filesystem::path draft, bool made);
  std::filesystem::path out_;
  std::filesystem::path draft_;
  bool made_ = false;
};

// The result directory of the command line.
class OutputPlace final : public ResultPlace {
 public:
  explicit OutputPlace(std::filesystem::path out) : out_(std::move(out)) {}
  Result<std::filesystem::path> Open() override;
  Status Commit(const Findings& findings, const ScreenResult& result) override;

 private:
  std::filesystem::path out_;
  std::optional<OutputFolder> folder_;
};

}  // namespace shouwang::screening
