// The register over HTTP: households, persons, their changes, and imports of the whole register. Ids and phones are
// masked in every reply but that of a reveal (04-trust.md line 10).
#pragma once

#include "api/core/endpoint.h"

namespace shouwang::api {

Endpoints HouseholdEndpoints();
Endpoints PersonEndpoints();
Endpoints ReshapeEndpoints();
Endpoints RegistryImportEndpoints();
Endpoints RegistryEndpoints();  // all of them

}  // namespace shouwang::api
