#include "store/clues/sql_group_risks.h"

#include <utility>

#include "store/clues/clue_tables.h"
#include "store/core/place_range.h"

namespace shouwang::store {
namespace {

using clues::GroupRisk;
using soci::into;
using soci::use;

constexpr const char* kColumns =
    "id, version, division_code, kind, period, households, of_households, limit_households, limit_percent, warned_ms, "
    "closed_ms, closed_by, note";

void BindTo(soci::statement& statement, GroupRisk& risk) {
  const auto bind = [&statement](auto& variable) { statement.exchange(into(variable)); };
  bind(risk.id);
  bind(risk.version);
  bind(risk.division_code);
  bind(risk.kind);
  bind(risk.period);
  bind(risk.households);
  bind(risk.of_households);
  bind(risk.limit_households);
  bind(risk.limit_percent);
  bind(risk.warned_ms);
  bind(risk.closed_ms);
  bind(risk.closed_by);
  bind(risk.note);
}

// Contact persons see households, not places.
ScopeBounds PlaceBounds(const Work& work) {
  ScopeBounds bounds(work.caller.scope);
  if (bounds.any_contact == 0) bounds.high.clear();
  return bounds;
}

}  // namespace

std::vector<GroupRisk> SqlGroupRisks::List(const std::string& place, bool open, int64_t before_id, int limit) {
  const ScopeBounds bounds = PlaceBounds(work_);
  const PlaceRange range(place);
  const int any_state = open ? 0 : 1;
  GroupRisk risk;
  soci::statement statement(work_.sql());
  BindTo(statement, risk);
  for (const std::string* text : {&bounds.low, &bounds.high, &range.low, &range.high}) statement.exchange(use(*text));
  statement.exchange(use(any_state));
  statement.exchange(use(before_id));
  statement.exchange(use(limit));
  statement.alloc();
  statement.prepare(std::string("SELECT ") + kColumns +
                    " FROM group_risk WHERE division_code BETWEEN :low AND :high AND division_code BETWEEN :place_low "
                    "AND :place_high AND (:any_state = 1 OR closed_ms = 0) AND id < :before ORDER BY id DESC LIMIT "
                    ":limit");
  statement.define_and_bind();
  statement.execute();
  std::vector<GroupRisk> risks;
  while (statement.fetch()) risks.push_back(risk);
  return risks;
}

std::optional<GroupRisk> SqlGroupRisks::Find(int64_t id) {
  const ScopeBounds bounds = PlaceBounds(work_);
  GroupRisk risk;
  soci::statement statement(work_.sql());
  BindTo(statement, risk);
  statement.exchange(use(id));
  statement.exchange(use(bounds.low));
  statement.exchange(use(bounds.high));
  statement.alloc();
  statement.prepare(std::string("SELECT ") + kColumns +
                    " FROM group_risk WHERE id = :id AND division_code BETWEEN :low AND :high");
  statement.define_and_bind();
  if (!statement.execute(true)) return std::nullopt;
  return risk;
}

int64_t SqlGroupRisks::CountOpen() {
  const ScopeBounds bounds = PlaceBounds(work_);
  int64_t count = 0;
  work_.sql() << "SELECT count(*) FROM group_risk WHERE closed_ms = 0 AND division_code BETWEEN :low AND :high",
      use(bounds.low), use(bounds.high), into(count);
  return count;
}

std::vector<clues::RiskCount> SqlGroupRisks::CountVillages(int64_t found_from_ms, const std::string& disaster_kind) {
  const ScopeBounds bounds = PlaceBounds(work_);
  clues::RiskCount row;
  soci::statement statement =
      (work_.sql().prepare << "SELECT division_code, risk, count(DISTINCT household_id) FROM clue WHERE found_ms >= "
                              ":from AND division_code BETWEEN :low AND :high AND kind = 'risk' AND risk <> '' AND "
                              "(verdict IN ('confirmed', 'resolved') OR (risk = :disaster AND verdict = '' AND state "
                              "<> 'closed')) GROUP BY division_code, risk ORDER BY division_code, risk",
       use(found_from_ms), use(bounds.low), use(bounds.high), use(disaster_kind), into(row.division_code),
       into(row.kind), into(row.households));
  statement.execute();
  std::vector<clues::RiskCount> counts;
  while (statement.fetch()) counts.push_back(row);
  return counts;
}

bool SqlGroupRisks::Warn(const GroupRisk& risk) {
  int known = 0;
  work_.sql()
      << "SELECT count(*) FROM group_risk WHERE division_code = :division AND kind = :kind AND period = :period",
      use(risk.division_code), use(risk.kind), use(risk.period), into(known);
  if (known > 0) return false;
  const int64_t id = work_.numbers->Next();
  work_.sql() << "INSERT INTO group_risk (id, version, division_code, kind, period, households, of_households, "
                 "limit_households, limit_percent, warned_ms, closed_ms, closed_by, note) VALUES (:id, 1, :division, "
                 ":kind, :period, :households, :of, :limit, :percent, :now, 0, 0, '')",
      use(id), use(risk.division_code), use(risk.kind), use(risk.period), use(risk.households), use(risk.of_households),
      use(risk.limit_households), use(risk.limit_percent), use(work_.now_ms);
  return true;
}

bool SqlGroupRisks::Close(int64_t id, int64_t expected, const std::string& note) {
  const ScopeBounds bounds = PlaceBounds(work_);
  soci::statement update =
      (work_.sql().prepare
           << "UPDATE group_risk SET version = version + 1, closed_ms = :now, closed_by = :account, note "
              "= :note WHERE id = :id AND version = :expected AND division_code BETWEEN :low AND :high",
       use(work_.now_ms), use(work_.caller.account), use(note), use(id), use(expected), use(bounds.low),
       use(bounds.high));
  update.execute(true);
  return update.get_affected_rows() == 1;
}

void SqlGroupRisks::KeepLimits(const clues::GroupRiskLimits& limits, const std::vector<clues::PlaceSize>& places) {
  work_.sql() << "DELETE FROM group_risk_limit";
  const std::pair<const char*, int64_t> values[] = {{"months", limits.months},
                                                    {"village_households", limits.village_households},
                                                    {"town_households", limits.town_households},
                                                    {"share_percent", limits.share_percent}};
  for (const auto& [key, value] : values) {
    const std::string name = key;
    work_.sql() << "INSERT INTO group_risk_limit (name, value) VALUES (:name, :value)", use(name), use(value);
  }
  if (places.empty()) return;
  work_.sql() << "DELETE FROM group_risk_place";
  for (const clues::PlaceSize& place : places) {
    work_.sql() << "INSERT INTO group_risk_place (division_code, households) VALUES (:division, :households)",
        use(place.division_code), use(place.households);
  }
}

clues::GroupRiskLimits SqlGroupRisks::Limits() {
  clues::GroupRiskLimits limits;
  std::string name;
  int64_t value = 0;
  soci::statement statement =
      (work_.sql().prepare << "SELECT name, value FROM group_risk_limit", into(name), into(value));
  statement.execute();
  while (statement.fetch()) {
    if (name == "months") limits.months = value;
    if (name == "village_households") limits.village_households = value;
    if (name == "town_households") limits.town_households = value;
    if (name == "share_percent") limits.share_percent = value;
  }
  return limits;
}

std::vector<clues::PlaceSize> SqlGroupRisks::Places() {
  clues::PlaceSize place;
  soci::statement statement = (work_.sql().prepare << "SELECT division_code, households FROM group_risk_place ORDER BY "
                                                      "division_code",
                               into(place.division_code), into(place.households));
  statement.execute();
  std::vector<clues::PlaceSize> places;
  while (statement.fetch()) places.push_back(place);
  return places;
}

std::shared_ptr<clues::GroupRisks> MakeGroupRisks(Work& work) { return std::make_shared<SqlGroupRisks>(work); }

}  // namespace shouwang::store
