// What the work-day calendar says to users.
#pragma once

namespace shouwang::message {

inline constexpr const char* kNoCalendarYear = "没有{}年的节假日安排，算不出工作日";
inline constexpr const char* kNoCalendarYearHint =
    "请在 policies/calendar/ 补上 {}.toml（国务院办公厅每年年底公布下一年的安排）";

}  // namespace shouwang::message
