// nlohmann::json, compiled once: including this instead of the library's own header spares every source file the
// instantiation of its largest templates (a third of its compile time).
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <type_traits>

#include "base/result.h"

extern template class nlohmann::basic_json<>;
extern template class nlohmann::detail::serializer<nlohmann::json>;

namespace shouwang {

// What `read` makes of a text that the store keeps, which the program wrote itself: kInternal, saying `damaged`, when
// it is something else. `read` throws as nlohmann::json and std::optional do.
template <typename Read>
auto ReadKept(const std::string& text, const char* damaged, const Read& read)
    -> Result<std::invoke_result_t<Read, const nlohmann::json&>> {
  try {
    return read(nlohmann::json::parse(text));
  } catch (const nlohmann::json::exception&) {
    return Fail(ErrorCode::kInternal, damaged);
  } catch (const std::bad_optional_access&) {
    return Fail(ErrorCode::kInternal, damaged);
  }
}

}  // namespace shouwang
