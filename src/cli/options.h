// Options that several subcommands share, checked. Internal to the cli module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "cli/context.h"
#include "cli/screen_command.h"
#include "ingest/ingest.h"
#include "policy/pack.h"
#include "policy/parameters.h"
#include "screening/sql_engine.h"
#include "screening/steps.h"

namespace shouwang::cli {

Result<Date> ParseDay(const std::string& text, const std::string& option);                  // kUsage
Result<screening::EngineOptions> ParseEngine(const std::string& memory, unsigned threads);  // kUsage
std::vector<policy::Setting> ParseSettings(const std::vector<std::string>& texts, const policy::Pack& pack,
                                           Errors& errors);

// What `screen` and `simulate` both need before they begin.
struct CheckedRun {
  policy::Pack pack;
  Date as_of;
  screening::EngineOptions engine;
};

// All that is wrong with day, memory and pack together goes to `errors`; nothing is returned then.
std::optional<CheckedRun> CheckRun(const RunArguments& arguments, const Context& context, Errors& errors);
ingest::InputList ListData(const RunArguments& arguments, const policy::Pack& pack, Errors& errors);
screening::ProgressFn ShowProgress(const Context& context);

}  // namespace shouwang::cli
