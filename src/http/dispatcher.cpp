#include "http/dispatcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include "base/json.h"

#include "base/binary_text.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/text.h"
#include "http/messages.h"
#include "http/problem_reply.h"
#include "http/reply_check.h"
#include "http/request_check.h"
#include "http/url.h"

namespace shouwang::http {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr auto kBeatPeriod = std::chrono::seconds(15);
constexpr size_t kNoBody = 64 * 1024;  // for what has no route: it is answered with 404, not 413
constexpr char kRetrySoon[] = "1";
// Handlers mostly wait: for the commit they share with others (as many as there are workers), for the store.
constexpr unsigned kLeastWorkers = 128;
constexpr unsigned kWorkersPerCore = 16;

std::optional<Method> MethodOf(std::string_view name) {
  constexpr std::array kMethods = {Method::kGet, Method::kPost, Method::kPut, Method::kPatch, Method::kDelete};
  for (const Method method : kMethods) {
    if (name == MethodName(method)) {
      return method;
    }
  }
  return name == "HEAD" ? std::optional(Method::kGet) : std::nullopt;
}

std::string BytesText(size_t bytes) {
  if (bytes >= size_t{1} << 20U) {
    return fmt::format(messages::kMebibytes, bytes >> 20U);
  }
  return bytes >= 1024 ? fmt::format(messages::kKibibytes, bytes / 1024) : fmt::format(messages::kBytes, bytes);
}

std::string AllowText(const std::vector<Method>& methods) {
  std::string text;
  for (const Method method : methods) {
    text += text.empty() ? "" : ", ";
    text += MethodName(method);
    text += method == Method::kGet ? ", HEAD" : "";
  }
  return text;
}

bool HasCleanHeaders(const Headers& headers) {
  for (const auto& [name, value] : headers) {
    const bool clean = std::all_of(value.begin(), value.end(), [](char c) {
      return (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) || c == '\t';
    });
    if (!clean) {
      return false;
    }
  }
  return true;
}

unsigned Workers(const ServerOptions& options) {
  return options.workers > 0 ? options.workers
                             : std::max(kLeastWorkers, kWorkersPerCore * std::thread::hardware_concurrency());
}

// Of an exception, what may be logged. A database's message carries the bound values behind " while ".
std::string ExceptionText(const std::exception& error) {
  constexpr size_t kMost = 200;
  const std::string_view what = error.what();
  return MaskPersonalRuns(what.substr(0, std::min(what.find(" while "), kMost)));
}

}  // namespace

Dispatcher::Dispatcher(const ServerOptions& options, Router router)
    : options_(options),
      router_(std::move(router)),
      metrics_(options.metrics ? options.metrics : std::make_shared<Metrics>()),
      id_prefix_(HexText(RandomBytes(6))),
      rate_limit_(options.requests_per_second),
      files_(options.web_root),
      last_beat_(SteadyClock::now()),
      pool_(Workers(options), options.queue_limit) {}

size_t Dispatcher::BodyLimit(std::string_view method, std::string_view target) const {
  const auto parsed = ParseTarget(target);
  const Router::Match match = parsed ? router_.Find(MethodOf(method), parsed->path) : Router::Match{};
  return match.route == nullptr ? kNoBody : match.route->limits.body_bytes;
}

void Dispatcher::CountConnection(int64_t change) { metrics_->connections += change; }

std::string Dispatcher::ClientAddress(const Incoming& incoming) const {
  const auto trusted = [this](const std::string& address) {
    return std::find(options_.trusted_proxies.begin(), options_.trusted_proxies.end(), address) !=
           options_.trusted_proxies.end();
  };
  if (!trusted(incoming.address)) {
    return incoming.address;
  }
  // From the right: what a trusted proxy added is believed, what the client wrote before that is not.
  std::string client = incoming.address;
  for (auto header = incoming.headers.rbegin(); header != incoming.headers.rend(); ++header) {
    if (header->first != "x-forwarded-for") {
      continue;
    }
    std::string_view rest = header->second;
    while (!rest.empty()) {
      const size_t comma = rest.rfind(',');
      const std::string_view one = TrimAscii(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
      rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(0, comma);
      const bool looks_like_one = !one.empty() && one.size() <= 45 &&
                                  one.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
      if (!looks_like_one) {
        return client;
      }
      client = std::string(one);
      if (!trusted(client)) {
        return client;
      }
    }
  }
  return client;
}

Dispatcher::ExchangePtr Dispatcher::Begin(Incoming& incoming, std::shared_ptr<ReplyWay> way) {
  auto exchange = std::make_shared<Exchange>();
  exchange->begun = SteadyClock::now();
  exchange->deadline = SteadyClock::time_point::max();
  exchange->way = std::move(way);
  exchange->method = incoming.method;
  exchange->error_label = "none";
  Request& request = exchange->request;
  request.method = MethodOf(incoming.method).value_or(Method::kGet);
  request.address = ClientAddress(incoming);
  request.id = fmt::format("{}{:08x}", id_prefix_, ++next_id_);
  request.headers = std::move(incoming.headers);
  request.body = std::move(incoming.body);
  FinishOptions& finish = exchange->finish;
  finish.request_id = request.id;
  finish.is_head = incoming.method == "HEAD";
  finish.is_get = finish.is_head || incoming.method == "GET";
  finish.is_tls = !options_.certificate_file.empty();
  finish.if_none_match = request.Header("if-none-match");
  finish.accept_encoding = request.Header("accept-encoding");
  ++metrics_->in_flight;
  return exchange;
}

void Dispatcher::Receive(Incoming incoming, std::shared_ptr<ReplyWay> way) {
  const ExchangePtr exchange = Begin(incoming, std::move(way));
  if (!RefuseEarly(exchange, incoming) && FindRoute(exchange, incoming)) {
    Queue(exchange);
  }
}

bool Dispatcher::RefuseEarly(const ExchangePtr& exchange, const Incoming& incoming) {
  Exchange& one = *exchange;
  one.close = incoming.refusal != Refusal::kNone || stopping_;
  if (stopping_) {
    Fail(one, 503, {ErrorCode::kUnavailable, messages::kStopping, {}, {}}, {{"Retry-After", kRetrySoon}});
    return true;
  }
  const unsigned wait_s = rate_limit_.Take(one.request.address, one.begun);
  if (wait_s > 0) {
    Fail(one, 429, {ErrorCode::kTooMany, messages::kTooManyRequests, {}, messages::kTooManyRequestsHint},
         {{"Retry-After", std::to_string(wait_s)}});
    return true;
  }
  switch (incoming.refusal) {
    case Refusal::kNone:
      break;
    case Refusal::kUrlTooLong:
      Fail(one, 414, {ErrorCode::kTooLarge, messages::kUrlTooLong, {}, {}});
      return true;
    case Refusal::kHeadersTooLarge:
      Fail(one, 431, {ErrorCode::kTooLarge, messages::kHeadersTooLarge, {}, messages::kHeadersTooLargeHint});
      return true;
    case Refusal::kBodyTooLarge:
      Fail(one, 413,
           {ErrorCode::kTooLarge,
            fmt::format(messages::kBodyTooLarge, BytesText(BodyLimit(incoming.method, incoming.target))),
            {},
            messages::kBodyTooLargeHint});
      return true;
    case Refusal::kNoRoom:
      Fail(one, 503, {ErrorCode::kUnavailable, messages::kBusy, {}, messages::kBusyHint},
           {{"Retry-After", kRetrySoon}});
      return true;
  }
  if (!HasCleanHeaders(one.request.headers)) {
    Fail(one, 400, {ErrorCode::kUsage, messages::kHeadersBroken, {}, {}});
    return true;
  }
  return false;
}

bool Dispatcher::FindRoute(const ExchangePtr& exchange, const Incoming& incoming) {
  Exchange& one = *exchange;
  auto target = ParseTarget(incoming.target);
  if (!target) {
    Fail(one, 400, {ErrorCode::kUsage, messages::kUrlBroken, {}, messages::kUrlBrokenHint});
    return false;
  }
  one.request.path = std::move(target->path);
  one.request.query = std::move(target->query);
  Router::Match match = router_.Find(MethodOf(incoming.method), one.request.path);
  one.route = match.route;
  one.request.parameters = std::move(match.parameters);
  if (match.route != nullptr) {
    return true;
  }
  if (!match.allowed.empty()) {
    const std::string allow = AllowText(match.allowed);
    Fail(one, 405,
         {ErrorCode::kUsage, messages::kMethodNotAllowed, {}, fmt::format(messages::kMethodNotAllowedHint, allow)},
         {{"Allow", allow}});
    return false;
  }
  if (one.finish.is_get && !options_.web_root.empty()) {
    one.error_label = "staticFile";
    one.finish.is_page = true;
    return true;
  }
  Fail(one, 404, {ErrorCode::kNotFound, messages::kNoSuchPath, {}, {}});
  return false;
}

void Dispatcher::Queue(const ExchangePtr& exchange) {
  exchange->deadline =
      exchange->begun + std::chrono::seconds(exchange->route ? exchange->route->limits.deadline_s : 30);
  ++metrics_->queued;
  if (!pool_.Add([this, exchange] { Work(exchange); })) {
    --metrics_->queued;
    Fail(*exchange, 503, {ErrorCode::kUnavailable, messages::kBusy, {}, messages::kBusyHint},
         {{"Retry-After", kRetrySoon}});
    return;
  }
  const std::lock_guard lock(mutex_);
  waiting_.push_back(exchange);
}

void Dispatcher::Work(const ExchangePtr& exchange) {
  --metrics_->queued;
  if (exchange->answered) {
    return;  // its time was over before its turn came
  }
  Reply reply = Handle(*exchange);
  if (reply.events && !exchange->finish.is_head) {
    Stream(*exchange, std::move(reply));
  } else {
    Answer(*exchange, std::move(reply));
  }
}

Reply Dispatcher::Handle(Exchange& exchange) {
  try {
    if (exchange.route == nullptr) {
      auto file = files_.Find(exchange.request.path);
      return file ? std::move(*file)
                  : Problem({ErrorCode::kNotFound, messages::kNoSuchPath, {}, {}}, exchange.request.id);
    }
    if (const Status fits = CheckRequest(*exchange.route, exchange.request); !fits) {
      return Problem(fits.error(), exchange.request.id);
    }
    Reply reply = exchange.route->handle(exchange.request);
    const Status described = options_.check_replies ? CheckReply(*exchange.route, reply) : Status();
    if (described) {
      return reply;
    }
    Log(exchange, 500, 0, "the reply is not as described: " + described.error().what);
  } catch (const std::exception& error) {
    Log(exchange, 500, 0, ExceptionText(error));
  } catch (...) {
    Log(exchange, 500, 0, "not a std::exception");
  }
  return Problem({ErrorCode::kInternal, messages::kInternal, {}, messages::kInternalHint}, exchange.request.id);
}

void Dispatcher::Fail(Exchange& exchange, int status, const Error& error, Headers headers) {
  Reply reply = ProblemReply(status, error, exchange.request.id);
  reply.headers = std::move(headers);
  Answer(exchange, std::move(reply));
}

void Dispatcher::Answer(Exchange& exchange, Reply reply) {
  if (exchange.answered.exchange(true)) {
    return;
  }
  Outgoing outgoing = FinishReply(std::move(reply), exchange.finish);
  outgoing.close = exchange.close || stopping_;
  const int status = outgoing.status;
  const size_t bytes = outgoing.body.size();
  Finished(exchange, status, bytes);
  std::exchange(exchange.way, nullptr)->Send(std::move(outgoing));
}

void Dispatcher::Stream(Exchange& exchange, Reply reply) {
  if (exchange.answered.exchange(true)) {
    return;
  }
  const auto begin = std::move(reply.events);
  reply.content_type = "text/event-stream; charset=utf-8";
  reply.body.clear();
  reply.headers.emplace_back("X-Accel-Buffering", "no");  // a proxy in between must not collect events
  Outgoing head = FinishReply(std::move(reply), exchange.finish);
  Finished(exchange, head.status, 0);
  auto stream =
      std::make_shared<ByteEventStream>(std::exchange(exchange.way, nullptr)->Stream(std::move(head)), metrics_);
  streams_.Add(stream);
  try {
    begin(stream);
  } catch (const std::exception& error) {
    Log(exchange, 500, 0, ExceptionText(error));
    stream->Close();
  }
}

void Dispatcher::Finished(Exchange& exchange, int status, size_t bytes) {
  const double seconds = std::chrono::duration<double>(SteadyClock::now() - exchange.begun).count();
  metrics_->Count(exchange.route ? exchange.route->operation : exchange.error_label, status, seconds);
  --metrics_->in_flight;
  Log(exchange, status, bytes);
}

void Dispatcher::Log(const Exchange& exchange, int status, size_t bytes, const std::string& exception) {
  if (!options_.log) {
    return;
  }
  const double ms = std::chrono::duration<double, std::milli>(SteadyClock::now() - exchange.begun).count();
  nlohmann::json line = {{"time", BeijingTime(SystemClock().NowMs())},
                         {"level", exception.empty() ? "info" : "error"},
                         {"id", exchange.request.id},
                         {"method", exchange.method},
                         {"route", exchange.route ? exchange.route->path : exchange.error_label},
                         {"status", status},
                         {"ms", std::round(ms * 1000) / 1000},
                         {"bytes", bytes},
                         {"address", exchange.request.address}};
  if (!exception.empty()) {
    line["exception"] = exception;
  }
  options_.log(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void Dispatcher::Tick() {
  const auto now = SteadyClock::now();
  std::vector<ExchangePtr> late;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(waiting_, [&](const std::weak_ptr<Exchange>& weak) {
      ExchangePtr exchange = weak.lock();
      if (!exchange || exchange->answered) {
        return true;
      }
      if (now > exchange->deadline) {
        late.push_back(std::move(exchange));
        return true;
      }
      return false;
    });
  }
  for (const ExchangePtr& exchange : late) {
    Fail(*exchange, 503, {ErrorCode::kUnavailable, messages::kDeadline, {}, messages::kDeadlineHint},
         {{"Retry-After", kRetrySoon}});
  }
  if (now - last_beat_ >= kBeatPeriod) {
    last_beat_ = now;
    streams_.Beat();
  }
}

void Dispatcher::Stop(unsigned grace_s) {
  stopping_ = true;
  const auto until = SteadyClock::now() + std::chrono::seconds(grace_s);
  while (metrics_->in_flight > 0 && SteadyClock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  streams_.CloseAll();
  pool_.Stop();
  streams_.CloseAll();  // those that the last requests began
}

}  // namespace shouwang::http
