// A request held against its route's schemas.
#pragma once

#include "base/result.h"
#include "http/message.h"
#include "http/route.h"

namespace shouwang::http {

// kUsage (400) for a body that is not JSON, or one that nobody takes; kInvalid (422) with one detail for each value
// that does not fit. `where` of a query parameter is "?name", of a member its JSON pointer.
Status CheckRequest(const Route& route, const Request& request);

}  // namespace shouwang::http
