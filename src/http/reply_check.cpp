#include "http/reply_check.h"

#include <string>

#include <fmt/format.h>
#include "base/json.h"

namespace shouwang::http {

namespace {

constexpr size_t kMostShown = 5;
constexpr char kJsonType[] = "application/json";
constexpr char kEventType[] = "text/event-stream";

Status Unlike(const Route& route, const std::string& what) {
  return Fail(ErrorCode::kInternal, fmt::format("{}: {}", route.operation, what));
}

}  // namespace

Status CheckReply(const Route& route, const Reply& reply) {
  if (reply.status >= 400) {
    return {};
  }
  if (reply.status != route.success) {
    return Unlike(route, fmt::format("status {} instead of {}", reply.status, route.success));
  }
  if (reply.events) {
    return route.reply_type == kEventType ? Status() : Unlike(route, "an event stream");
  }
  if (reply.status == 204) {
    return reply.body.empty() ? Status() : Unlike(route, "a body with 204");
  }
  if (route.reply_type != kJsonType) {
    return {};
  }
  if (!reply.content_type.starts_with(kJsonType)) {
    return Unlike(route, reply.content_type + " instead of JSON");
  }
  const nlohmann::json value = nlohmann::json::parse(reply.body, nullptr, false);
  if (value.is_discarded()) {
    return Unlike(route, "not JSON");
  }
  const Errors errors = route.reply.Check(value);
  std::string shown;
  for (size_t i = 0; i < errors.size() && i < kMostShown; ++i) {
    shown += fmt::format("{}{} {}", i == 0 ? "" : "; ", errors[i].where, errors[i].what);
  }
  return errors.empty() ? Status() : Unlike(route, shown);
}

}  // namespace shouwang::http
