// Fills the tables of one block of households after another: ordinary households, scenarios among them,
// shared phones.
#pragma once

#include <string>
#include <vector>

#include "demo/divisions.h"
#include "demo/family.h"

namespace shouwang::demo {

inline constexpr uint64_t kBlockHouseholds = 30;  // households that may be linked to each other

struct CountyPlan {
  uint64_t seed = 1;
  uint64_t households = 0;
  Date as_of;
  std::string county;
};

class CountyMaker {
 public:
  CountyMaker(CountyPlan plan, std::vector<Village> villages);

  uint64_t blocks() const { return (plan_.households + kBlockHouseholds - 1) / kBlockHouseholds; }
  // Blocks must be made in order: ids are given out in turn.
  void Make(uint64_t block, Tables& tables);

 private:
  HouseholdRow NewHousehold(uint64_t index, uint64_t block, Random& random) const;
  void SharePhones(uint64_t block, Tables& tables) const;

  CountyPlan plan_;
  std::vector<Village> villages_;
  IdBook ids_;
};

}  // namespace shouwang::demo
