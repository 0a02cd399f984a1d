// Where insurance is kept. Implemented by src/store/insurance. All calls belong to one transaction of the record, see
// only rows of the caller's scope, and throw record::RecordError when the database cannot be used. A policy is seen
// where it holds and where it is kept: by those above its place and those within it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "insurance/policy.h"

namespace shouwang::insurance {

struct InsuredFilter {
  int64_t policy = 0;
  std::string place;       // code of any level; blank: all of the scope
  int64_t household = 0;   // 0: any; with policy 0: of whatever policy
  std::string as_of = {};  // who was insured on that day already; blank: on whatever day
};

struct ClaimFilter {
  int64_t policy = 0;
  std::string place;
  std::string kind;
  std::optional<ClaimState> state;
  int64_t household = 0;
};

// Figures of one village.
struct InsuredCount {
  std::string division_code;
  Cover cover = Cover::kLifted;
  int64_t people = 0;
  int64_t households = 0;
};
struct ClaimCount {
  std::string division_code;
  std::string kind;
  ClaimState state = ClaimState::kOpen;
  int64_t claims = 0;
  int64_t people = 0;
  int64_t claimed = 0;
  int64_t paid = 0;
};

class Policies {
 public:
  virtual ~Policies() = default;

  virtual int64_t Add(const Policy& policy) = 0;
  virtual std::optional<Policy> Find(int64_t id) = 0;
  virtual std::vector<Policy> List(int64_t before, int limit) = 0;  // newest first
  // False when its version is not `expected` any more.
  virtual bool Save(const Policy& policy, int64_t expected) = 0;

  virtual void AddInsured(const std::vector<Insured>& people) = 0;
  virtual void ForgetInsured(int64_t policy) = 0;
  virtual std::vector<int64_t> PersonsOf(int64_t policy) = 0;  // whatever the scope: numbers of persons, rising
  virtual std::vector<Insured> ListInsured(const InsuredFilter& filter, int64_t after, int limit) = 0;
  virtual std::optional<Insured> FindInsured(int64_t id) = 0;
  virtual std::vector<InsuredCount> CountInsured(int64_t policy, const std::string& place) = 0;

  virtual int64_t AddPremium(const Premium& premium) = 0;
  virtual std::vector<Premium> PremiumsOf(int64_t policy) = 0;  // by day

  virtual int64_t AddClaim(const Claim& claim) = 0;
  virtual std::optional<Claim> FindClaim(int64_t id) = 0;
  virtual std::vector<Claim> ListClaims(const ClaimFilter& filter, int64_t before, int limit) = 0;  // newest first
  virtual std::vector<ClaimCount> CountClaims(int64_t policy, const std::string& place) = 0;
  virtual bool HasClaims(int64_t policy) = 0;  // whatever the scope
  virtual bool SaveClaim(const Claim& claim, int64_t expected) = 0;
};

}  // namespace shouwang::insurance
