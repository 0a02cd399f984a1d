#include "policy/visit_form.h"

#include <algorithm>
#include <array>

#include "policy/messages.h"

namespace shouwang::policy {
namespace {

constexpr std::array kAnswerNames = {"choice", "choices", "text", "number"};
constexpr std::array kPartNames = {"wage", "business", "property", "transfer", "expense", "spending"};
constexpr std::array kPartTitles = {message::kWage,     message::kBusiness, message::kProperty,
                                    message::kTransfer, message::kExpense,  message::kSpending};
constexpr std::array kWhoNames = {"monitored", "lifted"};
constexpr std::array kEveryNames = {"month", "quarter"};

template <typename T, typename Values, typename Names>
std::optional<T> FromName(const Values& values, const Names& names, std::string_view name) {
  const auto found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) return std::nullopt;
  return values[static_cast<size_t>(found - std::begin(names))];
}

template <typename Items>
auto FindNamed(const Items& items, std::string_view name) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const char* Name(AnswerType type) { return kAnswerNames.at(static_cast<size_t>(type)); }
const char* Name(IncomePart part) { return kPartNames.at(static_cast<size_t>(part)); }
const char* Name(VisitWho who) { return kWhoNames.at(static_cast<size_t>(who)); }
const char* Name(VisitEvery every) { return kEveryNames.at(static_cast<size_t>(every)); }
const char* Title(IncomePart part) { return kPartTitles.at(static_cast<size_t>(part)); }

std::optional<AnswerType> AnswerTypeFromName(std::string_view name) {
  return FromName<AnswerType>(kAnswerTypes, kAnswerNames, name);
}
std::optional<IncomePart> IncomePartFromName(std::string_view name) {
  return FromName<IncomePart>(kIncomeParts, kPartNames, name);
}
std::optional<VisitWho> VisitWhoFromName(std::string_view name) {
  return FromName<VisitWho>(kVisitWhos, kWhoNames, name);
}

const VisitPurpose* VisitForm::FindPurpose(std::string_view purpose) const { return FindNamed(purposes, purpose); }
const WorksheetItem* VisitForm::FindItem(std::string_view item) const { return FindNamed(items, item); }

}  // namespace shouwang::policy
