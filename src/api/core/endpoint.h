// An endpoint: an http::Route without its wrapping. The guard (guard.cpp) turns each into a route: session or bearer
// token → account enabled → role has the permission → CSRF token for cookies → rate per account → handler → problem.
// There is no other way to make a route of the API.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "access/role.h"
#include "api/core/call.h"
#include "http/route.h"

namespace shouwang::api {

struct Endpoint {
  http::Method method = http::Method::kGet;
  std::string path;       // below /api/v1, e.g. "/households/{id}"
  std::string operation;  // "readHousehold"
  std::string summary;    // Chinese
  access::Permission permission = access::Permission::kSignedIn;
  std::vector<http::QueryParameter> query = {};
  http::Schema request = {};
  http::Schema reply = {};
  std::string reply_type = "application/json";
  int success = 200;
  bool needs_version = false;
  http::RouteLimits limits = {};
  std::function<Result<http::Reply>(Call&)> handle = {};
};

// Each resource file has one of these; api_routes.cpp lists them all.
using Endpoints = std::vector<Endpoint>;

// A GET with a JSON reply; what else an endpoint needs is set afterwards.
Endpoint Reading(std::string path, std::string operation, std::string summary, access::Permission permission,
                 http::Schema reply, std::function<Result<http::Reply>(Call&)> handle);
// A POST of JSON with a JSON reply.
Endpoint Posting(std::string path, std::string operation, std::string summary, access::Permission permission,
                 http::Schema request, http::Schema reply, std::function<Result<http::Reply>(Call&)> handle);

// The endpoints of several files, in this order.
Endpoints Joined(std::initializer_list<Endpoints (*)()> files);

}  // namespace shouwang::api
