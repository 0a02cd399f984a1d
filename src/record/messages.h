// What is said about where a county's record is.
#pragma once

namespace shouwang::record::message {

inline constexpr const char* kNoUrl = "读不到数据库连接串";
inline constexpr const char* kNoUrlHint = "文件里应有一行 postgresql://… 或 sqlite:…";
inline constexpr const char* kCannotNote = "数据库连接串没有记下来";
inline constexpr const char* kCannotNoteHint = "请检查目录能否写入";

}  // namespace shouwang::record::message
