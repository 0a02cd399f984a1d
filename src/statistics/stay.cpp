#include "statistics/stay.h"

#include <algorithm>

#include "registry/register_words.h"

namespace shouwang::statistics {
namespace {

namespace word = registry::word;

// 有劳动力 (glossary): one of the first three kinds.
bool Works(const std::string& labour) {
  return std::find(word::kLabours.begin(), word::kLabours.begin() + 3, labour) != word::kLabours.begin() + 3;
}

}  // namespace

Stay StayOf(const PersonRow& person) {
  const bool stays = person.status == word::kInHousehold;
  Stay stay;
  stay.household = person.household;
  stay.works = Works(person.labour);
  stay.from = std::max(stays ? person.since : person.came, person.birth_date);
  // Gone, and nobody knows when: a stay that ends before it begins.
  if (!stays) stay.until = person.since.empty() ? "0" : person.since;
  return stay;
}

Stay StayOf(const EarlierRow& earlier) {
  Stay stay;
  stay.household = earlier.household;
  stay.works = Works(earlier.labour);
  stay.from = std::max(earlier.since, earlier.birth_date);
  const bool went_before = earlier.status != word::kInHousehold && earlier.status_since == earlier.until;
  stay.until = went_before ? "0" : earlier.until;
  return stay;
}

}  // namespace shouwang::statistics
