// record::Upkeep over the store.
#pragma once

#include <memory>

#include "base/clock.h"
#include "record/upkeep.h"

namespace shouwang::store {

// `clock` must outlive it.
std::unique_ptr<record::Upkeep> MakeUpkeep(const Clock& clock);

}  // namespace shouwang::store
