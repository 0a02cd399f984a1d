// The values that parameters have on one day, with the settings of a run (--set) laid over them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/result.h"
#include "policy/pack.h"

namespace shouwang::policy {

// One case of a parameter in force.
struct ResolvedValue {
  std::string case_fact;  // blank: all others
  int64_t value = 0;
  std::optional<Date> from;  // nothing: set for this run
  Citation citation;
};

struct ResolvedParameter {
  const Parameter* parameter = nullptr;
  std::vector<ResolvedValue> values;  // cases first, the value for all others last
};

// By name; a parameter that has no value in force on the day is not there.
using ParameterValues = std::map<std::string, ResolvedParameter>;

// A setting of a run: `bottom_line=6500`, `medical_line.lifted=6000`.
struct Setting {
  std::string parameter;
  std::string case_fact;  // blank: every case
  int64_t value = 0;      // money: 分
};

// kUsage when the text is not name=value, the parameter or case is unknown or the value is not a number of its type.
Result<Setting> ParseSetting(const std::string& text, const Pack& pack);

// A number in the parameter's unit (元 for money) as it is kept; nothing when it is not one.
std::optional<int64_t> ParseParameterValue(const std::string& text, const Parameter& parameter);

ParameterValues ResolveParameters(const Pack& pack, Date as_of, const std::vector<Setting>& settings);

// As people write it: `9920`, `0.5`.
std::string FormatParameterValue(const Parameter& parameter, int64_t value);

}  // namespace shouwang::policy
