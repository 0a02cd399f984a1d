// What the use cases of help refuse alike. Internal to the help module.
#pragma once

#include <string>

#include "base/date.h"
#include "base/result.h"

namespace shouwang::help {

// kInvalid at a field.
tl::unexpected<Error> Refuse(const char* where, std::string text);

// A day up to today; kInvalid otherwise.
Result<Date> PastDay(const std::string& text, const char* where, Date today);

}  // namespace shouwang::help
