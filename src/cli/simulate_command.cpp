#include "cli/simulate_command.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/messages.h"
#include "cli/options.h"
#include "policy/pack_loader.h"
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
  options.data.assign(arguments.data.begin(), arguments.data.end());
  options.out = arguments.out;
  options.cancelled = context.cancelled;
  options.progress = [&context](const std::string& stage, double fraction) {
    context.reporter->Progress(stage, fraction);
  };
}

}  // namespace

int RunSimulate(const RunArguments& arguments, const Context& context) {
  Errors errors;
  const Result<Date> as_of = ParseDay(arguments.as_of, "--as-of");
  if (!as_of) errors.push_back(as_of.error());
  const Result<screening::EngineOptions> engine = ParseEngine(arguments.memory, arguments.threads);
  if (!engine) errors.push_back(engine.error());
  const std::optional<policy::Pack> pack = policy::LoadPack(arguments.policy, *context.make_parser(), errors);
  if (!pack || !errors.empty()) return context.reporter->Complain(errors);
  screening::SimulateOptions options;
  options.as_of = *as_of;
  options.engine = *engine;
  ReadOptions(arguments, *pack, context, options, errors);
  if (!errors.empty()) return context.reporter->Complain(errors);
  const screening::SimulateResult result = screening::Simulate(*pack, options, context.make_engine, errors);
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
