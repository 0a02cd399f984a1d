// Endpoints of 防返贫保险: policies, who is insured, premiums, claims, totals. Money is 分. Whoever reads statistics
// reads them, each his own part; the county and the towns keep their own policies and the claims of their people.
#pragma once

#include "api/core/endpoint.h"
#include "insurance/insurance_work.h"

namespace shouwang::api {

Endpoints InsurancePolicyEndpoints();     // policy_api.cpp: policies, the list, premiums
Endpoints InsuranceClaimEndpoints();      // claim_api.cpp
Endpoints InsuranceTotalEndpoints();      // total_api.cpp: totals, workbook
Endpoints HouseholdInsuranceEndpoints();  // household_insurance_api.cpp

// All of these.
Endpoints InsuranceEndpoints();

insurance::Office InsuranceOffice(record::Tables& tables);
// The kinds of claims that the pack of the place has.
Result<std::vector<std::string>> ClaimKinds(Call& call, const std::string& division_code);
http::QueryParameter InsurancePlaceQuery();

}  // namespace shouwang::api
