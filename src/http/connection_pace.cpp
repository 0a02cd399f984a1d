#include "http/connection_pace.h"

#include <sys/socket.h>

#include <utility>

namespace shouwang::http {

ConnectionPace::ConnectionPace(std::shared_ptr<const PaceLimits> limits) : limits_(std::move(limits)) {}

ConnectionPace::~ConnectionPace() { TakeBody(); }

void ConnectionPace::Enter(Phase phase, std::chrono::seconds limit) {
  phase_ = phase;
  deadline_ = std::chrono::steady_clock::now() + limit;
}

void ConnectionPace::Opened(int descriptor, bool plain) {
  const std::lock_guard lock(mutex_);
  plain_ = plain;
  descriptor_ = descriptor;
  Enter(Phase::kHead, limits_->read);
}

bool ConnectionPace::Closed() {
  const std::lock_guard lock(mutex_);
  return std::exchange(descriptor_, -1) >= 0;
}

void ConnectionPace::HeadBegins() {
  refusal = Refusal::kNone;
  head_bytes = 0;
  body_limit = 0;
  TakeBody();
  const std::lock_guard lock(mutex_);
  Enter(Phase::kHead, limits_->read);
}

void ConnectionPace::BodyBegins() {
  const std::lock_guard lock(mutex_);
  Enter(Phase::kBody, limits_->read);
}

void ConnectionPace::InviteBody() {
  constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  const std::lock_guard lock(mutex_);
  if (descriptor_ >= 0 && plain_) {
    // Nothing else is being written: requests of one connection are answered one after the other.
    [[maybe_unused]] const ssize_t sent =
        ::send(descriptor_, kContinue.data(), kContinue.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  }
}

bool ConnectionPace::AddBody(const char* bytes, size_t count) {
  if (body_.size() + count > body_limit) {
    refusal = Refusal::kBodyTooLarge;
    return false;
  }
  if (limits_->buffered.fetch_add(count) + count > PaceLimits::kMostBuffered) {
    limits_->buffered.fetch_sub(count);
    refusal = Refusal::kNoRoom;
    return false;
  }
  body_.append(bytes, count);
  return true;
}

std::string ConnectionPace::TakeBody() {
  limits_->buffered.fetch_sub(body_.size());
  return std::exchange(body_, {});
}

void ConnectionPace::BytesCame() {
  const std::lock_guard lock(mutex_);
  if (phase_ == Phase::kBody) {
    Enter(Phase::kBody, limits_->read);
  }
}

void ConnectionPace::RequestEnds() {
  const std::lock_guard lock(mutex_);
  phase_ = Phase::kOurs;
  deadline_ = Time::max();
}

void ConnectionPace::WaitsForRequest() {
  const std::lock_guard lock(mutex_);
  if (phase_ == Phase::kOurs) {
    Enter(Phase::kQuiet, limits_->idle);
  }
}

void ConnectionPace::Expire(Time now) {
  const std::lock_guard lock(mutex_);
  if (descriptor_ >= 0 && now > deadline_) {
    ::shutdown(descriptor_, SHUT_RDWR);
  }
}

void ConnectionPace::Cut() {
  const std::lock_guard lock(mutex_);
  if (descriptor_ >= 0) {
    ::shutdown(descriptor_, SHUT_RDWR);
  }
}

void PaceBook::Add(const std::shared_ptr<ConnectionPace>& pace) {
  const std::lock_guard lock(mutex_);
  paces_.push_back(pace);
}

void PaceBook::Expire(ConnectionPace::Time now) {
  const std::lock_guard lock(mutex_);
  std::erase_if(paces_, [now](const std::weak_ptr<ConnectionPace>& weak) {
    const auto pace = weak.lock();
    if (pace) {
      pace->Expire(now);
    }
    return !pace;
  });
}

void PaceBook::CutAll() {
  const std::lock_guard lock(mutex_);
  for (const auto& weak : paces_) {
    if (const auto pace = weak.lock()) {
      pace->Cut();
    }
  }
}

}  // namespace shouwang::http
