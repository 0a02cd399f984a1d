#include "api/core/endpoint.h"

#include <utility>

namespace shouwang::api {

Endpoint Reading(std::string path, std::string operation, std::string summary, access::Permission permission,
                 http::Schema reply, std::function<Result<http::Reply>(Call&)> handle) {
  Endpoint endpoint;
  endpoint.path = std::move(path);
  endpoint.operation = std::move(operation);
  endpoint.summary = std::move(summary);
  endpoint.permission = permission;
  endpoint.reply = std::move(reply);
  endpoint.handle = std::move(handle);
  return endpoint;
}

Endpoint Posting(std::string path, std::string operation, std::string summary, access::Permission permission,
                 http::Schema request, http::Schema reply, std::function<Result<http::Reply>(Call&)> handle) {
  Endpoint endpoint = Reading(std::move(path), std::move(operation), std::move(summary), permission, std::move(reply),
                              std::move(handle));
  endpoint.method = http::Method::kPost;
  endpoint.request = std::move(request);
  return endpoint;
}

Endpoints Joined(std::initializer_list<Endpoints (*)()> files) {
  Endpoints all;
  for (const auto make : files) {
    for (Endpoint& endpoint : make()) all.push_back(std::move(endpoint));
  }
  return all;
}

}  // namespace shouwang::api
