#include "record/county_folder.h"

#include <filesystem>
#include <fstream>

#include "base/text.h"
#include "record/messages.h"

namespace shouwang::record {
namespace {

constexpr const char* kFile = "database.url";

}  // namespace

Result<CountyPlace> FindCounty(const std::filesystem::path& folder, const std::string& url) {
  if (!url.empty()) return CountyPlace{folder, url};
  const std::filesystem::path path = folder / kFile;
  if (!std::filesystem::exists(path)) return CountyPlace::InFolder(folder);
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  line = std::string(TrimAscii(line));
  if (!file || line.empty()) return Fail(ErrorCode::kInvalid, message::kNoUrl, path.string(), message::kNoUrlHint);
  return CountyPlace{folder, line};
}

Status NoteDatabase(const CountyPlace& county) {
  if (county.url == CountyPlace::InFolder(county.folder).url) return {};
  const std::filesystem::path path = county.folder / kFile;
  std::error_code fault;
  {
    // Made empty and closed to others before the URL goes in.
    std::ofstream file(path, std::ios::trunc);
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, fault);
    file << county.url << '\n';
    file.flush();
    if (!file || fault) return Fail(ErrorCode::kOutput, message::kCannotNote, path.string(), message::kCannotNoteHint);
  }
  return {};
}

}  // namespace shouwang::record
