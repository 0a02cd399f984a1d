#include "visits/worksheet.h"

namespace shouwang::visits {

using policy::IncomePart;

int64_t IncomeSums::Net() const {
  return Of(IncomePart::kWage) + Of(IncomePart::kBusiness) + Of(IncomePart::kProperty) + Of(IncomePart::kTransfer) -
         Of(IncomePart::kExpense);
}

IncomeSums SumsOf(const policy::VisitForm& form, const Amounts& amounts) {
  IncomeSums sums;
  for (const policy::WorksheetItem& item : form.items) {
    if (const auto line = amounts.find(item.name); line != amounts.end()) {
      sums.parts.at(static_cast<size_t>(item.part)) += line->second;
    }
  }
  return sums;
}

std::optional<int64_t> PerHead(int64_t net_cents, int64_t people) {
  if (people <= 0) return std::nullopt;
  const int64_t half = net_cents >= 0 ? people / 2 : -(people / 2);
  return (net_cents + half) / people;
}

}  // namespace shouwang::visits
