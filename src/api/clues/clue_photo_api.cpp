// Photos that belong to an answer: handed up first, named in the answer by their digest.
#include <fmt/format.h>

#include <algorithm>

#include "api/clues/clue_json.h"
#include "api/clues/clues_api.h"
#include "api/clues/messages.h"
#include "api/core/photo.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr size_t kPhotoBytes = 5U << 20U;

Result<clues::Clue> ClueOf(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  std::optional<clues::Clue> clue;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) {
    clue = tables.clues().Find(*id);
    return Status();
  });
  if (!read) return Fail(read.error());
  if (!clue) return Fail(NotHere());
  return std::move(*clue);
}

Result<http::Reply> AddPhoto(Call& call) {
  const Result<clues::Clue> clue = ClueOf(call);
  if (!clue) return Fail(clue.error());
  const std::string& bytes = call.request().body;
  if (PhotoType(bytes) == nullptr) return Fail(ErrorCode::kInvalid, message::kNoPhoto, "", message::kNoPhotoHint);
  const Result<std::string> digest = call.services().vault.Keep(bytes);
  if (!digest) return Fail(digest.error());
  return call.Change({"clue.photo", fmt::format("clue/{}", clue->id), "done", json{{"bytes", bytes.size()}}.dump()},
                     [&](record::Tables&, access::AuditEntry&) -> Result<http::Reply> {
                       return Json({{"digest", *digest}, {"bytes", bytes.size()}}, 201);
                     });
}

Result<http::Reply> ReadPhoto(Call& call) {
  const Result<clues::Clue> clue = ClueOf(call);
  if (!clue) return Fail(clue.error());
  const std::string& digest = call.request().Parameter("digest");
  const std::vector<std::string>& own = clue->answer.attachments;
  if (std::find(own.begin(), own.end(), digest) == own.end()) {
    return Fail(NotHere());
  }
  Result<std::string> bytes = call.services().vault.Fetch(digest);
  if (!bytes) return Fail(bytes.error());
  const char* type = PhotoType(*bytes);
  return FileReply(std::move(*bytes), type == nullptr ? "application/octet-stream" : type,
                   fmt::format("clue-{}-photo", clue->id));
}

}  // namespace

Endpoints CluePhotoEndpoints() {
  Endpoint add = Posting(
      "/clues/{id}/photos", "addCluePhoto", message::kAddCluePhoto, access::Permission::kAnswerClues, {},
      http::Object({{"digest", DigestShape(), message::kPhotoDigest}, {"bytes", CountShape(), ""}}).Named("Photo"),
      AddPhoto);
  add.success = 201;
  add.limits.body_is_bytes = true;
  add.limits.body_bytes = kPhotoBytes;

  Endpoint read = Reading("/clues/{id}/photos/{digest}", "readCluePhoto", message::kReadCluePhoto,
                          access::Permission::kReadClues, {}, ReadPhoto);
  read.reply_type = "image/*";
  return {std::move(add), std::move(read)};
}

}  // namespace shouwang::api
