// The command line: parses options, calls one subcommand, gives the exit status (03-contracts.md section 3).
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"

namespace shouwang::cli {

// `make_context` is called once, when the log format is known.
int RunCommandLine(const std::vector<std::string>& arguments, const std::function<Context(Reporter&)>& make_context);

}  // namespace shouwang::cli
