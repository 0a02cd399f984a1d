#include "base/division_code.h"

#include "base/text.h"

namespace shouwang {

std::optional<std::string> NormalizeDivisionCode(std::string_view text) {
  if (!IsAsciiDigits(text)) return std::nullopt;
  if (text.size() != 6 && text.size() != 9 && text.size() != 12) return std::nullopt;
  std::string code(text);
  code.resize(12, '0');
  return code;
}

}  // namespace shouwang
