// What is said about where a county's record is.
#pragma once

namespace shouwang::record::message {

inline constexpr const char* kNoUrl = "读不到数据库连接串";
inline constexpr const char* kNoUrlHint = "文件里应有一行 postgresql://… 或 sqlite:…";
inline constexpr const char* kCannotNote = "数据库连接串没有记下来";
inline constexpr const char* kTextMissing = "请填写{}";
inline constexpr const char* kPastDay = "日期不对，或在今天之后";
inline constexpr const char* kCannotNoteHint = "请检查目录能否写入";

}  // namespace shouwang::record::message
