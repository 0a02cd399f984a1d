// Counters of the server in Prometheus' text form. Labels are operations and status codes: never a path, never a value.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "http/route.h"

namespace shouwang::http {

// Thread-safe. One for each server; others may add gauges of their own.
class Metrics {
 public:
  void Count(const std::string& operation, int status, double seconds);

  // `read` is called when somebody looks, from a worker; it must not block for long. `name` as Prometheus wants it.
  void AddGauge(const std::string& name, const std::string& help, std::function<double()> read);

  std::atomic<int64_t> in_flight = 0;
  std::atomic<int64_t> queued = 0;
  std::atomic<int64_t> connections = 0;
  std::atomic<int64_t> event_streams = 0;

  std::string Text() const;

 private:
  static constexpr std::array<double, 12> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30};
  struct Latency {
    std::array<uint64_t, kBounds.size() + 1> buckets{};
    double sum = 0;
  };
  struct Gauge {
    std::string name;
    std::string help;
    std::function<double()> read;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, uint64_t> requests_;
  std::map<std::string, Latency> latencies_;
  std::vector<Gauge> gauges_;
};

// GET /metrics. Who may see it is decided by whoever lists the route: it holds no personal data.
Route MetricsRoute(std::shared_ptr<const Metrics> metrics);
// GET /healthz: 200 while the process answers at all.
Route HealthRoute();

}  // namespace shouwang::http
