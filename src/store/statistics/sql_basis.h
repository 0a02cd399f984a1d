// statistics::Basis in SQL: households in monitored_rows.cpp, clues in clue_counts.cpp. Internal to the store.
#pragma once

#include "statistics/basis.h"
#include "store/core/work.h"

namespace shouwang::store {

class SqlBasis final : public statistics::Basis {
 public:
  explicit SqlBasis(Work& work) : work_(work) {}

  statistics::MonitoredRows ReadMonitored(const statistics::Period& period) override;
  std::vector<statistics::ClueCount> CountClues(const statistics::Period& period) override;
  std::vector<int64_t> ListClues(const statistics::Period& period, const statistics::ClueSelection& selection,
                                 int64_t after, int limit) override;

 private:
  ScopeBounds BoundsIn(const std::string& place) const;  // the caller's within the place

  Work& work_;
};

}  // namespace shouwang::store
