#include <gtest/gtest.h>

#include "base/json.h"

#include "http/server.h"
#include "http/test_raw_client.h"

namespace shouwang::http {

namespace {

using nlohmann::json;

json Document() {
  const Schema person = Object({{"id", Integer(1, INT64_MAX), {}}, {"name", Text(1, 50), "姓名"}}).Named("Person");
  Route list = EchoRoute(Method::kGet, "/api/v1/persons", "listPersons");
  list.permission = "registry.read";
  list.query = {{"limit", Integer(1, 200).Optional(), "每页条数"}, {"town", Text(9, 9), {}}};
  list.reply = Page(person);
  Route change = EchoRoute(Method::kPatch, "/api/v1/persons/{id}", "changePerson");
  change.permission = "registry.write";
  change.request = person;
  change.reply = person;
  change.needs_version = true;
  Route make = EchoRoute(Method::kPost, "/api/v1/persons", "makePerson");
  make.request = Object({{"person", person.Optional(), {}}});
  make.permission = kPublicPermission;
  make.success = 201;
  Route upload = EchoRoute(Method::kPost, "/api/v1/imports", "upload");
  upload.limits.body_is_bytes = true;
  Route remove = EchoRoute(Method::kDelete, "/api/v1/persons/{id}", "removePerson");
  remove.success = 204;
  return OpenApi({list, change, make, upload, remove}, "守望", "1.0");
}

TEST(OpenApi, DescribesRoutes) {
  const json document = Document();
  EXPECT_EQ(document["openapi"], "3.1.0");
  const json& list = document["paths"]["/api/v1/persons"]["get"];
  EXPECT_EQ(list["operationId"], "listPersons");
  EXPECT_EQ(list["x-permission"], "registry.read");
  EXPECT_EQ(list["parameters"][0]["name"], "limit");
  EXPECT_EQ(list["parameters"][0]["required"], false);
  EXPECT_EQ(list["parameters"][0]["schema"]["type"], "integer");
  EXPECT_EQ(list["parameters"][1]["required"], true);
  EXPECT_FALSE(list.contains("requestBody"));
  EXPECT_EQ(list["responses"]["default"]["$ref"], "#/components/responses/Problem");
  EXPECT_EQ(list["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["items"]["items"]["$ref"],
            "#/components/schemas/Person");
  EXPECT_EQ(document["components"]["schemas"]["Person"]["properties"]["name"]["description"], "姓名");
  EXPECT_TRUE(document["components"]["schemas"].contains("Problem"));
  EXPECT_TRUE(document["components"]["securitySchemes"].contains("session"));
  EXPECT_TRUE(document["components"]["securitySchemes"].contains("token"));
}

TEST(OpenApi, SaysWhichHeadersAChangeNeeds) {
  const json document = Document();
  const json& change = document["paths"]["/api/v1/persons/{id}"]["patch"]["parameters"];
  EXPECT_EQ(change[0]["in"], "path");
  EXPECT_EQ(change[1]["name"], "If-Match");
  EXPECT_EQ(change[1]["required"], true);
  const json& make = document["paths"]["/api/v1/persons"]["post"];
  EXPECT_EQ(make["parameters"][0]["name"], "Idempotency-Key");
  EXPECT_TRUE(make["responses"].contains("201"));
  EXPECT_EQ(make["security"], json::array());
  EXPECT_TRUE(make["requestBody"]["content"]["application/json"]["schema"]["properties"]["person"].contains("anyOf"));
  EXPECT_TRUE(
      document["paths"]["/api/v1/imports"]["post"]["requestBody"]["content"].contains("application/octet-stream"));
  EXPECT_FALSE(document["paths"]["/api/v1/persons/{id}"]["delete"]["responses"]["204"].contains("content"));
}

}  // namespace

}  // namespace shouwang::http
