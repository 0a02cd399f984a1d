// Clues of a period, counted and listed by the same expression of what became of them.
#include "base/clock.h"
#include "base/date.h"
#include "base/division_code.h"
#include "store/core/place_range.h"
#include "store/statistics/sql_basis.h"

namespace shouwang::store {
namespace {

using soci::into;
using soci::use;
using statistics::ClueSelection;
using statistics::Period;

constexpr size_t kTownDigits = 9;

// A verdict stands while the clue is not back with the village; one that was closed without a verdict had not been
// asked about. Binds :end, :sent_end, :as_of.
constexpr char kOutcome[] =
    "CASE WHEN c.state IN ('answered', 'reviewed', 'closed') AND c.verdict <> '' AND c.answered_ms < :end THEN "
    "c.verdict WHEN c.state = 'closed' AND c.verdict = '' THEN 'vanished' WHEN c.sent_ms = 0 OR c.sent_ms >= :sent_end "
    "THEN 'unsent' WHEN c.due_on < :as_of THEN 'overdue' ELSE 'waiting' END";

// The first instant of a day, or of the one after it.
int64_t StartOf(const std::string& day, int days_later = 0) {
  return BeijingMidnight(Date::FromIso(day).value_or(Date()).AddDays(days_later));
}

// What limits both queries: found in the period, in the place, asked of somebody.
struct Found {
  Found(const Period& period, const ScopeBounds& of)
      : as_of(period.as_of), from(StartOf(period.from)), end(StartOf(period.as_of, 1)), bounds(of) {}
  // A wide place is read in the order of the days, which is that of the rows; a town has few clues, and the index by
  // place has them. No index of its own: one that has the outcome would cost every answer a page (ADR 0019).
  std::string Sql() const {
    const std::string division =
        CommonPrefix(bounds.low, bounds.high).size() < kTownDigits ? "(c.division_code || '')" : "c.division_code";
    return " FROM clue c WHERE c.found_ms >= :from AND c.found_ms < :found_end AND " + division +
           " BETWEEN :low AND :high AND c.kind IN ('risk', 'quality')" + (bounds.any_contact == 0 ? kOfContact : "");
  }
  void UseOutcome(soci::statement& statement) const {
    statement.exchange(use(end));
    statement.exchange(use(end));
    statement.exchange(use(as_of));
  }
  void UseFound(soci::statement& statement) const {
    statement.exchange(use(from));
    statement.exchange(use(end));
    statement.exchange(use(bounds.low));
    statement.exchange(use(bounds.high));
    if (bounds.any_contact == 0) statement.exchange(use(bounds.contact));
  }
  std::string as_of;
  int64_t from;
  int64_t end;
  ScopeBounds bounds;
};

// `column IN (:p0, :p1, …)`; nothing at all is in an empty list.
std::string In(const std::string& column, const std::string& name, const std::vector<std::string>& values) {
  std::string list;
  for (size_t i = 0; i < values.size(); ++i) list += (i == 0 ? ":" : ", :") + name + std::to_string(i);
  return values.empty() ? "1 = 0" : column + " IN (" + list + ")";
}

}  // namespace

std::vector<statistics::ClueCount> SqlBasis::CountClues(const Period& period) {
  const Found found(period, BoundsIn(period.place));
  const std::string place = period.place.size() < kTownDigits ? "substr(c.division_code, 1, 9)" : "c.division_code";
  statistics::ClueCount count;
  soci::statement statement(work_.sql());
  for (std::string* text : {&count.division_code, &count.source, &count.kind, &count.datasets, &count.outcome}) {
    statement.exchange(into(*text));
  }
  statement.exchange(into(count.clues));
  found.UseOutcome(statement);
  found.UseFound(statement);
  statement.alloc();
  statement.prepare("SELECT place, source, kind, datasets, outcome, count(*) FROM (SELECT " + place +
                    " AS place, c.source AS source, c.kind AS kind, c.datasets AS datasets, " + kOutcome +
                    " AS outcome" + found.Sql() + ") AS found GROUP BY place, source, kind, datasets, outcome");
  statement.define_and_bind();
  statement.execute();
  std::vector<statistics::ClueCount> counts;
  while (statement.fetch()) {
    counts.push_back(count);
    counts.back().division_code = WholeDivisionCode(count.division_code);
  }
  return counts;
}

std::vector<int64_t> SqlBasis::ListClues(const Period& period, const ClueSelection& selection, int64_t after,
                                         int limit) {
  const Found found(period, BoundsIn(selection.place.empty() ? period.place : selection.place));
  int64_t id = 0;
  soci::statement statement(work_.sql());
  statement.exchange(into(id));
  found.UseFound(statement);
  std::string sql = "SELECT c.id" + found.Sql() + " AND c.id > :after";
  statement.exchange(use(after));
  if (!selection.kind.empty()) {
    sql += " AND c.kind = :kind";
    statement.exchange(use(selection.kind));
  }
  if (!selection.source.empty()) {
    sql += " AND c.source = :source";
    statement.exchange(use(selection.source));
  }
  if (selection.by_datasets) {
    sql += " AND " + In("c.datasets", "dataset", selection.datasets);
    for (const std::string& datasets : selection.datasets) statement.exchange(use(datasets));
  }
  if (!selection.outcomes.empty()) {
    sql += " AND " + In(std::string("(") + kOutcome + ")", "outcome", selection.outcomes);
    found.UseOutcome(statement);
    for (const std::string& one : selection.outcomes) statement.exchange(use(one));
  }
  statement.exchange(use(limit));
  statement.alloc();
  statement.prepare(sql + " ORDER BY c.id LIMIT :limit");
  statement.define_and_bind();
  statement.execute();
  std::vector<int64_t> ids;
  while (statement.fetch()) ids.push_back(id);
  return ids;
}

}  // namespace shouwang::store
