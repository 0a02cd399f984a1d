// Who is to be visited. The rows are households of the register, each with the last day on which somebody was there;
// the days of the rounds are the program's own and stand in the text of the query.
#include "registry/register_words.h"
#include "store/visits/sql_visits.h"

namespace shouwang::store {

using soci::into;
using visits::DueCount;
using visits::DueCursor;
using visits::DueFilter;
using visits::DueHousehold;
using visits::DueState;
using visits::Rounds;

namespace {

std::string Quoted(std::string_view word) { return "'" + std::string(word) + "'"; }
std::string Quoted(Date day) { return "'" + day.Iso() + "'"; }

constexpr const char* kMonitoredNow =
    "FROM monitored m WHERE m.household = h.id AND m.closed = 0 AND m.eliminated_on = ''";

// The households of both lists, called `c` outside: division_code and household are there for the scope.
std::string Listed(const Rounds& rounds) {
  std::string who;
  if (rounds.visits_monitored) who = std::string("EXISTS (SELECT 1 ") + kMonitoredNow + ")";
  if (rounds.visits_lifted) {
    const auto& types = registry::word::kHouseholdTypes;
    who += (who.empty() ? "" : " OR ") + ("h.household_type IN (" + Quoted(types[1]) + ", " + Quoted(types[2]) + ")");
  }
  if (who.empty()) who = "1 = 0";
  return " FROM (SELECT h.id AS household, h.household_id AS household_id, h.division_code AS division_code, "
         "h.village_group AS village_group, COALESCE(h.contact_account, 0) AS contact, (SELECT MIN(m.identified_on) " +
         std::string(kMonitoredNow) +
         ") AS since, COALESCE((SELECT MAX(v.visited_on) FROM visit v WHERE v.household = h.id AND v.state <> "
         "'set_aside'), '') AS last_visit FROM household h WHERE h.closed = 0 AND (" +
         who + ")) c";
}

// `since` is null for a household that is not monitored.
struct Terms {
  explicit Terms(const Rounds& rounds) {
    const auto of = [](const Date& monitored, const Date& lifted) {
      return "(CASE WHEN c.since IS NULL THEN " + Quoted(lifted) + " ELSE " + Quoted(monitored) + " END)";
    };
    done = "c.last_visit >= " + of(rounds.monitored.from, rounds.lifted.from);
    const std::string before = of(rounds.monitored.before, rounds.lifted.before);
    late = "(c.last_visit < " + before +
           " AND ((c.since IS NULL AND c.last_visit <> '') OR c.since <= " + Quoted(rounds.monitored.before) + "))";
  }
  std::string done;
  std::string late;
};

Conditions WhereOf(const access::Scope& scope, const DueFilter& filter, const Terms& terms) {
  Conditions where(scope);
  where.InPlace(filter.place);
  if (filter.monitored) where.And(*filter.monitored ? "c.since IS NOT NULL" : "c.since IS NULL");
  if (filter.contact != 0) where.And("c.contact = :of_contact", filter.contact);
  if (filter.state == DueState::kDone) where.And(terms.done);
  if (filter.state == DueState::kOpen) where.And("NOT (" + terms.done + ")");
  if (filter.state == DueState::kLate) where.And(terms.late);
  return where;
}

std::string AsFlag(const std::string& condition) { return "CASE WHEN " + condition + " THEN 1 ELSE 0 END"; }

}  // namespace

std::vector<DueHousehold> SqlVisits::Due(const DueFilter& filter, const Rounds& rounds, const DueCursor& after,
                                         int limit) {
  const Terms terms(rounds);
  Conditions where = WhereOf(work_.caller.scope, filter, terms);
  // A code has 12 digits: the two put together sort as the rows do.
  where.And("c.division_code >= :from_division", after.division_code);
  where.And("c.division_code || c.household_id > :after", after.division_code + after.household_id);
  DueHousehold row;
  int monitored = 0;
  int done = 0;
  int late = 0;
  soci::statement statement(work_.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.household), out(row.household_id), out(row.division_code), out(row.village_group), out(row.contact);
  out(monitored), out(row.last_visit), out(done), out(late), out(row.head), out(row.disputed);
  where.Run(statement,
            "SELECT c.household, c.household_id, c.division_code, c.village_group, c.contact, " +
                AsFlag("c.since IS NOT NULL") + ", c.last_visit, " + AsFlag(terms.done) + ", " + AsFlag(terms.late) +
                ", COALESCE((SELECT MIN(p.name) FROM person p WHERE p.household = c.household AND p.closed = 0 AND "
                "p.status = " +
                Quoted(registry::word::kInHousehold) + " AND p.relation = " + Quoted(registry::word::kHead) +
                "), ''), (SELECT COUNT(*) FROM visit v WHERE v.household = c.household AND v.state = 'disputed')" +
                Listed(rounds),
            "ORDER BY c.division_code, c.household_id LIMIT " + std::to_string(limit));
  std::vector<DueHousehold> found;
  while (statement.fetch()) {
    row.monitored = monitored != 0;
    row.state = done != 0 ? DueState::kDone : (late != 0 ? DueState::kLate : DueState::kOpen);
    found.push_back(row);
  }
  return found;
}

std::vector<DueCount> SqlVisits::CountDue(const DueFilter& filter, const Rounds& rounds) {
  const Terms terms(rounds);
  Conditions where = WhereOf(work_.caller.scope, filter, terms);
  DueCount row;
  int monitored = 0;
  soci::statement statement(work_.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.division_code), out(row.contact), out(monitored), out(row.households), out(row.done), out(row.late);
  const std::string flag = AsFlag("c.since IS NOT NULL");
  where.Run(statement,
            "SELECT c.division_code, c.contact, " + flag + ", COUNT(*), SUM(" + AsFlag(terms.done) + "), SUM(" +
                AsFlag(terms.late) + ")" + Listed(rounds),
            "GROUP BY c.division_code, c.contact, " + flag + " ORDER BY c.division_code, c.contact, 3");
  std::vector<DueCount> found;
  while (statement.fetch()) {
    row.monitored = monitored != 0;
    found.push_back(row);
  }
  return found;
}

}  // namespace shouwang::store
