// What the routes for machines say.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kApiTitle = "守望：防止返贫监测帮扶";
inline constexpr const char* kReady = "能否提供服务";
inline constexpr const char* kNotReady = "暂时不能提供服务";
inline constexpr const char* kNotReadyHint = "数据库读不出来；请查看服务日志";
inline constexpr const char* kNotFromHere = "这个地址不允许访问";
inline constexpr const char* kOpenApi = "本说明（OpenAPI 3.1）";

}  // namespace shouwang::api::message
