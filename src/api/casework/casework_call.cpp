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
  std::vector<intake::PackPointer> packs;
  if (pack.empty()) {
    packs = shelf.AllOf(division_code, day);
  } else if (const Result<intake::PackPointer> named = shelf.Find(pack)) {
    packs = {*named};
  }
  for (const intake::PackPointer& one : packs) {
    if (std::optional<policy::Procedure> taken = policy::TakeProcedure(*one, id, day)) return std::move(*taken);
  }
  return Fail(ErrorCode::kNotFound, message::kNoProcedure, "procedure", message::kNoProcedureHint);
}

Endpoints CaseworkEndpoints() {
  return Joined({CaseEndpoints, CaseStepEndpoints, MonthListEndpoints, CampaignEndpoints, ConsentEndpoints,
                 LookUpEndpoints, LookUpFileEndpoints, MeetingEndpoints, NoticeBoardEndpoints, AttachmentEndpoints,
                 ChoiceEndpoints});
}

}  // namespace shouwang::api
