#include "insurance/insurance_work.h"

#include <algorithm>
#include <map>
#include <set>

#include "access/scope.h"
#include "base/division_code.h"
#include "base/money.h"
#include "base/text.h"
#include "insurance/messages.h"
#include "insurance/register_words.h"
#include "record/entry_checks.h"
#include "registry/register_words.h"
#include "screening/masking.h"

namespace shouwang::insurance {
namespace {

using record::CheckText;
using record::PastDay;
using registry::Row;

constexpr int kChunk = 500;  // households read at a time

Error Stale() { return {ErrorCode::kStale, message::kStale, "", message::kStaleHint}; }

Status CheckContract(const Policy& policy) {
  if (Status title = CheckText(policy.title, "title", message::kTitle); !title) return title;
  if (Status insurer = CheckText(policy.insurer, "insurer", message::kInsurer); !insurer) return insurer;
  if (Status basis = CheckText(policy.basis, "basis", message::kBasis); !basis) return basis;
  if (policy.covers.empty()) return Fail(ErrorCode::kInvalid, message::kCoversMissing, "covers");
  const std::optional<Date> from = Date::FromIso(policy.starts_on);
  const std::optional<Date> to = Date::FromIso(policy.ends_on);
  if (!from || !to || *to <= *from) return Fail(ErrorCode::kInvalid, message::kDaysWrong, "ends_on");
  if (policy.premium <= 0) return Fail(ErrorCode::kInvalid, message::kPremiumWrong, "premium");
  int64_t shares = 0;
  for (const Payer& payer : policy.payers) {
    if (payer.share < 0 || TrimAscii(payer.who).empty()) {
      return Fail(ErrorCode::kInvalid, message::kPayersMissing, "payers");
    }
    shares += payer.share;
  }
  if (shares != policy.premium) {
    return Fail(ErrorCode::kInvalid,
                fmt::format(fmt::runtime(message::kSharesWrong), FormatCents(shares), FormatCents(policy.premium)),
                "payers");
  }
  return {};
}

// A policy that the caller may change.
Result<Policy> Own(Office& office, int64_t id) {
  std::optional<Policy> policy = office.policies.Find(id);
  if (!policy) return Fail(ErrorCode::kNotFound, message::kNoPolicy);
  if (!office.caller.scope.CoversDivision(policy->division_code)) {
    return Fail(ErrorCode::kForbidden, message::kNotYours);
  }
  return std::move(*policy);
}

// As what a household is insured, if at all: what it is monitored as says more than that it was lifted once.
std::optional<Cover> CoverOf(const Policy& policy, const Row& household, const std::string& category) {
  const auto covers = [&](Cover cover) {
    return std::find(policy.covers.begin(), policy.covers.end(), cover) != policy.covers.end();
  };
  if (category == word::kUnstable && covers(Cover::kUnstable)) return Cover::kUnstable;
  if (category == word::kBorderline && covers(Cover::kBorderline)) return Cover::kBorderline;
  if (category == word::kSudden && covers(Cover::kSudden)) return Cover::kSudden;
  const std::string& type = household[registry::household_field::kType];
  const bool lifted = type == registry::word::kHouseholdTypes[1] || type == registry::word::kHouseholdTypes[2];
  if (lifted && covers(Cover::kLifted)) return Cover::kLifted;
  return std::nullopt;
}

void AddEntitled(const registry::RegisterChunk& chunk, const Policy& policy, Date today, std::vector<Insured>& people) {
  const std::string prefix = access::DivisionPrefix(policy.division_code);
  std::map<int64_t, std::string> categories;
  for (const Row& row : chunk.monitored) {
    if (!row.closed && row[registry::monitored_field::kEliminatedOn].empty()) {
      categories[row.household] = row[registry::monitored_field::kCategory];
    }
  }
  std::map<int64_t, std::pair<const Row*, Cover>> households;
  for (const Row& row : chunk.households) {
    if (!row[registry::household_field::kDivision].starts_with(prefix)) continue;
    if (const auto cover = CoverOf(policy, row, categories[row.id])) households[row.id] = {&row, *cover};
  }
  std::map<int64_t, std::string> heads;
  for (const Row& person : chunk.persons) {
    if (registry::IsMember(person) && registry::IsHead(person)) {
      heads[person.household] = person[registry::person_field::kName];
    }
  }
  for (const Row& person : chunk.persons) {
    const auto home = households.find(person.household);
    if (home == households.end() || !registry::IsMember(person)) continue;
    const Row& household = *home->second.first;
    Insured insured;
    insured.policy = policy.id;
    insured.person = person.id;
    insured.name = person[registry::person_field::kName];
    insured.household = household.id;
    insured.household_id = screening::MaskedHouseholdId(household[registry::household_field::kNumber]);
    insured.head = heads[household.id];
    insured.division_code = household[registry::household_field::kDivision];
    insured.cover = home->second.second;
    insured.since = std::max(policy.starts_on, today.Iso());
    people.push_back(std::move(insured));
  }
}

}  // namespace

Result<Policy> AddPolicy(Office& office, Policy policy) {
  if (Status sound = CheckContract(policy); !sound) return Fail(sound.error());
  policy.division_code = WholeDivisionCode(office.caller.scope.division);
  policy.listed_on.clear();
  policy.version = 1;
  policy.account = office.caller.account;
  policy.created_ms = office.now_ms;
  policy.id = office.policies.Add(policy);
  return policy;
}

Result<Policy> ChangePolicy(Office& office, int64_t id, int64_t expected, Policy policy) {
  const Result<Policy> present = Own(office, id);
  if (!present) return present;
  if (Status sound = CheckContract(policy); !sound) return Fail(sound.error());
  if (!present->listed_on.empty() && (policy.covers != present->covers || policy.starts_on != present->starts_on ||
                                      policy.ends_on != present->ends_on)) {
    return Fail(ErrorCode::kConflict, message::kListed, "", message::kListedHint);
  }
  policy.id = id;
  policy.division_code = present->division_code;
  policy.listed_on = present->listed_on;
  policy.account = present->account;
  policy.created_ms = present->created_ms;
  if (!office.policies.Save(policy, expected)) return Fail(Stale());
  policy.version = expected + 1;
  return policy;
}

std::vector<Insured> Entitled(registry::Registry& registry, const Policy& policy, Date today) {
  std::vector<Insured> people;
  std::string after;
  for (;;) {
    const registry::RegisterChunk chunk = registry.ReadChunk(after, kChunk);
    if (chunk.last.empty()) return people;
    after = chunk.last;
    AddEntitled(chunk, policy, today, people);
  }
}

Result<Listing> KeepList(Office& office, int64_t id, int64_t expected, std::vector<Insured> entitled, bool anew) {
  Result<Policy> policy = Own(office, id);
  if (!policy) return Fail(policy.error());
  if (anew && office.policies.HasClaims(id)) {
    return Fail(ErrorCode::kConflict, message::kHasClaims, "", message::kHasClaimsHint);
  }
  if (anew) office.policies.ForgetInsured(id);
  const std::vector<int64_t> persons = office.policies.PersonsOf(id);
  Listing listing;
  listing.kept = static_cast<int64_t>(persons.size());
  // The first list of a policy insures from its first day, whenever it is made; who comes later, from that day on.
  const bool first = anew || policy->listed_on.empty();
  std::set<int64_t> seen(persons.begin(), persons.end());
  std::erase_if(entitled, [&](const Insured& one) { return !seen.insert(one.person).second; });
  if (first) {
    for (Insured& one : entitled) one.since = policy->starts_on;
  }
  listing.added = static_cast<int64_t>(entitled.size());
  office.policies.AddInsured(entitled);
  policy->listed_on = office.today.Iso();
  if (!office.policies.Save(*policy, expected)) return Fail(Stale());
  return listing;
}

Result<Premium> PayPremium(Office& office, Premium premium) {
  const Result<Policy> policy = Own(office, premium.policy);
  if (!policy) return Fail(policy.error());
  const Result<Date> paid_on = PastDay(premium.paid_on, "paid_on", office.today);
  if (!paid_on) return Fail(paid_on.error());
  const auto pays = [&](const Payer& payer) { return payer.who == premium.payer; };
  if (std::none_of(policy->payers.begin(), policy->payers.end(), pays)) {
    return Fail(ErrorCode::kInvalid, message::kPayerUnknown, "payer");
  }
  if (premium.amount <= 0) return Fail(ErrorCode::kInvalid, message::kAmountWrong, "amount");
  if (premium.people <= 0) return Fail(ErrorCode::kInvalid, message::kPeopleWrong, "people");
  premium.account = office.caller.account;
  premium.created_ms = office.now_ms;
  premium.id = office.policies.AddPremium(premium);
  return premium;
}

Result<Claim> OpenClaim(Office& office, Claim claim) {
  const std::optional<Policy> policy = office.policies.Find(claim.policy);
  if (!policy) return Fail(ErrorCode::kNotFound, message::kNoPolicy);
  const std::optional<Insured> insured = office.policies.FindInsured(claim.insured);
  if (!insured) return Fail(ErrorCode::kInvalid, message::kNoInsured, "insured");
  if (insured->policy != policy->id) return Fail(ErrorCode::kInvalid, message::kOtherPolicy, "insured");
  const Result<Date> happened_on = PastDay(claim.happened_on, "happened_on", office.today);
  if (!happened_on) return Fail(happened_on.error());
  if (claim.happened_on < policy->starts_on || claim.happened_on > policy->ends_on) {
    return Fail(ErrorCode::kInvalid,
                fmt::format(fmt::runtime(message::kOutsideTerm), policy->starts_on, policy->ends_on), "happened_on");
  }
  if (claim.happened_on < insured->since) {
    return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kBeforeInsured), insured->since), "happened_on");
  }
  if (claim.claimed_on.empty()) claim.claimed_on = office.today.Iso();
  const Result<Date> claimed_on = PastDay(claim.claimed_on, "claimed_on", office.today);
  if (!claimed_on || *claimed_on < *happened_on) {
    return Fail(ErrorCode::kInvalid, message::kClaimedBefore, "claimed_on");
  }
  if (claim.claimed <= 0) return Fail(ErrorCode::kInvalid, message::kAmountWrong, "claimed");
  claim.household = insured->household;
  claim.division_code = insured->division_code;
  claim.state = ClaimState::kOpen;
  claim.account = office.caller.account;
  claim.created_ms = office.now_ms;
  const int64_t id = office.policies.AddClaim(claim);
  return office.policies.FindClaim(id).value();
}

Result<Claim> SettleClaim(Office& office, int64_t id, int64_t expected, const Settlement& settlement) {
  std::optional<Claim> claim = office.policies.FindClaim(id);
  if (!claim) return Fail(ErrorCode::kNotFound, message::kNoClaim);
  if (claim->version != expected) return Fail(Stale());
  if (claim->state != ClaimState::kOpen) return Fail(ErrorCode::kConflict, message::kSettled);
  const Result<Date> settled_on = PastDay(settlement.settled_on, "settled_on", office.today);
  if (!settled_on) return Fail(settled_on.error());
  if (settlement.settled_on < claim->claimed_on) {
    return Fail(ErrorCode::kInvalid, message::kBeforeHappened, "settled_on");
  }
  const bool pays = settlement.state == ClaimState::kPaid;
  if (pays && settlement.paid <= 0) return Fail(ErrorCode::kInvalid, message::kPaidMissing, "paid");
  if (pays && settlement.paid > claim->claimed) {
    return Fail(
        ErrorCode::kInvalid,
        fmt::format(fmt::runtime(message::kPaidTooMuch), FormatCents(settlement.paid), FormatCents(claim->claimed)),
        "paid");
  }
  if (!pays && TrimAscii(settlement.answer).empty()) {
    return Fail(ErrorCode::kInvalid, message::kAnswerMissing, "answer");
  }
  claim->state = settlement.state;
  claim->settled_on = settlement.settled_on;
  claim->paid = pays ? settlement.paid : 0;
  claim->answer = settlement.answer;
  claim->settled_by = office.caller.account;
  if (!office.policies.SaveClaim(*claim, expected)) return Fail(Stale());
  claim->version = expected + 1;
  return std::move(*claim);
}

}  // namespace shouwang::insurance
