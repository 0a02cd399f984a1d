// shouwang openapi: the API as an OpenAPI document on standard output, without a server. Returns the exit status.
#pragma once

#include "cli/context.h"

namespace shouwang::cli {

int RunOpenApi(const Context& context);

}  // namespace shouwang::cli
