#include "store/visits/sql_visits.h"

#include <stdexcept>

#include "store/core/stored_text.h"
#include "store/visits/visit_tables.h"
#include "visits/form_json.h"

namespace shouwang::store {

using soci::into;
using soci::use;
using visits::Visit;
using visits::VisitState;

namespace {

constexpr const char* kContentPlace = "visit.content";
constexpr const char* kWhyPlace = "visit.settled_why";

}  // namespace

void SqlVisits::KeepForm(const std::string& digest, const std::string& body) {
  if (FormBody(digest)) return;
  work_.sql() << "INSERT INTO visit_form_version (digest, body) VALUES (:digest, :body)", use(digest), use(body);
}

std::optional<std::string> SqlVisits::FormBody(const std::string& digest) {
  std::string body;
  work_.sql() << "SELECT body FROM visit_form_version WHERE digest = :digest", use(digest), into(body);
  if (!work_.sql().got_data()) return std::nullopt;
  return body;
}

int64_t SqlVisits::Add(const Visit& visit) {
  if (!IsReachable(work_, visit.division_code, visit.household)) return 0;
  const int64_t id = work_.numbers->Next();
  const int64_t unchanged = visit.unchanged ? 1 : 0;
  const std::string content = work_.sealer.Seal({kContentPlace, id}, visits::ToJson(visit.content));
  const std::string photos = DigestsToStore(visit.photos);
  const std::string state = Name(visit.state);
  const std::string conflict = Name(visit.conflict);
  const std::string why = work_.sealer.Seal({kWhyPlace, id}, visit.settled_why);
  work_.sql() << "INSERT INTO visit (id, version, client_key, digest, household, household_id, head, division_code, "
                 "purpose, case_file, visited_on, account, visitor, form, base, unchanged, content, people, net_cents, "
                 "photos, signature, state, conflict, against, settled_by, settled_ms, settled_why, created_ms) VALUES "
                 "(:id, 1, :key, :digest, :household, :household_id, :head, :division, :purpose, :case_file, :day, "
                 ":account, :visitor, :form, :base, :unchanged, :content, :people, :net, :photos, :signature, :state, "
                 ":conflict, :against, :settled_by, :settled_ms, :why, :created)",
      use(id), use(visit.key), use(visit.digest), use(visit.household), use(visit.household_id), use(visit.head),
      use(visit.division_code), use(visit.purpose), use(visit.case_file), use(visit.visited_on), use(visit.account),
      use(visit.visitor), use(visit.form), use(visit.base), use(unchanged), use(content), use(visit.people),
      use(visit.net_cents), use(photos), use(visit.signature), use(state), use(conflict), use(visit.against),
      use(visit.settled_by), use(visit.settled_ms), use(why), use(visit.created_ms);
  return id;
}

std::vector<Visit> SqlVisits::Select(Conditions& where, const std::string& tail) {
  Visit row;
  int64_t unchanged = 0;
  std::string content;
  std::string photos;
  std::string state;
  std::string conflict;
  std::string why;
  soci::statement statement(work_.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.version), out(row.key), out(row.digest), out(row.household), out(row.household_id);
  out(row.head), out(row.division_code), out(row.purpose), out(row.case_file), out(row.visited_on), out(row.account);
  out(row.visitor), out(row.form), out(row.base), out(unchanged), out(content), out(row.people), out(row.net_cents);
  out(photos), out(row.signature), out(state), out(conflict), out(row.against), out(row.settled_by);
  out(row.settled_ms), out(why), out(row.created_ms);
  where.Run(statement,
            "SELECT c.id, c.version, c.client_key, c.digest, c.household, c.household_id, c.head, c.division_code, "
            "c.purpose, c.case_file, c.visited_on, c.account, c.visitor, c.form, c.base, c.unchanged, c.content, "
            "c.people, c.net_cents, c.photos, c.signature, c.state, c.conflict, c.against, c.settled_by, "
            "c.settled_ms, c.settled_why, c.created_ms FROM visit c",
            tail);
  std::vector<Visit> found;
  while (statement.fetch()) {
    row.unchanged = unchanged != 0;
    Result<visits::Content> read = visits::ContentFromJson(work_.sealer.Open({kContentPlace, row.id}, content));
    if (!read) throw std::runtime_error(FormatError(read.error()));
    row.content = std::move(*read);
    row.photos = DigestsFromStore(photos);
    row.state = visits::VisitStateFromName(state).value();
    row.conflict = visits::ConflictFromName(conflict).value();
    row.settled_why = work_.sealer.Open({kWhyPlace, row.id}, why);
    found.push_back(row);
  }
  return found;
}

std::optional<Visit> SqlVisits::Find(int64_t id) {
  Conditions where(work_.caller.scope);
  where.And("c.id = :id", id);
  std::vector<Visit> found = Select(where, "");
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Visit> SqlVisits::WithKey(const std::string& key) {
  Conditions where(work_.caller.scope);
  where.And("c.client_key = :key", key);
  return Select(where, "ORDER BY c.id");
}

std::vector<Visit> SqlVisits::WithBase(int64_t household, int64_t base) {
  Conditions where(work_.caller.scope);
  where.And("c.household = :household", household).And("c.base = :base", base);
  return Select(where, "ORDER BY c.id");
}

std::vector<Visit> SqlVisits::OfHousehold(int64_t household, int limit) {
  Conditions where(work_.caller.scope);
  where.And("c.household = :household", household);
  return Select(where, "ORDER BY c.visited_on DESC, c.id DESC LIMIT " + std::to_string(limit));
}

std::optional<Visit> SqlVisits::Latest(int64_t household) {
  Conditions where(work_.caller.scope);
  where.And("c.household = :household", household).And("c.state = :state", Name(VisitState::kStands));
  std::vector<Visit> found = Select(where, "ORDER BY c.visited_on DESC, c.id DESC LIMIT 1");
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Visit> SqlVisits::Disputed(const std::string& place, int64_t after, int limit) {
  Conditions where(work_.caller.scope);
  where.InPlace(place).And("c.state = :state", Name(VisitState::kDisputed)).And("c.id > :after", after);
  return Select(where, "ORDER BY c.id LIMIT " + std::to_string(limit));
}

bool SqlVisits::Save(const Visit& visit, int64_t expected) {
  const std::optional<Visit> present = Find(visit.id);
  if (!present || present->version != expected) return false;
  const int64_t version = expected + 1;
  const std::string state = Name(visit.state);
  const std::string conflict = Name(visit.conflict);
  const std::string why = work_.sealer.Seal({kWhyPlace, visit.id}, visit.settled_why);
  work_.sql() << "UPDATE visit SET version = :version, state = :state, conflict = :conflict, against = :against, "
                 "settled_by = :by, settled_ms = :ms, settled_why = :why WHERE id = :id",
      use(version), use(state), use(conflict), use(visit.against), use(visit.settled_by), use(visit.settled_ms),
      use(why), use(visit.id);
  return true;
}

std::shared_ptr<visits::Visits> MakeVisits(Work& work) { return std::make_shared<SqlVisits>(work); }

}  // namespace shouwang::store
