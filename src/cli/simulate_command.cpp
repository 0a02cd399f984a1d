#include "cli/simulate_command.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/messages.h"
#include "cli/options.h"
#include "screening/simulate.h"

namespace shouwang::cli {
namespace {

// Fills `options` from the command line; the mistakes go to `errors`.
void ReadOptions(const RunArguments& arguments, const policy::Pack& pack, const Context& context,
                 screening::SimulateOptions& options, Errors& errors) {
  options.settings = ParseSettings(arguments.settings, pack, errors);
  if (!arguments.sweep.empty()) {
    Result<screening::Sweep> sweep = screening::ParseSweep(arguments.sweep, pack);
    if (sweep) {
      options.sweep = std::move(*sweep);
    } else {
      errors.push_back(sweep.error());
    }
  } else if (arguments.settings.empty()) {
    errors.push_back({ErrorCode::kUsage, message::kSimulateNothing, "simulate", message::kSimulateNothingHint});
  }
  if (errors.empty()) options.inputs = ListData(arguments, pack, errors);
  options.out = arguments.out;
  options.cancelled = context.cancelled;
  options.progress = ShowProgress(context);
}

}  // namespace

int RunSimulate(const RunArguments& arguments, const Context& context) {
  Errors errors;
  const std::optional<CheckedRun> run = CheckRun(arguments, context, errors);
  if (!run) return context.reporter->Complain(errors);
  screening::SimulateOptions options;
  options.as_of = run->as_of;
  options.engine = run->engine;
  ReadOptions(arguments, run->pack, context, options, errors);
  if (!errors.empty()) return context.reporter->Complain(errors);
  const screening::SimulateResult result = screening::Simulate(run->pack, options, context.make_engine, errors);
  context.reporter->Clear();
  for (const std::string& warning : result.warnings) context.reporter->Warn(warning);
  if (!errors.empty()) return context.reporter->Complain(errors);
  const std::string line = options.sweep ? fmt::format(fmt::runtime(message::kSweepDone), result.points,
                                                       result.households_before, arguments.out)
                                         : fmt::format(fmt::runtime(message::kSimulateDone), result.households_before,
                                                       result.households_after, result.in, result.out, arguments.out);
  std::puts(line.c_str());
  return 0;
}

}  // namespace shouwang::cli
