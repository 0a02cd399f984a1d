// Words of the register that say who is insured (02-domain.md section 2).
#pragma once

#include <string_view>

namespace shouwang::insurance::word {

inline constexpr std::string_view kUnstable = "脱贫不稳定户";
inline constexpr std::string_view kBorderline = "边缘易致贫户";
inline constexpr std::string_view kSudden = "突发严重困难户";

}  // namespace shouwang::insurance::word
