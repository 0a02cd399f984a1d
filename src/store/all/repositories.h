// Every repository of the store, for the program; tests take those they need.
#pragma once

#include "store/core/store_record.h"

namespace shouwang::store {

Repositories AllRepositories();

}  // namespace shouwang::store
