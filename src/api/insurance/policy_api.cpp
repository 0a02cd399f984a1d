#include <fmt/format.h>

#include "api/casework/casework_api.h"
#include "api/core/body.h"
#include "api/insurance/insurance_api.h"
#include "api/insurance/insurance_json.h"
#include "api/insurance/messages.h"
#include "base/clock.h"
#include "intake/pack_shelf.h"

namespace shouwang::api {
namespace {

using access::Permission;
using insurance::Office;
using insurance::Policy;
using nlohmann::json;

Result<http::Reply> ListPolicies(Call& call) {
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    json items = json::array();
    int64_t last = 0;
    for (const Policy& policy : tables.insurance().List(*before, call.Limit())) {
      items.push_back(InsurancePolicyJson(policy, call.caller()));
      last = policy.id;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> ReadPolicy(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<Policy> policy = tables.insurance().Find(*id);
    if (!policy) return Fail(NotHere());
    const Result<std::vector<std::string>> kinds = ClaimKinds(call, policy->division_code);
    if (!kinds) return Fail(kinds.error());
    json value = InsurancePolicyJson(*policy, call.caller());
    value["claim_kinds"] = *kinds;
    return Versioned(value, policy->version);
  });
}

Result<http::Reply> AddPolicy(Call& call) {
  const Policy contract = ContractOf(call.body());
  return call.Change({"insurance.policy-add", "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       Office office = InsuranceOffice(tables);
                       const Result<Policy> policy = insurance::AddPolicy(office, contract);
                       if (!policy) return Fail(policy.error());
                       entry.object = fmt::format("insurance-policy/{}", policy->id);
                       return Versioned(InsurancePolicyJson(*policy, call.caller()), policy->version, 201);
                     });
}

Result<http::Reply> ChangePolicy(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  const Policy contract = ContractOf(call.body());
  return call.Change({"insurance.policy-change", fmt::format("insurance-policy/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                       Office office = InsuranceOffice(tables);
                       const Result<Policy> policy = insurance::ChangePolicy(office, *id, *expected, contract);
                       if (!policy) return Fail(policy.error());
                       return Versioned(InsurancePolicyJson(*policy, call.caller()), policy->version);
                     });
}

// The register is read outside the change: a county's takes a while.
Result<http::Reply> MakeList(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  const bool anew = call.body().value("anew", false);
  std::vector<insurance::Insured> entitled;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    const std::optional<Policy> policy = tables.insurance().Find(*id);
    if (!policy) return Fail(NotHere());
    entitled = insurance::Entitled(tables.registry(), *policy, BeijingDay(tables.now_ms()));
    return {};
  });
  if (!read) return Fail(read.error());
  return call.Change({"insurance.list", fmt::format("insurance-policy/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       Office office = InsuranceOffice(tables);
                       const Result<insurance::Listing> listing =
                           insurance::KeepList(office, *id, *expected, entitled, anew);
                       if (!listing) return Fail(listing.error());
                       const json counts = {{"added", listing->added}, {"kept", listing->kept}};
                       entry.detail = counts.dump();
                       return Json(counts);
                     });
}

Result<http::Reply> ListInsured(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> after = NumberCursor(call, 0);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<Policy> policy = tables.insurance().Find(*id);
    if (!policy) return Fail(NotHere());
    insurance::InsuredFilter filter;
    filter.policy = *id;
    filter.place = call.Query("place");
    filter.as_of = call.Query("as_of");
    // Outside its term the policy covers nobody.
    const bool covers = filter.as_of.empty() || (policy->starts_on <= filter.as_of && filter.as_of <= policy->ends_on);
    if (!covers) return Json(PageJson(json::array(), 0, call.Limit()));
    json items = json::array();
    int64_t last = 0;
    for (const insurance::Insured& insured : tables.insurance().ListInsured(filter, *after, call.Limit())) {
      items.push_back(InsuredJson(insured));
      last = insured.id;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> ListPremiums(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.insurance().Find(*id)) return Fail(NotHere());
    json items = json::array();
    for (const insurance::Premium& premium : tables.insurance().PremiumsOf(*id)) items.push_back(PremiumJson(premium));
    return Json(ListJson(std::move(items)));
  });
}

Result<http::Reply> AddPremium(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const json body = call.body();
  insurance::Premium premium;
  premium.policy = *id;
  premium.paid_on = body.at("paid_on").get<std::string>();
  premium.payer = body.at("payer").get<std::string>();
  premium.amount = body.at("amount").get<int64_t>();
  premium.people = body.at("people").get<int64_t>();
  premium.voucher = TextOf(body, "voucher");
  return call.Change({"insurance.premium", fmt::format("insurance-policy/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       Office office = InsuranceOffice(tables);
                       const Result<insurance::Premium> paid = insurance::PayPremium(office, premium);
                       if (!paid) return Fail(paid.error());
                       entry.detail = json{{"premium", paid->id}, {"amount", paid->amount}}.dump();
                       return Json(PremiumJson(*paid), 201);
                     });
}

}  // namespace

insurance::Office InsuranceOffice(record::Tables& tables) {
  return {tables.insurance(), tables.caller(), tables.now_ms(), BeijingDay(tables.now_ms())};
}

Result<std::vector<std::string>> ClaimKinds(Call& call, const std::string& division_code) {
  const Result<intake::PackPointer> pack =
      call.services().packs->Of(division_code, BeijingDay(call.services().clock.NowMs()));
  if (!pack) return Fail(pack.error());
  const auto kinds = (*pack)->enumerations.find(std::string(insurance::kClaimKinds));
  if (kinds == (*pack)->enumerations.end()) return Fail(ErrorCode::kPolicy, message::kNoKinds);
  return kinds->second.values;
}

http::QueryParameter InsurancePlaceQuery() {
  return {"place", http::Pattern("^([0-9]{6}|[0-9]{9}|[0-9]{12})$", 12, message::kInsuranceCodeShape).Optional(),
          message::kInsurancePlace};
}

Endpoints InsurancePolicyEndpoints() {
  Endpoint list = Reading("/insurance-policies", "listInsurancePolicies", message::kListPolicies,
                          Permission::kReadStatistics, http::Page(InsurancePolicySchema()), ListPolicies);
  list.query = PageQuery();
  Endpoint read = Reading("/insurance-policies/{id}", "readInsurancePolicy", message::kReadInsurancePolicy,
                          Permission::kReadStatistics, InsurancePolicyDetailSchema(), ReadPolicy);
  Endpoint add = Posting("/insurance-policies", "addInsurancePolicy", message::kAddPolicy, Permission::kKeepInsurance,
                         ContractSchema(), InsurancePolicySchema(), AddPolicy);
  add.success = 201;
  Endpoint change = Posting("/insurance-policies/{id}", "changeInsurancePolicy", message::kChangePolicy,
                            Permission::kKeepInsurance, ContractSchema(), InsurancePolicySchema(), ChangePolicy);
  change.method = http::Method::kPatch;
  change.needs_version = true;
  Endpoint make =
      Posting("/insurance-policies/{id}/insured", "makeInsuredList", message::kMakeList, Permission::kKeepInsurance,
              http::Object({{"anew", http::Boolean().Optional(), message::kAnew}}),
              http::Object({{"added", CountShape(), {}}, {"kept", CountShape(), {}}}).Named("InsuredList"), MakeList);
  make.needs_version = true;
  Endpoint insured = Reading("/insurance-policies/{id}/insured", "listInsured", message::kListInsured,
                             Permission::kReadStatistics, http::Page(InsuredSchema()), ListInsured);
  insured.query = PageQuery({InsurancePlaceQuery(), {"as_of", http::Day().Optional(), message::kInsuredAsOf}});
  Endpoint premiums = Reading("/insurance-policies/{id}/premiums", "listPremiums", message::kListPremiums,
                              Permission::kReadStatistics, http::Page(PremiumSchema()), ListPremiums);
  Endpoint pay =
      Posting("/insurance-policies/{id}/premiums", "addPremium", message::kAddPremium, Permission::kKeepInsurance,
              http::Object({{"paid_on", http::Day(), {}},
                            {"payer", http::Text(1, 50), {}},
                            {"amount", CentsShape(), message::kCents},
                            {"people", CountShape(), {}},
                            {"voucher", http::Text(0, 50).Optional(), {}}}),
              PremiumSchema(), AddPremium);
  pay.success = 201;
  return {std::move(list), std::move(read),    std::move(add),      std::move(change),
          std::move(make), std::move(insured), std::move(premiums), std::move(pay)};
}

}  // namespace shouwang::api
