// The OpenAPI document, which needs no county, and whether the server is ready.
#include "api/routes/api_routes.h"

#include <gtest/gtest.h>

#include <map>

#include "api/core/endpoint.h"
#include "api/core/guard.h"
#include "api/core/test_api.h"
#include "base/json.h"
#include "http/server.h"

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

// Places of a JSON Schema where anything would fit.
void FindHoles(const nlohmann::json& schema, const std::string& where, std::vector<std::string>& holes) {
  if (schema.empty()) holes.push_back(where);
  const nlohmann::json properties = schema.value("properties", nlohmann::json::object());
  for (const auto& [name, member] : properties.items()) FindHoles(member, where + "/" + name, holes);
  if (schema.contains("items")) FindHoles(schema["items"], where + "/*", holes);
  const bool is_map = schema.contains("additionalProperties") && schema["additionalProperties"].is_object();
  if (is_map) FindHoles(schema["additionalProperties"], where + "/*", holes);
  for (const nlohmann::json& one : schema.value("anyOf", nlohmann::json::array())) FindHoles(one, where, holes);
}

TEST(OpenApiDocument, EveryJsonReplyIsDescribed) {
  for (const Endpoint& endpoint : AllEndpoints()) {
    const bool is_json = endpoint.reply_type == "application/json" && endpoint.success != 204;
    EXPECT_EQ(is_json || endpoint.reply_type == "text/event-stream", !endpoint.reply.IsNothing()) << endpoint.operation;
    if (endpoint.reply.IsNothing()) continue;
    std::vector<std::string> holes;
    FindHoles(endpoint.reply.ToJsonSchema(), endpoint.operation, holes);
    EXPECT_TRUE(holes.empty()) << holes.front();
  }
}

// A name stands for one shape: what is called the same in two places is the same there.
TEST(OpenApiDocument, NamesAreUnambiguous) {
  std::map<std::string, nlohmann::json> known;
  for (const Endpoint& endpoint : AllEndpoints()) {
    const std::vector<http::Route> alone = {Described(endpoint)};
    const nlohmann::json components = http::OpenApi(alone, "", "")["components"]["schemas"];
    for (const auto& [name, shape] : components.items()) {
      const auto [first, is_new] = known.emplace(name, shape);
      EXPECT_TRUE(is_new || first->second == shape) << name << " of " << endpoint.operation;
    }
  }
  EXPECT_TRUE(known.contains("Clue"));
}

// A record whose disk gave out: it can still be read.
class StoppedRecord final : public record::Record {
 public:
  Status Read(const access::Caller&, const std::function<Status(record::Tables&)>&) override { return {}; }
  Status Write(const access::Caller&, const std::function<Status(record::Tables&)>&) override {
    return Fail(ErrorCode::kUnavailable, "stopped");
  }
  bool TakesWrites() const override { return takes_writes; }
  bool takes_writes = true;
};

// 04-trust line 30: it says so.
TEST(Readiness, AServerThatCannotWriteIsNotReady) {
  StoppedRecord record;
  const ManualClock clock(0);
  const store::CheckingSealer sealer;
  MemoryVault vault;
  Services services{record, clock, sealer, vault};
  const auto routes = ApiRoutes(services, {}, std::make_shared<http::Metrics>(), "test");
  ASSERT_TRUE(routes);
  for (const http::Route& route : *routes) {
    if (route.path != "/readyz") continue;
    EXPECT_EQ(route.handle({}).status, 200);
    record.takes_writes = false;
    EXPECT_EQ(route.handle({}).status, 503);
    return;
  }
  FAIL() << "no such route";
}

}  // namespace
}  // namespace shouwang::api
