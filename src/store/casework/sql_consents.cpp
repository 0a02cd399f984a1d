#include "store/casework/sql_consents.h"

#include "base/json.h"
#include "store/casework/casework_tables.h"
#include "store/core/stored_text.h"

namespace shouwang::store {

using casework::Authorisation;
using casework::LookUp;
using casework::LookUpFinding;
using nlohmann::json;
using soci::into;
using soci::use;

namespace {

constexpr const char* kScopePlace = "authorisation.scope";
constexpr const char* kWhyPlace = "authorisation.taken_back_why";
constexpr const char* kNotePlace = "case_lookup.note";
constexpr const char* kFindingsPlace = "case_lookup.findings";

std::string FindingsToStore(const std::vector<LookUpFinding>& findings) {
  if (findings.empty()) return {};
  json stored = json::array();
  for (const LookUpFinding& finding : findings) {
    stored.push_back({{"exclusion", finding.exclusion}, {"text", finding.text}});
  }
  return stored.dump();
}

std::vector<LookUpFinding> FindingsFromStore(const std::string& text) {
  std::vector<LookUpFinding> findings;
  if (text.empty()) return findings;
  for (const json& finding : json::parse(text)) {
    findings.push_back({finding.at("exclusion").get<int64_t>(), finding.at("text").get<std::string>()});
  }
  return findings;
}

std::vector<Authorisation> SelectAuthorisations(const Work& work, Conditions& where) {
  Authorisation row;
  std::string scope;
  std::string signers;
  std::string attachments;
  std::string why;
  soci::statement statement(work.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.household), out(row.division_code), out(row.signed_on), out(scope), out(signers);
  out(attachments), out(row.account), out(row.created_ms), out(row.taken_back_on), out(why);
  where.Run(statement,
            "SELECT c.id, c.household, c.division_code, c.signed_on, c.scope, c.signers, c.attachments, c.account, "
            "c.created_ms, c.taken_back_on, c.taken_back_why FROM authorisation c",
            "ORDER BY c.id DESC");
  std::vector<Authorisation> found;
  while (statement.fetch()) {
    row.scope = work.sealer.Open({kScopePlace, row.id}, scope);
    row.signers = json::parse(signers).get<std::vector<int64_t>>();
    row.attachments = DigestsFromStore(attachments);
    row.taken_back_why = work.sealer.Open({kWhyPlace, row.id}, why);
    found.push_back(row);
  }
  return found;
}

std::vector<LookUp> SelectLookUps(const Work& work, Conditions& where, const std::string& tail) {
  LookUp row;
  std::string due_on;
  std::string note;
  std::string findings;
  soci::statement statement(work.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.version), out(row.case_file), out(row.household), out(row.household_id), out(row.head);
  out(row.division_code), out(row.authorisation), out(row.department), out(row.asked_ms), out(row.asked_by);
  out(due_on), out(row.answered_ms), out(row.answered_by), out(row.cancelled_ms), out(note), out(findings);
  where.Run(statement,
            "SELECT c.id, c.version, c.case_file, c.household, c.household_id, c.head, c.division_code, "
            "c.authorisation, c.department, c.asked_ms, c.asked_by, c.due_on, c.answered_ms, c.answered_by, "
            "c.cancelled_ms, c.note, c.findings FROM case_lookup c",
            tail);
  std::vector<LookUp> found;
  while (statement.fetch()) {
    row.due_on = DayFromStore(due_on);
    row.note = work.sealer.Open({kNotePlace, row.id}, note);
    row.findings = FindingsFromStore(work.sealer.Open({kFindingsPlace, row.id}, findings));
    found.push_back(row);
  }
  return found;
}

}  // namespace

int64_t SqlConsents::AddAuthorisation(const Authorisation& authorisation) {
  if (!IsReachable(work_, authorisation.division_code, authorisation.household)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string scope = work_.sealer.Seal({kScopePlace, id}, authorisation.scope);
  const std::string signers = json(authorisation.signers).dump();
  const std::string attachments = DigestsToStore(authorisation.attachments);
  const std::string why = work_.sealer.Seal({kWhyPlace, id}, authorisation.taken_back_why);
  work_.sql() << "INSERT INTO authorisation (id, household, division_code, signed_on, scope, signers, attachments, "
                 "account, created_ms, taken_back_on, taken_back_why) VALUES (:id, :household, :division, :signed, "
                 ":scope, :signers, :attachments, :account, :created, :back, :why)",
      use(id), use(authorisation.household), use(authorisation.division_code), use(authorisation.signed_on), use(scope),
      use(signers), use(attachments), use(authorisation.account), use(authorisation.created_ms),
      use(authorisation.taken_back_on), use(why);
  return id;
}

std::optional<Authorisation> SqlConsents::FindAuthorisation(int64_t id) {
  Conditions where(work_.caller.scope);
  where.And("c.id = :id", id);
  return FirstOf(SelectAuthorisations(work_, where));
}

std::vector<Authorisation> SqlConsents::AuthorisationsOf(int64_t household) {
  Conditions where(work_.caller.scope);
  where.And("c.household = :household", household);
  return SelectAuthorisations(work_, where);
}

void SqlConsents::TakeBack(int64_t id, const std::string& day, const std::string& why) {
  if (!FindAuthorisation(id)) return;
  const std::string sealed = work_.sealer.Seal({kWhyPlace, id}, why);
  work_.sql() << "UPDATE authorisation SET taken_back_on = :day, taken_back_why = :why WHERE id = :id", use(day),
      use(sealed), use(id);
}

int64_t SqlConsents::AddLookUp(const LookUp& lookup) {
  if (!IsReachable(work_, lookup.division_code, lookup.household)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string due_on = DayToStore(lookup.due_on);
  const std::string note = work_.sealer.Seal({kNotePlace, id}, lookup.note);
  const std::string findings = work_.sealer.Seal({kFindingsPlace, id}, FindingsToStore(lookup.findings));
  work_.sql() << "INSERT INTO case_lookup (id, version, case_file, household, household_id, head, division_code, "
                 "authorisation, department, asked_ms, asked_by, due_on, answered_ms, answered_by, cancelled_ms, "
                 "note, findings) VALUES (:id, 1, :case_file, :household, :household_id, :head, :division, "
                 ":authorisation, :department, :asked, :asker, :due, :answered, :answerer, :cancelled, :note, "
                 ":findings)",
      use(id), use(lookup.case_file), use(lookup.household), use(lookup.household_id), use(lookup.head),
      use(lookup.division_code), use(lookup.authorisation), use(lookup.department), use(lookup.asked_ms),
      use(lookup.asked_by), use(due_on), use(lookup.answered_ms), use(lookup.answered_by), use(lookup.cancelled_ms),
      use(note), use(findings);
  return id;
}

std::optional<LookUp> SqlConsents::FindLookUp(int64_t id) {
  Conditions where = Conditions::OfQuestions(work_.caller.scope);
  where.And("c.id = :id", id);
  return FirstOf(SelectLookUps(work_, where, ""));
}

std::vector<LookUp> SqlConsents::LookUpsOf(int64_t case_file) {
  Conditions where = Conditions::OfQuestions(work_.caller.scope);
  where.And("c.case_file = :case_file", case_file);
  return SelectLookUps(work_, where, "ORDER BY c.id");
}

std::vector<LookUp> SqlConsents::LookUps(const casework::LookUpFilter& filter, int64_t after, int limit) {
  Conditions where = Conditions::OfQuestions(work_.caller.scope);
  where.InPlace(filter.place).And("c.id > :after", after);
  if (filter.open_only) where.And("c.answered_ms = 0").And("c.cancelled_ms = 0");
  if (!filter.department.empty()) where.And("c.department = :department", filter.department);
  return SelectLookUps(work_, where, "ORDER BY c.id LIMIT " + std::to_string(limit));
}

bool SqlConsents::SaveLookUp(const LookUp& lookup, int64_t expected) {
  const std::optional<LookUp> present = FindLookUp(lookup.id);
  if (!present || present->version != expected) return false;
  const int64_t version = expected + 1;
  const std::string note = work_.sealer.Seal({kNotePlace, lookup.id}, lookup.note);
  const std::string findings = work_.sealer.Seal({kFindingsPlace, lookup.id}, FindingsToStore(lookup.findings));
  work_.sql() << "UPDATE case_lookup SET version = :version, answered_ms = :answered, answered_by = :answerer, "
                 "cancelled_ms = :cancelled, note = :note, findings = :findings WHERE id = :id",
      use(version), use(lookup.answered_ms), use(lookup.answered_by), use(lookup.cancelled_ms), use(note),
      use(findings), use(lookup.id);
  return true;
}

std::shared_ptr<casework::Consents> MakeConsents(Work& work) { return std::make_shared<SqlConsents>(work); }

}  // namespace shouwang::store
