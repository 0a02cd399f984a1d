#include "casework/case_work.h"

#include <algorithm>

#include "base/clock.h"
#include "casework/consent_work.h"
#include "casework/messages.h"
#include "casework/register_effect.h"
#include "casework/rounds.h"
#include "procedure/due.h"
#include "procedure/procedure_json.h"

namespace shouwang::casework {
namespace {

using policy::Procedure;
using procedure::CaseState;
using procedure::Event;

Error Stale() { return {ErrorCode::kStale, message::kStale, "", message::kStaleHint}; }

// What the case's lists show, from its state.
Status Refresh(Desk& desk, const Procedure& procedure, const CaseState& state, CaseFile& file) {
  file.version = state.version;
  file.procedure = state.procedure;
  file.pack = procedure.pack + " " + procedure.version;
  file.status = state.status;
  file.step = state.step;
  const policy::ProcedureStep& step = *procedure.FindStep(state.step);
  file.step_title = step.title;
  const bool open = state.status == procedure::CaseStatus::kOpen;
  file.office = open ? policy::Name(step.office) : "";
  file.told = open && state.told ? policy::Name(*state.told) : "";
  file.held = open && state.is_held();
  file.excluded = state.excluded;
  // While an objection is open nothing is overdue; the days are added when it is answered.
  const Date counted = state.is_held() ? state.held_since : desk.today;
  const Result<std::optional<Date>> due =
      procedure::CaseDue(procedure, state, RoundOf(desk, file), counted, desk.calendar);
  if (!due) return Fail(due.error());
  file.due_on = *due ? (*due)->Iso() : "";
  const std::optional<Date> limit =
      procedure::LimitOf(procedure, state, Date::FromIso(file.raised_on).value_or(desk.today), counted);
  file.limit_on = limit && file.kind == policy::ProcedureKind::kIdentification ? limit->Iso() : "";
  return {};
}

// One event: applied, shown in the file, and what a decision does.
Result<CaseFile> Take(Desk& desk, CaseView& view, const Result<Event>& event) {
  if (!event) return Fail(event.error());
  const policy::ProcedureStep* step = view.procedure.FindStep(event->step);
  procedure::Apply(view.state, *event, view.procedure);
  if (Status shown = Refresh(desk, view.procedure, view.state, view.file); !shown) return Fail(shown.error());
  if (!desk.cases.Append(view.file, *event)) return Fail(Stale());
  if (view.state.status != procedure::CaseStatus::kOpen) {
    if (Status cancelled = CancelLookUps(desk, view.file.id); !cancelled) return Fail(cancelled.error());
  }
  if (event->kind == procedure::EventKind::kCompleted && step->decides) {
    if (Status done = WriteDecision(desk, view.procedure.kind, view.file, event->fields); !done) {
      return Fail(done.error());
    }
  }
  return view.file;
}

using Asking = std::function<Result<Event>(const Procedure&, const CaseState&)>;

Result<CaseFile> Change(Desk& desk, int64_t id, int64_t expected, const Asking& ask) {
  Result<CaseView> view = ViewCase(desk.cases, id);
  if (!view) return Fail(view.error());
  if (view->file.version != expected) return Fail(Stale());
  return Take(desk, *view, ask(view->procedure, view->state));
}

Status CheckClue(Desk& desk, const Opening& opening, std::string& raised_on) {
  const std::optional<clues::Clue> clue = desk.clues.Find(opening.clue);
  if (!clue || clue->household != opening.household) return Fail(ErrorCode::kNotFound, message::kClueNotOfHousehold);
  if (clue->answer.verdict != clues::Verdict::kConfirmed || clues::IsWaiting(clue->state)) {
    return Fail(ErrorCode::kConflict, message::kClueNotConfirmed, "clue", message::kClueNotConfirmedHint);
  }
  raised_on = BeijingDay(clue->answered_ms).Iso();
  return {};
}

Status CheckApplication(Desk& desk, const Opening& opening, std::string& raised_on) {
  const std::optional<Application> application = desk.cases.FindApplication(opening.application);
  if (!application || application->household != opening.household) {
    return Fail(ErrorCode::kNotFound, message::kApplicationNotOfHousehold);
  }
  raised_on = application->received_on;
  return {};
}

Status CheckHelp(Desk& desk, const Procedure& procedure, const registry::Row& monitored) {
  const std::optional<Date> since = HelpedSince(desk.registry, monitored);
  if (!since) return Fail(ErrorCode::kConflict, message::kNoMeasures, "", message::kNoMeasuresHint);
  const int64_t months = procedure.Number(policy::kHelpMonths);
  const Date first = since->AddMonths(static_cast<int>(months));
  if (first <= desk.today) return {};
  return Fail(ErrorCode::kConflict, fmt::format(fmt::runtime(message::kHelpTooShort), since->Iso(), months), "",
              fmt::format(fmt::runtime(message::kHelpTooShortHint), first.Iso()));
}

// Whether the case may begin; fills in where it comes from.
Status CheckOrigin(Desk& desk, const Procedure& procedure, const Opening& opening, std::string& raised_on) {
  const std::optional<registry::Row> monitored = MonitoredRow(desk.registry, opening.household);
  raised_on = desk.today.Iso();
  if (procedure.kind == policy::ProcedureKind::kElimination) {
    if (!monitored) return Fail(ErrorCode::kConflict, message::kNotMonitored);
    return CheckHelp(desk, procedure, *monitored);
  }
  if (monitored) return Fail(ErrorCode::kConflict, message::kAlreadyMonitored);
  if (opening.clue == 0 && opening.application == 0) return Fail(ErrorCode::kInvalid, message::kNeedsOrigin, "clue");
  const Status good =
      opening.clue != 0 ? CheckClue(desk, opening, raised_on) : CheckApplication(desk, opening, raised_on);
  if (!good) return good;
  // A family that was let go comes back by what was found since (02-domain.md section 7); its 15 days begin there.
  const std::string left_on = LeftOn(desk.registry, opening.household);
  if (raised_on >= left_on) return {};
  return Fail(ErrorCode::kConflict, fmt::format(fmt::runtime(message::kFromBefore), left_on), "",
              message::kFromBeforeHint);
}

Result<CaseFile> NewFile(Desk& desk, const Procedure& procedure, const Opening& opening) {
  const std::optional<registry::HouseholdCard> card = desk.registry.ReadCard(opening.household);
  if (!card || card->household.closed) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  for (const CaseFile& other : desk.cases.OfHousehold(opening.household)) {
    if (other.kind == procedure.kind && other.status == procedure::CaseStatus::kOpen) {
      return Fail(ErrorCode::kConflict, fmt::format(fmt::runtime(message::kCaseOpen), policy::Title(procedure.kind)));
    }
  }
  CaseFile file;
  file.kind = procedure.kind;
  if (Status may = CheckOrigin(desk, procedure, opening, file.raised_on); !may) return Fail(may.error());
  file.household = opening.household;
  file.household_id = ShownNumber(card->household);
  for (const registry::Row& member : card->members) {
    if (registry::IsHead(member) && registry::IsMember(member)) file.head = member[registry::person_field::kName];
  }
  file.division_code = card->household[registry::household_field::kDivision];
  file.period =
      opening.period.empty() ? procedure::PeriodOf(procedure::FirstMonth(procedure, desk.today)) : opening.period;
  if (!procedure::MonthOf(file.period)) return Fail(ErrorCode::kInvalid, message::kBadPeriod, "period");
  file.started_ms = desk.now_ms;
  file.step = procedure.steps.front().id;
  return file;
}

// What the program can say at once: where the case comes from, an authorisation in force, the term of help.
void GiveFirstPapers(Desk& desk, const Procedure& procedure, const Opening& opening, int64_t id) {
  const auto give = [&](std::string_view kind, const std::string& ref) {
    GivePaper(desk, id, {std::string(kind), ref, {}});
  };
  if (procedure.kind == policy::ProcedureKind::kElimination) give(policy::kHelpTermPaper, "help-term");
  if (opening.clue != 0) give(policy::kCluePaper, "clue/" + std::to_string(opening.clue));
  const std::vector<Application> applications = desk.cases.ApplicationsOf(opening.household);
  for (const Application& application : applications) {
    if (opening.application != 0 && application.id != opening.application) continue;
    GivePaper(desk, id,
              {std::string(policy::kApplicationPaper), "application/" + std::to_string(application.id),
               application.attachments});
    break;
  }
  for (const Authorisation& authorisation : desk.consents.AuthorisationsOf(opening.household)) {
    if (!authorisation.taken_back_on.empty()) continue;
    GivePaper(desk, id,
              {std::string(policy::kAuthorisationPaper), "authorisation/" + std::to_string(authorisation.id),
               authorisation.attachments});
    break;
  }
}

Result<Procedure> VersionOf(Cases& cases, const std::string& digest) {
  return procedure::ProcedureFromJson(cases.ProcedureBody(digest).value_or(""));
}

}  // namespace

Result<CaseView> ViewCase(Cases& cases, int64_t id) {
  std::optional<CaseFile> file = cases.Find(id);
  if (!file) return Fail(ErrorCode::kNotFound, message::kNoCase);
  CaseView view;
  view.file = std::move(*file);
  view.events = cases.Events(id);
  for (const Event& event : view.events) {
    // Each event is applied by the version that the case went by then.
    if (event.kind == procedure::EventKind::kStarted || event.kind == procedure::EventKind::kMoved) {
      Result<Procedure> version = VersionOf(cases, event.ref);
      if (!version) return Fail(version.error());
      view.procedure = std::move(*version);
    }
    procedure::Apply(view.state, event, view.procedure);
  }
  return view;
}

Result<CaseFile> OpenCase(Desk& desk, const Procedure& procedure, const Opening& opening) {
  Result<CaseFile> file = NewFile(desk, procedure, opening);
  if (!file) return file;
  CaseView view;
  view.file = std::move(*file);
  view.procedure = procedure;
  view.file.procedure = procedure::DigestOf(procedure);
  desk.cases.KeepProcedure(view.file.procedure, procedure::ToJson(procedure));
  view.file.id = desk.cases.Add(view.file);
  Result<CaseFile> started =
      Take(desk, view, procedure::Start(procedure, view.file.procedure, opening.reason, desk.Own()));
  if (!started) return started;
  GiveFirstPapers(desk, procedure, opening, view.file.id);
  return desk.cases.Find(view.file.id).value();
}

Result<CaseFile> CompleteStep(Desk& desk, int64_t id, int64_t expected, const std::string& step,
                              const procedure::FieldValues& fields) {
  const std::optional<CaseFile> file = desk.cases.Find(id);
  if (!file) return Fail(ErrorCode::kNotFound, message::kNoCase);
  if (file->version != expected) return Fail(Stale());
  // A department's answer that the case was not told of, because the program stopped in between.
  if (Status settled = SettleLookUps(desk, id); !settled) return Fail(settled.error());
  return ActOnCase(desk, id, [&](const Procedure& procedure, const CaseState& state) {
    return procedure::Complete(procedure, state, step, fields, desk.Own());
  });
}

Result<CaseFile> ReturnCase(Desk& desk, int64_t id, int64_t expected, const std::string& to,
                            const std::vector<std::string>& again, const std::string& reason) {
  return Change(desk, id, expected, [&](const Procedure& procedure, const CaseState& state) {
    return procedure::Return(procedure, state, to, again, reason, desk.Own());
  });
}

Result<CaseFile> EndCase(Desk& desk, int64_t id, int64_t expected, const std::string& reason) {
  return Change(desk, id, expected, [&](const Procedure& procedure, const CaseState& state) {
    return procedure::End(procedure, state, reason, desk.Own());
  });
}

Result<CaseFile> WithdrawCase(Desk& desk, int64_t id, int64_t expected, const std::string& reason) {
  return Change(desk, id, expected, [&](const Procedure&, const CaseState& state) {
    return procedure::Withdraw(state, reason, desk.Own());
  });
}

Result<CaseFile> AddCasePaper(Desk& desk, int64_t id, int64_t expected, const procedure::PaperGiven& paper) {
  return Change(desk, id, expected, [&](const Procedure& procedure, const CaseState& state) {
    return procedure::AddPaper(procedure, state, paper, desk.Own());
  });
}

Result<CaseFile> TakeCasePaper(Desk& desk, int64_t id, int64_t expected, const std::string& kind,
                               const std::string& ref, const std::string& reason) {
  return Change(desk, id, expected, [&](const Procedure& procedure, const CaseState& state) -> Result<Event> {
    const policy::PaperKind* paper = procedure.FindPaper(kind);
    // What the program says it takes back itself, when the thing is no longer so.
    if (paper != nullptr && paper->by_program) {
      return Fail(ErrorCode::kConflict, fmt::format(fmt::runtime(message::kOfProgram), paper->title));
    }
    return procedure::TakePaper(state, kind, ref, reason, desk.Own());
  });
}

Result<CaseFile> MoveCase(Desk& desk, int64_t id, int64_t expected, const Procedure& to, const std::string& reason) {
  const std::string digest = procedure::DigestOf(to);
  Result<CaseView> view = ViewCase(desk.cases, id);
  if (!view) return Fail(view.error());
  if (view->file.version != expected) return Fail(Stale());
  const Result<Event> event = procedure::Move(view->procedure, to, digest, view->state, reason, desk.Own());
  if (!event) return Fail(event.error());
  desk.cases.KeepProcedure(digest, procedure::ToJson(to));
  view->procedure = to;
  return Take(desk, *view, event);
}

Result<CaseFile> ActOnCase(Desk& desk, int64_t id, const Asking& act) {
  Result<CaseView> view = ViewCase(desk.cases, id);
  if (!view) return Fail(view.error());
  return Take(desk, *view, act(view->procedure, view->state));
}

std::vector<CaseFile> AllCases(Cases& cases, const CaseFilter& filter) {
  constexpr int kAtOnce = 500;
  std::vector<CaseFile> files;
  std::optional<CaseCursor> after;
  for (;;) {
    const std::vector<CaseFile> page = cases.List(filter, after, kAtOnce);
    files.insert(files.end(), page.begin(), page.end());
    if (page.size() < kAtOnce) return files;
    after = CaseCursor{page.back().due_on, page.back().id};
  }
}

int64_t TellOverdueCases(Desk& desk) {
  CaseFilter filter;
  filter.status = procedure::CaseStatus::kOpen;
  filter.untold = true;
  filter.due_before = desk.today.Iso();
  int64_t told = 0;
  for (const StepAt& at : desk.cases.OverdueSteps(filter.due_before)) {
    const Result<Procedure> version = VersionOf(desk.cases, at.procedure);
    const policy::ProcedureStep* step = version ? version->FindStep(at.step) : nullptr;
    if (step == nullptr || !step->overdue_to) continue;  // it names nobody
    filter.procedure = at.procedure;
    filter.steps = {at.step};
    for (const CaseFile& file : AllCases(desk.cases, filter)) {
      const Date due = Date::FromIso(file.due_on).value();
      const Result<CaseFile> after = ActOnCase(desk, file.id, [&](const Procedure& procedure, const CaseState& state) {
        return procedure::TellOverdue(procedure, state, due, desk.Program());
      });
      told += after ? 1 : 0;
    }
  }
  return told;
}

Status ShowNewDays(Desk& desk, const Campaign& campaign) {
  CaseFilter filter;
  filter.kind = campaign.kind;
  filter.status = procedure::CaseStatus::kOpen;
  filter.place = campaign.division_code;
  filter.period = campaign.period;
  // All of them first: their order is that of the days that are about to change.
  for (const CaseFile& file : AllCases(desk.cases, filter)) {
    Result<CaseView> view = ViewCase(desk.cases, file.id);
    if (!view) return Fail(view.error());
    if (Status shown = Refresh(desk, view->procedure, view->state, view->file); !shown) return shown;
    desk.cases.SetDue(file.id, view->file.due_on);
  }
  return {};
}

void GivePaper(Desk& desk, int64_t case_file, const procedure::PaperGiven& paper) {
  // What the kernel refuses (a paper that is there already, a case that is closed, a procedure that does not ask for
  // it) is nothing new to the case.
  const Result<CaseFile> given = ActOnCase(desk, case_file, [&](const Procedure& procedure, const CaseState& state) {
    return procedure::AddPaper(procedure, state, paper, desk.Program());
  });
  static_cast<void>(given);
}

}  // namespace shouwang::casework
