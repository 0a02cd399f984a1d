// Schemas of packs and of what-if answers.
#pragma once

#include "http/schema.h"

namespace shouwang::api {

http::Schema PolicySchema();        // as in the list
http::Schema PolicyListSchema();    // the packs, and those that cannot be used
http::Schema PolicyDetailSchema();  // with rules, parameters, sources
http::Schema PolicyChangeSchema();  // a value that the county drafted
http::Schema SimulationSchema();

}  // namespace shouwang::api
