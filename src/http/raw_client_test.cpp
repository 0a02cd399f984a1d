#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "http/test_raw_client.h"

namespace shouwang::http {

namespace {

constexpr int kPatienceMs = 10'000;

}  // namespace

std::string RawReply::Header(const std::string& lower_case_name) const {
  const size_t begin = head.find("\r\n" + lower_case_name + ": ");
  if (begin == std::string::npos) {
    return {};
  }
  const size_t value = begin + lower_case_name.size() + 4;
  return head.substr(value, head.find("\r\n", value) - value);
}

RawClient::RawClient(uint16_t port) {
  descriptor_ = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) {
    close(descriptor_);
    throw std::runtime_error("cannot connect");
  }
}

RawClient::~RawClient() { close(descriptor_); }

bool RawClient::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    pollfd wait{descriptor_, POLLOUT, 0};
    if (poll(&wait, 1, kPatienceMs) <= 0) {
      return false;
    }
    const ssize_t sent = send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent <= 0) {
      return false;
    }
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

void RawClient::EndSending() { shutdown(descriptor_, SHUT_WR); }

void RawClient::Reset() {
  const linger at_once{1, 0};
  setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
  close(descriptor_);
  descriptor_ = socket(AF_INET, SOCK_STREAM, 0);
}

bool RawClient::Fill() {
  pollfd wait{descriptor_, POLLIN, 0};
  if (poll(&wait, 1, kPatienceMs) <= 0) {
    return false;
  }
  char bytes[16384];
  const ssize_t count = recv(descriptor_, bytes, sizeof(bytes), 0);
  if (count <= 0) {
    return false;
  }
  buffer_.append(bytes, static_cast<size_t>(count));
  return true;
}

std::string RawClient::ReadSome() {
  if (buffer_.empty()) {
    Fill();
  }
  return std::exchange(buffer_, {});
}

bool RawClient::IsClosed() {
  while (true) {
    pollfd wait{descriptor_, POLLIN, 0};
    if (poll(&wait, 1, kPatienceMs) <= 0) {
      return false;
    }
    char bytes[16384];
    if (recv(descriptor_, bytes, sizeof(bytes), 0) <= 0) {
      return true;
    }
  }
}

RawReply RawClient::Read(bool head_only) {
  RawReply reply;
  size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!Fill()) {
      return reply;
    }
  }
  reply.head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  size_t at = 0;
  while ((at = reply.head.find("\r\n", at)) != std::string::npos && at + 2 < reply.head.size()) {
    for (at += 2; reply.head[at] != ':'; ++at) {
      reply.head[at] = static_cast<char>(std::tolower(static_cast<unsigned char>(reply.head[at])));
    }
  }
  reply.status = std::stoi(reply.head.substr(9, 3));
  const std::string length = reply.Header("content-length");
  const size_t wanted = head_only || length.empty() ? 0 : std::stoul(length);
  while (buffer_.size() < wanted && Fill()) {
  }
  reply.body = buffer_.substr(0, wanted);
  buffer_.erase(0, wanted);
  return reply;
}

RawReply Ask(uint16_t port, const std::string& request, bool head_only) {
  RawClient client(port);
  client.Send(request);
  return client.Read(head_only);
}

std::string Line(const std::string& method, const std::string& target, const std::string& headers,
                 const std::string& body) {
  std::string text =
      fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}", method, target, headers);
  if (!body.empty()) {
    text += fmt::format("Content-Length: {}\r\n", body.size());
  }
  return text + "\r\n" + body;
}

Route EchoRoute(Method method, const std::string& path, const std::string& operation) {
  Route route;
  route.method = method;
  route.path = path;
  route.operation = operation;
  route.summary = "回声";
  route.tag = "test";
  route.handle = [](const Request& request) {
    Reply reply;
    reply.body = nlohmann::json{{"path", request.path}, {"parameters", request.parameters}, {"query", request.query},
                                {"body", request.body}, {"address", request.address},       {"id", request.id}}
                     .dump();
    return reply;
  };
  return route;
}

TestServer::TestServer(ServerOptions options, std::vector<Route> more)
    : lines(std::make_shared<std::string>()), lines_mutex(std::make_shared<std::mutex>()) {
  options.metrics = metrics;
  options.log = [lines = lines, mutex = lines_mutex](const std::string& line) {
    const std::lock_guard lock(*mutex);
    *lines += line + "\n";
  };
  if (options.requests_per_second == ServerOptions{}.requests_per_second) {
    options.requests_per_second = 0;
  }
  more.push_back(EchoRoute(Method::kGet, "/api/echo", "echo"));
  Route thing = EchoRoute(Method::kGet, "/api/things/{id}", "readThing");
  thing.query = {{"limit", Integer(1, 200).Optional(), {}}, {"day", Day().Optional(), {}}};
  more.push_back(thing);
  Route post = EchoRoute(Method::kPost, "/api/things", "makeThing");
  post.request = Object({{"name", Text(1, 50), {}}, {"kind", Choice({"a", "b"}).Optional(), {}}});
  post.limits.body_bytes = 4096;
  more.push_back(post);
  auto started = StartServer(options, std::move(more));
  if (!started) {
    throw std::runtime_error(FormatError(started.error()));
  }
  server = std::move(*started);
}

std::string TestServer::Log() {
  const std::lock_guard lock(*lines_mutex);
  return *lines;
}

}  // namespace shouwang::http
