// The one way from endpoints to routes (04-trust.md lines 3, 4, 7, 12): session or token → second factor → password
// changed → permission → address of administrative routes → CSRF token → rate of the account → handler → problem. Which
// rows the caller sees is the record's business.
//
// Threads: routes may be called on several at once. Ownership: services must outlive the routes. `services.sessions`
// must be there. Refused calls of known callers are in the audit trail, so few of them that nobody can fill the disk.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "access/session_book.h"
#include "api/core/endpoint.h"
#include "api/core/guard_options.h"
#include "http/route.h"

namespace shouwang::api {

// Paths become /api/v1…; every answer but a file is never kept by caches (the HTTP layer says so). kUsage for a network
// that is none.
// What OpenAPI says of an endpoint: the route without what answers it.
http::Route Described(const Endpoint& endpoint);
Result<std::vector<http::Route>> Guarded(Endpoints endpoints, Services& services, const GuardOptions& options);

inline constexpr char kSessionCookie[] = "shouwang_session";
// The cookie of a session; with a blank token the one that ends it. The guard adds `Secure`.
std::string SessionCookie(const std::string& token);
// Whose session or token the request carries. For endpoints about the session itself; others have Call::caller().
Result<std::shared_ptr<const access::Session>> SessionOf(const http::Request& request, access::SessionBook& book);

}  // namespace shouwang::api
