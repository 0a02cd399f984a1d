// What the repositories of intake tell users.
#pragma once

namespace shouwang::store::message {

inline constexpr const char* kNoUpload = "没有这份文件";
inline constexpr const char* kUploadStale = "这份文件刚被别人改动过";
inline constexpr const char* kUploadStaleHint = "请刷新后再试";
inline constexpr const char* kNoRun = "没有这次比对";
inline constexpr const char* kRunStale = "这次比对的状态刚刚变了";
inline constexpr const char* kNoJob = "没有这个任务";

inline constexpr const char* kNoPolicyChange = "没有这条参数调整";
inline constexpr const char* kPolicyChangeStale = "这条参数调整刚被别人办理过";

}  // namespace shouwang::store::message
