// What must not hang on a wall (02-domain.md section 5: 公示 shows no id number, phone, bank account or health).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace shouwang::casework {

// Whether the text holds a number long enough to be an id, a phone or a bank account; digits may be parted by blanks,
// hyphens or be full-width.
bool HasPersonalNumber(std::string_view text);
// The first word about health in it, or blank.
std::string HealthWordIn(std::string_view text);

// kInvalid at `where` when either is there.
Status CheckPublicText(const std::string& text, const char* where);

}  // namespace shouwang::casework
