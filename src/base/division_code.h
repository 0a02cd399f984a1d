// Division codes (行政区划代码), 12 digits: 省 2 · 市 4 · 县 6 · 乡镇 9 · 村 12 (02-domain.md section 1).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shouwang {

inline constexpr size_t kDivisionDigits = 12;

// 12 digits as they are; 6 or 9 digits are padded with zeros on the right; anything else is nothing. `text` is cleaned.
std::optional<std::string> NormalizeDivisionCode(std::string_view text);

// The code of the place whose prefix this is, of any length: "530326" is 530326000000.
std::string WholeDivisionCode(std::string_view prefix);

inline std::string_view CountyOf(std::string_view code) { return code.substr(0, 6); }
inline std::string_view TownOf(std::string_view code) { return code.substr(0, 9); }
// The codes of the town and of the county that a place lies in.
inline std::string TownCodeOf(std::string_view code) { return WholeDivisionCode(TownOf(code)); }
inline std::string CountyCodeOf(std::string_view code) { return WholeDivisionCode(CountyOf(code)); }

}  // namespace shouwang
