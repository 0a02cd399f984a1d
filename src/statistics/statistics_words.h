// Words of the contract that the tables turn on (03-contracts.md section 1; 02-domain.md section 2).
#pragma once

#include <string_view>

namespace shouwang::statistics::word {

inline constexpr std::string_view kUnstable = "脱贫不稳定户";
inline constexpr std::string_view kBorderline = "边缘易致贫户";
inline constexpr std::string_view kSudden = "突发严重困难户";

inline constexpr std::string_view kByHelp = "帮扶消除";
inline constexpr std::string_view kByItself = "自然消除";

}  // namespace shouwang::statistics::word
