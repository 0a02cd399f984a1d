// The rows of monitored households. Every query starts from the table monitored, which is small whatever the size of
// the county; CROSS JOIN keeps SQLite to that order.
#include <algorithm>
#include <optional>

#include "base/division_code.h"
#include "registry/register_words.h"
#include "store/registry/sql_registry.h"
#include "store/statistics/sql_basis.h"
#include "store/statistics/statistics_tables.h"

namespace shouwang::store {
namespace {

using soci::into;
using soci::use;
using statistics::Period;

constexpr size_t kYearDigits = 4;

// Binds :as_of and the scope. Those that were let go before the period too: some of them stay watched.
constexpr char kSpells[] =
    "FROM monitored m CROSS JOIN household h WHERE h.id = m.household AND m.closed = 0 AND m.identified_on <> '' AND "
    "m.identified_on <= :as_of AND";

// A query over the households of these spells; `columns` are of `x`, rows of their own, and of what `tail` joins.
std::string OfHouseholds(const std::string& columns, const std::string& table, const std::string& tail) {
  return "SELECT " + columns + " FROM (SELECT DISTINCT m.household AS id " + kSpells + kInScope + ") AS s CROSS JOIN " +
         table + " x " + tail;
}

class Query {
 public:
  Query(Work& work, const Period& period, const ScopeBounds& bounds)
      : period_(period), bounds_(bounds), statement_(work.sql()) {}

  template <typename T>
  Query& Into(T& value) {
    statement_.exchange(into(value));
    return *this;
  }
  template <typename T>
  Query& Use(const T& value) {
    statement_.exchange(use(value));
    return *this;
  }
  Query& UseSpells() {
    return Use(period_.as_of).Use(bounds_.low).Use(bounds_.high).Use(bounds_.any_contact).Use(bounds_.contact);
  }
  template <typename Fn>
  void ForEach(const std::string& sql, const Fn& fn) {
    statement_.alloc();
    statement_.prepare(sql);
    statement_.define_and_bind();
    statement_.execute();
    while (statement_.fetch()) fn();
  }

 private:
  const Period& period_;
  const ScopeBounds& bounds_;
  soci::statement statement_;
};

void ReadSpells(Query query, std::vector<statistics::Spell>& spells) {
  statistics::Spell spell;
  int dissolved = 0;
  query.Into(spell.id).Into(spell.household).Into(spell.household_id).Into(spell.division_code).Into(spell.category);
  query.Into(spell.identified_on).Into(spell.eliminated_on).Into(spell.elimination_kind).Into(spell.risks);
  query.Into(dissolved).UseSpells();
  query.ForEach(std::string("SELECT m.id, m.household, h.household_id, h.division_code, m.category, m.identified_on, "
                            "m.eliminated_on, m.elimination_kind, m.risks, h.closed ") +
                    kSpells + kInScope,
                [&] {
                  spell.dissolved = dissolved != 0;
                  spells.push_back(spell);
                });
}

void ReadPersons(Query query, std::vector<statistics::PersonRow>& persons) {
  statistics::PersonRow person;
  std::string relation;
  query.Into(person.household).Into(person.name).Into(relation).Into(person.status).Into(person.since);
  query.Into(person.birth_date).Into(person.labour).Into(person.came).UseSpells();
  query.ForEach(OfHouseholds("x.household, x.name, x.relation, x.status, x.since, x.birth_date, x.labour, COALESCE(("
                             "SELECT MAX(e.until) FROM membership e WHERE e.person = x.id AND e.closed = 0 AND "
                             "e.until <= x.since), '')",
                             "person", "WHERE x.household = s.id AND x.closed = 0"),
                [&] {
                  person.head = relation == registry::word::kHead;
                  persons.push_back(person);
                });
}

void ReadEarlier(Query query, std::vector<statistics::EarlierRow>& rows) {
  statistics::EarlierRow row;
  query.Into(row.household).Into(row.since).Into(row.until).Into(row.status).Into(row.status_since);
  query.Into(row.birth_date).Into(row.labour).UseSpells();
  query.ForEach(OfHouseholds("x.household, x.since, x.until, p.status, p.since, p.birth_date, p.labour", "membership",
                             "CROSS JOIN person p WHERE x.household = s.id AND x.closed = 0 AND p.id = x.person"),
                [&] { rows.push_back(row); });
}

void ReadMeasures(Query query, const std::string& as_of, std::vector<statistics::MeasureRow>& measures) {
  statistics::MeasureRow measure;
  query.Into(measure.household).Into(measure.kind).Into(measure.measures).Into(measure.cents).UseSpells().Use(as_of);
  query.ForEach(OfHouseholds("x.household, x.kind, COUNT(*), CAST(COALESCE(SUM(x.amount), 0) AS BIGINT)", "measure",
                             "WHERE x.household = s.id AND x.closed = 0 AND x.started_on <> '' AND x.started_on <= "
                             ":last_day GROUP BY x.household, x.kind"),
                [&] { measures.push_back(measure); });
}

// Of any state but set aside; see statistics::MonitoredRows.
void ReadVisits(Query query, const Period& period, std::vector<statistics::VisitDay>& visits) {
  const std::string from = std::min(period.from, period.as_of.substr(0, kYearDigits) + "-01-01");
  statistics::VisitDay visit;
  query.Into(visit.household).Into(visit.day).UseSpells().Use(from).Use(period.as_of);
  query.ForEach(OfHouseholds("x.household, x.visited_on", "visit",
                             "WHERE x.household = s.id AND x.state <> 'set_aside' AND x.visited_on >= :first_day AND "
                             "x.visited_on <= :last_day"),
                [&] { visits.push_back(visit); });
}

}  // namespace

ScopeBounds SqlBasis::BoundsIn(const std::string& place) const {
  ScopeBounds bounds(work_.caller.scope);
  bounds.low = std::max(bounds.low, WholeDivisionCode(place));
  bounds.high = std::min(bounds.high, place + std::string(kDivisionDigits - place.size(), '9'));
  return bounds;
}

statistics::MonitoredRows SqlBasis::ReadMonitored(const Period& period) {
  const ScopeBounds bounds = BoundsIn(period.place);
  const auto query = [&] { return Query(work_, period, bounds); };
  statistics::MonitoredRows rows;
  ReadSpells(query(), rows.spells);
  ReadPersons(query(), rows.persons);
  ReadEarlier(query(), rows.earlier);
  ReadMeasures(query(), period.as_of, rows.measures);
  ReadVisits(query(), period, rows.visits);
  return rows;
}

std::shared_ptr<statistics::Basis> MakeStatistics(Work& work) { return std::make_shared<SqlBasis>(work); }

}  // namespace shouwang::store
