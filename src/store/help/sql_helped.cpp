// Households with what their help is judged by. Every query starts from the table monitored, which is small whatever
// the size of the county; CROSS JOIN keeps SQLite to that order.
#include <algorithm>
#include <unordered_map>

#include "registry/register_words.h"
#include "store/help/scoped_query.h"
#include "store/help/sql_help.h"

namespace shouwang::store {

using help::HelpedHousehold;

namespace {

using Households = std::unordered_map<int64_t, HelpedHousehold*>;

// Those monitored now.
constexpr char kFrom[] = " FROM monitored m CROSS JOIN household h";
constexpr char kMonitoredNow[] =
    " WHERE h.id = m.household AND m.closed = 0 AND m.eliminated_on = '' AND "
    "h.closed = 0 AND";

std::string Monitored(const std::string& columns, const std::string& joins, const std::string& tail) {
  return "SELECT " + columns + kFrom + joins + kMonitoredNow + kInScope + tail;
}

// Of one household, or of all.
std::string Of(ScopedQuery& query, int64_t household) {
  if (household == 0) return "";
  query.Use(household);
  return "AND m.household = :household ";
}

HelpedHousehold* Find(const Households& households, int64_t id) {
  const auto found = households.find(id);
  return found == households.end() ? nullptr : found->second;
}

bool Works(const std::string& labour) {
  constexpr size_t kWorking = 3;  // the first of the words: those of a household with labour
  const auto end = registry::word::kLabours.begin() + kWorking;
  return std::find(registry::word::kLabours.begin(), end, labour) != end;
}

void ReadMembers(Work& work, const std::string& place, int64_t household, const Households& households) {
  int64_t id = 0;
  std::string name;
  std::string relation;
  std::string labour;
  ScopedQuery query(work, place);
  query.Into(id).Into(name).Into(relation).Into(labour);
  const std::string one = Of(query, household);
  query.Use(std::string(registry::word::kInHousehold));
  query.ForEach(Monitored("x.household, x.name, x.relation, x.labour", " CROSS JOIN person x",
                          one + "AND x.household = h.id AND x.closed = 0 AND x.status = :status ORDER BY x.id DESC"),
                [&] {
                  HelpedHousehold* helped = Find(households, id);
                  if (helped == nullptr) return;
                  ++helped->people;
                  helped->has_labour = helped->has_labour || Works(labour);
                  if (relation == registry::word::kHead) helped->head = name;
                });
}

void ReadMeasures(Work& work, const std::string& place, int64_t household, const Households& households) {
  int64_t id = 0;
  std::string kind;
  std::string risks;
  std::string state;
  ScopedQuery query(work, place);
  query.Into(id).Into(kind).Into(risks).Into(state);
  const std::string one = Of(query, household);
  query.ForEach(
      Monitored("x.household, x.kind, x.risks, x.state", " CROSS JOIN help_plan p CROSS JOIN help_measure x",
                one + "AND p.monitored = m.id AND x.plan = p.id ORDER BY x.id"),
      [&] {
        if (HelpedHousehold* helped = Find(households, id)) {
          helped->measures.push_back({kind, help::SplitRisks(risks), help::MeasureStateFromName(state).value()});
        }
      });
}

// Rows of the register since the household left monitoring before, if it did; those of plans are told by these.
void ReadRegistered(Work& work, const std::string& place, int64_t household, const Households& households) {
  int64_t id = 0;
  std::string kind;
  ScopedQuery query(work, place);
  query.Into(id).Into(kind);
  const std::string one = Of(query, household);
  query.ForEach(Monitored("x.household, x.kind", " CROSS JOIN measure x",
                          one + "AND x.household = h.id AND x.closed = 0 AND x.started_on > COALESCE((SELECT "
                                "MAX(e.eliminated_on) FROM monitored e WHERE e.household = h.id AND e.closed = 0 AND "
                                "e.id <> m.id), '') AND NOT EXISTS (SELECT 1 FROM help_measure y WHERE y.household = "
                                "h.id AND y.register_row = x.id) GROUP BY x.household, x.kind ORDER BY MIN(x.id)"),
                [&] {
                  if (HelpedHousehold* helped = Find(households, id)) helped->registered.push_back(kind);
                });
}

}  // namespace

std::vector<HelpedHousehold> SqlHelp::Helped(const std::string& place, int64_t household) {
  std::vector<HelpedHousehold> found;
  HelpedHousehold row;
  std::string risks;
  {
    ScopedQuery query(work_, place);
    query.Into(row.monitored).Into(row.household).Into(row.household_id).Into(row.division_code).Into(row.group);
    query.Into(row.contact).Into(row.contact_name).Into(row.category).Into(row.identified_on).Into(risks);
    query.Into(row.plan).Into(row.planned_on);
    const std::string one = Of(query, household);
    query.ForEach(Monitored("m.id, m.household, h.household_id, h.division_code, h.village_group, "
                            "COALESCE(h.contact_account, 0), COALESCE(a.display_name, ''), m.category, "
                            "m.identified_on, m.risks, COALESCE(p.id, 0), COALESCE(p.made_on, '')",
                            " LEFT JOIN help_plan p ON p.monitored = m.id LEFT JOIN account a ON a.id = "
                            "h.contact_account",
                            one + "ORDER BY h.division_code, h.household_id, m.id"),
                  [&] {
                    row.risks = help::SplitRisks(risks);
                    found.push_back(row);
                  });
  }
  Households households;
  for (HelpedHousehold& helped : found) households[helped.household] = &helped;
  ReadMembers(work_, place, household, households);
  ReadMeasures(work_, place, household, households);
  ReadRegistered(work_, place, household, households);
  return found;
}

}  // namespace shouwang::store
