#include "http/metrics.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "http/messages.h"

namespace shouwang::http {

namespace {

void Head(std::string& text, const std::string& name, const std::string& help, const char* type) {
  fmt::format_to(std::back_inserter(text), "# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
}

}  // namespace

void Metrics::Count(const std::string& operation, int status, double seconds) {
  const auto bucket = static_cast<size_t>(std::lower_bound(kBounds.begin(), kBounds.end(), seconds) - kBounds.begin());
  const std::lock_guard lock(mutex_);
  ++requests_[{operation, status}];
  Latency& latency = latencies_[operation];
  ++latency.buckets[bucket];
  latency.sum += seconds;
}

void Metrics::AddGauge(const std::string& name, const std::string& help, std::function<double()> read) {
  const std::lock_guard lock(mutex_);
  gauges_.push_back({name, help, std::move(read)});
}

std::string Metrics::Text() const {
  std::string text;
  const auto out = std::back_inserter(text);
  std::vector<Gauge> gauges;
  {
    const std::lock_guard lock(mutex_);
    gauges = gauges_;
    Head(text, "shouwang_http_requests_total", "Requests answered, by operation and status.", "counter");
    for (const auto& [key, count] : requests_) {
      fmt::format_to(out, "shouwang_http_requests_total{{operation=\"{}\",status=\"{}\"}} {}\n", key.first, key.second,
                     count);
    }
    Head(text, "shouwang_http_request_seconds", "Time from the last byte of a request to its reply.", "histogram");
    for (const auto& [operation, latency] : latencies_) {
      uint64_t below = 0;
      for (size_t i = 0; i < latency.buckets.size(); ++i) {
        below += latency.buckets[i];
        const std::string bound = i < kBounds.size() ? fmt::format("{}", kBounds[i]) : "+Inf";
        fmt::format_to(out, "shouwang_http_request_seconds_bucket{{operation=\"{}\",le=\"{}\"}} {}\n", operation, bound,
                       below);
      }
      fmt::format_to(out, "shouwang_http_request_seconds_sum{{operation=\"{}\"}} {}\n", operation, latency.sum);
      fmt::format_to(out, "shouwang_http_request_seconds_count{{operation=\"{}\"}} {}\n", operation, below);
    }
  }
  gauges.push_back({"shouwang_http_in_flight", "Requests being answered or waiting for a worker.",
                    [this] { return static_cast<double>(in_flight.load()); }});
  gauges.push_back(
      {"shouwang_http_queue", "Requests waiting for a worker.", [this] { return static_cast<double>(queued.load()); }});
  gauges.push_back(
      {"shouwang_http_connections", "Open connections.", [this] { return static_cast<double>(connections.load()); }});
  gauges.push_back({"shouwang_http_event_streams", "Clients listening to server-sent events.",
                    [this] { return static_cast<double>(event_streams.load()); }});
  for (const Gauge& gauge : gauges) {  // outside the lock: a gauge may count something itself
    Head(text, gauge.name, gauge.help, "gauge");
    fmt::format_to(out, "{} {}\n", gauge.name, gauge.read());
  }
  return text;
}

Route MetricsRoute(std::shared_ptr<const Metrics> metrics) {
  Route route;
  route.path = "/metrics";
  route.operation = "readMetrics";
  route.summary = messages::kMetricsSummary;
  route.tag = "operations";
  route.reply_type = "text/plain";
  route.handle = [metrics = std::move(metrics)](const Request&) {
    Reply reply;
    reply.content_type = "text/plain; version=0.0.4; charset=utf-8";
    reply.body = metrics->Text();
    return reply;
  };
  return route;
}

Route HealthRoute() {
  Route route;
  route.path = "/healthz";
  route.operation = "readHealth";
  route.summary = messages::kHealthSummary;
  route.tag = "operations";
  route.reply = Object({{"status", Choice({"ok"}), {}}});
  route.handle = [](const Request&) {
    Reply reply;
    reply.body = R"({"status":"ok"})";
    return reply;
  };
  return route;
}

}  // namespace shouwang::http
