#include "casework/publicity_work.h"

#include <algorithm>
#include <set>

#include "casework/case_work.h"
#include "casework/messages.h"
#include "casework/personal_text.h"
#include "casework/rounds.h"
#include "record/entry_checks.h"

namespace shouwang::casework {
namespace {

using procedure::CaseState;
using procedure::CaseStatus;
using record::CheckText;
using record::PastDay;

template <typename... Arguments>
tl::unexpected<Error> Refuse(ErrorCode code, const char* where, const char* text, const Arguments&... arguments) {
  return Fail(code, fmt::format(fmt::runtime(text), arguments...), where);
}

// A case of that village that is open.
Result<CaseView> OpenCaseOf(Desk& desk, int64_t id, const std::string& village) {
  Result<CaseView> view = ViewCase(desk.cases, id);
  if (!view || view->file.division_code != village || view->file.status != CaseStatus::kOpen) {
    return Refuse(ErrorCode::kInvalid, "cases", message::kNotOfVillage, id);
  }
  return view;
}

Status CheckPlace(Desk& desk, const std::string& village) {
  if (desk.caller.scope.CoversDivision(village)) return {};
  return Fail(ErrorCode::kForbidden, message::kNotYourPlace, "division_code");
}

Status CheckMeeting(Desk& desk, const Meeting& meeting) {
  if (Status mine = CheckPlace(desk, meeting.division_code); !mine) return mine;
  const Result<Date> held_on = PastDay(meeting.held_on, "held_on", desk.today);
  if (!held_on) return Fail(held_on.error());
  if (Status place = CheckText(meeting.place, "place", message::kPlace); !place) return place;
  if (Status host = CheckText(meeting.host, "host", message::kHost); !host) return host;
  if (Status minutes = CheckText(meeting.minutes, "minutes", message::kMinutes); !minutes) return minutes;
  if (meeting.attendance <= 0) return Fail(ErrorCode::kInvalid, message::kAttendance, "attendance");
  if (meeting.attachments.empty()) return Fail(ErrorCode::kInvalid, message::kAttachmentMissing, "attachments");
  if (meeting.decisions.empty()) return Fail(ErrorCode::kInvalid, message::kNoCases, "decisions");
  std::set<int64_t> seen;
  for (const Decision& decision : meeting.decisions) {
    if (!seen.insert(decision.case_file).second) {
      return Refuse(ErrorCode::kInvalid, "decisions", message::kTwice, decision.case_file);
    }
    const Result<CaseView> view = OpenCaseOf(desk, decision.case_file, meeting.division_code);
    if (!view) return Fail(view.error());
  }
  return {};
}

// The first workday on which the end can be noted without a word: the one after the last day.
Result<bool> IsLate(Desk& desk, const Date& ends_on) {
  const Result<Date> next = desk.calendar.AddWorkdays(ends_on, 1);
  if (!next) return Fail(next.error());
  return desk.today > *next;
}

Result<Notice> OpenNotice(Desk& desk, int64_t id, int64_t expected) {
  std::optional<Notice> notice = desk.publicity.FindNotice(id);
  if (!notice) return Fail(ErrorCode::kNotFound, message::kNoNotice);
  if (notice->version != expected) return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  if (!notice->closed_on.empty()) return Fail(ErrorCode::kConflict, message::kNoticeClosed);
  return std::move(*notice);
}

std::string RefOf(const char* kind, int64_t id) { return std::string(kind) + "/" + std::to_string(id); }

Status CheckNoticeCases(Desk& desk, const Notice& notice, int64_t& workdays) {
  if (notice.cases.empty()) return Fail(ErrorCode::kInvalid, message::kNoCases, "cases");
  std::set<int64_t> seen;
  for (const int64_t id : notice.cases) {
    if (!seen.insert(id).second) return Refuse(ErrorCode::kInvalid, "cases", message::kTwice, id);
    const Result<CaseView> view = OpenCaseOf(desk, id, notice.division_code);
    if (!view) return Fail(view.error());
    if (view->state.FindPaper(policy::kMeetingPaper) == nullptr) {
      return Refuse(ErrorCode::kConflict, "cases", message::kNoMeetingYet, id);
    }
    // Cases may go by different versions: the longest of their notices is kept.
    workdays = std::max(workdays, view->procedure.Number(policy::kNoticeWorkdays));
  }
  return {};
}

}  // namespace

Result<int64_t> RecordMeeting(Desk& desk, Meeting meeting) {
  if (Status good = CheckMeeting(desk, meeting); !good) return Fail(good.error());
  meeting.account = desk.caller.account;
  meeting.created_ms = desk.now_ms;
  const int64_t id = desk.publicity.AddMeeting(meeting);
  for (const Decision& decision : meeting.decisions) {
    if (!decision.agreed) continue;
    GivePaper(desk, decision.case_file,
              {std::string(policy::kMeetingPaper), RefOf("meeting", id), meeting.attachments});
  }
  return id;
}

Result<std::string> DraftNotice(Desk& desk, const std::vector<int64_t>& cases) {
  if (cases.empty()) return Fail(ErrorCode::kInvalid, message::kNoCases, "cases");
  std::string lines;
  policy::ProcedureKind kind = policy::ProcedureKind::kIdentification;
  int64_t workdays = 0;
  for (const int64_t id : cases) {
    const Result<CaseView> view = ViewCase(desk.cases, id);
    if (!view) return Fail(view.error());
    kind = view->file.kind;
    workdays = std::max(workdays, view->procedure.Number(policy::kNoticeWorkdays));
    const std::optional<registry::HouseholdCard> card = desk.registry.ReadCard(view->file.household);
    if (!card) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
    const auto people = std::count_if(card->members.begin(), card->members.end(), registry::IsMember);
    lines += fmt::format(fmt::runtime(message::kNoticeLine), view->file.head,
                         card->household[registry::household_field::kGroup], people);
  }
  const char* head = kind == policy::ProcedureKind::kIdentification ? message::kNoticeIn : message::kNoticeOut;
  return fmt::format(fmt::runtime(head), cases.size()) + lines +
         fmt::format(fmt::runtime(message::kNoticeFoot), workdays);
}

Result<Notice> PostNotice(Desk& desk, Notice notice) {
  if (Status mine = CheckPlace(desk, notice.division_code); !mine) return Fail(mine.error());
  if (Status title = CheckText(notice.title, "title", message::kTitle); !title) return Fail(title.error());
  if (Status place = CheckText(notice.place, "place", message::kPlace); !place) return Fail(place.error());
  if (Status body = CheckText(notice.body, "body", message::kBody); !body) return Fail(body.error());
  for (const auto& [text, where] :
       {std::pair(&notice.title, "title"), std::pair(&notice.place, "place"), std::pair(&notice.body, "body")}) {
    if (Status plain = CheckPublicText(*text, where); !plain) return Fail(plain.error());
  }
  const std::optional<Date> starts_on = Date::FromIso(notice.starts_on);
  if (!starts_on) return Fail(ErrorCode::kInvalid, message::kDayWrong, "starts_on");
  // A notice is entered on the day it is hung up, or before: nobody can check one that is said to have hung already.
  if (*starts_on < desk.today) {
    return Refuse(ErrorCode::kInvalid, "starts_on", message::kStartsTooEarly, desk.today.Iso());
  }
  if (Status cases = CheckNoticeCases(desk, notice, notice.workdays); !cases) return Fail(cases.error());
  const Result<Date> ends_on = desk.calendar.AddWorkdays(*starts_on, static_cast<int>(notice.workdays));
  if (!ends_on) return Fail(ends_on.error());
  notice.ends_on = ends_on->Iso();
  notice.account = desk.caller.account;
  notice.created_ms = desk.now_ms;
  notice.closed_on.clear();
  const int64_t id = desk.publicity.AddNotice(notice);
  return desk.publicity.FindNotice(id).value();
}

Result<Notice> CloseNotice(Desk& desk, int64_t id, int64_t expected, const std::string& why,
                           const std::vector<std::string>& attachments) {
  Result<Notice> found = OpenNotice(desk, id, expected);
  if (!found) return Fail(found.error());
  Notice& notice = *found;
  const std::vector<Objection> objections = desk.publicity.ObjectionsOf(id);
  const auto open = std::count_if(objections.begin(), objections.end(),
                                  [](const Objection& objection) { return objection.answered_on.empty(); });
  if (open > 0) return Refuse(ErrorCode::kConflict, "", message::kObjectionsOpen, open);
  const Date ends_on = Date::FromIso(notice.ends_on).value();
  const bool early = desk.today <= ends_on;
  const Result<bool> late = early ? Result<bool>(false) : IsLate(desk, ends_on);
  if (!late) return Fail(late.error());
  if ((early || *late) && !CheckText(why, "why", "")) {
    return Refuse(ErrorCode::kInvalid, "why", early ? message::kEarly : message::kLate, notice.ends_on);
  }
  notice.closed_on = desk.today.Iso();
  notice.closed_why = why;
  notice.attachments.insert(notice.attachments.end(), attachments.begin(), attachments.end());
  if (notice.attachments.empty()) return Fail(ErrorCode::kInvalid, message::kNoticePhoto, "attachments");
  if (!desk.publicity.SaveNotice(notice, expected)) {
    return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  }
  for (const int64_t case_file : notice.cases) {
    GivePaper(desk, case_file, {std::string(policy::kNoticePaper), RefOf("notice", id), notice.attachments});
  }
  return desk.publicity.FindNotice(id).value();
}

Result<int64_t> RecordObjection(Desk& desk, Objection objection) {
  const std::optional<Notice> notice = desk.publicity.FindNotice(objection.notice);
  if (!notice) return Fail(ErrorCode::kNotFound, message::kNoNotice);
  if (!notice->closed_on.empty()) return Fail(ErrorCode::kConflict, message::kNoticeClosed);
  if (std::find(notice->cases.begin(), notice->cases.end(), objection.case_file) == notice->cases.end()) {
    return Fail(ErrorCode::kInvalid, message::kObjectionCase, "case");
  }
  const Result<Date> received = PastDay(objection.received_on, "received_on", desk.today);
  if (!received) return Fail(received.error());
  if (Status text = CheckText(objection.text, "text", message::kObjectionText); !text) return Fail(text.error());
  objection.account = desk.caller.account;
  const int64_t id = desk.publicity.AddObjection(objection);
  const Result<CaseFile> held = ActOnCase(desk, objection.case_file, [&](const policy::Procedure&, const CaseState& s) {
    return procedure::Hold(s, RefOf("objection", id), desk.Program());
  });
  if (!held) return Fail(held.error());
  return id;
}

Result<Objection> AnswerObjection(Desk& desk, int64_t notice_id, int64_t objection_id, const ObjectionAnswer& answer) {
  std::optional<Notice> notice = desk.publicity.FindNotice(notice_id);
  if (!notice) return Fail(ErrorCode::kNotFound, message::kNoNotice);
  std::vector<Objection> objections = desk.publicity.ObjectionsOf(notice_id);
  const auto found = std::find_if(objections.begin(), objections.end(),
                                  [&](const Objection& objection) { return objection.id == objection_id; });
  if (found == objections.end()) return Fail(ErrorCode::kNotFound, message::kNoObjection);
  if (Status finding = CheckText(answer.finding, "finding", message::kFinding); !finding) return Fail(finding.error());
  if (Status said = CheckText(answer.answer, "answer", message::kAnswer); !said) return Fail(said.error());
  found->answered_on = desk.today.Iso();
  found->finding = answer.finding;
  found->answer = answer.answer;
  found->answered_by = desk.caller.account;
  if (!desk.publicity.AnswerObjection(*found)) return Fail(ErrorCode::kConflict, message::kObjectionAnswered);
  const Result<int> held_days = desk.calendar.WorkdaysBetween(Date::FromIso(found->received_on).value(), desk.today);
  if (!held_days) return Fail(held_days.error());
  const Result<Date> ends_on = desk.calendar.AddWorkdays(Date::FromIso(notice->ends_on).value(), *held_days);
  if (!ends_on) return Fail(ends_on.error());
  if (*held_days > 0) {
    notice->ends_on = ends_on->Iso();
    if (!desk.publicity.SaveNotice(*notice, notice->version)) return Fail(ErrorCode::kStale, message::kStale);
  }
  const Result<CaseFile> released =
      ActOnCase(desk, found->case_file, [&](const policy::Procedure&, const CaseState& state) {
        return procedure::Release(state, RefOf("objection", objection_id), desk.Program());
      });
  // A case that was withdrawn meanwhile has nothing to go on with.
  if (!released && released.error().code != ErrorCode::kConflict) return Fail(released.error());
  return *found;
}

}  // namespace shouwang::casework
