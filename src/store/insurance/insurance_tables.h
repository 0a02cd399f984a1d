// The repository of insurance over the database. It lives as long as the transaction it was made for.
#pragma once

#include <memory>

namespace shouwang::insurance {
class Policies;
}

namespace shouwang::store {

struct Work;  // store/core/work.h

std::shared_ptr<insurance::Policies> MakeInsurance(Work& work);

}  // namespace shouwang::store
