#include "visits/receive.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "casework/case_work.h"
#include "screening/masking.h"
#include "visits/content_check.h"
#include "visits/form_json.h"
#include "visits/messages.h"
#include "visits/worksheet.h"

namespace shouwang::visits {
namespace {

using casework::CaseFile;
using policy::VisitForm;
using policy::VisitPurpose;
using registry::Entity;
using registry::Row;

std::string RefOf(const Visit& visit) { return "visit/" + std::to_string(visit.id); }

Result<Row> OpenHousehold(VisitDesk& desk, int64_t id) {
  std::optional<Row> household = desk.desk.registry.Find(Entity::kHousehold, id);
  if (!household || household->closed) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  return std::move(*household);
}

// Who may be named: those of the household now, and those that the visit before named, who may have left since.
std::set<int64_t> PeopleOf(const std::vector<Row>& members, const std::optional<Visit>& base) {
  std::set<int64_t> people;
  for (const Row& row : members) people.insert(row.id);
  if (base) {
    for (const MemberAnswers& member : base->content.members) people.insert(member.person);
  }
  return people;
}

// What the register says of the household on the day the visit arrives.
void TakeHousehold(const Row& household, const std::vector<Row>& members, Visit& visit) {
  visit.household_id = screening::MaskedHouseholdId(household[registry::household_field::kNumber]);
  visit.division_code = household[registry::household_field::kDivision];
  visit.people = std::count_if(members.begin(), members.end(), registry::IsMember);
  const auto head = std::find_if(members.begin(), members.end(),
                                 [](const Row& row) { return registry::IsMember(row) && registry::IsHead(row); });
  visit.head = head == members.end() ? "" : (*head)[registry::person_field::kName];
}

// The open case that a visit of this purpose is made for.
int64_t CaseFor(VisitDesk& desk, const VisitPurpose& purpose, int64_t household) {
  if (!purpose.procedure) return 0;
  for (const CaseFile& file : desk.desk.cases.OfHousehold(household)) {
    if (file.status == procedure::CaseStatus::kOpen && file.kind == *purpose.procedure) return file.id;
  }
  return 0;
}

// Free text as it is kept: ids and telephones in it hidden, before it is compared with anything.
void CleanTexts(const VisitForm& form, Content& content) {
  const auto clean = [&](bool of_member, Answers& answers) {
    for (const policy::VisitSection& section : form.sections) {
      for (const policy::VisitQuestion& question : section.questions) {
        const auto answer = answers.find(question.name);
        if (section.of_member != of_member || answer == answers.end()) continue;
        if (question.type != policy::AnswerType::kText) continue;
        for (std::string& text : answer->second) text = MaskPersonalRuns(CleanText(text));
      }
    }
  };
  clean(false, content.answers);
  for (MemberAnswers& member : content.members) clean(true, member.answers);
  content.note = MaskPersonalRuns(CleanText(content.note));
}

// The first that stands and found something else, from the same base.
void FindConflict(VisitDesk& desk, const std::vector<Visit>& with_key, Visit& visit) {
  if (!with_key.empty()) {
    visit.conflict = Conflict::kSameKey;
    visit.against = with_key.front().id;
  }
  for (const Visit& other : desk.visits.WithBase(visit.household, visit.base)) {
    if (visit.against != 0 || other.state == VisitState::kSetAside) continue;
    if (SameFindings(other.content, visit.content)) continue;
    visit.conflict = Conflict::kSameBase;
    visit.against = other.id;
  }
  visit.state = visit.conflict == Conflict::kNone ? VisitState::kStands : VisitState::kDisputed;
}

const VisitPurpose* PurposeWithPaper(const VisitForm& form, const Visit& visit) {
  const VisitPurpose* purpose = form.FindPurpose(visit.purpose);
  return purpose == nullptr || purpose->paper.empty() || visit.case_file == 0 ? nullptr : purpose;
}

void GivePaper(VisitDesk& desk, const VisitForm& form, const Visit& visit) {
  const VisitPurpose* purpose = PurposeWithPaper(form, visit);
  if (purpose == nullptr) return;
  std::vector<std::string> attachments = visit.photos;
  if (!visit.signature.empty()) attachments.push_back(visit.signature);
  casework::GivePaper(desk.desk, visit.case_file, {purpose->paper, RefOf(visit), std::move(attachments)});
}

Status TakePaper(VisitDesk& desk, const VisitForm& form, const Visit& visit) {
  const VisitPurpose* purpose = PurposeWithPaper(form, visit);
  if (purpose == nullptr) return {};
  const Result<CaseFile> taken =
      casework::ActOnCase(desk.desk, visit.case_file, [&](const policy::Procedure&, const procedure::CaseState& state) {
        return procedure::TakePaper(state, purpose->paper, RefOf(visit), message::kPaperSetAside, desk.desk.Program());
      });
  // A case that is closed, or never had the paper, has nothing to give back.
  const bool nothing =
      !taken && (taken.error().code == ErrorCode::kNotFound || taken.error().code == ErrorCode::kConflict);
  if (!taken && !nothing) return Fail(taken.error());
  return {};
}

Status SaveSettled(VisitDesk& desk, Visit& visit, VisitState state, const std::string& why) {
  const int64_t expected = visit.version;
  visit.state = state;
  visit.settled_by = desk.desk.caller.account;
  visit.settled_ms = desk.desk.now_ms;
  visit.settled_why = why;
  if (!desk.visits.Save(visit, expected)) return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  visit.version = expected + 1;
  return {};
}

Result<Visit> FindAt(VisitDesk& desk, int64_t id, int64_t expected) {
  std::optional<Visit> visit = desk.visits.Find(id);
  if (!visit) return Fail(ErrorCode::kNotFound, message::kNoVisit);
  if (visit->version != expected) return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  return std::move(*visit);
}

// Those that stand and that this one is an alternative to.
std::vector<Visit> RivalsOf(VisitDesk& desk, const Visit& visit) {
  std::vector<Visit> rivals = desk.visits.WithBase(visit.household, visit.base);
  for (Visit& same : desk.visits.WithKey(visit.key)) {
    const auto known = [&](const Visit& other) { return other.id == same.id; };
    if (std::none_of(rivals.begin(), rivals.end(), known)) rivals.push_back(std::move(same));
  }
  std::erase_if(rivals, [&](const Visit& other) {
    return other.id == visit.id || other.state != VisitState::kStands ||
           (other.key != visit.key && SameFindings(other.content, visit.content));
  });
  return rivals;
}

}  // namespace

Result<VisitForm> FormOf(Visits& visits, const Visit& visit) {
  const std::optional<std::string> body = visits.FormBody(visit.form);
  if (!body) return Fail(ErrorCode::kInternal, "the form of a visit is gone");
  return FormFromJson(*body);
}

Result<VisitForm> FormCalled(Visits& visits, const VisitForm& now, const std::string& digest) {
  if (digest == DigestOf(now)) return now;
  const std::optional<std::string> body = visits.FormBody(digest);
  if (!body) return Fail(ErrorCode::kInvalid, message::kNoForm, "form");
  return FormFromJson(*body);
}

Result<Visit> ReceiveVisit(VisitDesk& desk, const VisitForm& form, Visit visit) {
  const Result<Row> household = OpenHousehold(desk, visit.household);
  if (!household) return Fail(household.error());
  const std::vector<Visit> with_key = desk.visits.WithKey(visit.key);
  for (const Visit& known : with_key) {
    if (known.digest == visit.digest) return known;
  }
  const VisitPurpose* purpose = form.FindPurpose(visit.purpose);
  if (purpose == nullptr) return Fail(ErrorCode::kInvalid, message::kNoPurpose, "purpose");
  const std::optional<Date> day = Date::FromIso(visit.visited_on);
  if (!day || *day > desk.desk.today) return Fail(ErrorCode::kInvalid, message::kDayWrong, "visited_on");
  std::optional<Visit> base = visit.base == 0 ? std::nullopt : desk.visits.Find(visit.base);
  // One that is not this household's is no base: the visit is kept as a first one.
  if (base && base->household != visit.household) base.reset();
  visit.base = base ? base->id : 0;
  const std::vector<Row> members = desk.desk.registry.Members(visit.household);
  std::sort(visit.content.members.begin(), visit.content.members.end(),
            [](const MemberAnswers& a, const MemberAnswers& b) { return a.person < b.person; });
  if (Status good = CheckContent(form, visit.content, PeopleOf(members, base)); !good) return Fail(good.error());
  if (Status good = CheckProof(*purpose, visit); !good) return Fail(good.error());
  CleanTexts(form, visit.content);

  TakeHousehold(*household, members, visit);
  visit.case_file = CaseFor(desk, *purpose, visit.household);
  visit.account = desk.desk.caller.account;
  visit.visitor = desk.desk.caller.name;
  visit.unchanged = base && SameFindings(base->content, visit.content);
  visit.net_cents = SumsOf(form, visit.content.amounts).Net();
  visit.form = DigestOf(form);
  visit.created_ms = desk.desk.now_ms;
  FindConflict(desk, with_key, visit);
  desk.visits.KeepForm(visit.form, ToJson(form));
  visit.id = desk.visits.Add(visit);
  if (visit.id == 0) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  if (visit.state == VisitState::kStands) GivePaper(desk, form, visit);
  return visit;
}

Result<Visit> SettleVisit(VisitDesk& desk, int64_t id, int64_t expected, bool keep, const std::string& why) {
  Result<Visit> visit = FindAt(desk, id, expected);
  if (!visit) return visit;
  if (visit->state != VisitState::kDisputed) return Fail(ErrorCode::kConflict, message::kNotDisputed);
  if (TrimAscii(why).empty()) return Fail(ErrorCode::kInvalid, message::kWhyMissing, "why");
  const Result<VisitForm> form = FormOf(desk.visits, *visit);
  if (!form) return Fail(form.error());
  if (!keep) {
    if (Status saved = SaveSettled(desk, *visit, VisitState::kSetAside, why); !saved) return Fail(saved.error());
    return visit;
  }
  for (Visit& rival : RivalsOf(desk, *visit)) {
    if (Status saved = SaveSettled(desk, rival, VisitState::kSetAside, why); !saved) return Fail(saved.error());
    const Result<VisitForm> rivals_form = FormOf(desk.visits, rival);
    if (!rivals_form) return Fail(rivals_form.error());
    if (Status taken = TakePaper(desk, *rivals_form, rival); !taken) return Fail(taken.error());
  }
  if (Status saved = SaveSettled(desk, *visit, VisitState::kStands, why); !saved) return Fail(saved.error());
  GivePaper(desk, *form, *visit);
  return visit;
}

Status TakeIncome(VisitDesk& desk, int64_t id, int64_t expected) {
  namespace field = registry::income_field;
  using policy::IncomePart;
  const Result<Visit> visit = FindAt(desk, id, expected);
  if (!visit) return Fail(visit.error());
  if (visit->state != VisitState::kStands) return Fail(ErrorCode::kConflict, message::kNotStanding);
  const Result<VisitForm> form = FormOf(desk.visits, *visit);
  if (!form) return Fail(form.error());
  registry::Registry& registry = desk.desk.registry;
  std::optional<Row> before;
  for (Row& row : registry.RowsOf(Entity::kIncome, visit->household)) {
    if (!row.closed && row[field::kPeriodEnd] == visit->visited_on) before = std::move(row);
  }
  Row after = before.value_or(Row(Entity::kIncome));
  if (!before) {
    after.id = registry.NewNumber();
    after.household = visit->household;
    after[field::kPeriodEnd] = visit->visited_on;
  }
  const IncomeSums sums = SumsOf(*form, visit->content.amounts);
  for (const auto& [at, part] :
       {std::pair(field::kWage, IncomePart::kWage), std::pair(field::kBusiness, IncomePart::kBusiness),
        std::pair(field::kProperty, IncomePart::kProperty), std::pair(field::kTransfer, IncomePart::kTransfer),
        std::pair(field::kExpense, IncomePart::kExpense)}) {
    after[at] = std::to_string(sums.Of(part));
  }
  if (before && before->values == after.values) return Fail(ErrorCode::kConflict, message::kIncomeThere);
  registry::Operation operation;
  operation.source = registry::ChangeSource::kEdit;
  operation.reason = fmt::format(fmt::runtime(message::kIncomeReason), visit->visited_on);
  operation.edits.push_back(before ? registry::Changed(*before, after) : registry::Created(after));
  const Result<int64_t> applied = registry.Apply(operation);
  if (!applied) return Fail(applied.error());
  return {};
}

}  // namespace shouwang::visits
