#include "http/json_text.h"

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include "base/json.h"

#include "http/messages.h"

namespace shouwang::http {

namespace {

using nlohmann::json;

// Looked at before anything is built, so that a deep text costs no more than its bytes.
bool IsTooDeep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxJsonDepth) {
        return true;
      }
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace

Result<json> ParseJson(std::string_view text) {
  if (IsTooDeep(text)) {
    return Fail(ErrorCode::kUsage, fmt::format(messages::kTooDeep, kMaxJsonDepth), {}, messages::kNotJsonHint);
  }
  std::vector<std::set<std::string>> names;  // of the objects that are open
  bool repeated = false;
  const auto watch = [&](int /*depth*/, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) {
      names.emplace_back();
    } else if (event == json::parse_event_t::object_end) {
      names.pop_back();
    } else if (event == json::parse_event_t::key) {
      repeated = !names.back().insert(parsed.get<std::string>()).second || repeated;
    }
    return true;
  };
  json value = json::parse(text.begin(), text.end(), watch, false);
  if (value.is_discarded() || repeated) {
    return Fail(ErrorCode::kUsage, messages::kNotJson, {}, messages::kNotJsonHint);
  }
  return value;
}

}  // namespace shouwang::http
