// Photos and signatures of visits: handed up first, named by their digest in the visit, read through it, so that nobody
// sees what is not in his scope.
#include <fmt/format.h>

#include <algorithm>

#include "api/casework/casework_api.h"
#include "api/core/photo.h"
#include "api/core/shapes.h"
#include "api/visits/messages.h"
#include "api/visits/visits_api.h"
#include "visits/visits.h"

namespace shouwang::api {
namespace {

using access::Permission;
using nlohmann::json;

constexpr size_t kMostBytes = 5U << 20U;

Result<http::Reply> Add(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const std::string& bytes = call.request().body;
  if (PhotoType(bytes) == nullptr) return Fail(ErrorCode::kInvalid, message::kNoPicture);
  const Status reachable = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    if (!tables.registry().Find(registry::Entity::kHousehold, *id)) return Fail(NotHere());
    return {};
  });
  if (!reachable) return Fail(reachable.error());
  const Result<std::string> digest = call.services().vault.Keep(bytes);
  if (!digest) return Fail(digest.error());
  return call.Change({"visit.file", fmt::format("household/{}", *id), "done", json{{"bytes", bytes.size()}}.dump()},
                     [&](record::Tables&, access::AuditEntry&) -> Result<http::Reply> {
                       return Json({{"digest", *digest}, {"bytes", bytes.size()}}, 201);
                     });
}

Result<http::Reply> Read(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const std::string& digest = call.request().Parameter("digest");
  const Status named = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    const std::optional<visits::Visit> visit = tables.visits().Find(*id);
    if (!visit) return Fail(NotHere());
    const bool has = visit->signature == digest ||
                     std::find(visit->photos.begin(), visit->photos.end(), digest) != visit->photos.end();
    if (!has || digest.empty()) return Fail(NotHere());
    return {};
  });
  if (!named) return Fail(named.error());
  Result<std::string> bytes = call.services().vault.Fetch(digest);
  if (!bytes) return Fail(bytes.error());
  const char* type = PhotoType(*bytes);
  return FileReply(std::move(*bytes), type == nullptr ? "application/octet-stream" : type,
                   fmt::format("visit-{}-{}", *id, digest.substr(0, 8)));
}

}  // namespace

Endpoints VisitFileEndpoints() {
  Endpoint add =
      Posting("/households/{id}/visit-files", "addVisitFile", message::kAddVisitFile, Permission::kRecordVisits, {},
              http::Object({{"digest", DigestShape(), {}}, {"bytes", CountShape(), {}}}).Named("VisitFile"), Add);
  add.success = 201;
  add.limits.body_is_bytes = true;
  add.limits.body_bytes = kMostBytes;
  Endpoint read = Reading("/visits/{id}/files/{digest}", "readVisitFile", message::kReadVisitFile,
                          Permission::kReadCases, {}, Read);
  read.reply_type = "*/*";
  return {std::move(add), std::move(read)};
}

}  // namespace shouwang::api
