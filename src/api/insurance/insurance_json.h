// Insurance as JSON, and the schemas that say so. Internal to api/insurance.
#pragma once

#include "base/json.h"

#include "api/core/call.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "http/schema.h"
#include "insurance/totals.h"

namespace shouwang::api {

nlohmann::json InsurancePolicyJson(const insurance::Policy& policy, const access::Caller& caller);
http::Schema InsurancePolicySchema();
http::Schema InsurancePolicyDetailSchema();  // with `claim_kinds`
// What may be written of a policy; and read from a body of that shape.
http::Schema ContractSchema();
insurance::Policy ContractOf(const nlohmann::json& body);

nlohmann::json InsuredJson(const insurance::Insured& insured);
http::Schema InsuredSchema();
nlohmann::json PremiumJson(const insurance::Premium& premium);
http::Schema PremiumSchema();
nlohmann::json ClaimJson(const insurance::Claim& claim);
http::Schema ClaimSchema();
nlohmann::json TotalsJson(const insurance::Totals& totals, const std::map<std::string, std::string>& names);
http::Schema TotalsSchema();

http::Schema CentsShape();
http::Schema ClaimStateShape();

}  // namespace shouwang::api
