// Policies, the people they insure, and what is paid for them.
#include "base/json.h"
#include "store/core/bulk_insert.h"
#include "store/core/place_range.h"
#include "store/insurance/insurance_tables.h"
#include "store/insurance/sql_insurance.h"

namespace shouwang::store {

using insurance::Cover;
using insurance::Insured;
using insurance::InsuredCount;
using insurance::Policy;
using insurance::Premium;
using nlohmann::json;
using soci::into;
using soci::use;

namespace {

std::string CoversToStore(const std::vector<Cover>& covers) {
  std::string text;
  for (const Cover cover : covers) text += (text.empty() ? "" : " ") + std::string(insurance::Name(cover));
  return text;
}

std::vector<Cover> CoversFromStore(const std::string& text) {
  std::vector<Cover> covers;
  for (const Cover cover : insurance::kCovers) {
    if ((" " + text + " ").find(" " + std::string(insurance::Name(cover)) + " ") != std::string::npos) {
      covers.push_back(cover);
    }
  }
  return covers;
}

std::string PayersToStore(const std::vector<insurance::Payer>& payers) {
  json stored = json::array();
  for (const insurance::Payer& payer : payers) stored.push_back({{"who", payer.who}, {"share", payer.share}});
  return stored.dump();
}

std::vector<insurance::Payer> PayersFromStore(const std::string& text) {
  std::vector<insurance::Payer> payers;
  for (const json& payer : json::parse(text)) {
    payers.push_back({payer.at("who").get<std::string>(), payer.at("share").get<int64_t>()});
  }
  return payers;
}

// Seen by those within its place and by those above: either division begins as the other does. A contact person, who
// has households and no place, sees none.
bool IsSeen(const access::Scope& scope, const std::string& division_code) {
  if (scope.kind == access::Scope::Kind::kSystem) return true;
  if (scope.kind != access::Scope::Kind::kDivision) return false;
  const std::string prefix = access::DivisionPrefix(division_code);
  return prefix.starts_with(scope.division) || scope.division.starts_with(prefix);
}

}  // namespace

std::vector<Policy> SqlInsurance::Select(const std::string& condition, int64_t number, int limit) const {
  Policy row;
  std::string covers;
  std::string payers;
  soci::statement statement(work_.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.version), out(row.division_code), out(row.year), out(row.title), out(row.insurer), out(covers);
  out(row.starts_on), out(row.ends_on), out(row.premium), out(payers), out(row.basis), out(row.listed_on);
  out(row.account), out(row.created_ms);
  statement.exchange(use(number));
  statement.alloc();
  statement.prepare(
      "SELECT id, version, division_code, year, title, insurer, covers, starts_on, ends_on, premium, payers, basis, "
      "listed_on, account, created_ms FROM insurance_policy WHERE " +
      condition + " ORDER BY id DESC");
  statement.define_and_bind();
  statement.execute();
  std::vector<Policy> found;
  while (static_cast<int>(found.size()) < limit && statement.fetch()) {
    if (!IsSeen(work_.caller.scope, row.division_code)) continue;
    row.covers = CoversFromStore(covers);
    row.payers = PayersFromStore(payers);
    found.push_back(row);
  }
  return found;
}

int64_t SqlInsurance::Add(const Policy& policy) {
  const int64_t id = work_.numbers->Next();
  const std::string covers = CoversToStore(policy.covers);
  const std::string payers = PayersToStore(policy.payers);
  work_.sql() << "INSERT INTO insurance_policy (id, version, division_code, year, title, insurer, covers, starts_on, "
                 "ends_on, premium, payers, basis, listed_on, account, created_ms) VALUES (:id, 1, :division, :year, "
                 ":title, :insurer, :covers, :starts, :ends, :premium, :payers, :basis, :listed, :account, :created)",
      use(id), use(policy.division_code), use(policy.year), use(policy.title), use(policy.insurer), use(covers),
      use(policy.starts_on), use(policy.ends_on), use(policy.premium), use(payers), use(policy.basis),
      use(policy.listed_on), use(policy.account), use(policy.created_ms);
  return id;
}

std::optional<Policy> SqlInsurance::Find(int64_t id) { return FirstOf(Select("id = :id", id, 1)); }

std::vector<Policy> SqlInsurance::List(int64_t before, int limit) { return Select("id < :before", before, limit); }

bool SqlInsurance::Save(const Policy& policy, int64_t expected) {
  const std::optional<Policy> present = Find(policy.id);
  if (!present || present->version != expected) return false;
  const int64_t version = expected + 1;
  const std::string covers = CoversToStore(policy.covers);
  const std::string payers = PayersToStore(policy.payers);
  work_.sql() << "UPDATE insurance_policy SET version = :version, year = :year, title = :title, insurer = :insurer, "
                 "covers = :covers, starts_on = :starts, ends_on = :ends, premium = :premium, payers = :payers, "
                 "basis = :basis, listed_on = :listed WHERE id = :id",
      use(version), use(policy.year), use(policy.title), use(policy.insurer), use(covers), use(policy.starts_on),
      use(policy.ends_on), use(policy.premium), use(payers), use(policy.basis), use(policy.listed_on), use(policy.id);
  return true;
}

void SqlInsurance::AddInsured(const std::vector<Insured>& people) {
  // Taken first: nothing else can be asked of the connection while rows are on their way.
  std::vector<int64_t> numbers(people.size());
  for (int64_t& number : numbers) number = work_.numbers->Next();
  BulkInsert rows(
      work_.connection, "insured_person",
      {"id", "policy", "person", "name", "household", "household_id", "head", "division_code", "cover", "since"});
  for (size_t i = 0; i < people.size(); ++i) {
    const Insured& one = people[i];
    rows.Integer(numbers[i]).Integer(one.policy).Integer(one.person).Text(one.name).Integer(one.household);
    rows.Text(one.household_id).Text(one.head).Text(one.division_code).Text(insurance::Name(one.cover));
    rows.Text(one.since).EndRow();
  }
  rows.Finish();
}

void SqlInsurance::ForgetInsured(int64_t policy) {
  work_.sql() << "DELETE FROM insured_person WHERE policy = :policy", use(policy);
}

std::vector<int64_t> SqlInsurance::PersonsOf(int64_t policy) {
  int64_t person = 0;
  soci::statement statement =
      (work_.sql().prepare << "SELECT person FROM insured_person WHERE policy = :policy ORDER BY person", use(policy),
       into(person));
  statement.execute();
  std::vector<int64_t> persons;
  while (statement.fetch()) persons.push_back(person);
  return persons;
}

namespace {

std::vector<Insured> SelectInsured(const Work& work, Conditions& where, const std::string& tail) {
  Insured row;
  std::string cover;
  soci::statement statement(work.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.policy), out(row.person), out(row.name), out(row.household), out(row.household_id);
  out(row.head), out(row.division_code), out(cover), out(row.since);
  where.Run(statement,
            "SELECT c.id, c.policy, c.person, c.name, c.household, c.household_id, c.head, c.division_code, c.cover, "
            "c.since FROM insured_person c",
            tail);
  std::vector<Insured> found;
  while (statement.fetch()) {
    row.cover = insurance::CoverFromName(cover).value_or(Cover::kLifted);
    found.push_back(row);
  }
  return found;
}

}  // namespace

std::vector<Insured> SqlInsurance::ListInsured(const insurance::InsuredFilter& filter, int64_t after, int limit) {
  Conditions where(work_.caller.scope);
  where.InPlace(filter.place).And("c.id > :after", after);
  if (filter.policy != 0) where.And("c.policy = :policy", filter.policy);
  if (filter.household != 0) where.And("c.household = :household", filter.household);
  if (!filter.as_of.empty()) where.And("c.since <= :as_of", filter.as_of);
  return SelectInsured(work_, where, "ORDER BY c.id LIMIT " + std::to_string(limit));
}

std::optional<Insured> SqlInsurance::FindInsured(int64_t id) {
  Conditions where(work_.caller.scope);
  where.And("c.id = :id", id);
  return FirstOf(SelectInsured(work_, where, ""));
}

std::vector<InsuredCount> SqlInsurance::CountInsured(int64_t policy, const std::string& place) {
  InsuredCount row;
  std::string cover;
  Conditions where(work_.caller.scope);
  where.InPlace(place).And("c.policy = :policy", policy);
  soci::statement statement(work_.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.division_code), out(cover), out(row.people), out(row.households);
  where.Run(statement, "SELECT c.division_code, c.cover, count(*), count(DISTINCT c.household) FROM insured_person c",
            "GROUP BY c.division_code, c.cover ORDER BY c.division_code, c.cover");
  std::vector<InsuredCount> counts;
  while (statement.fetch()) {
    row.cover = insurance::CoverFromName(cover).value_or(Cover::kLifted);
    counts.push_back(row);
  }
  return counts;
}

int64_t SqlInsurance::AddPremium(const Premium& premium) {
  const int64_t id = work_.numbers->Next();
  work_.sql() << "INSERT INTO insurance_premium (id, policy, paid_on, payer, amount, people, voucher, account, "
                 "created_ms) VALUES (:id, :policy, :paid, :payer, :amount, :people, :voucher, :account, :created)",
      use(id), use(premium.policy), use(premium.paid_on), use(premium.payer), use(premium.amount), use(premium.people),
      use(premium.voucher), use(premium.account), use(premium.created_ms);
  return id;
}

std::vector<Premium> SqlInsurance::PremiumsOf(int64_t policy) {
  std::vector<Premium> premiums;
  if (!Find(policy)) return premiums;
  Premium row;
  soci::statement statement =
      (work_.sql().prepare << "SELECT id, policy, paid_on, payer, amount, people, voucher, account, created_ms FROM "
                              "insurance_premium WHERE policy = :policy ORDER BY paid_on, id",
       use(policy), into(row.id), into(row.policy), into(row.paid_on), into(row.payer), into(row.amount),
       into(row.people), into(row.voucher), into(row.account), into(row.created_ms));
  statement.execute();
  while (statement.fetch()) premiums.push_back(row);
  return premiums;
}

std::shared_ptr<insurance::Policies> MakeInsurance(Work& work) { return std::make_shared<SqlInsurance>(work); }

}  // namespace shouwang::store
