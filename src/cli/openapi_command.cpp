#include "cli/openapi_command.h"

#include <cstdio>
#include <string>

namespace shouwang::cli {

int RunOpenApi(const Context& context) {
  std::fputs((context.openapi() + "\n").c_str(), stdout);
  return 0;
}

}  // namespace shouwang::cli
