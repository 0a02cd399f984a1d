// Server-sent events on a byte stream (WHATWG HTML, section 9.2), with what keeps them alive.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/listener.h"
#include "http/message.h"
#include "http/metrics.h"

namespace shouwang::http {

// The text of one event. Line breaks in `data` become several data lines; in `event` and `id` they are dropped.
std::string EventText(std::string_view event, std::string_view data, std::string_view id);

class ByteEventStream final : public EventStream {
 public:
  ByteEventStream(std::shared_ptr<ByteStream> bytes, std::shared_ptr<Metrics> metrics);
  ~ByteEventStream() override;

  bool Send(std::string_view event, std::string_view data, std::string_view id) override;
  void Close() override;
  // A comment, so that what lies between does not close a quiet connection, and so that a client that has gone is
  // noticed.
  bool Beat();

 private:
  bool Write(std::string text);

  std::mutex mutex_;
  std::shared_ptr<ByteStream> bytes_;  // null once closed: whoever keeps this object keeps no socket
  const std::shared_ptr<Metrics> metrics_;
};

// All streams of one server.
class EventStreams {
 public:
  void Add(const std::shared_ptr<ByteEventStream>& stream);
  void Beat();
  void CloseAll();

 private:
  std::vector<std::shared_ptr<ByteEventStream>> Living();

  std::mutex mutex_;
  std::vector<std::weak_ptr<ByteEventStream>> streams_;
};

}  // namespace shouwang::http
