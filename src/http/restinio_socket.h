// The socket that RESTinio works with, and the parser settings it is given: where limits on time and size are kept.
// Only for restinio_listener.cpp, the one source that knows RESTinio.
//
// RESTinio asks for its extensions by specialising templates of its namespace `impl` (0.6.16): socket_supplier_t and
// socket_type_dependent_settings_t as its own TLS socket does, create_parser_settings for the callbacks.
#pragma once

#include <array>
#include <chrono>
#include <climits>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <restinio/all.hpp>
#include <restinio/tls.hpp>
#include <utility>
#include <vector>

#include "http/connection_pace.h"

namespace shouwang::http {

namespace io = restinio::asio_ns;

inline constexpr size_t kMaxUrlBytes = 8 * 1024;
// What is still read from a client whose request was refused, so that it gets to read the answer (closing at once would
// make its system drop it).
inline constexpr size_t kLingerBytes = 64 * 1024 * 1024;
inline constexpr auto kLingerTime = std::chrono::seconds(5);

// What the sockets of one listener share.
struct SocketContext {
  std::shared_ptr<const PaceLimits> limits;
  std::shared_ptr<io::ssl::context> tls;  // null: plain
  PaceBook paces;
  std::function<void(int64_t change)> connections;
  // Held by every connection that was accepted: RESTinio's must all be gone before its acceptor may go.
  std::shared_ptr<const bool> life = std::make_shared<const bool>(true);
};

// The connection whose bytes are being parsed on this thread: RESTinio's parser callbacks do not say.
inline thread_local ConnectionPace* parsed_connection = nullptr;

// The socket RESTinio works with: TCP or TLS over it, which tells its pace what happens.
class ClientSocket {
 public:
  using executor_type = restinio::default_asio_executor;

  ClientSocket(io::io_context& io_context, std::shared_ptr<SocketContext> context)
      : context_(std::move(context)), wire_(std::make_shared<Wire>(io_context, context_->tls)) {
    pace_ = std::make_shared<ConnectionPace>(context_->limits);
  }
  ClientSocket(ClientSocket&&) = default;
  ClientSocket& operator=(ClientSocket&&) = default;
  ~ClientSocket() {
    if (pace_) {
      Leave();
    }
  }

  auto& lowest_layer() { return wire_->socket; }
  auto get_executor() { return wire_->socket.get_executor(); }
  auto remote_endpoint() const { return wire_->socket.remote_endpoint(); }
  bool is_open() const { return !closed_ && wire_->socket.is_open(); }
  const std::shared_ptr<ConnectionPace>& pace() const { return pace_; }

  void Accepted() {
    pace_->Opened(wire_->socket.native_handle(), !wire_->tls);
    context_->paces.Add(pace_);
    life_ = context_->life;
    context_->connections(1);
  }

  template <typename Then>
  void Handshake(Then then) {
    if (wire_->tls) {
      wire_->tls->async_handshake(io::ssl::stream_base::server,
                                  [wire = wire_, then = std::move(then)](const io::error_code& error) { then(error); });
    } else {
      then(io::error_code{});
    }
  }

  template <typename Buffers, typename Handler>
  void async_read_some(const Buffers& buffers, Handler&& handler) {
    pace_->WaitsForRequest();
    auto told = Told(std::forward<Handler>(handler));
    if (wire_->tls) {
      wire_->tls->async_read_some(buffers, std::move(told));
    } else {
      wire_->socket.async_read_some(buffers, std::move(told));
    }
  }

  template <typename Buffers, typename Handler>
  void async_write_some(const Buffers& buffers, Handler&& handler) {
    auto told = Told(std::forward<Handler>(handler));
    if (wire_->tls) {
      wire_->tls->async_write_some(buffers, std::move(told));
    } else {
      wire_->socket.async_write_some(buffers, std::move(told));
    }
  }

  void cancel(io::error_code& error) { wire_->socket.cancel(error); }

  void shutdown(io::ip::tcp::socket::shutdown_type what, io::error_code& error) {
    wire_->socket.shutdown(pace_->refusal == Refusal::kNone ? what : io::ip::tcp::socket::shutdown_send, error);
  }

  void close() {
    if (std::exchange(closed_, true)) {
      return;
    }
    Leave();
    if (pace_->refusal == Refusal::kNone) {
      io::error_code ignored;
      wire_->socket.close(ignored);
    } else {
      Linger::Begin(wire_);
    }
  }

 private:
  struct Wire {
    Wire(io::io_context& io_context, const std::shared_ptr<io::ssl::context>& context)
        : socket(io_context), timer(io_context), tls_context(context) {
      if (context) {
        tls.emplace(socket, *context);
      }
    }
    io::ip::tcp::socket socket;
    io::steady_timer timer;
    std::shared_ptr<io::ssl::context> tls_context;
    std::optional<io::ssl::stream<io::ip::tcp::socket&>> tls;
  };

  // Reads and forgets what a refused client still sends, for a while.
  struct Linger : std::enable_shared_from_this<Linger> {
    explicit Linger(std::shared_ptr<Wire> the_wire) : wire(std::move(the_wire)) {}

    static void Begin(const std::shared_ptr<Wire>& wire) {
      const auto linger = std::make_shared<Linger>(wire);
      wire->timer.expires_after(kLingerTime);
      wire->timer.async_wait([linger](const io::error_code& error) {
        if (!error) {
          io::error_code ignored;
          linger->wire->socket.close(ignored);
        }
      });
      linger->Read();
    }

    void Read() {
      wire->socket.async_read_some(io::buffer(bytes),
                                   [self = shared_from_this()](const io::error_code& error, size_t n) {
                                     self->seen += n;
                                     if (error || self->seen > kLingerBytes) {
                                       io::error_code ignored;
                                       self->wire->timer.cancel(ignored);
                                       self->wire->socket.close(ignored);
                                     } else {
                                       self->Read();
                                     }
                                   });
    }

    std::shared_ptr<Wire> wire;
    size_t seen = 0;
    std::array<char, 16 * 1024> bytes{};
  };

  void Leave() {
    if (pace_->Closed()) {
      context_->connections(-1);
    }
  }

  // RESTinio parses inside the handlers of reads and, when requests are pipelined, of writes.
  template <typename Handler>
  auto Told(Handler&& handler) {
    auto executor = io::get_associated_executor(handler, get_executor());
    return io::bind_executor(executor, [pace = pace_, wire = wire_, handler = std::forward<Handler>(handler)](
                                           const io::error_code& error, size_t count) mutable {
      pace->BytesCame();
      parsed_connection = pace.get();
      handler(error, count);
      parsed_connection = nullptr;
    });
  }

  std::shared_ptr<SocketContext> context_;
  std::shared_ptr<Wire> wire_;
  std::shared_ptr<ConnectionPace> pace_;
  std::shared_ptr<const bool> life_;
  bool closed_ = false;
};

// Names the parser callbacks below for RESTinio.
struct GuardedMethods : restinio::default_http_methods_t {};

// Ends the message here: what was read goes to the handler, which answers with the refusal.
inline int Refuse(http_parser* parser, Refusal refusal) {
  parsed_connection->refusal = refusal;
  return restinio::impl::restinio_message_complete_cb<GuardedMethods>(parser);
}

inline int OnHeadBytes(http_parser* parser, size_t length, int result) {
  parsed_connection->head_bytes += length;
  if (result == 0 && parsed_connection->head_bytes > parsed_connection->limits().header_bytes) {
    return Refuse(parser, Refusal::kHeadersTooLarge);
  }
  return result;
}

inline int OnUrl(http_parser* parser, const char* at, size_t length) {
  parsed_connection->head_bytes += length;
  if (parsed_connection->head_bytes > kMaxUrlBytes) {
    return Refuse(parser, Refusal::kUrlTooLong);
  }
  return restinio::impl::restinio_url_cb(parser, at, length);
}

inline int OnHeadersComplete(http_parser* parser) {
  auto& context = *reinterpret_cast<restinio::impl::http_parser_ctx_t*>(parser->data);
  context.m_leading_headers_completed = true;
  parser->upgrade = 0;  // there is no other protocol to go over to
  ConnectionPace& pace = *parsed_connection;
  pace.body_limit = pace.limits().body_limit(http_method_str(static_cast<http_method>(parser->method)),
                                             context.m_header.request_target());
  const bool has_length = parser->content_length != ULLONG_MAX;
  if (has_length && parser->content_length > pace.body_limit) {
    return Refuse(parser, Refusal::kBodyTooLarge);  // before a byte of it is read
  }
  pace.BodyBegins();
  const auto expect = context.m_header.opt_value_of("Expect");
  if (expect && has_length && parser->content_length > 0) {
    pace.InviteBody();
  }
  return 0;
}

inline int OnBody(http_parser* parser, const char* at, size_t length) {
  try {
    return parsed_connection->AddBody(at, length) ? 0 : Refuse(parser, parsed_connection->refusal);
  } catch (const std::bad_alloc&) {
    return Refuse(parser, Refusal::kNoRoom);
  }
}

// RESTinio's settings, but with the limits above; its own notes about each chunk of a body (which a client could make
// larger than the body) are not kept.
inline http_parser_settings GuardedParserSettings() {
  namespace impl = restinio::impl;
  http_parser_settings settings;
  http_parser_settings_init(&settings);
  settings.on_message_begin = [](http_parser*) {
    parsed_connection->HeadBegins();
    return 0;
  };
  settings.on_url = OnUrl;
  settings.on_header_field = [](http_parser* parser, const char* at, size_t length) {
    return OnHeadBytes(parser, length, impl::restinio_header_field_cb(parser, at, length));
  };
  settings.on_header_value = [](http_parser* parser, const char* at, size_t length) {
    return OnHeadBytes(parser, length, impl::restinio_header_value_cb(parser, at, length));
  };
  settings.on_headers_complete = OnHeadersComplete;
  settings.on_body = OnBody;
  settings.on_message_complete = [](http_parser* parser) {
    parsed_connection->RequestEnds();
    return impl::restinio_message_complete_cb<GuardedMethods>(parser);
  };
  return settings;
}

// Found by RESTinio through their argument.
template <typename Connection, typename Start, typename Failed>
void prepare_connection_and_start_read(ClientSocket& socket, Connection& connection, Start start, Failed failed) {
  socket.Accepted();
  socket.Handshake([start, failed, kept = connection.shared_from_this()](const io::error_code& error) {
    if (error) {
      failed(error);
    } else {
      start();
    }
  });
}

inline restinio::impl::tls_socket_t* make_tls_socket_pointer_for_state_listener(ClientSocket& /*socket*/) noexcept {
  return nullptr;
}

}  // namespace shouwang::http

namespace restinio {

template <typename Settings>
class socket_type_dependent_settings_t<Settings, shouwang::http::ClientSocket> {
 public:
  Settings& socket_context(std::shared_ptr<shouwang::http::SocketContext> context) & {
    context_ = std::move(context);
    return static_cast<Settings&>(*this);
  }
  const std::shared_ptr<shouwang::http::SocketContext>& socket_context() const { return context_; }

 private:
  std::shared_ptr<shouwang::http::SocketContext> context_;
};

namespace impl {

template <>
class socket_supplier_t<shouwang::http::ClientSocket> {
 protected:
  template <typename Settings>
  socket_supplier_t(Settings& settings, asio_ns::io_context& io_context)
      : io_context_(io_context), context_(settings.socket_context()) {
    for (size_t i = 0; i < settings.concurrent_accepts_count(); ++i) {
      sockets_.emplace_back(io_context_, context_);
    }
  }
  auto& socket(size_t index) { return sockets_.at(index); }
  auto move_socket(size_t index) {
    return std::exchange(sockets_.at(index), shouwang::http::ClientSocket(io_context_, context_));
  }
  auto concurrent_accept_sockets_count() const noexcept { return sockets_.size(); }

 private:
  asio_ns::io_context& io_context_;
  std::shared_ptr<shouwang::http::SocketContext> context_;
  std::vector<shouwang::http::ClientSocket> sockets_;
};

template <>
inline http_parser_settings create_parser_settings<shouwang::http::GuardedMethods>() noexcept {
  return shouwang::http::GuardedParserSettings();
}

}  // namespace impl

}  // namespace restinio
