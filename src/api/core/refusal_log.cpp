#include "api/core/refusal_log.h"

#include <fmt/format.h>

#include <utility>
#include "base/json.h"

namespace shouwang::api {
namespace {

constexpr int64_t kMinuteMs = 60'000;
constexpr int kMostInMinute = 60;

}  // namespace

bool RefusalLog::IsDue(const std::string& key, uint64_t& left_out) {
  const std::lock_guard lock(mutex_);
  const int64_t now = clock_.NowMs();
  if (now / kMinuteMs != minute_) {
    minute_ = now / kMinuteMs;
    in_minute_ = 0;
    std::erase_if(noted_ms_, [&](const auto& noted) { return now - noted.second >= kMinuteMs; });
  }
  if (in_minute_ >= kMostInMinute || noted_ms_.contains(key)) {
    ++left_out_;
    return false;
  }
  ++in_minute_;
  noted_ms_[key] = now;
  left_out = std::exchange(left_out_, 0);
  return true;
}

Status RefusalLog::Note(const access::Caller& caller, const std::string& operation, const std::string& reason) {
  uint64_t left_out = 0;
  if (!IsDue(fmt::format("{} {} {}", caller.account, operation, reason), left_out)) return {};
  nlohmann::json detail = {{"operation", operation}, {"reason", reason}};
  if (left_out > 0) detail["left_out"] = left_out;
  return record_.Write(caller, [&](record::Tables& tables) -> Status {
    tables.audit().Append({"call.refuse", {}, "refused", detail.dump()});
    return {};
  });
}

}  // namespace shouwang::api
