// The repositories of casework over the database. Each lives as long as the transaction it was made for.
#pragma once

#include <memory>

namespace shouwang::casework {
class Cases;
class Consents;
class Publicity;
}  // namespace shouwang::casework

namespace shouwang::store {

struct Work;  // store/core/work.h

std::shared_ptr<casework::Cases> MakeCases(Work& work);
std::shared_ptr<casework::Consents> MakeConsents(Work& work);
std::shared_ptr<casework::Publicity> MakePublicity(Work& work);

}  // namespace shouwang::store
