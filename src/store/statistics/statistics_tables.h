// What statistics are counted from, on SQLite and PostgreSQL. It lives as long as the transaction it was made for.
#pragma once

#include <memory>

namespace shouwang::statistics {
class Basis;
}

namespace shouwang::store {

struct Work;  // store/core/work.h

std::shared_ptr<statistics::Basis> MakeStatistics(Work& work);

}  // namespace shouwang::store
