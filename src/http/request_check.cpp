#include "http/request_check.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>
#include "base/json.h"

#include "base/text.h"
#include "http/json_text.h"
#include "http/messages.h"
#include "http/schema_node.h"

namespace shouwang::http {

namespace {

using nlohmann::json;

// The text of the URL as the JSON value that its schema speaks of; text that is no such value stays text, and so does
// not fit.
json QueryValue(const Schema& schema, const std::string& text) {
  const SchemaKind kind = schema.node().kind;
  if (kind == SchemaKind::kInteger) {
    int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size()) {
      return number;
    }
  }
  if (kind == SchemaKind::kBoolean && (text == "true" || text == "false")) {
    return text == "true";
  }
  return text;
}

void CheckQuery(const Route& route, const Request& request, Errors& errors) {
  for (const QueryParameter& parameter : route.query) {
    const auto found = request.query.find(parameter.name);
    if (found == request.query.end()) {
      if (!parameter.schema.IsOptional()) {
        errors.push_back({ErrorCode::kInvalid, messages::kMemberMissing, "?" + parameter.name, {}});
      }
      continue;
    }
    for (Error& error : parameter.schema.Check(QueryValue(parameter.schema, found->second))) {
      error.where = "?" + parameter.name;
      errors.push_back(std::move(error));
    }
  }
  for (const auto& [name, value] : request.query) {
    const bool known = std::any_of(route.query.begin(), route.query.end(),
                                   [&name = name](const QueryParameter& parameter) { return parameter.name == name; });
    if (!known) {
      errors.push_back({ErrorCode::kInvalid, messages::kQueryUnknown, "?", {}});
    }
  }
}

bool IsJsonType(std::string_view content_type) {
  const std::string_view type = TrimAscii(content_type.substr(0, content_type.find(';')));
  return type.empty() || type == "application/json";
}

Status CheckBody(const Route& route, const Request& request, Errors& errors) {
  if (route.limits.body_is_bytes) {
    return {};
  }
  if (route.request.IsNothing()) {
    return request.body.empty() ? Status{} : Fail(ErrorCode::kUsage, messages::kBodyNotTaken);
  }
  if (request.body.empty()) {
    return route.request.IsOptional() ? Status{} : Fail(ErrorCode::kUsage, messages::kBodyMissing);
  }
  // A form of another site can be sent without asking the browser, but not with this type (04-trust 28, CSRF).
  if (!IsJsonType(request.Header("content-type"))) {
    return Fail(ErrorCode::kUsage, messages::kNotJsonType);
  }
  const Result<json> value = ParseJson(request.body);
  if (!value) {
    return Fail(value.error());
  }
  for (Error& error : route.request.Check(*value)) {
    errors.push_back(std::move(error));
  }
  return {};
}

}  // namespace

Status CheckRequest(const Route& route, const Request& request) {
  Errors errors;
  CheckQuery(route, request, errors);
  if (Status body = CheckBody(route, request, errors); !body) {
    return body;
  }
  if (!errors.empty()) {
    return Fail(Error{ErrorCode::kInvalid,
                      fmt::format(messages::kDoesNotFit, errors.size()),
                      {},
                      messages::kDoesNotFitHint,
                      std::move(errors)});
  }
  return {};
}

}  // namespace shouwang::http
