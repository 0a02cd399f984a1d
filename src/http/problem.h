// Errors as application/problem+json (RFC 9457), in one shape:
//   {"type": "/problems/<code>", "title", "status", "code", "detail", "where", "hint", "request", "errors": [{"where",
//   "detail", "hint"}]}
// The one table from error codes to HTTP status is in problem.cpp.
#pragma once

#include <string>

#include "base/error.h"
#include "http/message.h"

namespace shouwang::http {

int HttpStatus(ErrorCode code);
Reply Problem(const Error& error, const std::string& request_id);

}  // namespace shouwang::http
