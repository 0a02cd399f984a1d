// The places of a template that are filled: {户主姓名}, {成员.姓名} in a repeated table row, {户类型=脱贫户} as a box.
// Full-width braces, dots and equal signs and blanks around names are as good.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace shouwang::forms {

struct Placeholder {
  size_t begin = 0;  // byte offsets in the text, braces included
  size_t end = 0;
  std::string list;  // blank: a field
  std::string name;
  std::string choice;   // blank: the value itself
  std::string written;  // as the template has it, for messages
};

// In the order of the text. An error for a brace without its partner.
Result<std::vector<Placeholder>> FindPlaceholders(std::string_view text);

}  // namespace shouwang::forms
