// shouwang simulate (03-contracts.md section 3). Returns the exit status.
#pragma once

#include "cli/context.h"
#include "cli/screen_command.h"

namespace shouwang::cli {

int RunSimulate(const RunArguments& arguments, const Context& context);

}  // namespace shouwang::cli
