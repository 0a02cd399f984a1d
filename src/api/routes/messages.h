// What the routes for machines say.
#pragma once

namespace shouwang::api::message {

inline constexpr const char* kApiTitle = "守望：防止返贫监测帮扶";
inline constexpr const char* kReady = "能否提供服务";
inline constexpr const char* kNotReady = "暂时不能提供服务";
inline constexpr const char* kNotReadyHint = "数据库读不出来；请查看服务日志";
inline constexpr const char* kWritesStopped = "数据写不进磁盘，系统已停止接收修改";
inline constexpr const char* kWritesStoppedHint = "请检查磁盘是否已满、数据库是否还在运行，处理后重新启动服务";
inline constexpr const char* kNotFromHere = "这个地址不允许访问";
inline constexpr const char* kOpenApi = "本说明（OpenAPI 3.1）";

}  // namespace shouwang::api::message
