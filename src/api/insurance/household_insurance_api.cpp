// What insurance means to one household: who of it is insured by which policy, and what was claimed and paid.
#include <map>

#include "api/insurance/insurance_api.h"
#include "api/insurance/insurance_json.h"
#include "api/insurance/messages.h"
#include "registry/registry.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr int kMostShown = 200;

// Policies by number, each read once.
class Contracts {
 public:
  explicit Contracts(insurance::Policies& policies) : policies_(policies) {}
  json Of(int64_t id) {
    if (!read_.contains(id)) read_[id] = policies_.Find(id);
    const std::optional<insurance::Policy>& policy = read_[id];
    if (!policy) return {{"id", id}, {"title", ""}, {"insurer", ""}, {"starts_on", nullptr}, {"ends_on", nullptr}};
    return {{"id", id},
            {"title", policy->title},
            {"insurer", policy->insurer},
            {"starts_on", policy->starts_on},
            {"ends_on", policy->ends_on}};
  }

 private:
  insurance::Policies& policies_;
  std::map<int64_t, std::optional<insurance::Policy>> read_;
};

http::Schema ContractOfShape() {
  return http::Object({{"id", IdShape(), {}},
                       {"title", http::Text(), {}},
                       {"insurer", http::Text(), {}},
                       {"starts_on", http::Day().Nullable(), {}},
                       {"ends_on", http::Day().Nullable(), {}}})
      .Named("InsuranceContract");
}

Result<http::Reply> ReadHouseholdInsurance(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<registry::Row> row = tables.registry().Find(registry::Entity::kHousehold, *id);
    if (!row || row->closed) return Fail(NotHere());
    Contracts contracts(tables.insurance());
    insurance::InsuredFilter insured_filter;
    insured_filter.household = *id;
    json insured = json::array();
    for (const insurance::Insured& one : tables.insurance().ListInsured(insured_filter, 0, kMostShown)) {
      insured.push_back({{"insured", InsuredJson(one)}, {"policy", contracts.Of(one.policy)}});
    }
    insurance::ClaimFilter claim_filter;
    claim_filter.household = *id;
    json claims = json::array();
    for (const insurance::Claim& one : tables.insurance().ListClaims(claim_filter, INT64_MAX, kMostShown)) {
      claims.push_back({{"claim", ClaimJson(one)}, {"policy", contracts.Of(one.policy)}});
    }
    return Json({{"insured", std::move(insured)}, {"claims", std::move(claims)}});
  });
}

}  // namespace

Endpoints HouseholdInsuranceEndpoints() {
  using http::Array;
  using http::Object;
  const http::Schema insured =
      Object({{"insured", InsuredSchema(), {}}, {"policy", ContractOfShape(), {}}}).Named("HouseholdInsured");
  const http::Schema claim =
      Object({{"claim", ClaimSchema(), {}}, {"policy", ContractOfShape(), {}}}).Named("HouseholdClaim");
  return {Reading("/households/{id}/insurance", "readHouseholdInsurance", message::kHouseholdInsurance,
                  access::Permission::kReadStatistics,
                  Object({{"insured", Array(insured), {}}, {"claims", Array(claim), {}}}).Named("HouseholdInsurance"),
                  ReadHouseholdInsurance)};
}

}  // namespace shouwang::api
