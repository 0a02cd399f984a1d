// What the endpoints of casework have in common.
#include <fmt/format.h>

#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "api/core/shapes.h"
#include "intake/pack_shelf.h"

namespace shouwang::api {
namespace {

constexpr size_t kMostAttachments = 20;

}  // namespace

casework::Desk DeskOf(Call& call, record::Tables& tables) {
  return {tables.cases(),           tables.consents(), tables.publicity(), tables.registry(),          tables.clues(),
          call.services().calendar, tables.caller(),   tables.now_ms(),    BeijingDay(tables.now_ms())};
}

Result<http::Reply> ChangeOne(
    Call& call, const char* action, const char* object,
    const std::function<Result<http::Reply>(casework::Desk&, int64_t id, access::AuditEntry&)>& change) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.Change({action, fmt::format("{}/{}", object, *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       casework::Desk desk = DeskOf(call, tables);
                       return change(desk, *id, entry);
                     });
}

http::Schema AttachmentsShape() { return http::Array(DigestShape(), 0, kMostAttachments); }

Result<std::vector<std::string>> AttachmentsOf(Call& call) {
  std::vector<std::string> digests = call.body().value("attachments", std::vector<std::string>{});
  for (const std::string& digest : digests) {
    if (!call.services().vault.Has(digest)) return Fail(ErrorCode::kInvalid, message::kNotHandedUp, "attachments");
  }
  return digests;
}

Result<policy::Procedure> ProcedureFor(Call& call, const std::string& pack, const std::string& id,
                                       const std::string& division_code, Date day) {
  intake::PackShelf& shelf = *call.services().packs;
  std::optional<policy::Procedure> found;
  for (const std::string& name : shelf.Ids()) {
    if (!pack.empty() && name != pack) continue;
    const Result<intake::PackPointer> loaded = shelf.Find(name);
    // A pack with mistakes cannot be used; which ones there are is shown on the page of the packs.
    if (!loaded) continue;
    const bool here = !(*loaded)->region.empty() && division_code.starts_with((*loaded)->region);
    if (pack.empty() && !here) continue;
    std::optional<policy::Procedure> taken = policy::TakeProcedure(**loaded, id, day);
    if (!taken) continue;
    if (found) return Fail(ErrorCode::kInvalid, message::kWhichPack, "pack");
    found = std::move(taken);
  }
  if (!found) return Fail(ErrorCode::kNotFound, message::kNoProcedure, "procedure", message::kNoProcedureHint);
  return std::move(*found);
}

Endpoints CaseworkEndpoints() {
  return Joined({CaseEndpoints, CaseStepEndpoints, MonthListEndpoints, CampaignEndpoints, ConsentEndpoints,
                 LookUpEndpoints, LookUpFileEndpoints, MeetingEndpoints, NoticeBoardEndpoints, AttachmentEndpoints,
                 ChoiceEndpoints});
}

}  // namespace shouwang::api
