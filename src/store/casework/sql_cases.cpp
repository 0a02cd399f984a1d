#include "store/casework/sql_cases.h"

#include <algorithm>

#include "base/division_code.h"
#include "store/casework/case_row.h"
#include "store/casework/casework_tables.h"
#include "store/core/stored_text.h"

namespace shouwang::store {

using casework::CaseCount;
using casework::CaseCursor;
using casework::CaseFile;
using casework::CaseFilter;
using procedure::CaseStatus;
using procedure::Event;
using soci::into;
using soci::use;

namespace {

std::vector<CaseFile> Select(const Work& work, Conditions& where, const std::string& tail) {
  CaseRow row;
  soci::statement statement(work.sql());
  row.BindTo(statement);
  where.Run(statement, std::string("SELECT ") + kCaseColumns + " FROM case_file c", tail);
  std::vector<CaseFile> files;
  while (statement.fetch()) files.push_back(row.Read());
  return files;
}

void Filter(Conditions& where, const CaseFilter& filter) {
  if (filter.kind) where.And("c.kind = :kind", policy::Name(*filter.kind));
  if (filter.status) where.And("c.status = :status", procedure::Name(*filter.status));
  if (!filter.period.empty()) where.And("c.period = :period", filter.period);
  where.AndIn("c.step", filter.steps);
  if (!filter.office.empty()) where.And("c.office = :office", filter.office);
  if (!filter.told.empty()) where.And("c.status = 'open'").And("c.told = :told", filter.told);
  if (!filter.procedure.empty()) where.And("c.procedure_digest = :procedure", filter.procedure);
  if (filter.untold) where.And("c.told = ''");
  if (!filter.due_before.empty()) {
    where.And("c.status = 'open'").And("c.held = 0").And("c.due_on < :due_before", filter.due_before);
  }
  if (!filter.due_until.empty()) {
    where.And("c.status = 'open'").And("c.held = 0").And("c.due_on >= :due_from", filter.due_from);
    where.And("c.due_on <= :due_until", filter.due_until);
  }
}

}  // namespace

void SqlCases::KeepProcedure(const std::string& digest, const std::string& body) {
  if (ProcedureBody(digest)) return;
  work_.sql() << "INSERT INTO procedure_version (digest, body) VALUES (:digest, :body)", use(digest), use(body);
}

std::optional<std::string> SqlCases::ProcedureBody(const std::string& digest) {
  std::string body;
  work_.sql() << "SELECT body FROM procedure_version WHERE digest = :digest", use(digest), into(body);
  if (!work_.sql().got_data()) return std::nullopt;
  return body;
}

std::optional<CaseFile> SqlCases::Find(int64_t id) {
  Conditions where(work_.caller.scope);
  where.And("c.id = :id", id);
  return FirstOf(Select(work_, where, ""));
}

std::vector<Event> SqlCases::Events(int64_t id) {
  if (!Find(id)) return {};
  EventRow row;
  soci::statement statement(work_.sql());
  row.BindTo(statement);
  statement.exchange(use(id));
  statement.alloc();
  statement.prepare(std::string("SELECT ") + kEventColumns +
                    " FROM case_event WHERE case_file = :case_file ORDER BY number");
  statement.define_and_bind();
  statement.execute();
  std::vector<Event> events;
  while (statement.fetch()) events.push_back(row.Read(work_.sealer));
  return events;
}

std::vector<CaseFile> SqlCases::OfHousehold(int64_t household) {
  Conditions where(work_.caller.scope);
  where.And("c.household = :household", household);
  return Select(work_, where, "ORDER BY c.id DESC");
}

// Merged from lists of one status each, which an index has in order. Behind a cursor there are two parts, the rest of
// its day and later days: SQLite would not use both columns of a row comparison, and many cases are due on one day.
std::vector<CaseFile> SqlCases::List(const CaseFilter& filter, const std::optional<CaseCursor>& after, int limit) {
  std::vector<CaseFile> files;
  const auto take = [&](const CaseFilter& of_status, const auto& narrow) {
    Conditions where(work_.caller.scope);
    where.ByLevel(filter.place);
    Filter(where, of_status);
    narrow(where);
    for (CaseFile& file : Select(work_, where, "ORDER BY c.due_on, c.id LIMIT " + std::to_string(limit))) {
      files.push_back(std::move(file));
    }
  };
  for (const CaseStatus status : procedure::kCaseStatuses) {
    if (filter.status.value_or(status) != status) continue;
    CaseFilter of_status = filter;
    of_status.status = status;
    const std::string day = after ? DayToStore(after->due_on) : "";
    if (after)
      take(of_status, [&](Conditions& where) { where.And("c.due_on = :due", day).And("c.id > :id", after->id); });
    take(of_status, [&](Conditions& where) { where.And("c.due_on > :due", day); });
  }
  std::sort(files.begin(), files.end(), [](const CaseFile& a, const CaseFile& b) {
    return std::pair(DayToStore(a.due_on), a.id) < std::pair(DayToStore(b.due_on), b.id);
  });
  if (files.size() > static_cast<size_t>(limit)) files.resize(static_cast<size_t>(limit));
  return files;
}

std::vector<CaseCount> SqlCases::Count(const CaseFilter& filter, const std::string& today, const std::string& soon) {
  CaseCount count;
  std::string kind;
  std::string status;
  soci::statement statement(work_.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(count.division_code), out(kind), out(count.period), out(status), out(count.step), out(count.cases);
  out(count.overdue), out(count.due_soon);
  for (const std::string* day : {&today, &today, &soon}) statement.exchange(use(*day));
  Conditions where(work_.caller.scope);
  where.ByLevel(filter.place);
  Filter(where, filter);
  where.Run(
      statement,
      "SELECT c.division_code, c.kind, c.period, c.status, c.step, count(*), coalesce(sum(CASE WHEN c.status = "
      "'open' AND c.held = 0 AND c.due_on < :today THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN c.status = 'open' "
      "AND c.held = 0 AND c.due_on >= :from_today AND c.due_on <= :soon THEN 1 ELSE 0 END), 0) FROM case_file c",
      "GROUP BY c.division_code, c.kind, c.period, c.status, c.step ORDER BY c.division_code, c.kind, c.period, "
      "c.status, c.step");
  std::vector<CaseCount> counts;
  while (statement.fetch()) {
    count.kind = policy::ProcedureKindFromName(kind).value_or(policy::ProcedureKind::kIdentification);
    count.status = procedure::CaseStatusFromName(status).value_or(CaseStatus::kOpen);
    counts.push_back(count);
  }
  return counts;
}

std::vector<casework::StepAt> SqlCases::OverdueSteps(const std::string& today) {
  casework::StepAt at;
  soci::statement statement(work_.sql());
  statement.exchange(into(at.procedure));
  statement.exchange(into(at.step));
  CaseFilter filter;
  filter.untold = true;
  filter.due_before = today;
  Conditions where(work_.caller.scope);
  Filter(where, filter);
  where.Run(statement, "SELECT DISTINCT c.procedure_digest, c.step FROM case_file c",
            "ORDER BY c.procedure_digest, c.step");
  std::vector<casework::StepAt> steps;
  while (statement.fetch()) steps.push_back(at);
  return steps;
}

int64_t SqlCases::Add(const CaseFile& file) {
  if (!IsReachable(work_, file.division_code, file.household)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string kind = policy::Name(file.kind);
  const std::string status = procedure::Name(file.status);
  const std::string town(TownOf(file.division_code));
  const std::string county(CountyOf(file.division_code));
  const std::string due_on = DayToStore(file.due_on);
  const int64_t held = file.held ? 1 : 0;
  const int64_t excluded = file.excluded ? 1 : 0;
  work_.sql()
      << "INSERT INTO case_file (id, version, kind, procedure_digest, pack, household, household_id, head, "
         "division_code, town, county, period, raised_on, status, step, step_title, office, due_on, limit_on, told, "
         "held, excluded, started_ms) VALUES (:id, 0, :kind, :procedure, :pack, :household, :household_id, :head, "
         ":division, :town, :county, :period, :raised, :status, :step, :title, :office, :due, :limit, :told, "
         ":held, :excluded, :started)",
      use(id), use(kind), use(file.procedure), use(file.pack), use(file.household), use(file.household_id),
      use(file.head), use(file.division_code), use(town), use(county), use(file.period), use(file.raised_on),
      use(status), use(file.step), use(file.step_title), use(file.office), use(due_on), use(file.limit_on),
      use(file.told), use(held), use(excluded), use(file.started_ms);
  return id;
}

bool SqlCases::Append(const CaseFile& after, const Event& event) {
  const std::optional<CaseFile> before = Find(after.id);
  if (!before || before->version != event.number - 1) return false;
  const std::string status = procedure::Name(after.status);
  const std::string due_on = DayToStore(after.due_on);
  const int64_t held = after.held ? 1 : 0;
  const int64_t excluded = after.excluded ? 1 : 0;
  work_.sql() << "UPDATE case_file SET version = :version, procedure_digest = :procedure, pack = :pack, period = "
                 ":period, status = :status, step = :step, step_title = :title, office = :office, due_on = :due, "
                 "limit_on = :limit, told = :told, held = :held, excluded = :excluded WHERE id = :id",
      use(event.number), use(after.procedure), use(after.pack), use(after.period), use(status), use(after.step),
      use(after.step_title), use(after.office), use(due_on), use(after.limit_on), use(after.told), use(held),
      use(excluded), use(after.id);
  const EventRow row = EventRow::Of(work_.sealer, after.id, event);
  soci::statement insert(work_.sql());
  row.UseIn(insert);
  insert.alloc();
  insert.prepare(std::string("INSERT INTO case_event (") + kEventColumns +
                 ") VALUES (:case_file, :number, :time, :account, :name, :kind, :step, :to, :status, :reason, :paper, "
                 ":ref, :detail)");
  insert.define_and_bind();
  insert.execute(true);
  return true;
}

void SqlCases::SetDue(int64_t id, const std::string& due_on) {
  if (!Find(id)) return;
  const std::string day = DayToStore(due_on);
  work_.sql() << "UPDATE case_file SET due_on = :due WHERE id = :id", use(day), use(id);
}

std::shared_ptr<casework::Cases> MakeCases(Work& work) { return std::make_shared<SqlCases>(work); }

}  // namespace shouwang::store
