// Group risk 规模性返贫 (02-domain.md section 3; S4 三（七）): many households of one place with the same kind of risk
// at once. A household counts once for a place and kind: with a risk clue found within the window that the village
// confirmed (属实 or 已解决), or, for natural disasters, that was not refuted: the damage is on record already.
// A warning is given once for a place, kind and month, and closed by a person with a note. Limits are parameters of the
// pack: group_risk_months, group_risk_village_households, group_risk_town_households, group_risk_share_percent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "policy/parameters.h"

namespace shouwang::clues {

struct GroupRiskLimits {
  int64_t months = 0;              // window; 0: no warnings
  int64_t village_households = 0;  // as many or more; 0: no limit
  int64_t town_households = 0;
  int64_t share_percent = 0;  // of the place's households, of which there must be kLeastHouseholds
};

GroupRiskLimits ReadGroupRiskLimits(const policy::ParameterValues& parameters);

struct PlaceSize {
  std::string division_code;  // a village
  int64_t households = 0;
};

// Households with a kind of risk in one village.
struct RiskCount {
  std::string division_code;  // village or, of Sum(), town; 12 digits
  std::string kind;           // risk type
  int64_t households = 0;
};

struct GroupRisk {
  int64_t id = 0;
  int64_t version = 1;
  std::string division_code;  // a village or town, 12 digits
  std::string kind;
  std::string period;  // YYYY-MM
  int64_t households = 0;
  int64_t of_households = 0;     // 0: not known
  int64_t limit_households = 0;  // what was passed: so many, or
  int64_t limit_percent = 0;     // such a share
  int64_t warned_ms = 0;
  int64_t closed_ms = 0;  // 0: open
  int64_t closed_by = 0;
  std::string note;
};

// A household that an event hit: by a clue of its place and kind, or because somebody said so; or one that a clue names
// and that was not hit after all.
struct HitHousehold {
  int64_t household = 0;
  std::string household_id;  // masked when it is an id number
  std::string head;
  std::string division_code;
  int64_t clue = 0;      // 0: none
  bool hit = true;       // false: taken out
  std::string reason{};  // of whoever put it in or took it out; blank: the clue alone says so
  std::string by{};      // his name
  int64_t time_ms = 0;   // 0: nobody did
};

class GroupRisks {
 public:
  virtual ~GroupRisks() = default;
  // Newest first; `open` only those not closed.
  virtual std::vector<GroupRisk> List(const std::string& place, bool open, int64_t before_id, int limit) = 0;
  virtual std::optional<GroupRisk> Find(int64_t id) = 0;
  virtual int64_t CountOpen() = 0;
  virtual std::vector<RiskCount> CountVillages(int64_t found_from_ms, const std::string& disaster_kind) = 0;
  // False when the place, kind and period was warned of before.
  virtual bool Warn(const GroupRisk& risk) = 0;
  virtual bool Close(int64_t id, int64_t expected, const std::string& note) = 0;
  // Households with a clue that counts for the event, found from then on: each once, by place and 户编号.
  virtual std::vector<HitHousehold> FindHit(const GroupRisk& risk, int64_t found_from_ms,
                                            const std::string& disaster_kind) = 0;
  virtual std::vector<HitHousehold> Judged(int64_t id) = 0;  // put in or taken out by hand
  // The latest word about a household counts. False when the event's version is not `expected` any more.
  virtual bool Judge(int64_t id, int64_t expected, const HitHousehold& household) = 0;
  // The limits and sizes of the last run, for watching between runs.
  virtual void KeepLimits(const GroupRiskLimits& limits, const std::vector<PlaceSize>& places) = 0;
  virtual GroupRiskLimits Limits() = 0;
  virtual std::vector<PlaceSize> Places() = 0;
};

// Shares of a few households say nothing.
inline constexpr int64_t kLeastHouseholds = 20;

// What passes a limit. Pure: counts of villages in, warnings for villages and towns out, by place and kind.
std::vector<GroupRisk> FindGroupRisks(const std::vector<RiskCount>& villages, const std::vector<PlaceSize>& places,
                                      const GroupRiskLimits& limits, Date day);

// Counts and warns; how many warnings are new. Call it after a run, and once a day.
int64_t WatchGroupRisks(GroupRisks& risks, Date day);

// Those it hit, and behind them those taken out: what the clues say, and over it what people said.
std::vector<HitHousehold> HouseholdsHit(GroupRisks& risks, const GroupRisk& risk);
// The events that hit a household of that village, newest first.
std::vector<GroupRisk> RisksOfHousehold(GroupRisks& risks, int64_t household, const std::string& division_code);
// Puts a household of the event's place in, or takes it out. kInvalid without a reason.
Status JudgeHousehold(GroupRisks& risks, int64_t id, int64_t expected, const HitHousehold& household);

Status CloseGroupRisk(GroupRisks& risks, int64_t id, int64_t expected, const std::string& note);

}  // namespace shouwang::clues
