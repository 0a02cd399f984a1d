#include <fmt/format.h>

#include <algorithm>

#include "api/casework/casework_api.h"
#include "api/core/body.h"
#include "api/insurance/insurance_api.h"
#include "api/insurance/insurance_json.h"
#include "api/insurance/messages.h"

namespace shouwang::api {
namespace {

using access::Permission;
using insurance::Claim;
using insurance::Office;
using nlohmann::json;

Result<http::Reply> ListClaims(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.insurance().Find(*id)) return Fail(NotHere());
    insurance::ClaimFilter filter;
    filter.policy = *id;
    filter.place = call.Query("place");
    filter.kind = call.Query("kind");
    filter.state = insurance::ClaimStateFromName(call.Query("state"));
    json items = json::array();
    int64_t last = 0;
    for (const Claim& claim : tables.insurance().ListClaims(filter, *before, call.Limit())) {
      items.push_back(ClaimJson(claim));
      last = claim.id;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Status CheckKind(Call& call, record::Tables& tables, const Claim& claim) {
  const std::optional<insurance::Policy> policy = tables.insurance().Find(claim.policy);
  if (!policy) return Fail(NotHere());
  const Result<std::vector<std::string>> kinds = ClaimKinds(call, policy->division_code);
  if (!kinds) return Fail(kinds.error());
  if (std::find(kinds->begin(), kinds->end(), claim.kind) != kinds->end()) return {};
  return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kUnknownKind), claim.kind), "kind");
}

Result<http::Reply> AddClaim(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const json body = call.body();
  Claim claim;
  claim.policy = *id;
  claim.insured = body.at("insured").get<int64_t>();
  claim.kind = body.at("kind").get<std::string>();
  claim.happened_on = body.at("happened_on").get<std::string>();
  claim.claimed_on = TextOf(body, "claimed_on");
  claim.claimed = body.at("claimed").get<int64_t>();
  claim.note = TextOf(body, "note");
  return call.Change({"insurance.claim", fmt::format("insurance-policy/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       if (Status known = CheckKind(call, tables, claim); !known) return Fail(known.error());
                       Office office = InsuranceOffice(tables);
                       const Result<Claim> made = insurance::OpenClaim(office, claim);
                       if (!made) return Fail(made.error());
                       entry.detail = json{{"claim", made->id}, {"claimed", made->claimed}}.dump();
                       return Versioned(ClaimJson(*made), made->version, 201);
                     });
}

Result<http::Reply> SettleClaim(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  const json body = call.body();
  insurance::Settlement settlement;
  settlement.state = insurance::ClaimStateFromName(body.at("state").get<std::string>()).value();
  settlement.settled_on = body.at("settled_on").get<std::string>();
  settlement.paid = NumberOf(body, "paid");
  settlement.answer = TextOf(body, "answer");
  return call.Change({"insurance.settle", fmt::format("insurance-claim/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       Office office = InsuranceOffice(tables);
                       const Result<Claim> claim = insurance::SettleClaim(office, *id, *expected, settlement);
                       if (!claim) return Fail(claim.error());
                       entry.detail = json{{"state", insurance::Name(claim->state)}, {"paid", claim->paid}}.dump();
                       return Versioned(ClaimJson(*claim), claim->version);
                     });
}

}  // namespace

Endpoints InsuranceClaimEndpoints() {
  Endpoint list = Reading("/insurance-policies/{id}/claims", "listInsuranceClaims", message::kListClaims,
                          Permission::kReadStatistics, http::Page(ClaimSchema()), ListClaims);
  list.query = PageQuery({InsurancePlaceQuery(),
                          {"kind", http::Text(1, 50).Optional(), message::kKindOfClaim},
                          {"state", ClaimStateShape().Optional(), message::kStateOfClaim}});
  Endpoint add =
      Posting("/insurance-policies/{id}/claims", "addInsuranceClaim", message::kAddClaim, Permission::kKeepInsurance,
              http::Object({{"insured", IdShape(), {}},
                            {"kind", http::Text(1, 50), {}},
                            {"happened_on", http::Day(), {}},
                            {"claimed_on", http::Day().Optional(), {}},
                            {"claimed", CentsShape(), message::kCents},
                            {"note", http::Text(0, 1000).Optional(), {}}}),
              ClaimSchema(), AddClaim);
  add.success = 201;
  Endpoint settle = Posting("/insurance-claims/{id}/settle", "settleInsuranceClaim", message::kSettleClaim,
                            Permission::kKeepInsurance,
                            http::Object({{"state", http::Choice({"paid", "refused", "withdrawn"}), {}},
                                          {"settled_on", http::Day(), {}},
                                          {"paid", CentsShape().Optional(), message::kCents},
                                          {"answer", http::Text(0, 1000).Optional(), {}}}),
                            ClaimSchema(), SettleClaim);
  settle.needs_version = true;
  return {std::move(list), std::move(add), std::move(settle)};
}

Endpoints InsuranceEndpoints() {
  return Joined(
      {InsurancePolicyEndpoints, InsuranceClaimEndpoints, InsuranceTotalEndpoints, HouseholdInsuranceEndpoints});
}

}  // namespace shouwang::api
