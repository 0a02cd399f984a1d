#include "cli/options.h"

#include <fmt/format.h>

#include <cctype>

#include "cli/messages.h"
#include "policy/pack_loader.h"

namespace shouwang::cli {

Result<Date> ParseDay(const std::string& text, const std::string& option) {
  if (const std::optional<Date> day = Date::FromIso(text)) return *day;
  return Fail(ErrorCode::kUsage, fmt::format(fmt::runtime(message::kBadDate), text), option, message::kBadDateHint);
}

Result<screening::EngineOptions> ParseEngine(const std::string& memory, unsigned threads) {
  size_t digits = 0;
  while (digits < memory.size() && std::isdigit(static_cast<unsigned char>(memory[digits])) != 0) ++digits;
  const std::string unit = memory.substr(digits);
  const bool good = digits > 0 && digits < 7 && (unit == "GB" || unit == "MB" || unit == "GiB" || unit == "MiB");
  if (!good) {
    return Fail(ErrorCode::kUsage, fmt::format(fmt::runtime(message::kBadMemory), memory), "--memory",
                message::kBadMemoryHint);
  }
  screening::EngineOptions options;
  options.memory = memory;
  options.threads = threads;
  return options;
}

std::vector<policy::Setting> ParseSettings(const std::vector<std::string>& texts, const policy::Pack& pack,
                                           Errors& errors) {
  std::vector<policy::Setting> settings;
  for (const std::string& text : texts) {
    Result<policy::Setting> setting = policy::ParseSetting(text, pack);
    if (setting) {
      settings.push_back(*setting);
    } else {
      errors.push_back(setting.error());
    }
  }
  return settings;
}

std::optional<CheckedRun> CheckRun(const RunArguments& arguments, const Context& context, Errors& errors) {
  const Result<Date> as_of = ParseDay(arguments.as_of, "--as-of");
  if (!as_of) errors.push_back(as_of.error());
  const Result<screening::EngineOptions> engine = ParseEngine(arguments.memory, arguments.threads);
  if (!engine) errors.push_back(engine.error());
  std::optional<policy::Pack> pack = policy::LoadPack(arguments.policy, *context.make_parser(), errors);
  if (!pack || !errors.empty()) return std::nullopt;
  return CheckedRun{std::move(*pack), *as_of, *engine};
}

ingest::InputList ListData(const RunArguments& arguments, const policy::Pack& pack, Errors& errors) {
  return ingest::ListInputs({arguments.data.begin(), arguments.data.end()}, pack.datasets, errors);
}

screening::ProgressFn ShowProgress(const Context& context) {
  return [&context](const std::string& stage, double fraction) { context.reporter->Progress(stage, fraction); };
}

}  // namespace shouwang::cli
