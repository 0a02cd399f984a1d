// The HTTP server: RESTinio for the sockets, a pool of workers for the handlers (they block on the store).
//
// What it does for every route: routing (404, 405 with Allow), path and query decoding, body limit (413), query and
// body checked against the route's schemas (400 for what is not JSON, 422 for what does not fit), security headers,
// X-Request-Id, gzip, conditional GET (304), deadline, rate limits per address (429 with Retry-After), metrics, one log
// line a request without query values or personal data, 500 for an exception. All errors are problem+json.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "http/metrics.h"
#include "http/route.h"

namespace shouwang::http {

struct ServerOptions {
  std::string host = "127.0.0.1";
  uint16_t port = 0;  // 0: a free one
  unsigned io_threads = 1;
  unsigned workers = 0;       // 0: 16 a core, at least 128
  size_t queue_limit = 4096;  // requests waiting for a worker; beyond: 503
  size_t connection_limit = 4000;
  size_t header_bytes = 16U << 10U;
  unsigned read_timeout_s = 30;  // for the headers and each piece of the body
  unsigned idle_timeout_s = 60;
  double requests_per_second = 200;  // per address, with a burst of four seconds; 0: no limit
  std::string certificate_file;      // TLS when set; without it only loopback is listened on
  std::string key_file;
  std::string web_root;                                   // static files at /, blank: none
  std::vector<std::string> trusted_proxies;               // whose X-Forwarded-For is believed
  bool check_replies = false;                             // 500 for a reply that is not as its route says: for tests
  std::function<void(const std::string& json_line)> log;  // called by several threads
  std::shared_ptr<Metrics> metrics;                       // as MetricsRoute has it; null: counted, but not shown
};

class Server {
 public:
  virtual ~Server() = default;
  virtual uint16_t port() const = 0;
  // Takes no new connections, lets running requests end (at most `grace_s`; new ones are answered with 503), closes
  // event streams, and waits for handlers that still run: their clients get an answer if they are within the grace.
  virtual void Stop(unsigned grace_s) = 0;
};

// Listens when it returns. Errors: kUsage for options that do not fit (an exposed address without TLS), kUnavailable
// when the port is taken.
Result<std::unique_ptr<Server>> StartServer(const ServerOptions& options, std::vector<Route> routes);

// OpenAPI 3.1 of the routes.
nlohmann::json OpenApi(const std::vector<Route>& routes, const std::string& title, const std::string& version);

}  // namespace shouwang::http
