// Words of the tables themselves that generated SQL must know: data, not messages.
#pragma once

namespace shouwang::policy::words {

// Stand for any one character when names are compared (03-contracts.md section 2, NQ-18).
inline constexpr const char* kAnyCharacter = "'?', '？', '*', '□'";
inline constexpr const char* kListSeparator = "、";

}  // namespace shouwang::policy::words
