// Which households a group risk hit (02-domain.md section 3).
#include <algorithm>

#include "access/scope.h"
#include "base/clock.h"
#include "clues/group_risk.h"
#include "clues/messages.h"
#include "clues/risk_words.h"
#include "screening/masking.h"

namespace shouwang::clues {
namespace {

constexpr int kMostRisks = 200;  // of one place; more than a lifetime of warnings

bool IsIn(const GroupRisk& risk, const std::string& division_code) {
  return division_code.starts_with(access::DivisionPrefix(risk.division_code));
}

}  // namespace

std::vector<HitHousehold> HouseholdsHit(GroupRisks& risks, const GroupRisk& risk) {
  // The window that the warning counted; while the event is open, what is found later belongs to it too.
  const int months = static_cast<int>(std::max<int64_t>(risks.Limits().months, 1));
  const int64_t from_ms = BeijingMidnight(BeijingDay(risk.warned_ms).AddMonths(-months));
  std::vector<HitHousehold> all = risks.FindHit(risk, from_ms, words::kDisaster);
  for (HitHousehold& one : all) one.household_id = screening::MaskedHouseholdId(one.household_id);
  for (const HitHousehold& judged : risks.Judged(risk.id)) {
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const HitHousehold& one) { return one.household == judged.household; });
    if (same == all.end()) {
      all.push_back(judged);
    } else {
      same->hit = judged.hit;
      same->reason = judged.reason;
      same->by = judged.by;
      same->time_ms = judged.time_ms;
    }
  }
  std::stable_partition(all.begin(), all.end(), [](const HitHousehold& one) { return one.hit; });
  return all;
}

std::vector<GroupRisk> RisksOfHousehold(GroupRisks& risks, int64_t household, const std::string& division_code) {
  std::vector<GroupRisk> found;
  for (const GroupRisk& risk : risks.List("", false, INT64_MAX, kMostRisks)) {
    if (!IsIn(risk, division_code)) continue;
    const std::vector<HitHousehold> hit = HouseholdsHit(risks, risk);
    const auto same = [&](const HitHousehold& one) { return one.household == household && one.hit; };
    if (std::any_of(hit.begin(), hit.end(), same)) found.push_back(risk);
  }
  return found;
}

Status JudgeHousehold(GroupRisks& risks, int64_t id, int64_t expected, const HitHousehold& household) {
  const std::optional<GroupRisk> risk = risks.Find(id);
  if (!risk) return Fail(ErrorCode::kNotFound, message::kNoGroupRisk);
  if (household.reason.empty()) return Fail(ErrorCode::kInvalid, message::kNoJudgement, "reason");
  if (!IsIn(*risk, household.division_code)) return Fail(ErrorCode::kInvalid, message::kNotOfThePlace, "household");
  if (!risks.Judge(id, expected, household)) {
    return Fail(ErrorCode::kStale, message::kStale, {}, message::kStaleHint);
  }
  return {};
}

}  // namespace shouwang::clues
