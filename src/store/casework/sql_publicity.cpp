#include "store/casework/sql_publicity.h"

#include <algorithm>

#include "store/casework/casework_tables.h"
#include "store/core/stored_text.h"

namespace shouwang::store {

using casework::Decision;
using casework::Meeting;
using casework::Notice;
using casework::Objection;
using soci::into;
using soci::use;

namespace {

constexpr const char* kMinutesPlace = "meeting.minutes";
constexpr const char* kDecisionPlace = "meeting_decision.note";
constexpr const char* kTextPlace = "objection.text";
constexpr const char* kFindingPlace = "objection.finding";
constexpr const char* kAnswerPlace = "objection.answer";

std::vector<Decision> DecisionsOf(const Work& work, int64_t meeting) {
  Decision decision;
  int64_t agreed = 0;
  std::string note;
  soci::statement statement = (work.sql().prepare << "SELECT case_file, agreed, note FROM meeting_decision WHERE "
                                                     "meeting = :meeting ORDER BY position",
                               use(meeting), into(decision.case_file), into(agreed), into(note));
  statement.execute();
  std::vector<Decision> decisions;
  while (statement.fetch()) {
    decision.agreed = agreed != 0;
    decision.note = work.sealer.Open({kDecisionPlace, meeting}, note);
    decisions.push_back(decision);
  }
  return decisions;
}

std::vector<Meeting> SelectMeetings(const Work& work, Conditions& where, const std::string& tail) {
  Meeting row;
  std::string minutes;
  std::string attachments;
  soci::statement statement(work.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.division_code), out(row.held_on), out(row.place), out(row.host), out(row.attendance);
  out(minutes), out(attachments), out(row.account), out(row.created_ms);
  where.Run(statement,
            "SELECT c.id, c.division_code, c.held_on, c.place, c.host, c.attendance, c.minutes, c.attachments, "
            "c.account, c.created_ms FROM meeting c",
            tail);
  std::vector<Meeting> found;
  while (statement.fetch()) {
    row.minutes = work.sealer.Open({kMinutesPlace, row.id}, minutes);
    row.attachments = DigestsFromStore(attachments);
    found.push_back(row);
  }
  for (Meeting& meeting : found) meeting.decisions = DecisionsOf(work, meeting.id);
  return found;
}

std::vector<int64_t> CasesOf(const Work& work, int64_t notice) {
  int64_t case_file = 0;
  soci::statement statement =
      (work.sql().prepare << "SELECT case_file FROM notice_case WHERE notice = :notice ORDER BY position", use(notice),
       into(case_file));
  statement.execute();
  std::vector<int64_t> cases;
  while (statement.fetch()) cases.push_back(case_file);
  return cases;
}

std::vector<Notice> SelectNotices(const Work& work, Conditions& where, const std::string& tail) {
  Notice row;
  std::string attachments;
  soci::statement statement(work.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.version), out(row.division_code), out(row.title), out(row.place), out(row.body);
  out(row.starts_on), out(row.workdays), out(row.ends_on), out(attachments), out(row.closed_on), out(row.closed_why);
  out(row.account), out(row.created_ms);
  where.Run(statement,
            "SELECT c.id, c.version, c.division_code, c.title, c.place, c.body, c.starts_on, c.workdays, c.ends_on, "
            "c.attachments, c.closed_on, c.closed_why, c.account, c.created_ms FROM notice c",
            tail);
  std::vector<Notice> found;
  while (statement.fetch()) {
    row.attachments = DigestsFromStore(attachments);
    found.push_back(row);
  }
  for (Notice& notice : found) notice.cases = CasesOf(work, notice.id);
  return found;
}

}  // namespace

bool SqlPublicity::IsInScope(int64_t case_file) {
  Conditions where(work_.caller.scope);
  where.And("c.id = :id", case_file);
  int64_t id = 0;
  soci::statement statement(work_.sql());
  statement.exchange(into(id));
  return where.Run(statement, "SELECT c.id FROM case_file c", "", true);
}

bool SqlPublicity::Covers(const std::string& division_code, const std::vector<int64_t>& cases) {
  return work_.caller.scope.CoversDivision(division_code) &&
         std::all_of(cases.begin(), cases.end(), [this](int64_t id) { return IsInScope(id); });
}

int64_t SqlPublicity::AddMeeting(const Meeting& meeting) {
  std::vector<int64_t> cases;
  for (const Decision& decision : meeting.decisions) cases.push_back(decision.case_file);
  if (!Covers(meeting.division_code, cases)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string minutes = work_.sealer.Seal({kMinutesPlace, id}, meeting.minutes);
  const std::string attachments = DigestsToStore(meeting.attachments);
  work_.sql() << "INSERT INTO meeting (id, division_code, held_on, place, host, attendance, minutes, attachments, "
                 "account, created_ms) VALUES (:id, :division, :held, :place, :host, :attendance, :minutes, "
                 ":attachments, :account, :created)",
      use(id), use(meeting.division_code), use(meeting.held_on), use(meeting.place), use(meeting.host),
      use(meeting.attendance), use(minutes), use(attachments), use(meeting.account), use(meeting.created_ms);
  int64_t position = 0;
  for (const Decision& decision : meeting.decisions) {
    const int64_t agreed = decision.agreed ? 1 : 0;
    const std::string note = work_.sealer.Seal({kDecisionPlace, id}, decision.note);
    work_.sql() << "INSERT INTO meeting_decision (meeting, position, case_file, agreed, note) VALUES (:meeting, "
                   ":position, :case_file, :agreed, :note)",
        use(id), use(position), use(decision.case_file), use(agreed), use(note);
    ++position;
  }
  return id;
}

std::optional<Meeting> SqlPublicity::FindMeeting(int64_t id) {
  Conditions where = Conditions::OfPlaces(work_.caller.scope);
  where.And("c.id = :id", id);
  return FirstOf(SelectMeetings(work_, where, ""));
}

std::vector<Meeting> SqlPublicity::Meetings(const std::string& place, int64_t before, int limit) {
  Conditions where = Conditions::OfPlaces(work_.caller.scope);
  where.InPlace(place).And("c.id < :before", before);
  return SelectMeetings(work_, where, "ORDER BY c.id DESC LIMIT " + std::to_string(limit));
}

int64_t SqlPublicity::AddNotice(const Notice& notice) {
  if (!Covers(notice.division_code, notice.cases)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string attachments = DigestsToStore(notice.attachments);
  work_.sql() << "INSERT INTO notice (id, version, division_code, title, place, body, starts_on, workdays, ends_on, "
                 "attachments, closed_on, closed_why, account, created_ms) VALUES (:id, 1, :division, :title, :place, "
                 ":body, :starts, :workdays, :ends, :attachments, :closed, :why, :account, :created)",
      use(id), use(notice.division_code), use(notice.title), use(notice.place), use(notice.body), use(notice.starts_on),
      use(notice.workdays), use(notice.ends_on), use(attachments), use(notice.closed_on), use(notice.closed_why),
      use(notice.account), use(notice.created_ms);
  int64_t position = 0;
  for (const int64_t case_file : notice.cases) {
    work_.sql() << "INSERT INTO notice_case (notice, position, case_file) VALUES (:notice, :position, :case_file)",
        use(id), use(position), use(case_file);
    ++position;
  }
  return id;
}

std::optional<Notice> SqlPublicity::FindNotice(int64_t id) {
  Conditions where = Conditions::OfPlaces(work_.caller.scope);
  where.And("c.id = :id", id);
  return FirstOf(SelectNotices(work_, where, ""));
}

std::vector<Notice> SqlPublicity::Notices(const std::string& place, bool open_only, int64_t before, int limit) {
  Conditions where = Conditions::OfPlaces(work_.caller.scope);
  where.InPlace(place).And("c.id < :before", before);
  if (open_only) where.And("c.closed_on = ''");
  return SelectNotices(work_, where, "ORDER BY c.id DESC LIMIT " + std::to_string(limit));
}

std::vector<Notice> SqlPublicity::NoticesOf(int64_t case_file) {
  Conditions where = Conditions::OfPlaces(work_.caller.scope);
  where.And("c.id IN (SELECT n.notice FROM notice_case n WHERE n.case_file = :case_file)", case_file);
  return SelectNotices(work_, where, "ORDER BY c.id DESC");
}

bool SqlPublicity::SaveNotice(const Notice& notice, int64_t expected) {
  const std::optional<Notice> present = FindNotice(notice.id);
  if (!present || present->version != expected) return false;
  const int64_t version = expected + 1;
  const std::string attachments = DigestsToStore(notice.attachments);
  work_.sql() << "UPDATE notice SET version = :version, ends_on = :ends, closed_on = :closed, closed_why = :why, "
                 "attachments = :attachments WHERE id = :id",
      use(version), use(notice.ends_on), use(notice.closed_on), use(notice.closed_why), use(attachments),
      use(notice.id);
  return true;
}

int64_t SqlPublicity::AddObjection(const Objection& objection) {
  if (!FindNotice(objection.notice) || !IsInScope(objection.case_file)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string text = work_.sealer.Seal({kTextPlace, id}, objection.text);
  const std::string finding = work_.sealer.Seal({kFindingPlace, id}, objection.finding);
  const std::string answer = work_.sealer.Seal({kAnswerPlace, id}, objection.answer);
  work_.sql() << "INSERT INTO objection (id, notice, case_file, received_on, text, answered_on, finding, answer, "
                 "account, answered_by) VALUES (:id, :notice, :case_file, :received, :text, :answered, :finding, "
                 ":answer, :account, :answerer)",
      use(id), use(objection.notice), use(objection.case_file), use(objection.received_on), use(text),
      use(objection.answered_on), use(finding), use(answer), use(objection.account), use(objection.answered_by);
  return id;
}

std::vector<Objection> SqlPublicity::ObjectionsOf(int64_t notice) {
  Conditions where = Conditions::OfPlaces(work_.caller.scope);
  where.And("o.notice = :notice", notice);
  Objection row;
  std::string text;
  std::string finding;
  std::string answer;
  soci::statement statement(work_.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.notice), out(row.case_file), out(row.received_on), out(text), out(row.answered_on);
  out(finding), out(answer), out(row.account), out(row.answered_by);
  where.Run(statement,
            "SELECT o.id, o.notice, o.case_file, o.received_on, o.text, o.answered_on, o.finding, o.answer, "
            "o.account, o.answered_by FROM objection o JOIN notice c ON c.id = o.notice",
            "ORDER BY o.id");
  std::vector<Objection> found;
  while (statement.fetch()) {
    row.text = work_.sealer.Open({kTextPlace, row.id}, text);
    row.finding = work_.sealer.Open({kFindingPlace, row.id}, finding);
    row.answer = work_.sealer.Open({kAnswerPlace, row.id}, answer);
    found.push_back(row);
  }
  return found;
}

bool SqlPublicity::AnswerObjection(const Objection& objection) {
  if (!FindNotice(objection.notice) || !IsInScope(objection.case_file)) return false;
  const std::string finding = work_.sealer.Seal({kFindingPlace, objection.id}, objection.finding);
  const std::string answer = work_.sealer.Seal({kAnswerPlace, objection.id}, objection.answer);
  soci::statement update =
      (work_.sql().prepare << "UPDATE objection SET answered_on = :day, finding = :finding, answer = :answer, "
                              "answered_by = :account WHERE id = :id AND notice = :notice AND case_file = :case_file "
                              "AND answered_on = ''",
       use(objection.answered_on), use(finding), use(answer), use(objection.answered_by), use(objection.id),
       use(objection.notice), use(objection.case_file));
  update.execute(true);
  return update.get_affected_rows() == 1;
}

std::shared_ptr<casework::Publicity> MakePublicity(Work& work) { return std::make_shared<SqlPublicity>(work); }

}  // namespace shouwang::store
