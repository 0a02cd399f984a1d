// Values that a county gives parameters of a pack, as a file of that pack (docs/pack-format.md, parameter_value).
#pragma once

#include <string>
#include <vector>

#include "base/date.h"

namespace shouwang::policy {

struct CountyValue {
  std::string parameter;
  std::string case_fact;  // blank: for all others
  Date from;
  std::string value;     // as a pack has it: 元 with a point, or a whole number
  std::string document;  // title of what it comes from
  std::string issued;    // year or day; may be blank
  std::string where;     // paragraph; may be blank
};

// TOML with one source and one parameter_value each. Sources are called `county-1`, `county-2`, … in the order given.
std::string CountyValuesToml(const std::vector<CountyValue>& values);

}  // namespace shouwang::policy
