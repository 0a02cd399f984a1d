// The lists of watched households over the database. They live as long as the transaction they were made for.
#pragma once

#include <memory>

namespace shouwang::monitoring {
class Lists;
}

namespace shouwang::store {

struct Work;  // store/core/work.h

std::shared_ptr<monitoring::Lists> MakeMonitoring(Work& work);

}  // namespace shouwang::store
