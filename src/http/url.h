// Request targets taken apart: percent-decoded, valid UTF-8, without control characters, or nothing at all.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace shouwang::http {

struct Target {
  std::string path;  // begins with '/'; no segment is `.` or `..`, no backslash, no `//`
  std::map<std::string, std::string> query;
};

// Nothing when it does not begin with '/', is badly encoded, leads upwards, or says a query name twice.
// `+` is a blank in the query (as forms write it), not in the path.
std::optional<Target> ParseTarget(std::string_view raw);

}  // namespace shouwang::http
