// What the use cases of help refuse alike. Internal to the help module.
#pragma once

#include <string>

#include "base/result.h"

namespace shouwang::help {

// kInvalid at a field.
tl::unexpected<Error> Refuse(const char* where, std::string text);

}  // namespace shouwang::help
