#include "http/event_stream.h"

#include <utility>

namespace shouwang::http {

namespace {

void AppendField(std::string& text, std::string_view name, std::string_view value) {
  text += name;
  text += ": ";
  for (const char c : value) {
    if (c != '\n' && c != '\r' && c != '\0') {
      text += c;
    }
  }
  text += '\n';
}

}  // namespace

std::string EventText(std::string_view event, std::string_view data, std::string_view id) {
  std::string text;
  if (!id.empty()) {
    AppendField(text, "id", id);
  }
  if (!event.empty()) {
    AppendField(text, "event", event);
  }
  while (true) {
    const size_t end = data.find_first_of("\r\n");
    AppendField(text, "data", data.substr(0, end));
    if (end == std::string_view::npos) {
      break;
    }
    data.remove_prefix(data.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
  return text + '\n';
}

ByteEventStream::ByteEventStream(std::shared_ptr<ByteStream> bytes, std::shared_ptr<Metrics> metrics)
    : bytes_(std::move(bytes)), metrics_(std::move(metrics)) {
  ++metrics_->event_streams;
}

ByteEventStream::~ByteEventStream() { Close(); }

bool ByteEventStream::Send(std::string_view event, std::string_view data, std::string_view id) {
  return Write(EventText(event, data, id));
}

bool ByteEventStream::Beat() { return Write(":\n\n"); }

bool ByteEventStream::Write(std::string text) {
  const std::lock_guard lock(mutex_);
  if (!bytes_) {
    return false;
  }
  if (bytes_->Write(std::move(text))) {
    return true;
  }
  bytes_.reset();
  --metrics_->event_streams;
  return false;
}

void ByteEventStream::Close() {
  const std::lock_guard lock(mutex_);
  if (bytes_) {
    bytes_->End();
    bytes_.reset();
    --metrics_->event_streams;
  }
}

void EventStreams::Add(const std::shared_ptr<ByteEventStream>& stream) {
  const std::lock_guard lock(mutex_);
  streams_.push_back(stream);
}

std::vector<std::shared_ptr<ByteEventStream>> EventStreams::Living() {
  std::vector<std::shared_ptr<ByteEventStream>> living;
  const std::lock_guard lock(mutex_);
  std::erase_if(streams_, [&](const std::weak_ptr<ByteEventStream>& weak) {
    auto stream = weak.lock();
    if (stream) {
      living.push_back(std::move(stream));
      return false;
    }
    return true;
  });
  return living;
}

void EventStreams::Beat() {
  for (const auto& stream : Living()) {
    stream->Beat();
  }
}

void EventStreams::CloseAll() {
  for (const auto& stream : Living()) {
    stream->Close();
  }
}

}  // namespace shouwang::http
