// The household's part: family, income, monitoring, what it applied for and signed.
#include <fmt/format.h>

#include <algorithm>

#include "access/masking.h"
#include "base/resident_id.h"
#include "casework/register_effect.h"
#include "paperwork/form_words.h"
#include "paperwork/household_parts.h"
#include "paperwork/messages.h"
#include "paperwork/values.h"
#include "paperwork/write_out.h"
#include "policy/parameters.h"
#include "registry/register_words.h"
#include "screening/masking.h"

namespace shouwang::paperwork {
namespace {

using forms::FormTexts;
using forms::FormValues;
using registry::Entity;
using registry::Row;
namespace household_field = registry::household_field;
namespace person_field = registry::person_field;
namespace income_field = registry::income_field;
namespace monitored_field = registry::monitored_field;

constexpr char kAdultAge[] = "adult_age";
constexpr char kBottomLine[] = "bottom_line";
constexpr int kMonthsOfIncome = 12;  // 02-domain.md section 2: income is that of twelve months

int64_t NumberIn(const std::string& text) { return text.empty() ? 0 : std::stoll(text); }

bool Works(const Row& person) {
  const std::string& labour = person[person_field::kLabour];
  return labour == registry::word::kLabours[0] || labour == registry::word::kLabours[1] ||
         labour == registry::word::kLabours[2];
}

std::optional<int64_t> NumberInForce(const Drawer& drawer, const char* name) {
  const policy::ParameterValues values = policy::ResolveParameters(drawer.pack, drawer.desk.today, {});
  const auto found = values.find(name);
  if (found == values.end()) return std::nullopt;
  return found->second.values.back().value;
}

std::string IdShown(const Drawer& drawer, const std::string& id) { return drawer.in_full ? id : MaskId(id); }

bool IsAdult(const Drawer& drawer, const Row& person, std::optional<int64_t> adult_age) {
  const std::optional<Date> born = Date::FromIso(person[person_field::kBirthDate]);
  return !born || !adult_age || AgeInYears(*born, drawer.desk.today) >= *adult_age;
}

void PutMembers(const Drawer& drawer, const std::vector<Row>& members, const WorkByPerson& work, FormValues& values) {
  const std::optional<int64_t> adult_age = NumberInForce(drawer, kAdultAge);
  std::vector<std::string> minors;
  for (const Row& person : members) {
    FormTexts row;
    row[word::kName] = person[person_field::kName];
    row[word::kRelation] = person[person_field::kRelation];
    row[word::kIdNo] = IdShown(drawer, person[person_field::kIdNo]);
    row[word::kSex] = person[person_field::kSex];
    row[word::kBirth] = LongDay(person[person_field::kBirthDate]);
    row[word::kHealth] = person[person_field::kHealth];
    row[word::kLabour] = person[person_field::kLabour];
    row[word::kStudent] = person[person_field::kStudentStatus];
    row[word::kStatus] = person[person_field::kStatus];
    if (const auto at = work.find(person.id); at != work.end()) row[word::kWork] = at->second;
    if (registry::IsMember(person)) {
      if (IsAdult(drawer, person, adult_age)) {
        values.lists[word::kAdults].push_back(row);
      } else {
        minors.push_back(person[person_field::kName]);
      }
    }
    values.lists[word::kMembers].push_back(std::move(row));
  }
  values.texts[word::kMinors] = Joined(minors);
}

int64_t NetOf(const Row& income) {
  return NumberIn(income[income_field::kWage]) + NumberIn(income[income_field::kBusiness]) +
         NumberIn(income[income_field::kProperty]) + NumberIn(income[income_field::kTransfer]) -
         NumberIn(income[income_field::kExpense]);
}

std::string MonthsOf(const Row& income) {
  const std::optional<Date> end = Date::FromIso(income[income_field::kPeriodEnd]);
  if (!end) return {};
  const CivilDate last = end->civil();
  const CivilDate first = Date::FromCivil(last.year, last.month, 1)->AddMonths(1 - kMonthsOfIncome).civil();
  return fmt::format(fmt::runtime(message::kMonths), first.year, first.month, last.year, last.month);
}

// `when`: blank for the latest, else what the names of the period before end in.
void PutIncome(const Row& income, const std::string& when, FormTexts& texts) {
  texts[when.empty() ? word::kThis : word::kLast] = MonthsOf(income);
  const std::pair<const char*, size_t> kinds[] = {{word::kWage, income_field::kWage},
                                                  {word::kBusiness, income_field::kBusiness},
                                                  {word::kProperty, income_field::kProperty},
                                                  {word::kTransfer, income_field::kTransfer},
                                                  {word::kExpense, income_field::kExpense}};
  for (const auto& [name, field] : kinds) {
    if (!income[field].empty()) texts[name + when] = Yuan(NumberIn(income[field]));
  }
  texts[word::kNet + when] = Yuan(NetOf(income));
}

void PutIncomes(Drawer& drawer, int64_t household, int64_t people, FormTexts& texts) {
  std::vector<Row> incomes = drawer.desk.registry.RowsOf(Entity::kIncome, household);
  std::erase_if(incomes, [](const Row& row) { return row.closed; });
  std::sort(incomes.begin(), incomes.end(),
            [](const Row& a, const Row& b) { return a[income_field::kPeriodEnd] > b[income_field::kPeriodEnd]; });
  if (incomes.empty()) return;
  PutIncome(incomes[0], "", texts);
  if (people > 0) {
    texts[word::kIncomePeople] = std::to_string(people);
    texts[word::kNetPerHead] = Yuan(NetOf(incomes[0]) / people);
  }
  if (incomes.size() < 2) return;
  PutIncome(incomes[1], word::kLast, texts);
  texts[word::kNetChange] = Yuan(NetOf(incomes[0]) - NetOf(incomes[1]));
}

void PutMonitoring(Drawer& drawer, const Row& monitored, FormTexts& texts) {
  texts[word::kCategory] = monitored[monitored_field::kCategory];
  texts[word::kIdentifiedOn] = LongDay(monitored[monitored_field::kIdentifiedOn]);
  texts[word::kRisks] = monitored[monitored_field::kRisks];
  const std::optional<Date> since = Date::FromIso(monitored[monitored_field::kIdentifiedOn]);
  int months = 0;
  while (since && since->AddMonths(months + 1) <= drawer.desk.today) ++months;
  if (months > 0) texts[word::kHelpMonths] = std::to_string(months);
}

// The newest application, and the newest authorisation in force.
void PutPapers(Drawer& drawer, int64_t household, FormValues& values) {
  FormTexts& texts = values.texts;
  const std::vector<casework::Application> applications = drawer.desk.cases.ApplicationsOf(household);
  if (!applications.empty()) {
    texts[word::kReceivedOn] = LongDay(applications.front().received_on);
    texts[word::kApplicationText] = applications.front().text;
  }
  for (const casework::Authorisation& authorisation : drawer.desk.consents.AuthorisationsOf(household)) {
    if (!authorisation.taken_back_on.empty()) continue;
    texts[word::kAuthorisedFrom] = texts[word::kVisitDay] = LongDay(authorisation.signed_on);
    texts[word::kLookedUp] = authorisation.scope;
    break;
  }
}

void PutContact(Drawer& drawer, const Row& household, FormTexts& texts) {
  const int64_t contact = NumberIn(household[household_field::kContact]);
  if (contact == 0) return;
  const std::optional<access::Account> account = drawer.accounts.Find(contact);
  if (account) texts[word::kContact] = account->display_name;
}

}  // namespace

Result<FormValues> HouseholdValues(Drawer& drawer, int64_t household) {
  const std::optional<registry::HouseholdCard> card = drawer.desk.registry.ReadCard(household);
  if (!card) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  const Row& row = card->household;
  FormValues values;
  FormTexts& texts = values.texts;
  const PlaceNames names = NamesOf(drawer.divisions, row[household_field::kDivision]);
  PutPlace(names, texts);
  texts[word::kGroup] = row[household_field::kGroup];
  texts[word::kAddress] = names.town + names.village + row[household_field::kGroup];
  texts[word::kHouseholdId] =
      drawer.in_full ? row[household_field::kNumber] : screening::MaskedHouseholdId(row[household_field::kNumber]);
  texts[word::kPhone] = drawer.in_full ? row[household_field::kPhone] : access::MaskPhone(row[household_field::kPhone]);
  texts[word::kType] = row[household_field::kType];
  texts[word::kResidency] = row[household_field::kResidency];
  const auto people = std::count_if(card->members.begin(), card->members.end(), registry::IsMember);
  const auto workers = std::count_if(card->members.begin(), card->members.end(),
                                     [](const Row& person) { return registry::IsMember(person) && Works(person); });
  texts[word::kPeople] = std::to_string(people);
  texts[word::kWorkers] = std::to_string(workers);
  for (const Row& person : card->members) {
    if (!registry::IsMember(person) || !registry::IsHead(person)) continue;
    texts[word::kHead] = person[person_field::kName];
    texts[word::kHeadId] = IdShown(drawer, person[person_field::kIdNo]);
  }
  PutMembers(drawer, card->members, WorkOf(drawer, household), values);
  PutIncomes(drawer, household, people, texts);
  if (const std::optional<Row> monitored = casework::MonitoredRow(drawer.desk.registry, household)) {
    PutMonitoring(drawer, *monitored, texts);
  }
  if (const std::optional<int64_t> line = NumberInForce(drawer, kBottomLine)) {
    texts[word::kLine] = fmt::format(fmt::runtime(message::kYuan), Yuan(*line));
  }
  PutHelp(drawer, household, values);
  PutPapers(drawer, household, values);
  PutVisits(drawer, household, values);
  PutContact(drawer, row, texts);
  return values;
}

}  // namespace shouwang::paperwork
