#include "policy/parameters.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/money.h"
#include "base/text.h"
#include "policy/messages.h"
#include "policy/type_checker.h"

namespace shouwang::policy {
namespace {

tl::unexpected<Error> UnknownParameter(const std::string& name, const Pack& pack) {
  std::vector<std::string> names;
  for (const Parameter& parameter : pack.parameters) names.push_back(parameter.name);
  std::sort(names.begin(), names.end());
  const std::string nearest = NearestName(name, names);
  std::string hint = fmt::format(fmt::runtime(message::kSetKnown), fmt::join(names, message::kJoin));
  if (!nearest.empty()) hint = fmt::format(fmt::runtime(message::kDidYouMean), nearest) + hint;
  return Fail(ErrorCode::kUsage, fmt::format(fmt::runtime(message::kSetUnknown), name), "--set", hint);
}

// The value in force for one case; nothing before its first date.
const ParameterValue* InForce(const Parameter& parameter, const std::string& case_fact, Date as_of) {
  const ParameterValue* best = nullptr;
  for (const ParameterValue& value : parameter.values) {
    if (value.case_fact != case_fact || value.from > as_of) continue;
    if (best == nullptr || value.from > best->from) best = &value;
  }
  return best;
}

std::vector<std::string> CasesOf(const Parameter& parameter) {
  std::vector<std::string> cases;
  for (const ParameterValue& value : parameter.values) {
    const bool known = std::find(cases.begin(), cases.end(), value.case_fact) != cases.end();
    if (!value.case_fact.empty() && !known) cases.push_back(value.case_fact);
  }
  cases.emplace_back();
  return cases;
}

}  // namespace

std::optional<int64_t> ParseParameterValue(const std::string& text, const Parameter& parameter) {
  const std::optional<int64_t> cents = ParseCents(CleanText(text));
  if (!cents || parameter.type.kind == Kind::kMoney) return cents;
  return *cents % 100 == 0 ? std::optional<int64_t>(*cents / 100) : std::nullopt;
}

Result<Setting> ParseSetting(const std::string& text, const Pack& pack) {
  const size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    return Fail(ErrorCode::kUsage, fmt::format(fmt::runtime(message::kSetSyntax), text), "--set");
  }
  std::string name = text.substr(0, equals);
  Setting setting;
  const size_t dot = name.find('.');
  if (dot != std::string::npos) {
    setting.case_fact = name.substr(dot + 1);
    name.resize(dot);
  }
  const Parameter* parameter = pack.FindParameter(name);
  if (parameter == nullptr) return UnknownParameter(name, pack);
  const std::vector<std::string> cases = CasesOf(*parameter);
  const bool blank_case = dot != std::string::npos && setting.case_fact.empty();
  if (blank_case || std::find(cases.begin(), cases.end(), setting.case_fact) == cases.end()) {
    return UnknownParameter(text.substr(0, equals), pack);
  }
  const std::string value = text.substr(equals + 1);
  const std::optional<int64_t> parsed = ParseParameterValue(value, *parameter);
  if (!parsed) {
    return Fail(ErrorCode::kUsage,
                fmt::format(fmt::runtime(message::kSetNumber), name, value, KindName(parameter->type.kind)), "--set",
                fmt::format(fmt::runtime(message::kSetExample), name));
  }
  setting.parameter = name;
  setting.value = *parsed;
  return setting;
}

ParameterValues ResolveParameters(const Pack& pack, Date as_of, const std::vector<Setting>& settings) {
  ParameterValues resolved;
  for (const Parameter& parameter : pack.parameters) {
    ResolvedParameter& entry = resolved[parameter.name];
    entry.parameter = &parameter;
    for (const std::string& case_fact : CasesOf(parameter)) {
      ResolvedValue value;
      value.case_fact = case_fact;
      bool known = false;
      if (const ParameterValue* in_force = InForce(parameter, case_fact, as_of)) {
        value.value = in_force->value;
        value.from = in_force->from;
        value.citation = in_force->citation;
        known = true;
      }
      for (const Setting& setting : settings) {
        const bool fits =
            setting.parameter == parameter.name && (setting.case_fact.empty() || setting.case_fact == case_fact);
        if (!fits) continue;
        value.value = setting.value;
        value.from.reset();
        value.citation = {};
        known = true;
      }
      if (known) entry.values.push_back(std::move(value));
    }
    if (entry.values.empty() || !entry.values.back().case_fact.empty()) resolved.erase(parameter.name);
  }
  return resolved;
}

std::string FormatParameterValue(const Parameter& parameter, int64_t value) {
  return parameter.type.kind == Kind::kMoney ? FormatCents(value) : std::to_string(value);
}

}  // namespace shouwang::policy
