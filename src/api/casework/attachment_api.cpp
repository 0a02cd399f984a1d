// Photos and scans of papers: handed up first, named by their digest in what they belong to. They are read through the
// case or household that names them, so that nobody reads what is not in his scope.
#include <fmt/format.h>

#include <algorithm>

#include "api/casework/case_json.h"
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "api/core/photo.h"

namespace shouwang::api {
namespace {

using access::Permission;
using nlohmann::json;

constexpr size_t kMostBytes = 10U << 20U;

Result<http::Reply> AddAttachment(Call& call) {
  const std::string& bytes = call.request().body;
  if (PaperType(bytes) == nullptr) {
    return Fail(ErrorCode::kInvalid, message::kNoAttachmentType, "", message::kNoAttachmentTypeHint);
  }
  const Result<std::string> digest = call.services().vault.Keep(bytes);
  if (!digest) return Fail(digest.error());
  return call.Change({"attachment.add", "", "done", json{{"bytes", bytes.size()}}.dump()},
                     [&](record::Tables&, access::AuditEntry&) -> Result<http::Reply> {
                       return Json({{"digest", *digest}, {"bytes", bytes.size()}}, 201);
                     });
}

Result<http::Reply> SheetReply(Call& call, const std::string& digest, const std::string& name) {
  Result<std::string> bytes = call.services().vault.Fetch(digest);
  if (!bytes) return Fail(bytes.error());
  const char* type = PaperType(*bytes);
  return FileReply(std::move(*bytes), type == nullptr ? "application/octet-stream" : type, name);
}

// Everything that a case and its papers name.
bool Names(casework::Desk& desk, const casework::CaseView& view, const std::string& digest) {
  const auto in = [&](const std::vector<std::string>& all) {
    return std::find(all.begin(), all.end(), digest) != all.end();
  };
  const auto names = [&](const auto& item) { return in(item.attachments); };
  return std::any_of(view.events.begin(), view.events.end(), names) ||
         std::ranges::any_of(desk.cases.ApplicationsOf(view.file.household), names) ||
         std::ranges::any_of(desk.consents.AuthorisationsOf(view.file.household), names) ||
         std::ranges::any_of(desk.publicity.NoticesOf(view.file.id), names);
}

Result<http::Reply> ReadAttachment(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const std::string& digest = call.request().Parameter("digest");
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    const Result<casework::CaseView> view = casework::ViewCase(tables.cases(), *id);
    if (!view) return Fail(view.error());
    casework::Desk desk = DeskOf(call, tables);
    if (!Names(desk, *view, digest)) return Fail(NotHere());
    return {};
  });
  if (!read) return Fail(read.error());
  return SheetReply(call, digest, fmt::format("case-{}-{}", *id, digest.substr(0, 8)));
}

// The signed sheets of a household, which may have no case yet.
Result<http::Reply> ReadSheet(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const std::string& digest = call.request().Parameter("digest");
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    const auto names = [&](const auto& item) {
      return std::ranges::find(item.attachments, digest) != item.attachments.end();
    };
    const bool named = std::ranges::any_of(tables.cases().ApplicationsOf(*id), names) ||
                       std::ranges::any_of(tables.consents().AuthorisationsOf(*id), names);
    if (!named) return Fail(NotHere());
    return {};
  });
  if (!read) return Fail(read.error());
  return SheetReply(call, digest, fmt::format("household-{}-{}", *id, digest.substr(0, 8)));
}

}  // namespace

Endpoints AttachmentEndpoints() {
  Endpoint add = Posting("/attachments", "addAttachment", message::kAddAttachment, Permission::kHandleCases, {},
                         http::Object({{"digest", DigestShape(), {}}, {"bytes", CountShape(), {}}}).Named("Attachment"),
                         AddAttachment);
  add.success = 201;
  add.limits.body_is_bytes = true;
  add.limits.body_bytes = kMostBytes;

  Endpoint read = Reading("/cases/{id}/attachments/{digest}", "readAttachment", message::kReadAttachment,
                          Permission::kReadCases, {}, ReadAttachment);
  read.reply_type = "*/*";
  Endpoint sheet = Reading("/households/{id}/sheets/{digest}", "readSheet", message::kReadSheet, Permission::kReadCases,
                           {}, ReadSheet);
  sheet.reply_type = "*/*";
  return {std::move(add), std::move(read), std::move(sheet)};
}

}  // namespace shouwang::api
