// What was found at the family's door. Titles of the visit form's questions are those of the printed sheet
// (policies/national/visits.toml), so that an answer finds its place by its title.
#include <fmt/format.h>

#include <algorithm>

#include "paperwork/form_words.h"
#include "paperwork/household_parts.h"
#include "paperwork/messages.h"
#include "paperwork/write_out.h"
#include "visits/form_json.h"
#include "visits/worksheet.h"

namespace shouwang::paperwork {
namespace {

using forms::FormTexts;
using forms::FormValues;
using policy::IncomePart;
using visits::Visit;

constexpr int kMostRead = 20;
constexpr int kMonthsOfIncome = 12;  // 02-domain.md section 2: income is that of twelve months

struct Sheet {
  Visit visit;
  policy::VisitForm form;
};

// The last two that stand, the last first.
std::vector<Sheet> LastSheets(Drawer& drawer, int64_t household) {
  std::vector<Sheet> sheets;
  for (Visit& visit : drawer.visits.OfHousehold(household, kMostRead)) {
    if (visit.state != visits::VisitState::kStands || sheets.size() == 2) continue;
    const std::optional<std::string> body = drawer.visits.FormBody(visit.form);
    if (!body) continue;
    Result<policy::VisitForm> form = visits::FormFromJson(*body);
    if (form) sheets.push_back({std::move(visit), std::move(*form)});
  }
  return sheets;
}

void Put(FormTexts& texts, const std::string& name, std::string value) {
  if (!value.empty()) texts[name] = std::move(value);
}

const std::vector<std::string>* AnswerTo(const visits::Answers& answers, const std::string& question) {
  const auto found = answers.find(question);
  return found == answers.end() || found->second.empty() ? nullptr : &found->second;
}

bool IsSafety(const std::string& title) {
  return std::any_of(std::begin(word::kSafety), std::end(word::kSafety), [&](const char* one) { return title == one; });
}

// What is ticked: the first answer of the form is the good one, those of concern are not; what is neither is said in
// words beside.
std::string Tick(const policy::VisitQuestion& question, const std::string& answer) {
  const auto& concern = question.concern;
  if (std::find(concern.begin(), concern.end(), answer) != concern.end()) return word::kUnsafe;
  return !question.values.empty() && answer == question.values.front() ? word::kSafe : word::kNotAsked;
}

void PutAnswers(const Sheet& sheet, const Sheet* before, FormTexts& texts) {
  for (const policy::VisitSection& section : sheet.form.sections) {
    if (section.of_member) continue;
    for (const policy::VisitQuestion& question : section.questions) {
      const auto* answer = AnswerTo(sheet.visit.content.answers, question.name);
      if (IsSafety(question.title)) {
        if (answer != nullptr) {
          texts[question.title] = Tick(question, answer->front());
          texts[question.title + word::kExplained] = answer->front();
        }
        const auto* earlier = before == nullptr ? nullptr : AnswerTo(before->visit.content.answers, question.name);
        if (earlier != nullptr) texts[question.title + word::kLast] = earlier->front();
      } else if (answer != nullptr && question.title == word::kOpinion) {
        texts[word::kVisitNote] = answer->front();
      } else if (answer != nullptr) {
        texts[question.title] = Joined(*answer);
      }
    }
  }
  if (!sheet.visit.content.note.empty()) {
    std::string& note = texts[word::kVisitNote];
    note = note.empty() ? sheet.visit.content.note
                        : fmt::format(fmt::runtime(message::kWithNote), note, sheet.visit.content.note);
  }
}

constexpr std::pair<IncomePart, const char*> kParts[] = {{IncomePart::kWage, word::kWage},
                                                         {IncomePart::kBusiness, word::kBusiness},
                                                         {IncomePart::kProperty, word::kProperty},
                                                         {IncomePart::kTransfer, word::kTransfer},
                                                         {IncomePart::kExpense, word::kExpense}};
constexpr std::pair<const char*, const char*> kSpending[] = {{"spending_medical", word::kSpentMedical},
                                                             {"spending_education", word::kSpentEducation},
                                                             {"spending_housing", word::kSpentHousing},
                                                             {"spending_other", word::kSpentOther}};

// The lines behind a sum: 县内务工工资 12,000.00、公益岗位工资 6,000.00.
std::string LinesOf(const Sheet& sheet, IncomePart part) {
  std::vector<std::string> lines;
  for (const policy::WorksheetItem& item : sheet.form.items) {
    const auto amount = sheet.visit.content.amounts.find(item.name);
    if (item.part != part || amount == sheet.visit.content.amounts.end() || amount->second == 0) continue;
    lines.push_back(fmt::format(fmt::runtime(message::kWorksheetLine), item.title, Yuan(amount->second)));
  }
  return Joined(lines);
}

// The twelve months to the end of the one before the visit.
std::string MonthsBefore(const std::string& day) {
  const std::optional<Date> visited = Date::FromIso(day);
  if (!visited) return {};
  const Date first = *Date::FromCivil(visited->civil().year, visited->civil().month, 1);
  const CivilDate begin = first.AddMonths(-kMonthsOfIncome).civil();
  const CivilDate end = first.AddDays(-1).civil();
  return fmt::format(fmt::runtime(message::kMonths), begin.year, begin.month, end.year, end.month);
}

// `when`: blank for the last visit, else what the names of the one before end in.
void PutWorksheet(const Sheet& sheet, const std::string& when, FormTexts& texts) {
  const Visit& visit = sheet.visit;
  const visits::IncomeSums sums = visits::SumsOf(sheet.form, visit.content.amounts);
  texts[when.empty() ? word::kThis : word::kLast] = MonthsBefore(visit.visited_on);
  for (const auto& [part, name] : kParts) {
    texts[name + when] = Yuan(sums.Of(part));
    if (when.empty()) Put(texts, std::string(name) + word::kExplained, LinesOf(sheet, part));
  }
  for (const auto& [item, name] : kSpending) {
    const auto amount = visit.content.amounts.find(item);
    if (amount != visit.content.amounts.end()) texts[name + when] = Yuan(amount->second);
  }
  texts[word::kNet + when] = Yuan(visit.net_cents);
  if (const std::optional<int64_t> per_head = visits::PerHead(visit.net_cents, visit.people)) {
    texts[word::kNetPerHead + when] = Yuan(*per_head);
  }
}

std::string ReasonOf(const Sheet& sheet) {
  const policy::VisitPurpose* purpose = sheet.form.FindPurpose(sheet.visit.purpose);
  if (purpose == nullptr || !purpose->procedure) return word::kRoutine;
  return *purpose->procedure == policy::ProcedureKind::kIdentification ? word::kNewlyFound : word::kRiskGone;
}

}  // namespace

void PutVisits(Drawer& drawer, int64_t household, FormValues& values) {
  const std::vector<Sheet> sheets = LastSheets(drawer, household);
  if (sheets.empty()) return;
  const Sheet& last = sheets.front();
  const Sheet* before = sheets.size() < 2 ? nullptr : &sheets[1];
  FormTexts& texts = values.texts;
  texts[word::kVisitedOn] = LongDay(last.visit.visited_on);
  texts[word::kVisitReason] = ReasonOf(last);
  texts[word::kPhotos] = std::to_string(last.visit.photos.size());
  PutAnswers(last, before, texts);
  PutWorksheet(last, "", texts);
  texts[word::kIncomePeople] = std::to_string(last.visit.people);
  // The visit is compared with a visit, not with the register's year.
  for (const auto& [part, name] : kParts) texts.erase(std::string(name) + word::kLast);
  for (const char* name : {word::kNet, word::kNetPerHead}) texts.erase(std::string(name) + word::kLast);
  texts.erase(word::kLast);
  texts.erase(word::kNetChange);
  if (before == nullptr) return;
  texts[word::kVisitedBefore] = LongDay(before->visit.visited_on);
  PutWorksheet(*before, word::kLast, texts);
  texts[word::kNetChange] = Yuan(last.visit.net_cents - before->visit.net_cents);
}

WorkByPerson WorkOf(Drawer& drawer, int64_t household) {
  WorkByPerson work;
  const std::vector<Sheet> sheets = LastSheets(drawer, household);
  if (sheets.empty()) return work;
  for (const policy::VisitSection& section : sheets.front().form.sections) {
    for (const policy::VisitQuestion& question : section.questions) {
      if (!section.of_member || question.title != word::kWork) continue;
      for (const visits::MemberAnswers& member : sheets.front().visit.content.members) {
        if (const auto* answer = AnswerTo(member.answers, question.name)) work[member.person] = Joined(*answer);
      }
    }
  }
  return work;
}

}  // namespace shouwang::paperwork
