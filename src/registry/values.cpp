#include "registry/values.h"

#include <algorithm>
#include <span>

#include "base/division_code.h"
#include "base/resident_id.h"
#include "base/text.h"
#include "registry/change.h"
#include "registry/messages.h"
#include "registry/register_words.h"

namespace shouwang::registry {
namespace {

constexpr size_t kMostCharacters = 100;  // of any one value
constexpr size_t kMostIdBytes = 32;

template <size_t N>
bool IsOneOf(std::string_view value, const std::array<std::string_view, N>& values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// Several joined by 、, each of the contract's.
bool IsHealth(std::string_view value) {
  for (;;) {
    const size_t end = value.find(word::kJoin);
    if (!IsOneOf(value.substr(0, end), word::kHealths)) return false;
    if (end == std::string_view::npos) return true;
    value.remove_prefix(end + word::kJoin.size());
  }
}

bool IsPhone(std::string_view value) {
  const size_t digits =
      static_cast<size_t>(std::count_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }));
  const bool plain = value.find_first_not_of("0123456789-+ ") == std::string_view::npos;
  return plain && digits >= 7 && digits <= 15;
}

const char* TakeHouseholdField(size_t field, std::string& value) {
  using namespace household_field;  // NOLINT: names of fields
  switch (field) {
    case kNumber:
      return value.empty() ? message::kRequired : message::kNumberFixed;
    case kDivision: {
      const std::optional<std::string> code = NormalizeDivisionCode(value);
      if (!code) return message::kBadDivision;
      value = *code;
      return nullptr;
    }
    case kType:
      return IsOneOf(value, word::kHouseholdTypes) ? nullptr : message::kNotOffered;
    case kPhone:
      return value.empty() || IsPhone(value) ? nullptr : message::kBadPhone;
    case kResidency:
      if (value.empty()) value = word::kResident;
      return IsOneOf(value, word::kResidencies) ? nullptr : message::kNotOffered;
    case kContact:
    case kGroup:
    default:
      return nullptr;
  }
}

const char* TakePersonField(size_t field, std::string& value, Date today, Row& person) {
  using namespace person_field;  // NOLINT: names of fields
  switch (field) {
    case kName:
      value = CleanName(value);
      return value.empty() ? message::kRequired : nullptr;
    case kIdNo: {
      if (value.size() > kMostIdBytes) return message::kBadId;
      const CleanId id = ParseResidentId(value, today);
      if (id.state != IdState::kValid && id.state != IdState::kBlank) return message::kBadId;
      value = id.state == IdState::kValid ? id.id.Text() : std::string();
      person[kIdState] = id.state == IdState::kValid ? kIdValid : kIdBlank;
      return nullptr;
    }
    case kRelation:
      return value.empty() ? message::kRequired : nullptr;
    case kSex:
      return value.empty() || IsOneOf(value, word::kSexes) ? nullptr : message::kNotOffered;
    case kBirthDate:
      return value.empty() || IsPastDay(value, today) ? nullptr : message::kBadDay;
    case kStudentStatus:
      return value.empty() || IsOneOf(value, word::kStudentStatuses) ? nullptr : message::kNotOffered;
    case kHealth:
      return value.empty() || IsHealth(value) ? nullptr : message::kNotOffered;
    case kLabour:
      return value.empty() || IsOneOf(value, word::kLabours) ? nullptr : message::kNotOffered;
    case kStatus:
      if (value.empty()) value = word::kInHousehold;
      return IsOneOf(value, word::kStatuses) ? nullptr : message::kNotOffered;
    default:
      return message::kNotByHand;
  }
}

}  // namespace

bool IsPastDay(std::string_view text, Date today) {
  const std::optional<Date> day = Date::FromIso(text);
  return day && *day <= today;
}

void TakeFields(const nlohmann::json& json, Date today, Row& row, Errors& errors) {
  for (const auto& [name, given] : json.items()) {
    const std::optional<size_t> field = FieldOf(row.entity, name);
    const bool own = field && !ShapeOf(row.entity).fields[*field].imported;
    if (!field || (own && !(row.entity == Entity::kHousehold && *field == household_field::kContact))) {
      errors.push_back({ErrorCode::kInvalid, message::kNotByHand, name, ""});
      continue;
    }
    const bool number = ShapeOf(row.entity).fields[*field].number;
    if (!given.is_null() && !(number ? given.is_number_integer() : given.is_string())) {
      errors.push_back({ErrorCode::kInvalid, message::kWrongKind, name, ""});
      continue;
    }
    std::string value = number ? FieldFromJson(given) : CleanText(FieldFromJson(given));
    if (CodePointCount(value) > kMostCharacters) {
      errors.push_back({ErrorCode::kInvalid, message::kTooLong, name, ""});
      continue;
    }
    const char* wrong = row.entity == Entity::kHousehold ? TakeHouseholdField(*field, value)
                                                         : TakePersonField(*field, value, today, row);
    if (wrong != nullptr) {
      errors.push_back({ErrorCode::kInvalid, wrong, name, ""});
    } else {
      row[*field] = std::move(value);
    }
  }
}

void CheckComplete(const Row& row, Errors& errors) {
  const auto need = [&](size_t field) {
    if (!row[field].empty()) return;
    errors.push_back(
        {ErrorCode::kInvalid, message::kRequired, std::string(ShapeOf(row.entity).fields[field].name), ""});
  };
  if (row.entity == Entity::kHousehold) {
    need(household_field::kNumber);
    need(household_field::kDivision);
    need(household_field::kType);
  } else {
    need(person_field::kName);
    need(person_field::kRelation);
  }
}

Error AllWrong(Errors errors) {
  Error all{ErrorCode::kInvalid, message::kFieldsWrong, "", message::kFieldsWrongHint};
  all.details = std::move(errors);
  return all;
}

}  // namespace shouwang::registry
