// A reply held against its route: what OpenAPI says must be what is sent. For tests, and for servers under test.
#pragma once

#include "base/result.h"
#include "http/message.h"
#include "http/route.h"

namespace shouwang::http {

// kInternal with what differs, its values left out: another status than the route's, a body where none is described,
// JSON that does not fit the schema. Problems (status 400 and above) always fit.
Status CheckReply(const Route& route, const Reply& reply);

}  // namespace shouwang::http
