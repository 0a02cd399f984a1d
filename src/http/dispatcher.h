// From a request as it arrived to its reply: the order of all checks, and everything that is counted and logged.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/event_stream.h"
#include "http/listener.h"
#include "http/metrics.h"
#include "http/rate_limit.h"
#include "http/reply_finish.h"
#include "http/router.h"
#include "http/server.h"
#include "http/static_files.h"
#include "http/worker_pool.h"

namespace shouwang::http {

class Dispatcher {
 public:
  Dispatcher(const ServerOptions& options, Router router);

  size_t BodyLimit(std::string_view method, std::string_view target) const;
  void Receive(Incoming incoming, std::shared_ptr<ReplyWay> way);  // on an I/O thread: answers at once or queues
  void Tick();
  void CountConnection(int64_t change);

  // Refuses what is new and waits for what runs, at most `grace_s`; then ends event streams and workers. No ReplyWay is
  // held afterwards.
  void Stop(unsigned grace_s);

 private:
  // One request on its way. Whoever sets `answered` first may answer.
  struct Exchange {
    Request request;
    FinishOptions finish;
    std::string method;
    const Route* route = nullptr;  // null: a static file, or nothing
    std::string error_label;       // of metrics and log when there is no route
    std::chrono::steady_clock::time_point begun;
    std::chrono::steady_clock::time_point deadline;
    std::shared_ptr<ReplyWay> way;
    std::atomic<bool> answered = false;
    bool close = false;
  };
  using ExchangePtr = std::shared_ptr<Exchange>;

  ExchangePtr Begin(Incoming& incoming, std::shared_ptr<ReplyWay> way);
  std::string ClientAddress(const Incoming& incoming) const;
  bool RefuseEarly(const ExchangePtr& exchange, const Incoming& incoming);
  bool FindRoute(const ExchangePtr& exchange, const Incoming& incoming);
  void Queue(const ExchangePtr& exchange);
  void Work(const ExchangePtr& exchange);
  Reply Handle(Exchange& exchange);
  void Fail(Exchange& exchange, int status, const Error& error, Headers headers = {});
  void Answer(Exchange& exchange, Reply reply);
  void Stream(Exchange& exchange, Reply reply);
  void Log(const Exchange& exchange, int status, size_t bytes, const std::string& exception = {});
  void Finished(Exchange& exchange, int status, size_t bytes);

  const ServerOptions options_;
  const Router router_;
  const std::shared_ptr<Metrics> metrics_;
  const std::string id_prefix_;
  std::atomic<uint64_t> next_id_ = 0;
  std::atomic<bool> stopping_ = false;
  RateLimit rate_limit_;
  StaticFiles files_;
  EventStreams streams_;
  std::chrono::steady_clock::time_point last_beat_;
  std::mutex mutex_;
  std::vector<std::weak_ptr<Exchange>> waiting_;  // for their deadlines
  WorkerPool pool_;                               // last: its threads use all the rest
};

}  // namespace shouwang::http
