#include "api/clues/export_reply.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "api/clues/clue_json.h"
#include "intake/scratch_folder.h"

namespace shouwang::api {

Result<std::string> BytesOf(const std::function<Status(const std::filesystem::path&)>& write) {
  const Result<intake::ScratchFolder> folder = intake::ScratchFolder::Make();
  if (!folder) return Fail(folder.error());
  const std::filesystem::path path = folder->path() / "export.xlsx";
  if (Status written = write(path); !written) return Fail(written.error());
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

Result<http::Reply> Export(Call& call, const char* action, const clues::ExportMark& mark, nlohmann::json detail,
                           Result<std::string> bytes, const std::string& name) {
  if (!bytes) return Fail(bytes.error());
  detail["bytes"] = bytes->size();
  return call.Change({action, "export/" + mark.number, "done", detail.dump()},
                     [&](record::Tables&, access::AuditEntry&) -> Result<http::Reply> {
                       return FileReply(std::move(*bytes), kWorkbookType, name);
                     });
}

}  // namespace shouwang::api
