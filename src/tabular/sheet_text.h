// Text as a worksheet takes it: cells, names of sheets, and how many lines a text fills.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace shouwang::tabular {

// Puts `text` into `out` as a cell can hold it: valid UTF-8 without NUL, neutralised when it looks like a
// formula, cut after 32,767 characters (UTF-16 units).
void SetCellText(std::string_view text, std::string& out);

// Valid and unique names for sheets: at most 31 characters, none of []:*?/\, no apostrophe at the ends,
// different from those taken before in more than case (`name(2)`).
class SheetNames {
 public:
  std::string Take(std::string_view wish);

 private:
  std::set<std::string> taken_;
};

// How many lines `text` fills in a cell `width` wide, at the size the writer uses. An estimate, rather too
// many.
uint32_t EstimateLines(std::string_view text, double width);

}  // namespace shouwang::tabular
