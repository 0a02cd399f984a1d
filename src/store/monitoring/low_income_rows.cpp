// The rows that low-income layers are made of. Queries over a place start from the tables that are small whatever the
// size of the county; CROSS JOIN keeps SQLite to the order they are written in.
#include <algorithm>
#include <map>

#include "base/division_code.h"
#include "registry/register_words.h"
#include "store/core/bulk_insert.h"
#include "store/help/scoped_query.h"
#include "store/monitoring/monitoring_tables.h"
#include "store/monitoring/sql_lists.h"

namespace shouwang::store {
namespace {

using monitoring::HouseholdName;
using monitoring::LayerQuestion;
using monitoring::ListedPerson;
using monitoring::LowIncomeSource;
using monitoring::MonitoredNow;
using soci::into;
using soci::use;

std::string Quoted(std::string_view word) { return "'" + std::string(word) + "'"; }

std::string HouseholdColumns() { return "h.id, h.household_id, h.division_code, h.household_type, " + HeadColumn(); }

void IntoHousehold(ScopedQuery& query, HouseholdName& household) {
  query.Into(household.id).Into(household.household_id).Into(household.division_code).Into(household.household_type);
  query.Into(household.head);
}

// Ends a query; binds the household when one is asked for.
std::string OfOne(ScopedQuery& query, int64_t household) {
  if (household == 0) return "";
  query.Use(household);
  return " AND h.id = :household";
}

std::vector<ListedPerson> ReadListed(Work& work, const LayerQuestion& question,
                                     const std::vector<LowIncomeSource>& sources) {
  if (sources.empty()) return {};
  std::string uploads;
  for (const LowIncomeSource& source : sources)
    uploads += (uploads.empty() ? "" : ", ") + std::to_string(source.upload);
  // Of one household the register leads to the list, of a place the list to the register.
  const char* from = question.household == 0 ? "low_income_person l CROSS JOIN person p CROSS JOIN household h"
                                             : "household h CROSS JOIN person p CROSS JOIN low_income_person l";
  ListedPerson row;
  int elsewhere = 0;
  ScopedQuery query(work, question.place);
  IntoHousehold(query, row.household);
  query.Into(row.person).Into(row.name).Into(row.status).Into(row.list_name).Into(row.kind).Into(row.started_on);
  query.Into(row.ended_on).Into(row.upload).Into(elsewhere);
  const std::string one = OfOne(query, question.household);
  std::vector<ListedPerson> listed;
  query.ForEach("SELECT " + HouseholdColumns() +
                    ", p.id, p.name, p.status, l.name, l.kind, l.started_on, l.ended_on, l.upload, CASE WHEN EXISTS ("
                    "SELECT 1 FROM person q WHERE q.id_no_index = p.id_no_index AND q.id <> p.id AND q.closed = 0 AND "
                    "q.status = " +
                    Quoted(registry::word::kInHousehold) + ") THEN 1 ELSE 0 END FROM " + from + " WHERE" + kInScope +
                    "AND p.household = h.id AND p.closed = 0 AND h.closed = 0 AND l.id_no_index = p.id_no_index AND "
                    "l.upload IN (" +
                    uploads + ")" + one + " ORDER BY l.id, p.id",
                [&] {
                  row.member_elsewhere = elsewhere != 0;
                  listed.push_back(row);
                });
  return listed;
}

constexpr const char* kMonitoredNow =
    " FROM monitored m CROSS JOIN household h WHERE m.household = h.id AND m.closed = 0 AND m.eliminated_on = '' AND "
    "h.closed = 0 AND";

std::vector<MonitoredNow> ReadMonitored(Work& work, const LayerQuestion& question) {
  MonitoredNow row;
  ScopedQuery query(work, question.place);
  IntoHousehold(query, row.household);
  query.Into(row.people).Into(row.category).Into(row.identified_on).Into(row.visited_on);
  const std::string one = OfOne(query, question.household);
  std::vector<MonitoredNow> found;
  query.ForEach("SELECT " + HouseholdColumns() +
                    ", (SELECT COUNT(*) FROM person q WHERE q.household = h.id AND q.closed = 0 AND q.status = " +
                    Quoted(registry::word::kInHousehold) +
                    "), m.category, m.identified_on, COALESCE((SELECT MAX(v.visited_on) FROM visit v WHERE "
                    "v.household = h.id AND v.state <> 'set_aside'), '')" +
                    kMonitoredNow + kInScope + one + " ORDER BY m.identified_on, m.id",
                [&] { found.push_back(row); });
  return found;
}

// The first safety-net measure of each household's time of being monitored.
std::map<int64_t, std::string> ReadSafetyNet(Work& work, const LayerQuestion& question) {
  int64_t household = 0;
  std::string kind;
  std::string since;
  ScopedQuery query(work, question.place);
  query.Into(household).Into(kind).Into(since);
  const std::string one = OfOne(query, question.household);
  std::map<int64_t, std::string> first;
  query.ForEach(std::string("SELECT h.id, x.kind, MIN(x.started_on) FROM monitored m CROSS JOIN household h CROSS JOIN "
                            "measure x WHERE m.household = h.id AND m.closed = 0 AND m.eliminated_on = '' AND "
                            "h.closed = 0 AND x.household = h.id AND x.closed = 0 AND x.started_on >= m.identified_on "
                            "AND") +
                    kInScope + one + " GROUP BY h.id, x.kind",
                [&] {
                  const auto& kinds = question.safety_net_kinds;
                  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) return;
                  std::string& kept = first[household];
                  if (kept.empty() || since < kept) kept = since;
                });
  return first;
}

}  // namespace

void SqlLists::KeepLowIncome(int64_t upload, const std::vector<monitoring::LowIncomePerson>& people) {
  work_.sql() << "DELETE FROM low_income_person WHERE upload = :upload", use(upload);
  work_.sql() << "DELETE FROM low_income_list WHERE upload = :upload", use(upload);
  const auto count = static_cast<int64_t>(people.size());
  work_.sql() << "INSERT INTO low_income_list (upload, people, taken_ms) VALUES (:upload, :people, :taken)",
      use(upload), use(count), use(work_.now_ms);
  // Taken first: nothing else can be asked of the connection while rows are on their way.
  std::vector<int64_t> numbers(people.size());
  for (int64_t& number : numbers) number = work_.numbers->Next();
  BulkInsert rows(work_.connection, "low_income_person",
                  {"id", "upload", "id_no_index", "name", "kind", "started_on", "ended_on"});
  for (size_t i = 0; i < people.size(); ++i) {
    const monitoring::LowIncomePerson& person = people[i];
    rows.Integer(numbers[i]).Integer(upload).Integer(person.id_no_index).Text(person.name);
    rows.Text(person.kind).Text(person.started_on).Text(person.ended_on);
    rows.EndRow();
  }
  rows.Finish();
}

std::vector<int64_t> SqlLists::NotKept(const std::string& dataset) {
  const access::DivisionRange range = work_.caller.scope.Range();
  const std::string named = "%\"" + dataset + "\"%";  // in what is known of the sheets, which is JSON
  int64_t upload = 0;
  std::vector<int64_t> uploads;
  soci::statement statement =
      (work_.sql().prepare << "SELECT u.id FROM upload u WHERE u.state = 'loaded' AND u.division_code BETWEEN :low AND "
                              ":high AND u.sheets LIKE :named AND NOT EXISTS (SELECT 1 FROM low_income_list l WHERE "
                              "l.upload = u.id) ORDER BY u.id",
       use(range.low), use(range.high), use(named), into(upload));
  statement.execute();
  while (statement.fetch()) uploads.push_back(upload);
  return uploads;
}

// Loaded tables of the county: of each department's newest month and of the one before.
std::vector<LowIncomeSource> SqlLists::Sources(const std::string& place) const {
  const std::string low = CountyCodeOf(place);
  std::string high(CountyOf(place));
  high.resize(kDivisionDigits, '9');
  LowIncomeSource row;
  std::vector<LowIncomeSource> all;
  soci::statement statement =
      (work_.sql().prepare << "SELECT u.id, u.department, u.period, u.changed_ms, l.people FROM low_income_list l JOIN "
                              "upload u ON u.id = l.upload WHERE u.state = 'loaded' AND u.division_code BETWEEN :low "
                              "AND :high ORDER BY u.department, u.period DESC, u.id",
       use(low), use(high), into(row.upload), into(row.department), into(row.period), into(row.handed_in_ms),
       into(row.people));
  statement.execute();
  while (statement.fetch()) all.push_back(row);
  std::vector<LowIncomeSource> kept;
  std::map<std::string, std::vector<std::string>> months;
  for (LowIncomeSource& source : all) {
    std::vector<std::string>& of = months[source.department];
    if (of.empty() || of.back() != source.period) of.push_back(source.period);
    if (of.size() > 2) continue;
    source.newest = of.size() == 1;
    kept.push_back(std::move(source));
  }
  return kept;
}

monitoring::LayerRows SqlLists::ReadLayers(const LayerQuestion& question) {
  monitoring::LayerRows rows;
  rows.sources = Sources(question.place);
  rows.listed = ReadListed(work_, question, rows.sources);
  rows.monitored = ReadMonitored(work_, question);
  const std::map<int64_t, std::string> safety_net = ReadSafetyNet(work_, question);
  for (MonitoredNow& one : rows.monitored) {
    const auto found = safety_net.find(one.household.id);
    if (found != safety_net.end()) one.safety_net_since = found->second;
  }
  return rows;
}

std::shared_ptr<monitoring::Lists> MakeMonitoring(Work& work) { return std::make_shared<SqlLists>(work); }

}  // namespace shouwang::store
