#include "api/registry/registry_api.h"

#include <iterator>

namespace shouwang::api {

Endpoints RegistryEndpoints() {
  Endpoints all;
  for (const auto& make : {HouseholdEndpoints, PersonEndpoints, ReshapeEndpoints, RegistryImportEndpoints}) {
    Endpoints some = make();
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace shouwang::api
