// The route table: everything the server answers, from which OpenAPI is made.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "http/message.h"
#include "http/schema.h"

namespace shouwang::http {

struct QueryParameter {
  std::string name;
  Schema schema;  // Text, Integer, Choice, Day, Boolean: given as text in the URL
  std::string description;
};

// What happens on the way in and out; said for each route that differs.
struct RouteLimits {
  size_t body_bytes = 1U << 20U;  // beyond: 413
  bool body_is_bytes = false;     // a file: not JSON, body given to the handler as it is
  unsigned deadline_s = 30;       // beyond: 503 to the client
};

// A route with this permission needs no session.
inline constexpr char kPublicPermission[] = "public";

struct Route {
  Method method = Method::kGet;
  std::string path;        // "/api/v1/households/{id}"
  std::string operation;   // "readHousehold": operationId, and the metrics' label
  std::string summary;     // Chinese
  std::string tag;         // "households"
  std::string permission;  // shown in OpenAPI as x-permission
  std::vector<QueryParameter> query;
  Schema request;
  Schema reply;
  std::string reply_type = "application/json";  // e.g. text/event-stream, application/vnd.openxmlformats…
  int success = 200;
  bool needs_version = false;  // If-Match is required
  RouteLimits limits;
  std::function<Reply(const Request&)> handle;  // called on a worker; may throw: answered with 500
};

}  // namespace shouwang::http
