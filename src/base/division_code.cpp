#include "base/division_code.h"

#include "base/text.h"

namespace shouwang {

std::optional<std::string> NormalizeDivisionCode(std::string_view text) {
  if (!IsAsciiDigits(text)) return std::nullopt;
  if (text.size() != 6 && text.size() != 9 && text.size() != kDivisionDigits) return std::nullopt;
  return WholeDivisionCode(text);
}

std::string WholeDivisionCode(std::string_view prefix) {
  std::string code(prefix);
  code.resize(kDivisionDigits, '0');
  return code;
}

}  // namespace shouwang
