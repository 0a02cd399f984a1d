// For tests: somebody who calls guarded routes as a browser or a script does, without the network: routing and schema
// checks as the server makes them, cookie and CSRF token kept from one call to the next. A reply that is not as its
// route says is a failure of the test.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>
#include "base/json.h"

#include "api/core/guard.h"
#include "http/problem.h"
#include "http/reply_check.h"
#include "http/request_check.h"
#include "http/router.h"

namespace shouwang::api {

class Visitor {
 public:
  using Headers = std::vector<std::pair<std::string, std::string>>;
  explicit Visitor(const http::Router& router, std::string from = "127.0.0.1")
      : address(std::move(from)), router_(router) {}

  http::Reply Get(const std::string& path) { return Do(http::Method::kGet, path, {}); }
  http::Reply Post(const std::string& path, const nlohmann::json& body, Headers headers = {}) {
    return Do(http::Method::kPost, path, body.is_null() ? "" : body.dump(), std::move(headers));
  }

  // `path` is below /api/v1 and may have a query of plain characters.
  http::Reply Do(http::Method method, const std::string& path, std::string body, Headers headers = {}) {
    http::Request request;
    request.method = method;
    request.path = "/api/v1" + path.substr(0, path.find('?'));
    request.body = std::move(body);
    request.address = address;
    request.id = "test";
    request.headers = std::move(headers);
    request.headers.emplace_back("content-type", "application/json");
    if (!cookie.empty()) request.headers.emplace_back("cookie", std::string(kSessionCookie) + "=" + cookie);
    if (!csrf.empty()) request.headers.emplace_back("x-csrf-token", csrf);
    if (!bearer.empty()) request.headers.emplace_back("authorization", "Bearer " + bearer);
    if (path.find('?') != std::string::npos) ReadQuery(path.substr(path.find('?') + 1), request);
    const http::Router::Match match = router_.Find(method, request.path);
    if (match.route == nullptr) return http::Problem({ErrorCode::kNotFound, "no route", path, {}, {}}, "test");
    request.parameters = match.parameters;
    if (Status fits = http::CheckRequest(*match.route, request); !fits) return http::Problem(fits.error(), "test");
    http::Reply reply = match.route->handle(request);
    const Status described = http::CheckReply(*match.route, reply);
    EXPECT_TRUE(described) << described.error().what;
    Remember(reply);
    return reply;
  }

  http::Reply SignIn(const std::string& name, const std::string& password) {
    return Post("/session", {{"name", name}, {"password", password}});
  }

  std::string address;
  std::string cookie;
  std::string csrf;
  std::string bearer;

 private:
  void Remember(const http::Reply& reply) {
    for (const auto& [name, value] : reply.headers) {
      if (name == "Set-Cookie") cookie = value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
    }
    const nlohmann::json body = nlohmann::json::parse(reply.body, nullptr, false);
    if (body.is_object() && body.contains("csrf_token")) csrf = body["csrf_token"];
  }

  static void ReadQuery(const std::string& text, http::Request& request) {
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('&', at), text.size());
      const std::string pair = text.substr(at, end - at);
      request.query[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
      at = end + 1;
    }
  }

  const http::Router& router_;
};

}  // namespace shouwang::api
