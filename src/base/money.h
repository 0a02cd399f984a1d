// Amounts of money as 64-bit integers of 分 (0.01 元).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shouwang {

// No amount in a county's table reaches 10^10 元; the bound keeps every sum of amounts inside 64 bits.
inline constexpr int64_t kMaxCents = 1'000'000'000'000;

// `-1,234.565` → -123457: rounded half up (away from zero) to 0.01 元 after multiplying by 10^power_of_ten (4 for
// 万元). `text` is cleaned and has no unit; the exponent form that spreadsheets print (`1.2E+3`) is accepted. Nothing
// when it is not a number or its magnitude reaches kMaxCents.
std::optional<int64_t> ParseCents(std::string_view text, int power_of_ten = 0);

std::string FormatCents(int64_t cents);         // 1234.50, 1234, -0.05: as few decimals as needed
std::string FormatCentsGrouped(int64_t cents);  // 1,234.50

}  // namespace shouwang
