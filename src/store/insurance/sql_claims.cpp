// Claims of insured persons.
#include "store/insurance/sql_insurance.h"

namespace shouwang::store {

using insurance::Claim;
using insurance::ClaimCount;
using insurance::ClaimState;
using soci::into;
using soci::use;

namespace {

constexpr const char* kNotePlace = "insurance_claim.note";
constexpr const char* kAnswerPlace = "insurance_claim.answer";

}  // namespace

std::vector<Claim> SqlInsurance::SelectClaims(Conditions& where, const std::string& tail) const {
  Claim row;
  std::string note;
  std::string state;
  std::string answer;
  soci::statement statement(work_.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.version), out(row.policy), out(row.insured), out(row.household), out(row.division_code);
  out(row.kind), out(row.happened_on), out(row.claimed_on), out(row.claimed), out(note), out(state);
  out(row.settled_on), out(row.paid), out(answer), out(row.account), out(row.settled_by), out(row.created_ms);
  out(row.name), out(row.head), out(row.household_id);
  where.Run(statement,
            "SELECT c.id, c.version, c.policy, c.insured, c.household, c.division_code, c.kind, c.happened_on, "
            "c.claimed_on, c.claimed, c.note, c.state, c.settled_on, c.paid, c.answer, c.account, c.settled_by, "
            "c.created_ms, p.name, p.head, p.household_id FROM insurance_claim c JOIN insured_person p ON p.id = "
            "c.insured",
            tail);
  std::vector<Claim> found;
  while (statement.fetch()) {
    row.note = work_.sealer.Open({kNotePlace, row.id}, note);
    row.answer = work_.sealer.Open({kAnswerPlace, row.id}, answer);
    row.state = insurance::ClaimStateFromName(state).value_or(ClaimState::kOpen);
    found.push_back(row);
  }
  return found;
}

int64_t SqlInsurance::AddClaim(const Claim& claim) {
  if (!IsReachable(work_, claim.division_code, claim.household)) return 0;
  const int64_t id = work_.numbers->Next();
  const std::string note = work_.sealer.Seal({kNotePlace, id}, claim.note);
  const std::string answer = work_.sealer.Seal({kAnswerPlace, id}, claim.answer);
  const std::string state = insurance::Name(claim.state);
  work_.sql() << "INSERT INTO insurance_claim (id, version, policy, insured, household, division_code, kind, "
                 "happened_on, claimed_on, claimed, note, state, settled_on, paid, answer, account, settled_by, "
                 "created_ms) VALUES (:id, 1, :policy, :insured, :household, :division, :kind, :happened, :claimed_on, "
                 ":claimed, :note, :state, :settled_on, :paid, :answer, :account, :settled_by, :created)",
      use(id), use(claim.policy), use(claim.insured), use(claim.household), use(claim.division_code), use(claim.kind),
      use(claim.happened_on), use(claim.claimed_on), use(claim.claimed), use(note), use(state), use(claim.settled_on),
      use(claim.paid), use(answer), use(claim.account), use(claim.settled_by), use(claim.created_ms);
  return id;
}

std::optional<Claim> SqlInsurance::FindClaim(int64_t id) {
  Conditions where(work_.caller.scope);
  where.And("c.id = :id", id);
  return FirstOf(SelectClaims(where, ""));
}

std::vector<Claim> SqlInsurance::ListClaims(const insurance::ClaimFilter& filter, int64_t before, int limit) {
  Conditions where(work_.caller.scope);
  where.InPlace(filter.place).And("c.id < :before", before);
  if (filter.policy != 0) where.And("c.policy = :policy", filter.policy);
  if (filter.household != 0) where.And("c.household = :household", filter.household);
  if (!filter.kind.empty()) where.And("c.kind = :kind", filter.kind);
  if (filter.state) where.And("c.state = :state", std::string(insurance::Name(*filter.state)));
  return SelectClaims(where, "ORDER BY c.id DESC LIMIT " + std::to_string(limit));
}

std::vector<ClaimCount> SqlInsurance::CountClaims(int64_t policy, const std::string& place) {
  ClaimCount row;
  std::string state;
  Conditions where(work_.caller.scope);
  where.InPlace(place).And("c.policy = :policy", policy);
  soci::statement statement(work_.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.division_code), out(row.kind), out(state), out(row.claims), out(row.people), out(row.claimed), out(row.paid);
  // A sum is of another type than its column on PostgreSQL.
  where.Run(statement,
            "SELECT c.division_code, c.kind, c.state, count(*), count(DISTINCT c.insured), "
            "CAST(sum(c.claimed) AS BIGINT), CAST(sum(c.paid) AS BIGINT) FROM insurance_claim c",
            "GROUP BY c.division_code, c.kind, c.state ORDER BY c.division_code, c.kind, c.state");
  std::vector<ClaimCount> counts;
  while (statement.fetch()) {
    row.state = insurance::ClaimStateFromName(state).value_or(ClaimState::kOpen);
    counts.push_back(row);
  }
  return counts;
}

bool SqlInsurance::HasClaims(int64_t policy) {
  int64_t claims = 0;
  work_.sql() << "SELECT count(*) FROM insurance_claim WHERE policy = :policy", use(policy), into(claims);
  return claims > 0;
}

bool SqlInsurance::SaveClaim(const Claim& claim, int64_t expected) {
  const std::optional<Claim> present = FindClaim(claim.id);
  if (!present || present->version != expected) return false;
  const int64_t version = expected + 1;
  const std::string answer = work_.sealer.Seal({kAnswerPlace, claim.id}, claim.answer);
  const std::string state = insurance::Name(claim.state);
  work_.sql() << "UPDATE insurance_claim SET version = :version, state = :state, settled_on = :settled_on, paid = "
                 ":paid, answer = :answer, settled_by = :settled_by WHERE id = :id",
      use(version), use(state), use(claim.settled_on), use(claim.paid), use(answer), use(claim.settled_by),
      use(claim.id);
  return true;
}

}  // namespace shouwang::store
