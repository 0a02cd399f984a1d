// Values that people enter into the register by hand: checked and brought into the contract's form (03-contracts.md
// section 1, Values). Internal to the registry module but for tests.
#pragma once

#include <string_view>

#include "base/json.h"

#include "base/date.h"
#include "base/error.h"
#include "registry/entity.h"

namespace shouwang::registry {

// Puts the fields of `json` into `row` (a household or a person). Everything wrong is added to `errors` with the field
// as `where`, never with the value. A field that may not be set by hand is wrong. Sets what follows from a field
// (id_state).
void TakeFields(const nlohmann::json& json, Date today, Row& row, Errors& errors);

// Required fields that are blank.
void CheckComplete(const Row& row, Errors& errors);

// YYYY-MM-DD, not in the future.
bool IsPastDay(std::string_view text, Date today);

// kInvalid with all of them as details.
Error AllWrong(Errors errors);

}  // namespace shouwang::registry
