// What the running server says.
#pragma once

namespace shouwang::app::message {

inline constexpr const char* kServing = "守望已启动：{}://{}:{}";
inline constexpr const char* kStopping = "正在停止：等进行中的请求结束";
inline constexpr const char* kGaugeCommits = "Commits of the record since the start.";
inline constexpr const char* kGaugeWrites = "Writes of the record since the start: several share a commit.";

}  // namespace shouwang::app::message
