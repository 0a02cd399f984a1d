#include "cli/options.h"

#include <fmt/format.h>

#include <cctype>

#include "cli/messages.h"

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

}  // namespace shouwang::cli
