// Endpoints of what departments hand in, runs, jobs, policies and what-if. Ids and phones are masked in every reply; a
// department sees its own uploads only (store/intake/office_bounds.h). Result files need a purpose and leave an audit
// row.
#pragma once

#include "api/core/endpoint.h"

namespace shouwang::api {

Endpoints DatasetEndpoints();
Endpoints ImportEndpoints();
Endpoints RunEndpoints();
Endpoints JobEndpoints();
Endpoints PolicyEndpoints();
Endpoints PolicyChangeEndpoints();
Endpoints SimulationEndpoints();

}  // namespace shouwang::api
