#include <string>
#include <utility>

#include "base/json.h"

#include "http/messages.h"
#include "http/problem_reply.h"
#include "http/schema_node.h"
#include "http/server.h"

namespace shouwang::http {

namespace {

using nlohmann::json;

constexpr char kAnyType[] = "application/json";

std::string LowerMethod(Method method) {
  std::string name = MethodName(method);
  for (char& c : name) {
    c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

json HeaderParameter(const char* name, bool required, const char* description, json schema) {
  return {{"name", name},
          {"in", "header"},
          {"required", required},
          {"description", description},
          {"schema", std::move(schema)}};
}

json Parameters(const Route& route, json& components) {
  json parameters = json::array();
  size_t open = route.path.find('{');
  while (open != std::string::npos) {
    const size_t close = route.path.find('}', open);
    parameters.push_back({{"name", route.path.substr(open + 1, close - open - 1)},
                          {"in", "path"},
                          {"required", true},
                          {"schema", {{"type", "string"}, {"minLength", 1}}}});
    open = route.path.find('{', close);
  }
  for (const QueryParameter& parameter : route.query) {
    json one = {{"name", parameter.name},
                {"in", "query"},
                {"required", !parameter.schema.IsOptional()},
                // A query has no null: left out is left out.
                {"schema", JsonSchemaOf(Required(parameter.schema), &components)}};
    if (!parameter.description.empty()) {
      one["description"] = parameter.description;
    }
    parameters.push_back(std::move(one));
  }
  if (route.needs_version) {
    parameters.push_back(HeaderParameter("If-Match", true, messages::kIfMatchDescription, {{"type", "string"}}));
  }
  if (route.method == Method::kPost) {
    parameters.push_back(HeaderParameter("Idempotency-Key", false, messages::kIdempotencyDescription,
                                         {{"type", "string"}, {"maxLength", 200}}));
  }
  return parameters;
}

json RequestBody(const Route& route, json& components) {
  if (route.limits.body_is_bytes) {
    return {{"required", true}, {"content", {{"application/octet-stream", json::object()}}}};
  }
  return {{"required", !route.request.IsOptional()},
          {"content", {{kAnyType, {{"schema", JsonSchemaOf(Required(route.request), &components)}}}}}};
}

json Responses(const Route& route, json& components) {
  json success = {{"description", messages::kSuccessDescription}};
  if (!route.reply.IsNothing()) {
    success["content"][route.reply_type]["schema"] = JsonSchemaOf(Required(route.reply), &components);
  } else if (route.success != 204) {
    success["content"][route.reply_type] = json::object();
  }
  return {{std::to_string(route.success), std::move(success)},
          {"default", {{"$ref", "#/components/responses/Problem"}}}};
}

json Operation(const Route& route, json& components) {
  json operation = {{"operationId", route.operation},
                    {"summary", route.summary},
                    {"tags", json::array({route.tag})},
                    {"responses", Responses(route, components)}};
  if (json parameters = Parameters(route, components); !parameters.empty()) {
    operation["parameters"] = std::move(parameters);
  }
  if (!route.request.IsNothing() || route.limits.body_is_bytes) {
    operation["requestBody"] = RequestBody(route, components);
  }
  if (route.permission.empty() || route.permission == kPublicPermission) {
    operation["security"] = json::array();  // open to everybody
  } else {
    operation["x-permission"] = route.permission;
  }
  return operation;
}

json ProblemSchema() {
  const Schema detail = Object({{"where", Text(), {}}, {"detail", Text(), {}}, {"hint", Text().Optional(), {}}});
  return JsonSchemaOf(Object({{"type", Text(), {}},
                              {"title", Text(), {}},
                              {"status", Integer(400, 599), {}},
                              {"code", Text(), {}},
                              {"detail", Text(), {}},
                              {"where", Text().Optional(), {}},
                              {"hint", Text().Optional(), {}},
                              {"request", Text(), {}},
                              {"errors", Array(detail, 0, 100'000).Optional(), {}}}),
                      nullptr);
}

}  // namespace

json OpenApi(const std::vector<Route>& routes, const std::string& title, const std::string& version) {
  json schemas = json::object();
  json paths = json::object();
  for (const Route& route : routes) {
    paths[route.path][LowerMethod(route.method)] = Operation(route, schemas);
  }
  schemas["Problem"] = ProblemSchema();
  const json problem_content = {{kProblemType, {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}};
  return {
      {"openapi", "3.1.0"},
      {"info", {{"title", title}, {"version", version}}},
      {"paths", std::move(paths)},
      {"security", json::array({{{"session", json::array()}}, {{"token", json::array()}}})},
      {"components",
       {{"schemas", std::move(schemas)},
        {"responses", {{"Problem", {{"description", messages::kProblemDescription}, {"content", problem_content}}}}},
        {"securitySchemes",
         {{"session",
           {{"type", "apiKey"},
            {"in", "cookie"},
            {"name", "shouwang_session"},
            {"description", messages::kCookieDescription}}},
          {"token", {{"type", "http"}, {"scheme", "bearer"}, {"description", messages::kBearerDescription}}}}}}}};
}

}  // namespace shouwang::http
