// The repository of visits over the database. It lives as long as the transaction it was made for.
#pragma once

#include <memory>

namespace shouwang::visits {
class Visits;
}

namespace shouwang::store {

struct Work;  // store/core/work.h

std::shared_ptr<visits::Visits> MakeVisits(Work& work);

}  // namespace shouwang::store
