// Help as the API shows it; the schema of each stands beside it.
#pragma once

#include "api/core/account_names.h"
#include "api/core/body.h"
#include "api/core/call.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "help/desk.h"

namespace shouwang::api {

nlohmann::json MeasureJson(const help::Measure& measure, AccountNames& names);
http::Schema HelpMeasureSchema();
http::Schema MeasureStateShape();

nlohmann::json WarningsJson(const std::vector<help::Warning>& warnings);
http::Schema WarningSchema();
http::Schema WarningKindShape();

nlohmann::json SuggestionJson(const help::Suggestion& suggestion);
http::Schema SuggestionSchema();

// With its warnings.
nlohmann::json HelpedJson(const help::HelpRules& rules, const help::HelpedHousehold& household);
http::Schema HelpedSchema();

nlohmann::json PlanEventJson(const help::PlanEvent& event, AccountNames& names);
http::Schema PlanEventSchema();

nlohmann::json HandOverJson(const help::HandOver& hand_over);
http::Schema HandOverSchema();
nlohmann::json OpenTaskJson(const help::OpenTask& task);
http::Schema OpenTaskSchema();

nlohmann::json ReviewJson(const help::Review& review);
http::Schema ReviewSchema();

}  // namespace shouwang::api
