// Result<T>: a value or an Error; it may not be ignored.
#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "base/error.h"

namespace shouwang {

template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

using Status = Result<void>;

// `return Fail(ErrorCode::kInput, "读不懂", "a.csv 第 3 行", "请另存为 xlsx");`
inline tl::unexpected<Error> Fail(ErrorCode code, std::string what, std::string where = {}, std::string hint = {}) {
  return tl::unexpected<Error>(Error{code, std::move(what), std::move(where), std::move(hint)});
}

inline tl::unexpected<Error> Fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace shouwang
