#include "screening/masking.h"

#include "base/resident_id.h"

namespace shouwang::screening {

std::string MaskedHouseholdId(const std::string& household_id) {
  constexpr int kLastYear = 2999;
  const bool is_id = ResidentId::FromText(household_id, *Date::FromCivil(kLastYear, 12, 31)).has_value();
  return is_id ? MaskId(household_id) : household_id;
}

}  // namespace shouwang::screening
