#include "store/clues/sql_clues.h"

#include "base/division_code.h"
#include "store/clues/clue_row.h"
#include "store/clues/clue_tables.h"
#include "store/core/place_range.h"
#include "store/core/stored_text.h"

namespace shouwang::store {
namespace {

using clues::Clue;
using soci::into;
using soci::use;

// Contacts see the clues of households assigned to them.
template <bool of_contact>
struct FindClue {
  explicit FindClue(soci::session& sql) : statement(sql) {
    row.BindTo(statement);
    statement.exchange(use(id));
    statement.exchange(use(low));
    statement.exchange(use(high));
    if (of_contact) statement.exchange(use(contact));
    statement.alloc();
    statement.prepare(std::string("SELECT ") + kClueColumns +
                      " FROM clue c LEFT JOIN clue_rule r ON r.id = c.rule WHERE c.id = :id AND "
                      "c.division_code BETWEEN :low AND :high" +
                      (of_contact ? kOfContact : ""));
    statement.define_and_bind();
  }
  int64_t id = 0;
  std::string low, high;
  int64_t contact = 0;
  ClueRow row;
  soci::statement statement;
};

struct SaveClue {
  explicit SaveClue(soci::session& sql)
      : statement(
            (sql.prepare << "UPDATE clue SET version = :version, state = :state, division_code = :division, "
                            "town = :town, county = :county, holder = :holder, due_on = :due, verdict = :verdict, "
                            "note = :note, checker = :checker, visited_on = :visited, attachments = :attachments, "
                            "sent_ms = :sent, answered_by = :answerer, answered_ms = :answered, "
                            "reviewed_by = :reviewer, reviewed_ms = :reviewed, remark = :remark "
                            "WHERE id = :id AND version = :expected AND division_code BETWEEN :low AND :high",
             use(version), use(state), use(clue.division_code), use(town), use(county), use(clue.holder), use(due_on),
             use(verdict), use(clue.answer.note), use(clue.answer.checker), use(clue.answer.visited_on),
             use(attachments), use(clue.sent_ms), use(clue.answered_by), use(clue.answered_ms), use(clue.reviewed_by),
             use(clue.reviewed_ms), use(clue.remark), use(clue.id), use(expected), use(low), use(high))) {}
  Clue clue;
  int64_t version = 0, expected = 0;
  std::string state, town, county, due_on, verdict, attachments, low, high;
  soci::statement statement;
};

struct AddClueEvent {
  explicit AddClueEvent(soci::session& sql)
      : statement((sql.prepare << "INSERT INTO clue_event (clue, version, time_ms, account, account_name, action, "
                                  "detail) VALUES (:clue, :version, :now, :account, :name, :action, :detail)",
                   use(clue), use(version), use(now_ms), use(account), use(name), use(action), use(detail))) {}
  int64_t clue = 0, version = 0, now_ms = 0, account = 0;
  std::string name, action, detail;
  soci::statement statement;
};

}  // namespace

std::optional<Clue> SqlClues::Find(int64_t id) {
  const ScopeBounds bounds(work_.caller.scope);
  const auto run = [&](auto& find) -> std::optional<Clue> {
    find.id = id;
    find.low = bounds.low;
    find.high = bounds.high;
    find.contact = bounds.contact;
    if (!find.statement.execute(true)) return std::nullopt;
    return find.row.Read();
  };
  if (bounds.any_contact == 0) return run(work_.connection.Prepared<FindClue<true>>());
  return run(work_.connection.Prepared<FindClue<false>>());
}

clues::ClueDetail SqlClues::Detail(int64_t id) {
  clues::ClueDetail detail;
  if (!Find(id)) return detail;  // not in scope
  work_.sql() << "SELECT evidence FROM clue_evidence WHERE clue = :id", use(id), into(detail.evidence);
  clues::ClueEvent event;
  soci::statement events = (work_.sql().prepare << "SELECT time_ms, account, account_name, action, detail FROM "
                                                   "clue_event WHERE clue = :id ORDER BY version",
                            use(id), into(event.time_ms), into(event.account), into(event.account_name),
                            into(event.action), into(event.detail));
  events.execute();
  while (events.fetch()) detail.history.push_back(event);
  return detail;
}

void SqlClues::AddEvent(int64_t clue, int64_t version, const char* action, const std::string& detail) {
  auto& add = work_.connection.Prepared<AddClueEvent>();
  add.clue = clue;
  add.version = version;
  add.now_ms = work_.now_ms;
  add.account = work_.caller.account;
  add.name = work_.caller.name;
  add.action = action;
  add.detail = detail;
  add.statement.execute(true);
}

bool SqlClues::Save(const Clue& clue, int64_t expected, clues::Action action, const std::string& detail) {
  // A contact's households are looked at here; everybody else's rows are limited in the statement itself.
  const ScopeBounds bounds(work_.caller.scope);
  if (bounds.any_contact == 0 && !Find(clue.id)) return false;
  auto& save = work_.connection.Prepared<SaveClue>();
  save.clue = clue;
  save.version = expected + 1;
  save.expected = expected;
  save.state = Name(clue.state);
  save.town = TownOf(clue.division_code);
  save.county = CountyOf(clue.division_code);
  save.due_on = DayToStore(clue.due_on);
  save.verdict = Name(clue.answer.verdict);
  save.attachments = DigestsToStore(clue.answer.attachments);
  save.low = bounds.low;
  save.high = bounds.high;
  save.statement.execute(true);
  if (save.statement.get_affected_rows() != 1) return false;
  AddEvent(clue.id, expected + 1, Name(action), detail);
  return true;
}

int64_t SqlClues::Add(const clues::ReportedClue& reported) {
  const int64_t id = work_.numbers->Next();
  const std::string source = Name(reported.source);
  const std::string kind = policy::Name(reported.kind);
  const std::string town(TownOf(reported.division_code));
  const std::string county(CountyOf(reported.division_code));
  const std::string holder = HolderCode(clues::Holder::kCounty, reported.division_code);
  const std::string state = Name(clues::State::kFound);
  const std::string no_day = kNoDay;
  work_.sql()
      << "INSERT INTO clue (id, version, source, kind, rule, subject, digest, risk, state, division_code, town, "
         "county, household, household_id, person, person_name, person_id, explanation, recommendation, "
         "datasets, holder, due_on, run, seen_run, gone_run, times_opened, verdict, note, checker, visited_on, "
         "attachments, found_ms, sent_ms, answered_by, answered_ms, reviewed_by, reviewed_ms, remark) VALUES "
         "(:id, 1, :source, :kind, 0, :subject, 0, :risk, :state, :division, :town, :county, :household, "
         ":household_id, :person, :name, '', :text, '', '', :holder, :due, 0, 0, 0, 1, '', '', '', '', '', "
         ":now, 0, 0, 0, 0, 0, '')",
      use(id), use(source), use(kind), use(id), use(reported.risk), use(state), use(reported.division_code), use(town),
      use(county), use(reported.household), use(reported.household_id), use(reported.person), use(reported.person_name),
      use(reported.text), use(holder), use(no_day), use(work_.now_ms);
  AddEvent(id, 1, Name(clues::Action::kReport), "{}");
  return id;
}

std::shared_ptr<clues::Clues> MakeClues(Work& work) { return std::make_shared<SqlClues>(work); }

}  // namespace shouwang::store
