// Everything the server answers: the guarded endpoints of /api/v1, and what machines ask (OpenAPI, health, metrics).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/core/guard_options.h"
#include "api/core/services.h"
#include "base/result.h"
#include "http/metrics.h"
#include "http/route.h"

namespace shouwang::api {

struct Endpoint;  // api/core/endpoint.h

// The whole route table of /api/v1. The role × route × row matrix is made from it.
std::vector<Endpoint> AllEndpoints();

// The API as an OpenAPI document; needs no county.
std::string OpenApiDocument(const std::string& version);

// Errors as of Guarded(). `services` must outlive the routes.
Result<std::vector<http::Route>> ApiRoutes(Services& services, const GuardOptions& options,
                                           const std::shared_ptr<const http::Metrics>& metrics,
                                           const std::string& version);

}  // namespace shouwang::api
