// Pinyin initials of names, for searching: 张三 → ZS, 单雄信 → SXX (as a surname 单 is Shàn).
//
// Threads: any. Latin letters and digits stay, in capitals; signs are left out.
#pragma once

#include <string>
#include <string_view>

namespace shouwang::registry {

std::string PinyinInitials(std::string_view name);

}  // namespace shouwang::registry
