// JSON as clients send it, read strictly: RFC 8259, UTF-8, at most 64 levels deep, no name twice in an object.
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/result.h"

namespace shouwang::http {

inline constexpr int kMaxJsonDepth = 64;

Result<nlohmann::json> ParseJson(std::string_view text);  // kUsage

}  // namespace shouwang::http
