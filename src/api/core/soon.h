// What "due soon" means wherever pages say so (三天内到期).
#pragma once

namespace shouwang::api {

inline constexpr int kSoonDays = 3;

}  // namespace shouwang::api
