// Values of policy parameters that the county sets itself: drafted by one, decided by another.
#include <fmt/format.h>

#include "api/core/account_names.h"
#include "api/core/body.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "api/intake/intake_api.h"
#include "api/intake/messages.h"
#include "api/intake/policy_shapes.h"
#include "intake/messages.h"
#include "intake/pack_shelf.h"
#include "intake/policy_change.h"

namespace shouwang::api {
namespace {

using intake::PackPointer;
using intake::PolicyChange;
using nlohmann::json;

constexpr size_t kLongestText = 500;

json ChangeJson(const PolicyChange& change, AccountNames& names) {
  return {{"id", change.id},
          {"version", change.version},
          {"pack", change.pack},
          {"parameter", change.value.parameter},
          {"case", change.value.case_fact},
          {"from", change.value.from.Iso()},
          {"value", change.value.value},
          {"document", change.value.document},
          {"issued", change.value.issued},
          {"where", change.value.where},
          {"note", change.note},
          {"state", intake::Name(change.state)},
          {"drafted_by", change.drafted_name},
          {"drafted_by_name", names.Of(change.drafted_by, change.drafted_name)},
          {"drafted_account", change.drafted_by},
          {"drafted_at", BeijingTime(change.drafted_ms)},
          {"decided_by", TextOrNull(change.decided_name)},
          {"decided_by_name", names.Of(change.decided_by, change.decided_name)},
          {"decided_at", TimeOrNull(change.decided_ms)},
          {"reason", TextOrNull(change.reason)}};
}

Result<PackPointer> PackOf(Call& call) { return call.services().packs->Find(call.request().Parameter("id")); }

// A change of another pack is not there.
Result<PolicyChange> ChangeOf(record::Tables& tables, const PackPointer& pack, int64_t id) {
  std::optional<PolicyChange> change = tables.policy_changes().Find(id);
  if (!change || change->pack != pack->id) return Fail(ErrorCode::kNotFound, intake::message::kNoChange);
  return std::move(*change);
}

Result<http::Reply> ListChanges(Call& call) {
  const Result<PackPointer> pack = PackOf(call);
  if (!pack) return Fail(pack.error());
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    AccountNames names(tables.accounts());
    json items = json::array();
    int64_t last = 0;
    for (const PolicyChange& change : tables.policy_changes().List((*pack)->id, *before, call.Limit())) {
      items.push_back(ChangeJson(change, names));
      last = change.id;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> DraftChange(Call& call) {
  const Result<PackPointer> pack = PackOf(call);
  if (!pack) return Fail(pack.error());
  const json& body = call.body();
  PolicyChange draft;
  draft.value = {TextOf(body, "parameter"), TextOf(body, "case"),     Date::FromIso(TextOf(body, "from")).value(),
                 TextOf(body, "value"),     TextOf(body, "document"), TextOf(body, "issued"),
                 TextOf(body, "where")};
  draft.note = TextOf(body, "note");
  return call.Change(
      {"policy.draft", "", "done", ""}, [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
        const Result<PolicyChange> change = intake::DraftChange(tables, **pack, draft);
        if (!change) return Fail(change.error());
        entry.object = fmt::format("policy-change/{}", change->id);
        entry.detail = json{{"pack", change->pack},
                            {"parameter", change->value.parameter},
                            {"from", change->value.from.Iso()},
                            {"value", change->value.value}}
                           .dump();
        AccountNames names(tables.accounts());
        return Created(ChangeJson(*change, names),
                       fmt::format("/api/v1/policies/{}/changes/{}", change->pack, change->id), change->version);
      });
}

Result<PolicyChange> Decide(record::Tables& tables, const policy::Pack& pack, const json& body, int64_t id,
                            int64_t expected) {
  const std::string decision = TextOf(body, "decision");
  if (decision == "publish") return intake::PublishChange(tables, pack, id, expected);
  if (decision == "withdraw") return intake::WithdrawChange(tables, id, expected);
  const std::string reason = TextOf(body, "reason");
  if (reason.empty()) return Fail(ErrorCode::kInvalid, message::kRefusalReason, "reason");
  return intake::RefuseChange(tables, id, expected, reason);
}

Result<http::Reply> DecideChange(Call& call) {
  const Result<PackPointer> pack = PackOf(call);
  if (!pack) return Fail(pack.error());
  const Result<int64_t> id = call.Number("change");
  if (!id) return Fail(id.error());
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  const json body = call.body();
  std::vector<PolicyChange> published;
  Result<http::Reply> reply =
      call.Change({"policy." + TextOf(body, "decision"), fmt::format("policy-change/{}", *id), "done", ""},
                  [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                    const Result<PolicyChange> present = ChangeOf(tables, *pack, *id);
                    if (!present) return Fail(present.error());
                    const Result<PolicyChange> change = Decide(tables, **pack, body, *id, *expected);
                    if (!change) return Fail(change.error());
                    published = tables.policy_changes().Published();
                    AccountNames names(tables.accounts());
                    return Versioned(ChangeJson(*change, names), change->version);
                  });
  // On the disk by now: from here on the packs have it.
  if (reply && !published.empty()) call.services().packs->SetPublished(published);
  return reply;
}

}  // namespace

Endpoints PolicyChangeEndpoints() {
  using access::Permission;
  Endpoint list = Reading("/policies/{id}/changes", "listPolicyChanges", message::kListPolicyChanges,
                          Permission::kReadPolicies, http::Page(PolicyChangeSchema()), ListChanges);
  list.query = PageQuery();

  Endpoint draft =
      Posting("/policies/{id}/changes", "draftPolicyChange", message::kDraftPolicyChange, Permission::kDraftPolicies,
              http::Object({{"parameter", http::Text(1, 100), ""},
                            {"case", http::Text(0, 100).Optional(), message::kCase},
                            {"from", http::Day(), message::kFromDay},
                            {"value", http::Text(1, 30), message::kParameterValue},
                            {"document", http::Text(1, kLongestText), message::kDocument},
                            {"issued", http::Text(0, 30).Optional(), message::kIssued},
                            {"where", http::Text(0, kLongestText).Optional(), message::kParagraph},
                            {"note", http::Text(0, kLongestText).Optional(), ""}}),
              PolicyChangeSchema(), DraftChange);
  draft.success = 201;

  Endpoint decide = Posting("/policies/{id}/changes/{change}/decision", "decidePolicyChange",
                            message::kDecidePolicyChange, Permission::kDraftPolicies,
                            http::Object({{"decision", http::Choice({"publish", "refuse", "withdraw"}), ""},
                                          {"reason", http::Text(0, kLongestText).Optional(), message::kRefusalReason}}),
                            PolicyChangeSchema(), DecideChange);
  decide.needs_version = true;
  return {std::move(list), std::move(draft), std::move(decide)};
}

}  // namespace shouwang::api
