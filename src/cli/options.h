// Options that several subcommands share, checked. Internal to the cli module.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "policy/parameters.h"
#include "screening/sql_engine.h"

namespace shouwang::cli {

Result<Date> ParseDay(const std::string& text, const std::string& option);                  // kUsage
Result<screening::EngineOptions> ParseEngine(const std::string& memory, unsigned threads);  // kUsage
std::vector<policy::Setting> ParseSettings(const std::vector<std::string>& texts, const policy::Pack& pack,
                                           Errors& errors);

}  // namespace shouwang::cli
