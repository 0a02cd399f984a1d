// The repositories of clues over the database. Each lives as long as the transaction it was made for.
#pragma once

#include <memory>

namespace shouwang::clues {
class Clues;
class GroupRisks;
}  // namespace shouwang::clues

namespace shouwang::store {

struct Work;  // store/core/work.h

std::shared_ptr<clues::Clues> MakeClues(Work& work);
std::shared_ptr<clues::GroupRisks> MakeGroupRisks(Work& work);

}  // namespace shouwang::store
