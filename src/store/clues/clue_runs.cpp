// A run's findings become clues, by statements over whole tables: see clues/findings.h for what becomes of which.
#include <algorithm>
#include <array>

#include "base/division_code.h"
#include "clues/evidence.h"
#include "store/clues/clue_row.h"
#include "store/clues/sql_clues.h"
#include "store/core/bulk_insert.h"
#include "store/core/place_range.h"
#include "store/core/stored_text.h"

namespace shouwang::store {
namespace {

using clues::Taken;
using soci::into;
using soci::use;

constexpr int kPage = 2000;  // rows of evidence held in memory at once

// States in which somebody has answered.
constexpr const char* kAnsweredStates = "('answered', 'reviewed', 'closed')";
constexpr const char* kAskedStates = "('sent', 'returned', 'escalated', 'answered', 'reviewed')";
constexpr const char* kUnaskedStates = "('found', 'shown')";
// What a clue is when nobody has been asked yet, and whose turn it is then.
constexpr const char* kFirstState = "CASE WHEN kind IN ('watch', 'exclusion') THEN 'shown' ELSE 'found' END";
constexpr const char* kFirstHolder = "CASE WHEN kind IN ('watch', 'exclusion') THEN '' ELSE county || '000000' END";
constexpr const char* kNoAnswer =
    "verdict = '', note = '', checker = '', visited_on = '', attachments = '', sent_ms = 0, answered_by = 0, "
    "answered_ms = 0, reviewed_by = 0, reviewed_ms = 0, remark = ''";

class RunTaker {
 public:
  RunTaker(Work& work, const clues::RunPlace& run) : work_(work), run_(run), place_(run.place) {
    const ScopeBounds bounds(work.caller.scope);
    place_.low = std::max(place_.low, bounds.low);
    place_.high = std::min(place_.high, bounds.high);
  }

  Taken Take(std::span<const int64_t> rules) {
    NoteRules(rules);
    taken_.passed_over = Change(
        "DELETE FROM clue_finding WHERE run = :run AND NOT EXISTS (SELECT 1 FROM clue_run_rule s WHERE s.run = "
        "clue_finding.run AND s.rule = clue_finding.rule)");
    Change(
        "UPDATE clue_finding SET clue = coalesce((SELECT c.id FROM clue c WHERE c.rule = clue_finding.rule AND "
        "c.subject "
        "= clue_finding.subject), 0) WHERE run = :run");
    NoteChanges();
    TakeChanged();
    TakeReappeared();
    TakeSeenAgain();
    TakeNew();
    MarkGone();
    Change("DELETE FROM clue_finding WHERE run = :run");
    Keep();
    return taken_;
  }

 private:
  // A statement that binds the run's number once, as :run.
  int64_t Change(const std::string& sql) {
    soci::statement statement = (work_.sql().prepare << sql, use(run_.run));
    statement.execute(true);
    return statement.get_affected_rows();
  }

  // The rules that the run may speak about: no run of a later day has, for this place.
  void NoteRules(std::span<const int64_t> rules) {
    for (const int64_t rule : rules) {
      int later = 0;
      work_.sql() << "SELECT count(*) FROM clue_run_rule WHERE rule = :rule AND place = :place AND as_of > :as_of",
          use(rule), use(run_.place), use(run_.as_of), into(later);
      if (later > 0) continue;
      work_.sql() << "INSERT INTO clue_run_rule (run, rule, place, as_of) VALUES (:run, :rule, :place, :as_of)",
          use(run_.run), use(rule), use(run_.place), use(run_.as_of);
    }
  }

  struct Changed {
    int64_t clue = 0, version = 0;
    std::string state, old_explanation, old_evidence, new_explanation, new_evidence;
  };

  std::vector<Changed> ChangedPage(int64_t after) {
    Changed row;
    soci::statement statement =
        (work_.sql().prepare << "SELECT c.id, c.version, c.state, c.explanation, coalesce(e.evidence, ''), "
                                "f.explanation, f.evidence FROM clue_finding f JOIN clue c ON c.id = f.clue LEFT JOIN "
                                "clue_evidence e ON e.clue = c.id WHERE f.run = :run AND f.clue > :after AND c.digest "
                                "<> f.digest ORDER BY f.clue LIMIT :limit",
         use(run_.run), use(after), use(kPage), into(row.clue), into(row.version), into(row.state),
         into(row.old_explanation), into(row.old_evidence), into(row.new_explanation), into(row.new_evidence));
    statement.execute();
    std::vector<Changed> page;
    while (statement.fetch()) page.push_back(row);
    return page;
  }

  // What changed goes into the history, before it is overwritten.
  void NoteChanges() {
    int64_t after = 0;
    for (std::vector<Changed> page = ChangedPage(after); !page.empty(); page = ChangedPage(after)) {
      BulkInsert events(work_.connection, "clue_event",
                        {"clue", "version", "time_ms", "account", "account_name", "action", "detail"});
      for (const Changed& row : page) {
        const std::optional<clues::State> state = clues::StateFromName(row.state);
        const bool reopens =
            state == clues::State::kAnswered || state == clues::State::kReviewed || state == clues::State::kClosed;
        ++(reopens ? taken_.reopened : taken_.refreshed);
        const std::string changes =
            clues::EvidenceChanges(row.old_explanation, row.old_evidence, row.new_explanation, row.new_evidence);
        events.Integer(row.clue).Integer(row.version + 1).Integer(work_.now_ms).Integer(work_.caller.account);
        events.Text(work_.caller.name).Text(reopens ? "reopened" : "changed");
        events.Text("{\"run\":" + std::to_string(run_.run) + ",\"changes\":" + changes + "}").EndRow();
      }
      events.Finish();
      after = page.back().clue;
    }
  }

  void TakeChanged() {
    Change(
        "UPDATE clue_evidence SET evidence = (SELECT f.evidence FROM clue_finding f WHERE f.run = :run AND f.clue = "
        "clue_evidence.clue) WHERE clue IN (SELECT f.clue FROM clue_finding f JOIN clue c ON c.id = f.clue WHERE f.run "
        "= " +
        std::to_string(run_.run) + " AND c.digest <> f.digest)");
    const std::string of_changed =
        " FROM clue_finding f WHERE f.run = :run AND f.clue = clue.id AND f.digest <> clue.digest";
    // Two steps: those that were answered are opened again first, while their state still says so.
    const std::string reopen = "UPDATE clue SET times_opened = times_opened + 1, due_on = '" + std::string(kNoDay) +
                               "', found_ms = " + std::to_string(work_.now_ms) + ", " + kNoAnswer +
                               ", state = " + Of(kFirstState) + ", holder = " + Of(kFirstHolder) + of_changed +
                               " AND clue.state IN " + kAnsweredStates;
    Change(reopen);
    Change(
        "UPDATE clue SET version = version + 1, digest = f.digest, explanation = f.explanation, recommendation = "
        "f.recommendation, datasets = f.datasets, household = f.household, household_id = f.household_id, person = "
        "f.person, person_name = f.person_name, person_id = f.person_id, run = f.run, seen_run = f.run, gone_run = 0" +
        of_changed);
  }

  // Closed without an answer when it was gone, and here again with the same evidence.
  void TakeReappeared() {
    const std::string where =
        " FROM clue_finding f WHERE f.run = :run AND f.clue = clue.id AND clue.state = 'closed' AND clue.verdict = ''";
    AddEvents("found", where);
    taken_.found += Change("UPDATE clue SET version = version + 1, times_opened = times_opened + 1, found_ms = " +
                           std::to_string(work_.now_ms) + ", state = " + Of(kFirstState) +
                           ", holder = " + Of(kFirstHolder) + ", seen_run = f.run, gone_run = 0" + where);
  }

  void TakeSeenAgain() {
    taken_.seen_again = Change(
        "UPDATE clue SET seen_run = f.run, gone_run = 0, recommendation = f.recommendation, household = f.household, "
        "person = f.person FROM clue_finding f WHERE f.run = :run AND f.clue = clue.id AND clue.seen_run <> f.run");
  }

  void TakeNew() {
    const std::string now = std::to_string(work_.now_ms);
    taken_.found += Change(
        "INSERT INTO clue (id, version, source, kind, rule, subject, digest, risk, state, division_code, town, county, "
        "household, household_id, person, person_name, person_id, explanation, recommendation, datasets, holder, "
        "due_on, run, seen_run, gone_run, times_opened, verdict, note, checker, visited_on, attachments, found_ms, "
        "sent_ms, answered_by, answered_ms, reviewed_by, reviewed_ms, remark) SELECT id, 1, 'run', kind, rule, "
        "subject, "
        "digest, risk, " +
        std::string(kFirstState) +
        ", division_code, town, county, household, household_id, person, person_name, person_id, explanation, "
        "recommendation, datasets, " +
        kFirstHolder + ", '" + kNoDay + "', run, run, 0, 1, '', '', '', '', '', " + now +
        ", 0, 0, 0, 0, 0, '' FROM clue_finding WHERE run = :run AND clue = 0");
    Change(
        "INSERT INTO clue_evidence (clue, evidence) SELECT id, evidence FROM clue_finding WHERE run = :run AND clue = "
        "0");
  }

  void MarkGone() {
    const std::string number = std::to_string(run_.run);
    // Places are our own digits; they are compared as text.
    const std::string where =
        " FROM clue_run_rule s WHERE s.run = :run AND s.rule = clue.rule AND clue.source = 'run' AND clue.gone_run = 0 "
        "AND clue.seen_run <> s.run AND clue.division_code BETWEEN '" +
        place_.low + "' AND '" + place_.high + "' AND clue.state IN ";
    AddEvents("gone", where + kUnaskedStates);
    taken_.vanished = Change("UPDATE clue SET version = version + 1, state = 'closed', holder = '', gone_run = s.run" +
                             where + kUnaskedStates);
    taken_.gone = Change("UPDATE clue SET gone_run = s.run" + where + kAskedStates);
  }

  // `where` is of the form " FROM <table> WHERE …" with `clue` from outside, as in UPDATE … FROM.
  void AddEvents(const char* action, const std::string& where) {
    const std::string other = where.substr(std::string(" FROM ").size());
    const std::string sql =
        "INSERT INTO clue_event (clue, version, time_ms, account, account_name, action, detail) SELECT clue.id, "
        "clue.version + 1, :now, :account, :name, :action, :detail FROM clue, " +
        other;
    const std::string verb = action;
    const std::string detail = "{\"run\":" + std::to_string(run_.run) + "}";
    work_.sql() << sql, use(work_.now_ms), use(work_.caller.account), use(work_.caller.name), use(verb), use(detail),
        use(run_.run);
  }

  // The columns of `clue` in an UPDATE … FROM, where the finding has columns of the same names.
  static std::string Of(std::string expression) {
    for (const std::string_view column : {"kind", "county"}) {
      for (size_t at = 0; (at = expression.find(column, at)) != std::string::npos; at += column.size() + 5) {
        expression.insert(at, "clue.");
      }
    }
    return expression;
  }

  void Keep() {
    work_.sql() << "INSERT INTO clue_run (run, taken_ms, found, seen_again, refreshed, reopened, gone, vanished, "
                   "passed_over) VALUES (:run, :now, :found, :seen, :refreshed, :reopened, :gone, :vanished, :passed)",
        use(run_.run), use(work_.now_ms), use(taken_.found), use(taken_.seen_again), use(taken_.refreshed),
        use(taken_.reopened), use(taken_.gone), use(taken_.vanished), use(taken_.passed_over);
  }

  Work& work_;
  const clues::RunPlace& run_;
  PlaceRange place_;
  Taken taken_;
};

}  // namespace

std::vector<int64_t> SqlClues::RuleNumbers(std::span<const clues::RuleInfo> rules) {
  std::vector<int64_t> numbers;
  for (const clues::RuleInfo& rule : rules) {
    int64_t number = 0;
    work_.sql() << "SELECT id FROM clue_rule WHERE pack = :pack AND rule = :rule", use(rule.pack), use(rule.id),
        into(number);
    const std::string kind = policy::Name(rule.kind);
    if (work_.sql().got_data()) {
      work_.sql() << "UPDATE clue_rule SET title = :title, kind = :kind, risk = :risk, advice = :advice, answer_days = "
                     ":days WHERE id = :id",
          use(rule.title), use(kind), use(rule.risk), use(rule.advice), use(rule.answer_days), use(number);
    } else {
      number = work_.numbers->Next();
      work_.sql() << "INSERT INTO clue_rule (id, pack, rule, title, kind, risk, advice, answer_days) VALUES (:id, "
                     ":pack, :rule, :title, :kind, :risk, :advice, :days)",
          use(number), use(rule.pack), use(rule.id), use(rule.title), use(kind), use(rule.risk), use(rule.advice),
          use(rule.answer_days);
    }
    numbers.push_back(number);
  }
  return numbers;
}

void SqlClues::BeginRun(int64_t run) { work_.sql() << "DELETE FROM clue_finding WHERE run = :run", use(run); }

void SqlClues::Stage(int64_t run, std::span<const clues::StagedFinding> findings) {
  std::vector<int64_t> numbers;  // taken before the rows: a number may need a statement of its own
  for (size_t i = 0; i < findings.size(); ++i) numbers.push_back(work_.numbers->Next());
  BulkInsert rows(
      work_.connection, "clue_finding",
      {"id",          "run",           "clue",        "rule",           "kind",      "risk",         "subject",
       "digest",      "division_code", "town",        "county",         "household", "household_id", "person",
       "person_name", "person_id",     "explanation", "recommendation", "datasets",  "evidence"});
  for (size_t i = 0; i < findings.size(); ++i) {
    const clues::StagedFinding& finding = findings[i];
    std::string datasets;
    for (const std::string& dataset : finding.datasets) datasets += (datasets.empty() ? "," : "") + dataset + ",";
    rows.Integer(numbers[i]).Integer(run).Integer(0).Integer(finding.rule).Text(policy::Name(finding.kind));
    rows.Text(finding.risk).Integer(finding.subject).Integer(finding.digest).Text(finding.division_code);
    rows.Text(TownOf(finding.division_code)).Text(CountyOf(finding.division_code)).Integer(finding.household);
    rows.Text(finding.household_id).Integer(finding.person).Text(finding.person_name).Text(finding.person_id);
    rows.Text(finding.explanation).Text(finding.recommendation).Text(datasets).Text(finding.evidence).EndRow();
  }
  rows.Finish();
}

clues::Taken SqlClues::Take(const clues::RunPlace& run, std::span<const int64_t> rules) {
  return RunTaker(work_, run).Take(rules);
}

std::optional<clues::Taken> SqlClues::TakenOf(int64_t run) {
  Taken taken;
  work_.sql() << "SELECT found, seen_again, refreshed, reopened, gone, vanished, passed_over FROM clue_run WHERE run = "
                 ":run",
      use(run), into(taken.found), into(taken.seen_again), into(taken.refreshed), into(taken.reopened),
      into(taken.gone), into(taken.vanished), into(taken.passed_over);
  if (!work_.sql().got_data()) return std::nullopt;
  return taken;
}

}  // namespace shouwang::store
