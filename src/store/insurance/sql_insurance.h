// 防返贫保险 over the database. Internal to the store.
#pragma once

#include "insurance/policies.h"
#include "store/casework/conditions.h"
#include "store/core/work.h"

namespace shouwang::store {

class SqlInsurance final : public insurance::Policies {
 public:
  explicit SqlInsurance(Work& work) : work_(work) {}

  int64_t Add(const insurance::Policy& policy) override;
  std::optional<insurance::Policy> Find(int64_t id) override;
  std::vector<insurance::Policy> List(int64_t before, int limit) override;
  bool Save(const insurance::Policy& policy, int64_t expected) override;

  void AddInsured(const std::vector<insurance::Insured>& people) override;
  void ForgetInsured(int64_t policy) override;
  std::vector<int64_t> PersonsOf(int64_t policy) override;
  std::vector<insurance::Insured> ListInsured(const insurance::InsuredFilter& filter, int64_t after,
                                              int limit) override;
  std::optional<insurance::Insured> FindInsured(int64_t id) override;
  std::vector<insurance::InsuredCount> CountInsured(int64_t policy, const std::string& place) override;

  int64_t AddPremium(const insurance::Premium& premium) override;
  std::vector<insurance::Premium> PremiumsOf(int64_t policy) override;

  int64_t AddClaim(const insurance::Claim& claim) override;
  std::optional<insurance::Claim> FindClaim(int64_t id) override;
  std::vector<insurance::Claim> ListClaims(const insurance::ClaimFilter& filter, int64_t before, int limit) override;
  std::vector<insurance::ClaimCount> CountClaims(int64_t policy, const std::string& place) override;
  bool HasClaims(int64_t policy) override;
  bool SaveClaim(const insurance::Claim& claim, int64_t expected) override;

 private:
  std::vector<insurance::Policy> Select(const std::string& condition, int64_t number, int limit) const;
  std::vector<insurance::Claim> SelectClaims(Conditions& where, const std::string& tail) const;

  Work& work_;
};

}  // namespace shouwang::store
