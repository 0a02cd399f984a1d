#include "visits/sheet.h"

#include <algorithm>
#include <charconv>

#include "screening/masking.h"
#include "visits/messages.h"
#include "visits/worksheet.h"

namespace shouwang::visits {
namespace {

using policy::AnswerType;
using policy::VisitForm;
using policy::VisitQuestion;
using registry::Entity;
using registry::Row;

// Answers of an earlier visit that the form still asks for in the same words.
Answers StillAsked(const VisitForm& form, bool of_member, const Answers& answers) {
  Answers kept;
  for (const policy::VisitSection& section : form.sections) {
    if (section.of_member != of_member) continue;
    for (const VisitQuestion& question : section.questions) {
      const auto answer = answers.find(question.name);
      if (answer == answers.end()) continue;
      const bool chooses = question.type == AnswerType::kChoice || question.type == AnswerType::kChoices;
      const auto listed = [&](const std::string& value) {
        return !chooses || std::find(question.values.begin(), question.values.end(), value) != question.values.end();
      };
      if (std::all_of(answer->second.begin(), answer->second.end(), listed)) kept.insert(*answer);
    }
  }
  return kept;
}

// What the register says of a person, where nobody asked before.
void FillFromRegister(const VisitForm& form, const Row& person, Answers& answers) {
  for (const policy::VisitSection& section : form.sections) {
    if (!section.of_member) continue;
    for (const VisitQuestion& question : section.questions) {
      if (question.register_field.empty() || answers.contains(question.name)) continue;
      const std::optional<size_t> field = registry::FieldOf(Entity::kPerson, question.register_field);
      const std::string value = field ? person[*field] : std::string();
      if (std::find(question.values.begin(), question.values.end(), value) != question.values.end()) {
        answers[question.name] = {value};
      }
    }
  }
}

int64_t CentsIn(const Row& row, size_t field) {
  int64_t cents = 0;
  const std::string& text = row[field];
  std::from_chars(text.data(), text.data() + text.size(), cents);
  return cents;
}

IncomeBefore OfRegister(const Row& income, int64_t people) {
  namespace field = registry::income_field;
  const int64_t net = CentsIn(income, field::kWage) + CentsIn(income, field::kBusiness) +
                      CentsIn(income, field::kProperty) + CentsIn(income, field::kTransfer) -
                      CentsIn(income, field::kExpense);
  return {income[field::kPeriodEnd], net, PerHead(net, people), true};
}

std::vector<std::string> PurposesNow(VisitDesk& desk, const VisitForm& form, int64_t household) {
  const std::vector<casework::CaseFile> files = desk.desk.cases.OfHousehold(household);
  std::vector<std::string> names;
  for (const policy::VisitPurpose& purpose : form.purposes) {
    const auto is_open = [&](const casework::CaseFile& file) {
      return file.status == procedure::CaseStatus::kOpen && file.kind == *purpose.procedure;
    };
    if (!purpose.procedure || std::any_of(files.begin(), files.end(), is_open)) names.push_back(purpose.name);
  }
  return names;
}

void AddConcerns(const VisitForm& form, int64_t person, const Answers& answers, std::vector<Concern>& concerns) {
  for (const policy::VisitSection& section : form.sections) {
    if (section.of_member != (person != 0)) continue;
    for (const VisitQuestion& question : section.questions) {
      const auto answer = answers.find(question.name);
      if (answer == answers.end()) continue;
      for (const std::string& value : answer->second) {
        if (std::find(question.concern.begin(), question.concern.end(), value) == question.concern.end()) continue;
        concerns.push_back({question.title, person, value});
      }
    }
  }
}

}  // namespace

Result<Sheet> StartVisit(VisitDesk& desk, const VisitForm& form, int64_t household) {
  namespace field = registry::household_field;
  const std::optional<registry::HouseholdCard> card = desk.desk.registry.ReadCard(household);
  if (!card || card->household.closed) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  Sheet sheet;
  sheet.household = household;
  sheet.household_id = screening::MaskedHouseholdId(card->household[field::kNumber]);
  sheet.division_code = card->household[field::kDivision];
  sheet.village_group = card->household[field::kGroup];
  sheet.household_type = card->household[field::kType];
  const std::optional<Visit> last = desk.visits.Latest(household);
  for (const Row& person : card->members) {
    if (!registry::IsMember(person)) continue;
    ++sheet.people;
    if (registry::IsHead(person)) sheet.head = person[registry::person_field::kName];
    SheetMember& member = sheet.members.emplace_back();
    member.person = person.id;
    member.name = person[registry::person_field::kName];
    member.relation = person[registry::person_field::kRelation];
    member.sex = person[registry::person_field::kSex];
    if (last) {
      const std::vector<MemberAnswers>& asked = last->content.members;
      const auto before = std::find_if(asked.begin(), asked.end(),
                                       [&](const MemberAnswers& other) { return other.person == person.id; });
      if (before != asked.end()) member.answers = StillAsked(form, true, before->answers);
    }
    FillFromRegister(form, person, member.answers);
  }
  sheet.purposes = PurposesNow(desk, form, household);
  if (card->income) sheet.before = OfRegister(*card->income, sheet.people);
  if (!last) return sheet;
  sheet.answers = StillAsked(form, false, last->content.answers);
  for (const auto& [name, cents] : last->content.amounts) {
    if (form.FindItem(name) != nullptr) sheet.amounts[name] = cents;
  }
  sheet.note = last->content.note;
  sheet.base = last->id;
  sheet.base_day = last->visited_on;
  sheet.before = IncomeBefore{last->visited_on, last->net_cents, PerHead(last->net_cents, last->people), false};
  return sheet;
}

std::vector<Concern> ConcernsOf(const VisitForm& form, const Content& content) {
  std::vector<Concern> concerns;
  AddConcerns(form, 0, content.answers, concerns);
  for (const MemberAnswers& member : content.members) AddConcerns(form, member.person, member.answers, concerns);
  return concerns;
}

}  // namespace shouwang::visits
