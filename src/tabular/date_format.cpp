#include "tabular/date_format.h"

namespace shouwang::tabular {
namespace {

char Lower(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); }

// `[h]`, `[mm]`, `[ss]`: elapsed time. Colours, conditions and locales are other things in brackets.
bool IsElapsedTime(std::string_view bracket) {
  if (bracket.empty()) return false;
  const char first = Lower(bracket[0]);
  if (first != 'h' && first != 'm' && first != 's') return false;
  for (const char c : bracket) {
    if (Lower(c) != first) return false;
  }
  return true;
}

}  // namespace

bool IsBuiltinDateFormat(unsigned id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

bool IsDateFormatCode(std::string_view code) {
  for (size_t i = 0; i < code.size(); ++i) {
    const char c = Lower(code[i]);
    if (c == '"') {
      i = code.find('"', i + 1);
    } else if (c == '[') {
      const size_t close = code.find(']', i);
      if (close == std::string_view::npos) return false;
      if (IsElapsedTime(code.substr(i + 1, close - i - 1))) return true;
      i = close;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;  // the next character is shown, skipped or repeated: no letter of the format
    } else if (c == 'y' || c == 'm' || c == 'd' || c == 'h' || c == 's') {
      return true;
    }
    if (i == std::string_view::npos) return false;
  }
  return false;
}

}  // namespace shouwang::tabular
