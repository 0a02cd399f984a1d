// What the endpoints of low-income layers have in common: what is asked, what the store says to it, and the words of
// departments.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/core/call.h"
#include "base/json.h"
#include "http/route.h"
#include "monitoring/layers.h"
#include "monitoring/lists.h"
#include "policy/pack.h"

namespace shouwang::api {

struct LayerQuery {
  monitoring::LayerQuestion question;
  std::map<std::string, std::string> departments;  // titles by code name
};

// Of a place (blank: the caller's own). kNotFound outside the scope.
Result<LayerQuery> LayerQueryOf(Call& call, const std::string& place);
// place layer doubt doubtful.
std::vector<http::QueryParameter> LayerFilterQuery(std::vector<http::QueryParameter> own);
bool IsAskedFor(const Call& call, const monitoring::LayerHousehold& household);

nlohmann::json LayerHouseholdJson(const monitoring::LayerHousehold& household, const LayerQuery& query);
http::Schema LayerHouseholdSchema();
http::Schema LayerEntrySchema();
http::Schema LayerDoubtSchema();
nlohmann::json LayerSourceJson(const monitoring::LowIncomeSource& source, const LayerQuery& query);
http::Schema LayerSourceSchema();

http::Schema LayerShape();
http::Schema DoubtShape();

}  // namespace shouwang::api
