// shouwang policy check | test | show (03-contracts.md section 3). Each returns the exit status.
#pragma once

#include <string>

#include "cli/context.h"

namespace shouwang::cli {

int PolicyCheck(const std::string& folder, const Context& context);
int PolicyTest(const std::string& folder, const Context& context);
int PolicyShow(const std::string& folder, const std::string& rule_id, const Context& context);

}  // namespace shouwang::cli
