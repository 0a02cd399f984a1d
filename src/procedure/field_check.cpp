#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "procedure/messages.h"
#include "procedure/steps.h"

namespace shouwang::procedure {
namespace {

using policy::StepField;
using policy::StepFieldType;

constexpr size_t kMostCharacters = 1000;

Error Bad(const StepField& field, std::string what) { return {ErrorCode::kInvalid, std::move(what), field.name, ""}; }

bool IsFilled(const std::vector<std::string>& values) {
  return !values.empty() &&
         std::none_of(values.begin(), values.end(), [](const std::string& value) { return TrimAscii(value).empty(); });
}

void CheckChoice(const StepField& field, const std::vector<std::string>& values, Errors& errors) {
  for (const std::string& value : values) {
    if (std::find(field.values.begin(), field.values.end(), value) == field.values.end()) {
      errors.push_back(Bad(field, fmt::format(fmt::runtime(message::kFieldValue), field.title, value)));
    }
  }
  if (field.at_most > 0 && values.size() > static_cast<size_t>(field.at_most)) {
    errors.push_back(Bad(field, fmt::format(fmt::runtime(message::kFieldAtMost), field.title, field.at_most)));
  }
}

void CheckValues(const StepField& field, const std::vector<std::string>& values, Date today, Errors& errors) {
  if (field.type != StepFieldType::kChoices && values.size() > 1) {
    errors.push_back(Bad(field, fmt::format(fmt::runtime(message::kFieldOne), field.title)));
    return;
  }
  if (std::any_of(values.begin(), values.end(),
                  [](const std::string& value) { return CodePointCount(value) > kMostCharacters; })) {
    errors.push_back(Bad(field, fmt::format(fmt::runtime(message::kFieldTooLong), field.title, kMostCharacters)));
  } else if (field.type == StepFieldType::kChoice || field.type == StepFieldType::kChoices) {
    CheckChoice(field, values, errors);
  } else if (field.type == StepFieldType::kDate) {
    const std::optional<Date> day = Date::FromIso(values.front());
    if (!day || *day > today) errors.push_back(Bad(field, fmt::format(fmt::runtime(message::kFieldDate), field.title)));
  }
}

}  // namespace

Errors CheckFields(const policy::Procedure& procedure, const policy::ProcedureStep& step, const FieldValues& fields,
                   Date today) {
  Errors errors;
  for (const std::string& name : step.fields) {
    const StepField& field = *procedure.FindField(name);
    const auto given = fields.find(name);
    if (given == fields.end() || !IsFilled(given->second)) {
      errors.push_back(Bad(field, fmt::format(fmt::runtime(message::kFieldMissing), field.title)));
    } else {
      CheckValues(field, given->second, today, errors);
    }
  }
  for (const auto& [name, values] : fields) {
    if (std::find(step.fields.begin(), step.fields.end(), name) == step.fields.end()) {
      errors.push_back({ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kFieldUnknown), name), name, ""});
    }
  }
  return errors;
}

}  // namespace shouwang::procedure
