#include "registry/registry.h"

#include <stdexcept>

namespace shouwang::registry {

std::vector<Row>& RegisterChunk::Of(Entity entity) {
  switch (entity) {
    case Entity::kHousehold:
      return households;
    case Entity::kPerson:
      return persons;
    case Entity::kIncome:
      return incomes;
    case Entity::kMonitored:
      return monitored;
    case Entity::kMeasure:
      return measures;
    case Entity::kKinship:
      return kinships;
    case Entity::kMembership:
      break;
  }
  throw std::logic_error("a chunk of the register has no earlier memberships");
}

}  // namespace shouwang::registry
