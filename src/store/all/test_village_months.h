// Two villages of made-up households over many months: officers, clerks, the county, departments and families do what
// they do in any order, now and then what they must not do, on days that jump on and back. Every act is a use case of
// casework and is taken back as a whole when it is refused. A seed always gives the same events.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "casework/publicity_work.h"
#include "procedure/steps.h"
#include "store/all/test_village_people.h"

namespace shouwang::store {

class VillageMonths : public VillagePeople {
 public:
  static constexpr int kActsAMonth = 90;

  VillageMonths(const VillageRules& rules, uint32_t seed, Date first_month)
      : VillagePeople(rules, seed, first_month), month_(first_month) {}

  // One month's acts, each in a savepoint of its own; the clock then stands at the next month.
  void Month(Work& work) {
    VillageTables tables(work);
    for (int i = 0; i < kActsAMonth; ++i) {
      Jump();
      const int64_t kind = Below(10);
      if (kind < 6 && !open_.empty()) {
        DoNext(work, tables);
      } else if (kind < 8) {
        DoOfFamily(work, tables);
      } else {
        DoAnything(work, tables);
      }
    }
    month_ = month_.AddMonths(1);
    now_ms_ = std::max(now_ms_, BeijingMidnight(month_));
  }

  const std::vector<int64_t>& cases() const { return cases_; }
  const std::vector<int64_t>& notices() const { return notices_; }

 private:
  void DoOfFamily(Work& work, VillageTables& tables) {
    const int64_t household = OneOf(households_);
    const access::Caller officer = Office(policy::Office::kVillage, village_of_[household]);
    int64_t people = 0;
    switch (Below(6)) {
      case 0:
      case 1:
        Try(work, tables, officer, [&](casework::Desk& desk) { return Begin(desk, household); });
        return;
      case 2:
        Try(work, tables, officer, [&](casework::Desk& desk) { return BeginElimination(desk, household); });
        return;
      case 3:
        Try(work, tables, officer, [&](casework::Desk& desk) { return ChangeFamily(desk, household, people); });
        people_ += people;
        return;
      case 4:
        Try(work, tables, officer, [&](casework::Desk& desk) { return Help(desk, household); });
        return;
      default:
        Try(work, tables, officer, [&](casework::Desk& desk) -> Status {
          const auto signed_before = desk.consents.AuthorisationsOf(household);
          if (signed_before.empty()) return Fail(ErrorCode::kNotFound, "no authorisation");
          return Rarely() ? casework::TakeBackAuthorisation(desk, signed_before.front().id, "家里人改了主意")
                          : Status(Fail(ErrorCode::kNotFound, "not now"));
        });
    }
  }

  // A clue that is found to be so, or the family's own application; then a case, whatever the household is.
  Status Begin(casework::Desk& desk, int64_t household) {
    casework::Opening opening;
    opening.household = household;
    if (Below(2) == 0) {
      const Result<int64_t> clue = AnswerClue(desk, household);
      if (!clue) return Fail(clue.error());
      opening.clue = *clue;
    } else {
      casework::Application application;
      application.household = household;
      application.received_on = desk.today.AddDays(static_cast<int>(-Below(3))).Iso();
      application.text = "家里有人住院";
      application.attachments = {kSheet};
      const Result<int64_t> taken = casework::TakeApplication(desk, application);
      if (!taken) return Fail(taken.error());
      opening.application = *taken;
    }
    return Opened(casework::OpenCase(desk, rules_.identification, opening));
  }

  Status BeginElimination(casework::Desk& desk, int64_t household) {
    casework::Opening opening;
    opening.household = household;
    return Opened(casework::OpenCase(desk, rules_.elimination, opening));
  }

  Status Opened(const Result<casework::CaseFile>& file) {
    if (!file) return Fail(file.error());
    cases_.push_back(file->id);
    open_.push_back(file->id);
    return {};
  }

  // ---- cases

  procedure::FieldValues Fields(const policy::Procedure& procedure, const std::string& step) {
    procedure::FieldValues fields;
    for (const std::string& name : procedure.FindStep(step)->fields) {
      const policy::StepField& field = *procedure.FindField(name);
      if (Below(60) == 0) continue;
      fields[name] = {!field.values.empty()                           ? OneOf(field.values)
                      : field.type == policy::StepFieldType::kDate    ? today().Iso()
                      : field.type == policy::StepFieldType::kAccount ? "501"
                                                                      : "情况属实"};
    }
    return fields;
  }

  // What an open case needs, by whose turn it is; now and then by somebody else.
  void DoNext(Work& work, VillageTables& tables) {
    const size_t at = static_cast<size_t>(Below(static_cast<int64_t>(open_.size())));
    const Result<casework::CaseView> view = casework::ViewCase(*tables.cases, open_[at]);
    ASSERT_TRUE(view);
    if (view->file.status != procedure::CaseStatus::kOpen) {
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at));
      return;
    }
    const std::vector<policy::PaperNeed> missing = procedure::MissingPapers(view->procedure, view->state);
    const policy::ProcedureStep& step = *view->procedure.FindStep(view->state.step);
    const access::Caller turn = Office(step.office, view->file.division_code);
    const access::Caller caller = Rarely() ? Anybody() : turn;
    if (view->state.is_held()) {
      DoOnNotices(work, tables, view->file.division_code);
    } else if (missing.empty()) {
      const procedure::FieldValues fields = Fields(view->procedure, view->state.step);
      Try(work, tables, caller, [&](casework::Desk& desk) -> Status {
        const auto done = casework::CompleteStep(desk, view->file.id, view->file.version, view->state.step, fields);
        if (!done) return Fail(done.error());
        return {};
      });
    } else {
      const std::string paper = OneOf(missing.front());
      Try(work, tables, caller, [&](casework::Desk& desk) { return Give(desk, *view, paper); });
    }
  }

  Status Give(casework::Desk& desk, const casework::CaseView& view, const std::string& paper) {
    const int64_t id = view.file.id;
    if (paper == policy::kAuthorisationPaper) return Sign(desk, view.file.household);
    if (paper == policy::kLookupPaper) return AskOrAnswer(desk, view);
    if (paper == policy::kMeetingPaper) return Meet(desk, view);
    if (paper == policy::kNoticePaper) return HangOrClose(desk, view);
    if (paper == policy::kApplicationPaper) {
      casework::Application application{0, view.file.household, "", desk.today.Iso(), "申请", {kSheet}, 0, 0};
      const Result<int64_t> taken = casework::TakeApplication(desk, application);
      return taken ? Status() : Fail(taken.error());
    }
    const auto added = casework::AddCasePaper(desk, id, view.file.version, {paper, "", {kSheet}});
    return added ? Status() : Fail(added.error());
  }

  Status Sign(casework::Desk& desk, int64_t household) {
    casework::Authorisation authorisation;
    authorisation.household = household;
    authorisation.signed_on = desk.today.Iso();
    authorisation.scope = "家庭资产";
    authorisation.attachments = {kSheet};
    for (const registry::Row& member : desk.registry.Members(household)) {
      if (registry::IsHead(member)) authorisation.signers.push_back(member.id);
    }
    const Result<int64_t> made = casework::SignAuthorisation(desk, authorisation);
    return made ? Status() : Fail(made.error());
  }

  Status AskOrAnswer(casework::Desk& desk, const casework::CaseView& view) {
    for (const casework::LookUp& lookup : desk.consents.LookUpsOf(view.file.id)) {
      if (!lookup.is_open()) continue;
      casework::LookUpAnswer answer{"已核对", {}};
      if (Below(8) == 0) answer.findings.push_back({1 + Below(10), "名下有一处商铺"});
      const auto answered = casework::AnswerLookUp(desk, lookup.id, lookup.version, answer);
      if (!answered) return Fail(answered.error());
      return casework::SettleLookUps(desk, view.file.id);
    }
    const auto asked = casework::AskDepartments(desk, view.file.id, {"civil_affairs", "medical_insurance"}, "");
    return asked ? Status() : Fail(asked.error());
  }

  // Over all open cases of the village that are at the same step.
  std::vector<int64_t> TogetherWith(casework::Desk& desk, const casework::CaseView& view) {
    casework::CaseFilter filter;
    filter.status = procedure::CaseStatus::kOpen;
    filter.place = view.file.division_code;
    filter.steps = {view.file.step};
    filter.kind = view.file.kind;
    std::vector<int64_t> ids;
    for (const casework::CaseFile& file : desk.cases.List(filter, {}, 100)) ids.push_back(file.id);
    return ids;
  }

  Status Meet(casework::Desk& desk, const casework::CaseView& view) {
    casework::Meeting meeting;
    meeting.division_code = view.file.division_code;
    meeting.held_on = desk.today.Iso();
    meeting.place = "村委会";
    meeting.host = "村支书";
    meeting.attendance = 20 + Below(30);
    meeting.minutes = "逐户评议";
    meeting.attachments = {kSheet};
    for (const int64_t id : TogetherWith(desk, view)) meeting.decisions.push_back({id, Below(10) != 0, ""});
    const Result<int64_t> made = casework::RecordMeeting(desk, meeting);
    return made ? Status() : Fail(made.error());
  }

  Status HangOrClose(casework::Desk& desk, const casework::CaseView& view) {
    for (const casework::Notice& notice : desk.publicity.NoticesOf(view.file.id)) {
      if (notice.closed_on.empty()) return End(desk, notice);
    }
    casework::Notice notice;
    notice.division_code = view.file.division_code;
    notice.title = "公示";
    notice.place = "村务公开栏";
    notice.starts_on = desk.today.AddDays(static_cast<int>(Below(2))).Iso();
    for (const int64_t id : TogetherWith(desk, view)) {
      const auto other = casework::ViewCase(desk.cases, id);
      if (other && other->state.FindPaper(policy::kMeetingPaper) != nullptr) notice.cases.push_back(id);
    }
    const Result<std::string> draft = casework::DraftNotice(desk, notice.cases);
    if (!draft) return Fail(draft.error());
    notice.body = *draft;
    const Result<casework::Notice> posted = casework::PostNotice(desk, notice);
    if (!posted) return Fail(posted.error());
    notices_.push_back(posted->id);
    return {};
  }

  // Mostly when its time has come.
  Status End(casework::Desk& desk, const casework::Notice& notice) {
    const std::string why = Below(12) == 0 ? "村里停电，改贴他处" : "";
    const auto closed = casework::CloseNotice(desk, notice.id, notice.version, why, {kSheet});
    return closed ? Status() : Fail(closed.error());
  }

  void DoOnNotices(Work& work, VillageTables& tables, const std::string& village) {
    const std::vector<casework::Notice> open = tables.publicity->Notices(village, true, INT64_MAX, 20);
    if (open.empty()) return;
    const casework::Notice notice = OneOf(open);
    Try(work, tables, Office(policy::Office::kVillage, village), [&](casework::Desk& desk) -> Status {
      for (const casework::Objection& objection : desk.publicity.ObjectionsOf(notice.id)) {
        if (!objection.answered_on.empty()) continue;
        const auto answered = casework::AnswerObjection(desk, notice.id, objection.id, {"查过", "已答复"});
        return answered ? Status() : Fail(answered.error());
      }
      if (Below(3) != 0) return End(desk, notice);
      casework::Objection objection;
      objection.notice = notice.id;
      objection.case_file = OneOf(notice.cases);
      objection.received_on = desk.today.Iso();
      objection.text = "有不同意见";
      const Result<int64_t> made = casework::RecordObjection(desk, objection);
      return made ? Status() : Fail(made.error());
    });
  }

  void DoAnything(Work& work, VillageTables& tables) {
    if (cases_.empty()) return;
    const Result<casework::CaseView> view = casework::ViewCase(*tables.cases, OneOf(cases_));
    ASSERT_TRUE(view);
    const casework::CaseFile& file = view->file;
    const std::string reason = Rarely() ? "" : "另有情况";
    const std::string step = OneOf(view->procedure.steps).id;
    const std::string paper = OneOf(view->procedure.papers).name;
    const int64_t what = Below(9);
    const procedure::FieldValues fields = Fields(view->procedure, step);
    if (what == 8) return DoOnNotices(work, tables, file.division_code);
    const policy::ProcedureStep& present = *view->procedure.FindStep(file.step);
    if (what == 0 && !present.returns_to.empty()) return SendBack(work, tables, *view, present);
    Try(work, tables, Anybody(), [&](casework::Desk& desk) -> Status {
      const auto outcome = [&]() -> Result<casework::CaseFile> {
        if (what == 0) return casework::ReturnCase(desk, file.id, file.version, step, {}, reason);
        if (what == 1 && Rarely()) return casework::EndCase(desk, file.id, file.version, reason);
        if (what == 2 && Rarely()) return casework::WithdrawCase(desk, file.id, file.version, reason);
        if (what == 3) return casework::AddCasePaper(desk, file.id, file.version, {paper, "", {kSheet}});
        if (what == 4) return casework::TakeCasePaper(desk, file.id, file.version, paper, paper, reason);
        return casework::CompleteStep(desk, file.id, file.version - Below(20) / 19, step, fields);
      }();
      if (!outcome) return Fail(outcome.error());
      return {};
    });
    if (what == 7) {
      Try(work, tables, Anybody(), [&](casework::Desk& desk) { return Order(desk, file); });
    }
  }

  void SendBack(Work& work, VillageTables& tables, const casework::CaseView& view, const policy::ProcedureStep& from) {
    const std::string to = OneOf(from.returns_to);
    std::vector<std::string> again;
    if (Below(2) == 0 && !view.state.papers.empty()) again.push_back(OneOf(view.state.papers).kind);
    Try(work, tables, Office(from.office, view.file.division_code), [&](casework::Desk& desk) -> Status {
      const auto sent = casework::ReturnCase(desk, view.file.id, view.file.version, to, again, "材料不齐");
      return sent ? Status() : Fail(sent.error());
    });
  }

  // 集中排查 in the month of a case, with dates of its own.
  Status Order(casework::Desk& desk, const casework::CaseFile& file) {
    casework::Campaign campaign;
    campaign.division_code = file.division_code.substr(0, 9) + "000";
    campaign.period = file.period;
    campaign.title = "集中排查";
    campaign.ordered_by = "上级通知";
    const policy::Procedure& procedure =
        file.kind == policy::ProcedureKind::kIdentification ? rules_.identification : rules_.elimination;
    Date day = desk.today;
    for (const policy::ProcedureStep& step : procedure.steps) {
      day = day.AddDays(static_cast<int>(Below(4)));
      campaign.dates[step.id] = day;
    }
    const Result<int64_t> made = casework::OrderCampaign(desk, procedure, campaign);
    return made ? Status() : Fail(made.error());
  }

  Date month_;
  std::vector<int64_t> cases_;
  std::vector<int64_t> open_;
  std::vector<int64_t> notices_;
};

}  // namespace shouwang::store
