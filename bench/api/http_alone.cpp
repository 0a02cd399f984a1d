// The HTTP layer of 守望 with nothing behind it: replies of the benchmark's size, made once. What is left of a
// request's time in `script/bench api` when the store, sealing and access take none.
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

#include "http/server.h"

namespace {

using namespace shouwang;

http::Route Fixed(http::Method method, const std::string& path, const std::string& operation, size_t bytes) {
  http::Route route;
  route.method = method;
  route.path = path;
  route.operation = operation;
  const std::string body = "{\"text\":\"" + std::string(bytes, 'x') + "\"}";
  route.handle = [body](const http::Request&) {
    http::Reply reply;
    reply.body = body;
    return reply;
  };
  return route;
}

}  // namespace

int main(int argc, char** argv) {
  http::ServerOptions options;
  options.port = static_cast<uint16_t>(argc > 1 ? std::atoi(argv[1]) : 0);
  options.requests_per_second = 0;
  constexpr size_t kHouseholdBytes = 1200;
  constexpr size_t kPageBytes = 15'000;
  http::Route answer = Fixed(http::Method::kPost, "/api/v1/clues/{id}/answer", "answer", 80);
  answer.request = http::Object({{"verdict", http::Text(1, 10), {}},
                                 {"note", http::Text(1, 2000), {}},
                                 {"checker", http::Text(0, 50).Optional(), {}},
                                 {"visited_on", http::Day().Optional(), {}}});
  http::Route list = Fixed(http::Method::kGet, "/api/v1/clues", "list", kPageBytes);
  list.query = {{"limit", http::Integer(1, 200).Optional(), {}}, {"cursor", http::Text(0, 500).Optional(), {}}};
  auto server =
      http::StartServer(options, {Fixed(http::Method::kGet, "/api/v1/households/{id}", "household", kHouseholdBytes),
                                  std::move(answer), std::move(list)});
  if (!server) {
    std::cerr << FormatError(server.error()) << "\n";
    return 1;
  }
  std::cout << (*server)->port() << std::endl;
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  int received = 0;
  sigwait(&signals, &received);
  (*server)->Stop(1);
}
