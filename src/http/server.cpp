#include "http/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "http/dispatcher.h"
#include "http/listener.h"
#include "http/messages.h"
#include "http/router.h"

namespace shouwang::http {

namespace {

// Nothing: not an address.
std::optional<bool> IsLoopback(const std::string& host) {
  in_addr four{};
  in6_addr six{};
  if (inet_pton(AF_INET, host.c_str(), &four) == 1) {
    return (ntohl(four.s_addr) >> 24U) == 127;
  }
  if (inet_pton(AF_INET6, host.c_str(), &six) == 1) {
    return IN6_IS_ADDR_LOOPBACK(&six) != 0;
  }
  return std::nullopt;
}

Status CheckOptions(const ServerOptions& options) {
  const std::optional<bool> loopback = IsLoopback(options.host);
  if (!loopback) {
    return Fail(ErrorCode::kUsage, messages::kBadAddress, options.host, messages::kBadAddressHint);
  }
  if (options.certificate_file.empty() != options.key_file.empty()) {
    return Fail(ErrorCode::kUsage, messages::kKeyMissing);
  }
  if (!*loopback && options.certificate_file.empty()) {  // 04-trust 18
    return Fail(ErrorCode::kUsage, messages::kExposedWithoutTls, options.host, messages::kExposedWithoutTlsHint);
  }
  return {};
}

// Each connection is a descriptor, and accepting ends for good when there are none left.
void AllowDescriptors() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

size_t ConnectionLimit(size_t wanted) {
  constexpr size_t kOthers = 256;  // the store, files, logs
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
    return wanted;
  }
  const auto most = static_cast<size_t>(limit.rlim_cur);
  return std::min(wanted, most > 2 * kOthers ? most - kOthers : most / 2);
}

class ServerOfListener final : public Server {
 public:
  ServerOfListener(const ServerOptions& options, Router router) : dispatcher_(options, std::move(router)) {}
  ~ServerOfListener() override { Stop(0); }

  Status Start(const ServerOptions& options) {
    ListenerOptions listening;
    listening.host = options.host;
    listening.port = options.port;
    listening.io_threads = options.io_threads;
    listening.connection_limit = ConnectionLimit(options.connection_limit);
    listening.header_bytes = options.header_bytes;
    listening.read_timeout_s = options.read_timeout_s;
    listening.idle_timeout_s = options.idle_timeout_s;
    listening.certificate_file = options.certificate_file;
    listening.key_file = options.key_file;
    listening.body_limit = [this](std::string_view method, std::string_view target) {
      return dispatcher_.BodyLimit(method, target);
    };
    listening.receive = [this](Incoming incoming, std::shared_ptr<ReplyWay> way) {
      dispatcher_.Receive(std::move(incoming), std::move(way));
    };
    listening.tick = [this] { dispatcher_.Tick(); };
    listening.connections = [this](int64_t change) { dispatcher_.CountConnection(change); };
    auto listener = Listen(std::move(listening));
    if (!listener) {
      return Fail(listener.error());
    }
    listener_ = std::move(*listener);
    return {};
  }

  uint16_t port() const override { return listener_->port(); }

  void Stop(unsigned grace_s) override {
    if (listener_ && !std::exchange(stopped_, true)) {
      listener_->StopAccepting();
      dispatcher_.Stop(grace_s);
      listener_->Close();
    }
  }

 private:
  Dispatcher dispatcher_;
  std::unique_ptr<Listener> listener_;
  bool stopped_ = false;
};

}  // namespace

Result<std::unique_ptr<Server>> StartServer(const ServerOptions& options, std::vector<Route> routes) {
  if (Status fits = CheckOptions(options); !fits) {
    return Fail(fits.error());
  }
  Result<Router> router = Router::Build(std::move(routes));
  if (!router) {
    return Fail(router.error());
  }
  AllowDescriptors();
  auto server = std::make_unique<ServerOfListener>(options, std::move(*router));
  if (Status started = server->Start(options); !started) {
    return Fail(started.error());
  }
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace shouwang::http
