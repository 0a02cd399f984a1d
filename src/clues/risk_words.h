// Words of the contract that the program itself must know (03-contracts.md section 1, risk types).
#pragma once

namespace shouwang::clues::words {

inline constexpr const char* kDisaster = "因自然灾害";

}  // namespace shouwang::clues::words
