// The case's part: what was said at each step, and for forms that list households those of the same meeting, notice,
// village or town. What hangs in public (公示) gets its list and nothing that says why: 02-domain.md section 5.
#include <fmt/format.h>

#include <algorithm>

#include "base/clock.h"
#include "base/division_code.h"
#include "casework/case_work.h"
#include "casework/exclusion_words.h"
#include "paperwork/form_words.h"
#include "paperwork/messages.h"
#include "paperwork/values.h"
#include "paperwork/write_out.h"

namespace shouwang::paperwork {
namespace {

using casework::CaseView;
using forms::FormTexts;
using forms::FormValues;
using policy::ProcedureKind;

constexpr int kMostRows = 300;  // a village's cases of a month; a notice has as many at most

// What was said in a step; several values joined. Blank when it was not.
std::string Said(const CaseView& view, const char* field) {
  for (const auto& [step, completion] : view.state.done) {
    const auto found = completion.fields.find(field);
    if (found != completion.fields.end()) return Joined(found->second);
  }
  return {};
}

// The day on which that was said.
std::string DayOf(const CaseView& view, const char* field) {
  for (const auto& [step, completion] : view.state.done) {
    if (completion.fields.contains(field)) return LongDayOf(completion.time_ms);
  }
  return {};
}

bool IsIn(const CaseView& view) { return view.file.kind == ProcedureKind::kIdentification; }

std::string DepartmentTitle(const Drawer& drawer, const std::string& name) {
  const policy::Department* department = drawer.pack.FindDepartment(name);
  return department == nullptr ? name : department->title;
}

std::string AccountName(Drawer& drawer, const std::string& number) {
  if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) return {};
  const std::optional<access::Account> account = drawer.accounts.Find(std::stoll(number));
  return account ? account->display_name : std::string();
}

void Put(FormTexts& texts, const char* name, std::string value) {
  if (!value.empty()) texts[name] = std::move(value);
}

std::string NoticeResult(Drawer& drawer, int64_t case_file) {
  const std::vector<casework::Notice> notices = drawer.desk.publicity.NoticesOf(case_file);
  if (notices.empty()) return {};
  const casework::Notice& notice = notices.front();
  if (notice.closed_on.empty()) {
    return fmt::format(fmt::runtime(message::kNoticeHangs), LongDay(notice.starts_on));
  }
  const std::vector<casework::Objection> objections = drawer.desk.publicity.ObjectionsOf(notice.id);
  if (objections.empty()) {
    return fmt::format(fmt::runtime(message::kNoticeQuiet), LongDay(notice.starts_on), LongDay(notice.ends_on));
  }
  const auto answered = std::count_if(objections.begin(), objections.end(),
                                      [](const casework::Objection& one) { return !one.answered_on.empty(); });
  return fmt::format(fmt::runtime(message::kNoticeHeard), LongDay(notice.starts_on), LongDay(notice.ends_on),
                     objections.size(), answered);
}

// The meeting that gave the case its minutes.
std::optional<casework::Meeting> MeetingOf(Drawer& drawer, const CaseView& view) {
  const procedure::Paper* paper = view.state.FindPaper(policy::kMeetingPaper);
  if (paper == nullptr) return std::nullopt;
  const std::string number = paper->ref.substr(paper->ref.find('/') + 1);
  if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  return drawer.desk.publicity.FindMeeting(std::stoll(number));
}

void PutLookUps(Drawer& drawer, const CaseView& view, FormTexts& texts) {
  std::vector<std::string> exclusions;
  std::vector<std::string> found;
  for (const casework::LookUp& lookup : drawer.desk.consents.LookUpsOf(view.file.id)) {
    for (const casework::LookUpFinding& finding : lookup.findings) {
      if (finding.exclusion > 0 && finding.exclusion <= static_cast<int64_t>(std::size(casework::word::kExclusions))) {
        exclusions.emplace_back(casework::word::kExclusions[finding.exclusion - 1]);
      }
      found.push_back(
          fmt::format(fmt::runtime(message::kFound), DepartmentTitle(drawer, lookup.department), finding.text));
    }
  }
  Put(texts, word::kExclusions, Joined(exclusions));
  Put(texts, word::kAssets, Joined(found));
}

void PutSteps(Drawer& drawer, const CaseView& view, FormTexts& texts) {
  texts[word::kPeriod] = LongMonth(view.file.period);
  texts[word::kAuthorisedFor] = IsIn(view) ? message::kForIdentification : message::kForElimination;
  texts[word::kVisitReason] = IsIn(view) ? word::kNewlyFound : word::kRiskGone;
  texts[word::kProgress] = fmt::format(
      fmt::runtime(message::kStep), policy::Title(view.file.kind),
      view.file.status == procedure::CaseStatus::kOpen ? view.file.step_title : procedure::Title(view.file.status));
  Put(texts, word::kVisitNote, Said(view, "findings"));
  Put(texts, word::kTeamOpinion, Said(view, "findings"));
  Put(texts, word::kAssessedOn, DayOf(view, "findings"));
  Put(texts, word::kVillageOpinion, Said(view, "village_decision"));
  Put(texts, word::kVillageDay, DayOf(view, "village_decision"));
  Put(texts, word::kTownOpinion, Said(view, "town_opinion"));
  Put(texts, word::kTownDay, DayOf(view, "town_opinion"));
  Put(texts, word::kCountyOpinion, Said(view, "county_opinion"));
  Put(texts, word::kCountyDay, DayOf(view, "county_opinion"));
  Put(texts, word::kCategory, Said(view, "category"));
  Put(texts, word::kRisks, Said(view, "risks"));
  Put(texts, word::kLeadDepartment, DepartmentTitle(drawer, Said(view, "department")));
  Put(texts, word::kContact, AccountName(drawer, Said(view, "contact")));
  Put(texts, word::kEliminationKind, Said(view, "elimination_kind"));
  Put(texts, word::kMarkedOn, IsIn(view) ? "" : LongDay(Said(view, "entered_on")));
  Put(texts, word::kNoticeResult, NoticeResult(drawer, view.file.id));
  if (const std::optional<casework::Meeting> meeting = MeetingOf(drawer, view)) {
    for (const casework::Decision& decision : meeting->decisions) {
      if (decision.case_file != view.file.id) continue;
      texts[word::kMeetingResult] = fmt::format(fmt::runtime(message::kMetResult), LongDay(meeting->held_on),
                                                decision.agreed ? message::kPassed : message::kNotPassed);
    }
  }
  PutLookUps(drawer, view, texts);
}

// ---- forms that list households

// Head, group and people of a case's household; nothing else of it.
FormTexts HouseholdRow(Drawer& drawer, const casework::CaseFile& file) {
  FormTexts row;
  row[word::kHead] = file.head;
  if (const std::optional<registry::HouseholdCard> card = drawer.desk.registry.ReadCard(file.household)) {
    row[word::kGroup] = card->household[registry::household_field::kGroup];
    row[word::kPeople] = std::to_string(std::count_if(card->members.begin(), card->members.end(), registry::IsMember));
  }
  return row;
}

int64_t PeopleIn(const FormTexts& row) {
  const auto people = row.find(word::kPeople);
  return people == row.end() ? 0 : std::stoll(people->second);
}

void PutAppraisal(Drawer& drawer, const CaseView& view, FormValues& values) {
  const std::optional<casework::Meeting> meeting = MeetingOf(drawer, view);
  const auto add = [&](const casework::CaseFile& file, const char* outcome) {
    FormTexts row = HouseholdRow(drawer, file);
    row[word::kMatter] = file.kind == ProcedureKind::kIdentification ? message::kMatterIn : message::kMatterOut;
    row[word::kOutcome] = outcome;
    values.lists[word::kAppraised].push_back(std::move(row));
  };
  if (!meeting) {
    add(view.file, "");
    return;
  }
  size_t passed = 0;
  for (const casework::Decision& decision : meeting->decisions) {
    if (decision.agreed) ++passed;
    const std::optional<casework::CaseFile> file = drawer.desk.cases.Find(decision.case_file);
    if (file) add(*file, decision.agreed ? message::kPassed : message::kNotPassed);
  }
  FormTexts& texts = values.texts;
  const size_t all = meeting->decisions.size();
  texts[word::kMetOn] = LongDay(meeting->held_on);
  texts[word::kMetAt] = meeting->place;
  texts[word::kHost] = meeting->host;
  texts[word::kCame] = std::to_string(meeting->attendance);
  texts[word::kPublicView] = meeting->minutes;
  texts[word::kConclusion] = fmt::format(fmt::runtime(message::kVotes), all, passed, all - passed);
  texts[word::kCommitteeDecision] = Said(view, "village_decision");
  texts[word::kDecidedOn] = DayOf(view, "village_decision");
}

void PutNotice(Drawer& drawer, const CaseView& view, FormValues& values) {
  const std::vector<casework::Notice> notices = drawer.desk.publicity.NoticesOf(view.file.id);
  const std::vector<int64_t> cases = notices.empty() ? std::vector<int64_t>{view.file.id} : notices.front().cases;
  int64_t people = 0;
  for (const int64_t id : cases) {
    const std::optional<casework::CaseFile> file = drawer.desk.cases.Find(id);
    if (!file) continue;
    FormTexts row = HouseholdRow(drawer, *file);
    people += PeopleIn(row);
    row[word::kCommittee] = values.texts[word::kCommittee];
    row[word::kNoticeContent] = IsIn(view) ? message::kMatterIn : message::kMatterOut;
    values.lists[word::kNoticed].push_back(std::move(row));
  }
  FormTexts& texts = values.texts;
  texts[word::kNoticeAbout] = IsIn(view) ? message::kNoticeIn : message::kNoticeOut;
  texts[word::kNoticeHouseholds] = std::to_string(values.lists[word::kNoticed].size());
  texts[word::kNoticePeople] = std::to_string(people);
  texts[word::kNoticeWorkdays] = std::to_string(view.procedure.Number(policy::kNoticeWorkdays));
  texts[word::kObjectionsTo] = texts[word::kCommittee];
  if (!notices.empty()) {
    texts[word::kNoticeFrom] = LongDay(notices.front().starts_on);
    texts[word::kNoticeTo] = LongDay(notices.front().ends_on);
  }
}

// Cases of the place and month that have come as far as the step.
std::vector<CaseView> RoundOf(Drawer& drawer, const CaseView& view, const std::string& place, const char* step) {
  casework::CaseFilter filter;
  filter.kind = view.file.kind;
  filter.place = place;
  filter.period = view.file.period;
  std::vector<CaseView> round;
  for (const casework::CaseFile& file : drawer.desk.cases.List(filter, std::nullopt, kMostRows)) {
    Result<CaseView> one = casework::ViewCase(drawer.desk.cases, file.id);
    if (!one || one->file.status == procedure::CaseStatus::kWithdrawn) continue;
    const bool there = one->procedure.IndexOf(one->file.step) >= one->procedure.IndexOf(step);
    if (there || file.id == view.file.id) round.push_back(std::move(*one));
  }
  std::sort(round.begin(), round.end(), [](const CaseView& a, const CaseView& b) {
    return std::tie(a.file.division_code, a.file.id) < std::tie(b.file.division_code, b.file.id);
  });
  return round;
}

// What the town's and the county's table have in common of a case.
FormTexts RoundRow(Drawer& drawer, const CaseView& one) {
  FormTexts row = HouseholdRow(drawer, one.file);
  const PlaceNames names = NamesOf(drawer.divisions, one.file.division_code);
  row[word::kTown] = names.town;
  row[word::kVillage] = names.village;
  row[word::kHouseholdId] = one.file.household_id;
  const Result<FormValues> household = HouseholdValues(drawer, one.file.household);
  for (const char* name : {word::kCategory, word::kRisks, word::kNetPerHead, word::kContact}) {
    if (household && household->texts.contains(name)) row[name] = household->texts.at(name);
  }
  Put(row, word::kCategory, Said(one, "category"));
  Put(row, word::kRisks, Said(one, "risks"));
  Put(row, word::kContact, AccountName(drawer, Said(one, "contact")));
  return row;
}

void PutTownReview(Drawer& drawer, const CaseView& view, FormValues& values) {
  for (const CaseView& one : RoundOf(drawer, view, view.file.division_code, "town_review")) {
    FormTexts row = RoundRow(drawer, one);
    row[word::kReviewMatter] = IsIn(one) ? message::kReviewIn : message::kReviewOut;
    row[word::kNoticeResult] = NoticeResult(drawer, one.file.id);
    row[word::kSpotCheck] = Said(one, "spot_check");
    row[word::kPlannedMeasures] = Said(one, "agreed_measures");
    row[word::kReviewOpinion] = Said(one, "town_opinion");
    values.lists[word::kReviewed].push_back(std::move(row));
  }
  values.texts[word::kReportedOn] = DayOf(view, "village_decision");
  // The village's list as a whole gets the town's word by hand, under its seal.
  values.texts.erase(word::kTownOpinion);
}

void PutDetermination(Drawer& drawer, const CaseView& view, FormValues& values) {
  int64_t households = 0;
  int64_t people = 0;
  int64_t refused = 0;
  for (const CaseView& one : RoundOf(drawer, view, std::string(TownOf(view.file.division_code)), "determine")) {
    FormTexts row = RoundRow(drawer, one);
    row[word::kDecisionMatter] = IsIn(one) ? message::kReviewIn : message::kReviewOut;
    row[word::kLeadDepartment] = DepartmentTitle(drawer, Said(one, "department"));
    row[word::kMeasureKinds] = Said(one, "agreed_measures");
    row[word::kDecisionOpinion] = Said(one, "county_opinion");
    if (one.file.status == procedure::CaseStatus::kEnded) {
      ++refused;
    } else if (one.state.done.contains("determine")) {
      ++households;
      people += PeopleIn(row);
    }
    values.lists[word::kDetermined].push_back(std::move(row));
  }
  FormTexts& texts = values.texts;
  texts[word::kHandedUpOn] = DayOf(view, "town_opinion");
  texts.erase(word::kCountyOpinion);
  if (households + refused == 0) return;
  texts[IsIn(view) ? word::kInHouseholds : word::kOutHouseholds] = std::to_string(households);
  texts[IsIn(view) ? word::kInPeople : word::kOutPeople] = std::to_string(people);
  texts[word::kRefused] = std::to_string(refused);
}

}  // namespace

Result<FormValues> CaseValues(Drawer& drawer, int64_t case_file, std::string_view printed) {
  const Result<CaseView> view = casework::ViewCase(drawer.desk.cases, case_file);
  if (!view) return Fail(view.error());
  Result<FormValues> values = HouseholdValues(drawer, view->file.household);
  if (!values) return values;
  PutSteps(drawer, *view, values->texts);
  if (printed == form::kAppraisal) PutAppraisal(drawer, *view, *values);
  if (printed == form::kNotice) PutNotice(drawer, *view, *values);
  if (printed == form::kTownReview) PutTownReview(drawer, *view, *values);
  if (printed == form::kDetermination) PutDetermination(drawer, *view, *values);
  return values;
}

}  // namespace shouwang::paperwork
