// The names of a pack: well formed, since they become names in SQL, and each defined once. Internal to the policy
// module.
#pragma once

#include "base/error.h"
#include "policy/pack.h"

namespace shouwang::policy {

void CheckNames(const Pack& pack, Errors& errors);

}  // namespace shouwang::policy
