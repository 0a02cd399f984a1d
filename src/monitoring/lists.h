// The lists of watched households as the store keeps them. Every call sees only rows of the caller's scope; tables that
// departments handed in are those of the caller's county. Implemented by src/store/monitoring.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "monitoring/layers.h"

namespace shouwang::monitoring {

// A row of a loaded table, as it is kept.
struct LowIncomePerson {
  int64_t id_no_index = 0;  // blind index of the id number
  std::string name;
  std::string kind;
  std::string started_on;
  std::string ended_on;
};

struct LayerQuestion {
  std::string place;                          // division code or prefix
  int64_t household = 0;                      // 0: all of the place
  std::vector<std::string> safety_net_kinds;  // measures that keep a family (policy::MeasureNature::kSafetyNet)
};

class Lists {
 public:
  virtual ~Lists() = default;

  // What stands on a loaded table, instead of what was kept of it before.
  virtual void KeepLowIncome(int64_t upload, const std::vector<LowIncomePerson>& people) = 0;
  // Loaded uploads that have this dataset and of which nothing was kept yet, by number.
  virtual std::vector<int64_t> NotKept(const std::string& dataset) = 0;
  virtual LayerRows ReadLayers(const LayerQuestion& question) = 0;
};

}  // namespace shouwang::monitoring
