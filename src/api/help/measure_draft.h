// What a body says of a planned measure. Internal to api/help.
#pragma once

#include "base/json.h"

#include "help/plan_work.h"
#include "http/schema.h"

namespace shouwang::api {

help::MeasureDraft DraftOf(const nlohmann::json& body);
std::vector<http::Member> MeasureDraftMembers();
http::Schema MeasureDraftSchema();

}  // namespace shouwang::api
