// What the use cases of help refuse alike. Internal to the help module and its store.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace shouwang::help {

// kInvalid at a field.
template <typename... Arguments>
tl::unexpected<Error> Refuse(const char* where, const char* text, const Arguments&... arguments) {
  return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(text), arguments...), where);
}

// A day up to today; kInvalid otherwise.
Result<Date> PastDay(const std::string& text, const char* where, Date today);

// 因病、因学: as the register keeps them.
std::vector<std::string> SplitRisks(std::string_view joined);
std::string JoinRisks(const std::vector<std::string>& risks);

}  // namespace shouwang::help
