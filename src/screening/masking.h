// What is masked besides resident ids themselves.
#pragma once

#include <string>

namespace shouwang::screening {

// A household id is not personal, but some counties use the head's id number as one: then it is masked as ids are.
std::string MaskedHouseholdId(const std::string& household_id);

}  // namespace shouwang::screening
