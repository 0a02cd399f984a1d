// `shouwang serve`: everything of one county put together, until it is asked to stop.
#pragma once

#include <atomic>

#include "base/result.h"
#include "cli/context.h"
#include "cli/county_command.h"
#include "record/upkeep.h"

namespace shouwang::app {

// Returns when `stop` becomes true, with everything ended in order. Errors: what Open(), the options or the port say.
Status ServeCounty(const record::CountyPlace& place, const cli::ServeArguments& arguments, const cli::Context& context,
                   const std::atomic<bool>& stop);

}  // namespace shouwang::app
