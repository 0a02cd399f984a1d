// monitoring::Lists in SQL: low-income layers in low_income_rows.cpp. Internal to the store.
#pragma once

#include "monitoring/lists.h"
#include "store/core/work.h"

namespace shouwang::store {

class SqlLists final : public monitoring::Lists {
 public:
  explicit SqlLists(Work& work) : work_(work) {}

  void KeepLowIncome(int64_t upload, const std::vector<monitoring::LowIncomePerson>& people) override;
  std::vector<int64_t> NotKept(const std::string& dataset) override;
  monitoring::LayerRows ReadLayers(const monitoring::LayerQuestion& question) override;

 private:
  std::vector<monitoring::LowIncomeSource> Sources(const std::string& place) const;

  Work& work_;
};

}  // namespace shouwang::store
