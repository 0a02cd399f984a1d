// clues::GroupRisks over the database. Internal to the store.
#pragma once

#include "clues/group_risk.h"
#include "store/core/work.h"

namespace shouwang::store {

class SqlGroupRisks final : public clues::GroupRisks {
 public:
  explicit SqlGroupRisks(Work& work) : work_(work) {}
  std::vector<clues::GroupRisk> List(const std::string& place, bool open, int64_t before_id, int limit) override;
  std::optional<clues::GroupRisk> Find(int64_t id) override;
  int64_t CountOpen() override;
  std::vector<clues::RiskCount> CountVillages(int64_t found_from_ms, const std::string& disaster_kind) override;
  bool Warn(const clues::GroupRisk& risk) override;
  bool Close(int64_t id, int64_t expected, const std::string& note) override;
  std::vector<clues::HitHousehold> FindHit(const clues::GroupRisk& risk, int64_t found_from_ms,
                                           const std::string& disaster_kind) override;
  std::vector<clues::HitHousehold> Judged(int64_t id) override;
  bool Judge(int64_t id, int64_t expected, const clues::HitHousehold& household) override;
  void KeepLimits(const clues::GroupRiskLimits& limits, const std::vector<clues::PlaceSize>& places) override;
  clues::GroupRiskLimits Limits() override;
  std::vector<clues::PlaceSize> Places() override;

 private:
  Work& work_;
};

}  // namespace shouwang::store
