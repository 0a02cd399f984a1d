// What a table of figures speaks about: a place, and the days from `from` to `as_of`, both included. Stocks are as they
// stood at the end of `as_of`; what happened is counted over all these days. S1 reports a year so (“2022年”: from its
// first day), S0 half of one (“截至2023年6月30日”).
#pragma once

#include <string>

#include "access/scope.h"
#include "base/date.h"
#include "base/result.h"

namespace shouwang::statistics {

struct Period {
  std::string place;  // 6, 9 or 12 digits: county, town, village
  std::string from;   // ISO dates
  std::string as_of;
};

// What a request may leave out: `place` is then all of the scope, `as_of` today, `from` the first day of that year.
// kInvalid for days that are none, lie in the future or are the wrong way round; kNotFound for a place outside.
Result<Period> ReadPeriod(const Period& asked, const access::Scope& scope, Date today);

std::string DayBefore(const std::string& day);

}  // namespace shouwang::statistics
