#include <algorithm>
#include <atomic>
#include <cctype>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <openssl/ssl.h>

#include "http/listener.h"
#include "http/messages.h"
#include "http/problem_reply.h"
#include "http/restinio_socket.h"

namespace shouwang::http {

namespace {

constexpr size_t kMaxFieldCount = 100;
constexpr size_t kReadBufferBytes = 16 * 1024;
constexpr size_t kMaxStreamBacklog = 256 * 1024;  // of one listener to events; beyond it is cut off
constexpr auto kTickPeriod = std::chrono::milliseconds(250);
constexpr auto kWriteLimit = std::chrono::seconds(120);  // for one reply, however large
constexpr auto kFlushTime = std::chrono::seconds(2);     // when stopping, for replies on their way
constexpr auto kNoLimit = std::chrono::hours(24);        // what ConnectionPace and the dispatcher time better

struct Traits
    : restinio::traits_t<restinio::asio_timer_manager_t, restinio::null_logger_t,
                         restinio::details::autodetect_request_handler_type, restinio::default_strand_t, ClientSocket> {
  using http_methods_mapper_t = GuardedMethods;
  static constexpr bool use_connection_count_limiter = true;
};

// Replies that the sockets have not taken yet, so that stopping can wait for them.
class PendingReplies {
 public:
  void Add() {
    const std::lock_guard lock(mutex_);
    ++count_;
  }
  void Remove() {
    const std::lock_guard lock(mutex_);
    --count_;
    changed_.notify_all();
  }
  void Wait(std::chrono::seconds most) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, most, [this] { return count_ <= 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int64_t count_ = 0;
};

restinio::http_status_line_t StatusLine(int status) {
  return {restinio::http_status_code_t(static_cast<uint16_t>(status)), StatusTitle(status)};
}

template <typename Builder>
void AddHead(Builder& builder, Outgoing& reply) {
  builder.append_header_date_field();
  for (auto& [name, value] : reply.headers) {
    builder.append_header({std::move(name), std::move(value)});
  }
  if (reply.close) {
    builder.connection_close();
  }
}

class ChunkStream final : public ByteStream {
 public:
  using Builder = restinio::response_builder_t<restinio::chunked_output_t>;

  ChunkStream(Builder builder, std::shared_ptr<ConnectionPace> pace)
      : builder_(std::move(builder)), pace_(std::move(pace)) {}
  ~ChunkStream() override { End(); }

  bool Write(std::string bytes) override {
    const std::lock_guard lock(mutex_);
    if (!builder_ || state_->gone) {
      builder_.reset();
      return false;
    }
    const size_t count = bytes.size();
    if (state_->waiting.fetch_add(count) + count > kMaxStreamBacklog) {
      builder_.reset();
      pace_->Cut();
      return false;
    }
    builder_->append_chunk(std::move(bytes));
    builder_->flush([state = state_, count](const io::error_code& error) {
      state->waiting -= count;
      state->gone = state->gone || error;
    });
    return true;
  }

  void End() override {
    const std::lock_guard lock(mutex_);
    if (builder_) {
      builder_->done();
      builder_.reset();
    }
  }

 private:
  struct State {
    std::atomic<size_t> waiting = 0;
    std::atomic<bool> gone = false;
  };
  std::mutex mutex_;
  std::optional<Builder> builder_;
  const std::shared_ptr<ConnectionPace> pace_;
  const std::shared_ptr<State> state_ = std::make_shared<State>();
};

class RequestWay final : public ReplyWay {
 public:
  RequestWay(restinio::request_handle_t request, std::shared_ptr<ConnectionPace> pace,
             std::shared_ptr<PendingReplies> pending)
      : request_(std::move(request)), pace_(std::move(pace)), pending_(std::move(pending)) {}

  void Send(Outgoing reply) override {
    const auto done = [pending = pending_](const io::error_code&) { pending->Remove(); };
    pending_->Add();
    if (reply.head_only || reply.status == 304 || reply.status == 204) {
      auto builder = request_->create_response<restinio::user_controlled_output_t>(StatusLine(reply.status));
      AddHead(builder, reply);
      builder.set_content_length(reply.head_only ? reply.body.size() : 0);
      builder.done(done);
    } else {
      auto builder = request_->create_response(StatusLine(reply.status));
      AddHead(builder, reply);
      builder.set_body(std::move(reply.body));
      builder.done(done);
    }
    request_.reset();
  }

  std::shared_ptr<ByteStream> Stream(Outgoing head) override {
    auto builder = request_->create_response<restinio::chunked_output_t>(StatusLine(head.status));
    AddHead(builder, head);
    builder.flush();
    request_.reset();
    return std::make_shared<ChunkStream>(std::move(builder), pace_);
  }

 private:
  restinio::request_handle_t request_;
  const std::shared_ptr<ConnectionPace> pace_;
  const std::shared_ptr<PendingReplies> pending_;
};

Incoming ReadIncoming(const restinio::request_t& request, ConnectionPace& pace) {
  Incoming incoming;
  incoming.method = request.header().method().c_str();
  incoming.target = request.header().request_target();
  request.header().for_each_field([&](const restinio::http_header_field_t& field) {
    std::string name = field.name();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    incoming.headers.emplace_back(std::move(name), field.value());
  });
  incoming.body = pace.TakeBody();
  auto address = request.remote_endpoint().address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = io::ip::make_address_v4(io::ip::v4_mapped, address.to_v6());
  }
  incoming.address = address.to_string();
  incoming.refusal = pace.refusal;
  return incoming;
}

Result<std::shared_ptr<io::ssl::context>> TlsContext(const ListenerOptions& options) {
  auto context = std::make_shared<io::ssl::context>(io::ssl::context::tls_server);
  SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);  // 04-trust 18
  SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  io::error_code error;
  context->use_certificate_chain_file(options.certificate_file, error);
  if (!error) {
    context->use_private_key_file(options.key_file, io::ssl::context::pem, error);
  }
  if (error) {
    return Fail(ErrorCode::kUsage, fmt::format(messages::kCertificateUnreadable, error.message()), {},
                messages::kCertificateHint);
  }
  return context;
}

class RestinioListener final : public Listener {
 public:
  ~RestinioListener() override { Close(); }

  Status Open(ListenerOptions options, std::shared_ptr<SocketContext> context) {
    context_ = std::move(context);
    options_ = std::move(options);
    io_context_ = std::make_unique<io::io_context>();
    server_ = std::make_unique<restinio::http_server_t<Traits>>(restinio::external_io_context(*io_context_),
                                                                [this](auto& settings) { Configure(settings); });
    timer_ = std::make_unique<io::steady_timer>(*io_context_);
    try {
      server_->open_sync();  // before the threads run, so that nothing races with it
    } catch (const std::exception& error) {
      return Fail(ErrorCode::kUnavailable,
                  fmt::format(messages::kPortTaken, options_.host, options_.port, error.what()), {},
                  messages::kPortTakenHint);
    }
    Tick();
    for (unsigned i = 0; i < std::max(1U, options_.io_threads); ++i) {
      threads_.emplace_back([this] { io_context_->run(); });
    }
    return {};
  }

  uint16_t port() const override { return port_; }

  void StopAccepting() override {
    if (!server_ || threads_.empty()) {
      return;  // not opened, or closed
    }
    std::promise<void> done;
    server_->close_async([&done] { done.set_value(); }, [&done](const std::exception_ptr&) { done.set_value(); });
    done.get_future().wait();
  }

  void Close() override {
    if (!io_context_) {
      return;
    }
    StopAccepting();
    bool all_gone = true;
    if (!threads_.empty()) {
      pending_->Wait(kFlushTime);
      all_gone = EndConnections();
    }
    io_context_->stop();
    for (std::thread& thread : threads_) {
      thread.join();
    }
    threads_.clear();
    timer_.reset();
    if (all_gone) {
      server_.reset();
      io_context_.reset();
    } else {  // somebody still holds a connection: it must find what it belongs to
      static_cast<void>(server_.release());
      static_cast<void>(io_context_.release());
    }
  }

 private:
  template <typename Settings>
  void Configure(Settings& settings) {
    settings.address(io::ip::make_address(options_.host))
        .port(options_.port)
        .protocol(io::ip::make_address(options_.host).is_v6() ? io::ip::tcp::v6() : io::ip::tcp::v4())
        .buffer_size(kReadBufferBytes)
        .read_next_http_message_timelimit(kNoLimit)
        .handle_request_timeout(kNoLimit)
        .write_http_response_timelimit(kWriteLimit)
        .max_pipelined_requests(1)
        .max_parallel_connections(options_.connection_limit)
        .concurrent_accepts_count(8)
        .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}.max_field_count(kMaxFieldCount))
        .acceptor_post_bind_hook([this](io::ip::tcp::acceptor& acceptor) { port_ = acceptor.local_endpoint().port(); })
        .socket_options_setter([](auto& socket) { socket.set_option(io::ip::tcp::no_delay(true)); })
        .request_handler([this](restinio::request_handle_t request) { return Receive(std::move(request)); });
    settings.socket_context(context_);
  }

  bool EndConnections() {
    const auto until = std::chrono::steady_clock::now() + kFlushTime;
    while (context_->life.use_count() > 1) {
      if (std::chrono::steady_clock::now() > until) {
        return false;
      }
      context_->paces.CutAll();
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
  }

  restinio::request_handling_status_t Receive(restinio::request_handle_t request) {
    const auto pace = parsed_connection->shared_from_this();
    Incoming incoming = ReadIncoming(*request, *pace);
    options_.receive(std::move(incoming), std::make_shared<RequestWay>(std::move(request), pace, pending_));
    return restinio::request_accepted();
  }

  void Tick() {
    timer_->expires_after(kTickPeriod);
    timer_->async_wait([this](const io::error_code& error) {
      if (!error) {
        context_->paces.Expire(std::chrono::steady_clock::now());
        options_.tick();
        Tick();
      }
    });
  }

  ListenerOptions options_;
  std::shared_ptr<SocketContext> context_;
  const std::shared_ptr<PendingReplies> pending_ = std::make_shared<PendingReplies>();
  std::unique_ptr<io::io_context> io_context_;
  std::unique_ptr<restinio::http_server_t<Traits>> server_;
  std::unique_ptr<io::steady_timer> timer_;
  std::vector<std::thread> threads_;
  uint16_t port_ = 0;
};

}  // namespace

Result<std::unique_ptr<Listener>> Listen(ListenerOptions options) {
  auto context = std::make_shared<SocketContext>();
  auto limits = std::make_shared<PaceLimits>();
  limits->read = std::chrono::seconds(options.read_timeout_s);
  limits->idle = std::chrono::seconds(options.idle_timeout_s);
  limits->header_bytes = options.header_bytes;
  limits->body_limit = options.body_limit;
  context->limits = limits;
  context->connections = options.connections;
  if (!options.certificate_file.empty()) {
    auto tls = TlsContext(options);
    if (!tls) {
      return Fail(tls.error());
    }
    context->tls = *tls;
  }
  auto listener = std::make_unique<RestinioListener>();
  if (Status opened = listener->Open(std::move(options), context); !opened) {
    return Fail(opened.error());
  }
  return std::unique_ptr<Listener>(std::move(listener));
}

}  // namespace shouwang::http
