// Households that a group risk hit.
#include "store/clues/sql_group_risks.h"
#include "store/core/place_range.h"

namespace shouwang::store {

using clues::HitHousehold;
using soci::into;
using soci::use;

std::vector<HitHousehold> SqlGroupRisks::FindHit(const clues::GroupRisk& risk, int64_t found_from_ms,
                                                 const std::string& disaster_kind) {
  const ScopeBounds bounds(work_.caller.scope);
  const PlaceRange range(risk.division_code);
  const int64_t until = risk.closed_ms == 0 ? INT64_MAX : risk.closed_ms;
  HitHousehold row;
  // The same clues as CountVillages() counts, those without a household of the register apart.
  soci::statement statement =
      (work_.sql().prepare
           << "SELECT household, min(household_id), min(person_name), min(division_code), min(id) FROM "
              "clue WHERE found_ms >= :from AND found_ms <= :until AND division_code BETWEEN :low AND "
              ":high AND division_code BETWEEN :place_low AND :place_high AND household <> 0 AND kind = "
              "'risk' AND risk = :kind AND (verdict IN ('confirmed', 'resolved') OR (risk = :disaster "
              "AND verdict = '' AND state <> 'closed')) GROUP BY household ORDER BY 4, 2",
       use(found_from_ms), use(until), use(bounds.low), use(bounds.high), use(range.low), use(range.high),
       use(risk.kind), use(disaster_kind), into(row.household), into(row.household_id), into(row.head),
       into(row.division_code), into(row.clue));
  statement.execute();
  std::vector<HitHousehold> found;
  while (statement.fetch()) found.push_back(row);
  return found;
}

std::vector<HitHousehold> SqlGroupRisks::Judged(int64_t id) {
  const ScopeBounds bounds(work_.caller.scope);
  HitHousehold row;
  int hit = 0;
  soci::statement statement =
      (work_.sql().prepare << "SELECT household, household_id, head, division_code, hit, reason, account_name, time_ms "
                              "FROM group_risk_household WHERE group_risk = :id AND division_code BETWEEN :low AND "
                              ":high ORDER BY division_code, household_id",
       use(id), use(bounds.low), use(bounds.high), into(row.household), into(row.household_id), into(row.head),
       into(row.division_code), into(hit), into(row.reason), into(row.by), into(row.time_ms));
  statement.execute();
  std::vector<HitHousehold> found;
  while (statement.fetch()) {
    row.hit = hit == 1;
    found.push_back(row);
  }
  return found;
}

bool SqlGroupRisks::Judge(int64_t id, int64_t expected, const HitHousehold& household) {
  const ScopeBounds bounds(work_.caller.scope);
  soci::statement update =
      (work_.sql().prepare << "UPDATE group_risk SET version = version + 1 WHERE id = :id AND version = :expected AND "
                              "division_code BETWEEN :low AND :high",
       use(id), use(expected), use(bounds.low), use(bounds.high));
  update.execute(true);
  if (update.get_affected_rows() != 1) return false;
  const int hit = household.hit ? 1 : 0;
  work_.sql() << "DELETE FROM group_risk_household WHERE group_risk = :id AND household = :household", use(id),
      use(household.household);
  work_.sql() << "INSERT INTO group_risk_household (group_risk, household, household_id, head, division_code, hit, "
                 "reason, account, account_name, time_ms) VALUES (:id, :household, :number, :head, :division, :hit, "
                 ":reason, :account, :name, :now)",
      use(id), use(household.household), use(household.household_id), use(household.head), use(household.division_code),
      use(hit), use(household.reason), use(work_.caller.account), use(work_.caller.name), use(work_.now_ms);
  return true;
}

}  // namespace shouwang::store
