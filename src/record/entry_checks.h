// What people enter, refused alike by all use cases: kInvalid at the member `where`.
#pragma once

#include <string>

#include "base/date.h"
#include "base/result.h"

namespace shouwang::record {

// What must be said; `title` names it. Blank text is refused.
Status CheckText(const std::string& text, const char* where, const char* title);
// A day up to today.
Result<Date> PastDay(const std::string& text, const char* where, Date today);

}  // namespace shouwang::record
