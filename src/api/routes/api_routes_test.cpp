// The OpenAPI document, which needs no county.
#include "api/routes/api_routes.h"

#include <gtest/gtest.h>

#include "api/core/endpoint.h"
#include "base/json.h"

namespace shouwang::api {
namespace {

TEST(OpenApiDocument, HasEveryEndpointAndItsPermission) {
  const nlohmann::json document = nlohmann::json::parse(OpenApiDocument("1.2.3"));
  EXPECT_EQ(document["info"]["version"], "1.2.3");
  EXPECT_TRUE(document["paths"].contains("/readyz"));
  for (const Endpoint& endpoint : AllEndpoints()) {
    const nlohmann::json& path = document["paths"]["/api/v1" + endpoint.path];
    EXPECT_TRUE(path.dump().find(endpoint.operation) != std::string::npos) << endpoint.path;
  }
  EXPECT_EQ(document["paths"]["/api/v1/clues"]["get"]["x-permission"], "read-clues");
}

}  // namespace
}  // namespace shouwang::api
