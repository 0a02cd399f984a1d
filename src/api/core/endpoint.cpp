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

}  // namespace shouwang::api
