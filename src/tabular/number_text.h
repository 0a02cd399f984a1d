// Numbers as a spreadsheet shows them: 15 significant digits, plain notation for up to 20 integer digits.
#pragma once

#include <optional>
#include <string_view>

namespace shouwang::tabular {

struct NumberText {
  char buffer[48];
  std::string_view text;  // into `buffer`, or into the text the number was read from
  double value = 0;
};

// 44682 → "44682", 1.0049999999999999 → "1.005", 530326198001011234 → "530326198001011000".
void FormatNumber(double value, NumberText& out);

// Reads the number of a cell as it stands in a file (`1.0049999999999999E3`). False when it is not a finite
// number. `out.text` may point into `raw`.
bool ReadNumber(std::string_view raw, NumberText& out);

}  // namespace shouwang::tabular
