#include "cli/screen_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "base/money.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "demo/demo.h"
#include "screening/division_names.h"
#include "screening/output_folder.h"
#include "screening/screen.h"

namespace shouwang::cli {
namespace {

std::string Grouped(uint64_t number) {
  std::string text = FormatCentsGrouped(static_cast<int64_t>(number) * 100);
  return text.substr(0, text.size() - 3);
}

template <typename... Args>
void Print(const char* format, const Args&... args) {
  std::puts(fmt::format(fmt::runtime(format), args...).c_str());
}

void PrintResult(const policy::Pack& pack, const RunArguments& arguments, const screening::ScreenResult& result) {
  Print(message::kScreenRead, result.files, Grouped(result.rows), Grouped(result.households), Grouped(result.persons),
        Grouped(result.rejects));
  Print(message::kScreenFound, Grouped(result.clues), Grouped(result.households_with_risk),
        fmt::format("{:.1f}", result.seconds));
  for (const auto& [id, count] : result.clues_by_rule) {
    if (count > 0) Print(message::kScreenRule, id, pack.FindRule(id)->title, Grouped(count));
  }
  for (const auto& [id, missing] : result.skipped_rules)
    Print(message::kScreenSkipped, id, pack.FindRule(id)->title, missing);
  const std::filesystem::path out(arguments.out);
  Print(message::kScreenWorkbook, (out / "clues.xlsx").string());
  Print(message::kScreenFiles, out.string());
}

}  // namespace

int RunScreen(const RunArguments& arguments, const Context& context) {
  Errors errors;
  std::optional<CheckedRun> run = CheckRun(arguments, context, errors);
  if (!run) return context.reporter->Complain(errors);
  if (!arguments.divisions.empty()) {
    const Status named = screening::AddDivisionNames(arguments.divisions, run->pack);
    if (!named) return context.reporter->Complain(Errors{named.error()});
  }
  screening::ScreenOptions options;
  options.settings = ParseSettings(arguments.settings, run->pack, errors);
  if (!errors.empty()) return context.reporter->Complain(errors);
  options.inputs = ListData(arguments, run->pack, errors);
  if (!errors.empty()) return context.reporter->Complain(errors);
  options.as_of = run->as_of;
  options.reveal_ids = arguments.reveal_ids;
  options.explain = arguments.explain;
  options.engine = run->engine;
  options.cancelled = context.cancelled;
  options.progress = ShowProgress(context);
  screening::OutputPlace place(arguments.out);
  const screening::ScreenResult result = screening::Screen(run->pack, options, context.make_engine, place, errors);
  context.reporter->Clear();
  for (const std::string& warning : result.warnings) context.reporter->Warn(warning);
  if (!errors.empty()) return context.reporter->Complain(errors);
  PrintResult(run->pack, arguments, result);
  return 0;
}

int RunDemo(const DemoArguments& arguments, const Context& context) {
  Errors errors;
  const Result<Date> as_of = ParseDay(arguments.as_of, "--as-of");
  if (!as_of) return context.reporter->Complain(Errors{as_of.error()});
  demo::DemoOptions options;
  options.dir = arguments.dir;
  options.divisions = context.divisions;
  options.households = arguments.households;
  options.seed = arguments.seed;
  options.as_of = *as_of;
  options.county = arguments.county;
  options.csv_only = arguments.csv_only;
  options.progress = [&](double fraction) { context.reporter->Progress(message::kStageDemo, fraction); };
  const Result<demo::DemoSummary> made = demo::MakeDemo(options);
  context.reporter->Clear();
  if (!made) return context.reporter->Complain(Errors{made.error()});
  Print(message::kDemoMade, arguments.dir, Grouped(made->households), Grouped(made->persons), Grouped(made->rows),
        made->files.size());
  return 0;
}

}  // namespace shouwang::cli
