// What people do with insurance. Errors: kNotFound for what is not there or not in scope, kForbidden for a policy that
// is another's to keep, kStale, kConflict, kInvalid with `where` the field's name. Nothing is kept then.
#pragma once

#include <string>
#include <vector>

#include "access/caller.h"
#include "base/date.h"
#include "base/result.h"
#include "insurance/policies.h"
#include "registry/registry.h"

namespace shouwang::insurance {

struct Office {
  Policies& policies;
  const access::Caller& caller;
  int64_t now_ms = 0;
  Date today;
};

// The caller's division keeps it.
Result<Policy> AddPolicy(Office& office, Policy policy);
// What the contract says; who is insured and when no more once the list is made.
Result<Policy> ChangePolicy(Office& office, int64_t id, int64_t expected, Policy policy);

// Those whom the register has today as the policy covers them, within its place: everybody 在户 of such households.
std::vector<Insured> Entitled(registry::Registry& registry, const Policy& policy, Date today);

struct Listing {
  int64_t added = 0;
  int64_t kept = 0;  // insured already; whoever is insured stays so until the policy ends
};
// `anew`: what was listed is forgotten first; kConflict once there are claims.
Result<Listing> KeepList(Office& office, int64_t id, int64_t expected, std::vector<Insured> entitled, bool anew);

Result<Premium> PayPremium(Office& office, Premium premium);

// Of an insured person, for what happened within the policy's term and after the person was insured.
Result<Claim> OpenClaim(Office& office, Claim claim);

struct Settlement {
  ClaimState state = ClaimState::kPaid;  // not kOpen
  std::string settled_on;
  int64_t paid = 0;    // kPaid: more than 0, at most what was claimed
  std::string answer;  // needed but for kPaid
};
Result<Claim> SettleClaim(Office& office, int64_t id, int64_t expected, const Settlement& settlement);

}  // namespace shouwang::insurance
