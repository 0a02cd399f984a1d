#include "api/core/guard.h"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "api/core/messages.h"
#include "api/core/networks.h"
#include "api/core/refusal_log.h"
#include "http/problem.h"
#include "http/rate_limit.h"

namespace shouwang::api {
namespace {

using access::Permission;

constexpr std::string_view kBearer = "Bearer ";
constexpr char kPrefix[] = "/api/v1";

// What all routes of one server share.
struct Gate {
  Gate(Services& used, const GuardOptions& options, Networks networks)
      : services(used),
        admin_networks(std::move(networks)),
        rate(options.requests_per_second),
        refusals(used.record, used.clock),
        secure_cookies(options.secure_cookies) {}
  Services& services;
  const Networks admin_networks;
  http::RateLimit rate;
  RefusalLog refusals;
  const bool secure_cookies;
};

// Why a call is refused: the word in the audit trail, and what the caller reads.
struct Refusal {
  const char* reason = nullptr;  // none: it may go on
  const char* what = nullptr;
  const char* hint = nullptr;
};

Refusal Refused(const Gate& gate, const Endpoint& endpoint, const access::Session& session,
                const http::Request& request) {
  const access::Caller& caller = session.caller;
  const Permission permission = endpoint.permission;
  if (session.IsHalf() && permission != Permission::kSession) {
    return {"second-factor", message::kSecondFactorMissing, message::kSecondFactorMissingHint};
  }
  if (session.account.must_change_password && permission > Permission::kSignedIn) {
    return {"password", message::kMustChangePassword, message::kMustChangePasswordHint};
  }
  if (!access::May(caller.role, permission)) {
    return {"permission", message::kNotPermitted, message::kNotPermittedHint};
  }
  if (access::NeedsListedAddress(caller.role, permission) && !gate.admin_networks.Contains(request.address)) {
    return {"address", message::kAddressNotListed, message::kAddressNotListedHint};
  }
  if (access::NeedsSecondFactor(caller.role, permission) && !session.second_factor) {
    return {"second-factor", message::kSecondFactorNeeded, message::kSecondFactorNeededHint};
  }
  if (!session.is_token && request.method != http::Method::kGet &&
      !access::SessionBook::IsCsrfToken(std::string(request.Cookie(kSessionCookie)), request.Header("x-csrf-token"))) {
    return {"csrf", message::kCsrf, message::kCsrfHint};
  }
  return {};
}

http::Reply Handle(Gate& gate, const Endpoint& endpoint, const http::Request& request, const access::Caller& caller) {
  Call call(request, caller, gate.services);
  Result<http::Reply> reply = endpoint.handle(call);
  if (!reply) {
    if (reply.error().code == ErrorCode::kForbidden && caller.account != 0) {
      const Status noted = gate.refusals.Note(caller, endpoint.operation, "rule");
      if (!noted) return http::Problem(noted.error(), request.id);
    }
    return http::Problem(reply.error(), request.id);
  }
  if (gate.secure_cookies) {
    for (auto& [name, value] : reply->headers) {
      if (name == "Set-Cookie") value += "; Secure";
    }
  }
  return std::move(*reply);
}

http::Reply Guard(Gate& gate, const Endpoint& endpoint, const http::Request& request) {
  if (endpoint.permission == Permission::kPublic) {
    access::Caller nobody;
    nobody.address = request.address;
    return Handle(gate, endpoint, request, nobody);
  }
  const Result<std::shared_ptr<const access::Session>> session = SessionOf(request, *gate.services.sessions);
  if (!session) {
    http::Reply reply = http::Problem(session.error(), request.id);
    if (reply.status == 401) reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
  }
  const access::Caller& caller = (*session)->caller;
  if (const unsigned wait_s =
          gate.rate.Take(fmt::format("account-{}", caller.account), std::chrono::steady_clock::now())) {
    http::Reply reply =
        http::Problem({ErrorCode::kTooMany, message::kTooFast, {}, message::kTooFastHint, {}}, request.id);
    reply.headers.emplace_back("Retry-After", std::to_string(wait_s));
    return reply;
  }
  const Refusal refusal = Refused(gate, endpoint, **session, request);
  if (refusal.reason != nullptr) {
    const Status noted = gate.refusals.Note(caller, endpoint.operation, refusal.reason);
    if (!noted) return http::Problem(noted.error(), request.id);
    return http::Problem({ErrorCode::kForbidden, refusal.what, refusal.reason, refusal.hint, {}}, request.id);
  }
  return Handle(gate, endpoint, request, caller);
}

// "/households/{id}" → households
std::string TagOf(const std::string& path) { return path.substr(1, path.find('/', 1) - 1); }

}  // namespace

std::string SessionCookie(const std::string& token) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}", kSessionCookie, token,
                     token.empty() ? "; Max-Age=0" : "");
}

Result<std::shared_ptr<const access::Session>> SessionOf(const http::Request& request, access::SessionBook& book) {
  const std::string_view authorization = request.Header("authorization");
  if (authorization.starts_with(kBearer)) {
    return book.CheckBearer(std::string(authorization.substr(kBearer.size())), request.address);
  }
  return book.Check(std::string(request.Cookie(kSessionCookie)), request.address);
}

http::Route Described(const Endpoint& endpoint) {
  http::Route route;
  route.method = endpoint.method;
  route.path = kPrefix + endpoint.path;
  route.operation = endpoint.operation;
  route.summary = endpoint.summary;
  route.tag = TagOf(endpoint.path);
  route.permission = access::PermissionName(endpoint.permission);
  route.query = endpoint.query;
  route.request = endpoint.request;
  route.reply = endpoint.reply;
  route.reply_type = endpoint.reply_type;
  route.success = endpoint.success;
  route.needs_version = endpoint.needs_version;
  route.limits = endpoint.limits;
  return route;
}

Result<std::vector<http::Route>> Guarded(Endpoints endpoints, Services& services, const GuardOptions& options) {
  Result<Networks> networks = Networks::Parse(options.admin_networks);
  if (!networks) return Fail(networks.error());
  const auto gate = std::make_shared<Gate>(services, options, std::move(*networks));
  std::vector<http::Route> routes;
  for (Endpoint& endpoint : endpoints) {
    http::Route route = Described(endpoint);
    route.handle = [gate, endpoint = std::move(endpoint)](const http::Request& request) {
      return Guard(*gate, endpoint, request);
    };
    routes.push_back(std::move(route));
  }
  return routes;
}

}  // namespace shouwang::api
