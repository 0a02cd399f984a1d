// Schemas of what clue_json.h shows.
#pragma once

#include "http/schema.h"

namespace shouwang::api {

http::Schema ClueSchema();        // ClueJson
http::Schema ClueDetailSchema();  // ClueDetailJson
http::Schema ClueRuleSchema();    // RuleJson
http::Schema ClueStateSchema();
http::Schema GroupRiskSchema();
http::Schema MovedSchema();  // how many clues were moved

}  // namespace shouwang::api
