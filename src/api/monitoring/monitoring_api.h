// Endpoints of the lists of watched households: low-income layers side by side, of a place and of one household.
#pragma once

#include "api/core/endpoint.h"

namespace shouwang::api {

Endpoints LayerEndpoints();      // layer_api.cpp
Endpoints LayerFileEndpoints();  // layer_file_api.cpp

// All of these.
Endpoints MonitoringEndpoints();

}  // namespace shouwang::api
