#include "procedure/steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.h"
#include "base/text.h"
#include "procedure/messages.h"

namespace shouwang::procedure {
namespace {

using policy::PaperNeed;
using policy::Procedure;
using Step = policy::ProcedureStep;

template <typename... Arguments>
tl::unexpected<Error> Refuse(ErrorCode code, const char* hint, const char* text, const Arguments&... arguments) {
  return Fail(code, fmt::format(fmt::runtime(text), arguments...), "", hint);
}

// An event that leaves the case where it is.
Event Note(EventKind kind, const CaseState& state, const Act& act) {
  Event event;
  event.number = state.version + 1;
  event.time_ms = act.now_ms;
  event.account = act.account;
  event.account_name = act.account_name;
  event.kind = kind;
  event.step = state.step;
  event.to = state.step;
  event.status = state.status;
  return event;
}

Status CheckOpen(const CaseState& state) {
  if (state.status == CaseStatus::kOpen) return {};
  return Refuse(ErrorCode::kConflict, "", message::kNotOpen, Title(state.status));
}

Status CheckReason(const std::string& reason) {
  if (!TrimAscii(reason).empty()) return {};
  return Fail(ErrorCode::kInvalid, message::kReasonMissing, "reason");
}

Status CheckOffice(const Step& step, const Act& act) {
  if (act.office == step.office) return {};
  return Refuse(ErrorCode::kForbidden, "", message::kNotYourOffice, step.title, policy::Title(step.office));
}

Status CheckMaker(const Procedure& procedure, const Step& step, const CaseState& state, const Act& act) {
  for (const std::string& before : step.not_by) {
    const auto makers = state.makers.find(before);
    if (makers != state.makers.end() && makers->second.contains(act.account)) {
      return Refuse(ErrorCode::kForbidden, message::kMakerHint, message::kMaker, procedure.FindStep(before)->title,
                    step.title);
    }
  }
  return {};
}

// Open, at a step of the caller's office, and not held by an objection.
Result<const Step*> StepToAct(const Procedure& procedure, const CaseState& state, const Act& act) {
  if (Status open = CheckOpen(state); !open) return Fail(open.error());
  const Step* step = procedure.FindStep(state.step);
  if (Status office = CheckOffice(*step, act); !office) return Fail(office.error());
  return step;
}

Status CheckHolds(const CaseState& state) {
  if (!state.is_held()) return {};
  return Refuse(ErrorCode::kConflict, message::kHeldHint, message::kHeld, state.holds.size());
}

bool IsMet(const PaperNeed& need, const CaseState& state) {
  return std::any_of(need.begin(), need.end(),
                     [&](const std::string& kind) { return state.FindPaper(kind) != nullptr; });
}

Status CheckReady(const Procedure& procedure, const Step& step, const CaseState& state) {
  if (Status free = CheckHolds(state); !free) return free;
  const std::string missing = MissingText(procedure, state);
  if (missing.empty()) return {};
  return Refuse(ErrorCode::kConflict, fmt::format(fmt::runtime(message::kMissingHint), step.title).c_str(),
                message::kMissing, missing);
}

}  // namespace

std::vector<PaperNeed> MissingPapers(const Procedure& procedure, const CaseState& state) {
  std::vector<PaperNeed> missing;
  const auto look = [&](const std::vector<PaperNeed>& needs) {
    for (const PaperNeed& need : needs) {
      if (!IsMet(need, state) && std::find(missing.begin(), missing.end(), need) == missing.end()) {
        missing.push_back(need);
      }
    }
  };
  const size_t last = std::min(procedure.IndexOf(state.step), procedure.steps.size() - 1);
  for (size_t i = 0; i <= last; ++i) {
    look(procedure.steps[i].papers);
    if (state.excluded) look(procedure.steps[i].exclusion_papers);
  }
  return missing;
}

std::string MissingText(const Procedure& procedure, const CaseState& state) {
  std::string text;
  for (const PaperNeed& need : MissingPapers(procedure, state)) {
    if (!text.empty()) text += message::kComma;
    for (size_t i = 0; i < need.size(); ++i) {
      if (i > 0) text += message::kOr;
      text += procedure.FindPaper(need[i])->title;
    }
  }
  return text;
}

Result<Event> Start(const Procedure& procedure, const std::string& digest, const std::string& reason, const Act& act) {
  if (procedure.steps.empty()) return Fail(ErrorCode::kPolicy, message::kNoStart);
  CaseState before;
  before.step = procedure.steps.front().id;
  Event event = Note(EventKind::kStarted, before, act);
  event.ref = digest;
  event.reason = reason;
  return event;
}

Result<Event> Complete(const Procedure& procedure, const CaseState& state, const std::string& step_id,
                       const FieldValues& fields, const Act& act) {
  if (Status open = CheckOpen(state); !open) return Fail(open.error());
  if (step_id != state.step) {
    const Step* asked = procedure.FindStep(step_id);
    return Refuse(ErrorCode::kConflict, message::kNotThisStepHint, message::kNotThisStep,
                  procedure.FindStep(state.step)->title, asked == nullptr ? step_id : asked->title);
  }
  const Result<const Step*> found = StepToAct(procedure, state, act);
  if (!found) return Fail(found.error());
  const Step& step = **found;
  if (Status maker = CheckMaker(procedure, step, state, act); !maker) return Fail(maker.error());
  if (Status ready = CheckReady(procedure, step, state); !ready) return Fail(ready.error());
  if (Errors errors = CheckFields(procedure, step, fields, BeijingDay(act.now_ms)); !errors.empty()) {
    Error first = errors.front();
    first.details = std::move(errors);
    return Fail(std::move(first));
  }
  Event event = Note(EventKind::kCompleted, state, act);
  event.fields = fields;
  const size_t next = procedure.IndexOf(step.id) + 1;
  if (next < procedure.steps.size()) {
    event.to = procedure.steps[next].id;
  } else {
    event.status = CaseStatus::kDone;
  }
  return event;
}

Result<Event> Return(const Procedure& procedure, const CaseState& state, const std::string& to,
                     const std::vector<std::string>& again, const std::string& reason, const Act& act) {
  const Result<const Step*> step = StepToAct(procedure, state, act);
  if (!step) return Fail(step.error());
  if (Status given = CheckReason(reason); !given) return Fail(given.error());
  const std::vector<std::string>& allowed = (*step)->returns_to;
  if (std::find(allowed.begin(), allowed.end(), to) == allowed.end()) {
    const Step* target = procedure.FindStep(to);
    return Refuse(ErrorCode::kInvalid, "", message::kNoReturn, (*step)->title, target == nullptr ? to : target->title);
  }
  for (const std::string& kind : again) {
    if (procedure.FindPaper(kind) == nullptr) return Refuse(ErrorCode::kInvalid, "", message::kNoSuchPaper, kind);
  }
  Event event = Note(EventKind::kReturned, state, act);
  event.to = to;
  event.again = again;
  event.reason = reason;
  return event;
}

Result<Event> End(const Procedure& procedure, const CaseState& state, const std::string& reason, const Act& act) {
  const Result<const Step*> step = StepToAct(procedure, state, act);
  if (!step) return Fail(step.error());
  if (!(*step)->may_end) return Refuse(ErrorCode::kConflict, "", message::kMayNotEnd, (*step)->title);
  if (Status maker = CheckMaker(procedure, **step, state, act); !maker) return Fail(maker.error());
  if (Status free = CheckHolds(state); !free) return Fail(free.error());
  if (Status given = CheckReason(reason); !given) return Fail(given.error());
  Event event = Note(EventKind::kEnded, state, act);
  event.status = CaseStatus::kEnded;
  event.reason = reason;
  return event;
}

Result<Event> Withdraw(const CaseState& state, const std::string& reason, const Act& act) {
  if (Status open = CheckOpen(state); !open) return Fail(open.error());
  if (Status given = CheckReason(reason); !given) return Fail(given.error());
  Event event = Note(EventKind::kWithdrawn, state, act);
  event.status = CaseStatus::kWithdrawn;
  event.reason = reason;
  return event;
}

Result<Event> AddPaper(const Procedure& procedure, const CaseState& state, const PaperGiven& paper, const Act& act) {
  if (Status open = CheckOpen(state); !open) return Fail(open.error());
  const policy::PaperKind* kind = procedure.FindPaper(paper.kind);
  if (kind == nullptr) return Refuse(ErrorCode::kInvalid, "", message::kNoSuchPaper, paper.kind);
  if (kind->by_program && act.office) return Refuse(ErrorCode::kConflict, "", message::kPaperOfProgram, kind->title);
  if (act.office && paper.attachments.empty()) return Fail(ErrorCode::kInvalid, message::kPaperBlank, "attachments");
  const auto same = [&](const Paper& other) { return other.kind == paper.kind && other.ref == paper.ref; };
  if (std::any_of(state.papers.begin(), state.papers.end(), same)) {
    return Fail(ErrorCode::kConflict, message::kPaperThere);
  }
  Event event = Note(EventKind::kPaperAdded, state, act);
  event.paper = paper.kind;
  event.ref = paper.ref;
  event.attachments = paper.attachments;
  return event;
}

Result<Event> TakePaper(const CaseState& state, const std::string& kind, const std::string& ref,
                        const std::string& reason, const Act& act) {
  if (Status open = CheckOpen(state); !open) return Fail(open.error());
  if (Status given = CheckReason(reason); !given) return Fail(given.error());
  const auto same = [&](const Paper& paper) { return paper.kind == kind && paper.ref == ref; };
  if (std::none_of(state.papers.begin(), state.papers.end(), same)) {
    return Fail(ErrorCode::kNotFound, message::kPaperGone);
  }
  Event event = Note(EventKind::kPaperTaken, state, act);
  event.paper = kind;
  event.ref = ref;
  event.reason = reason;
  return event;
}

Result<Event> Hold(const CaseState& state, const std::string& ref, const Act& act) {
  if (Status open = CheckOpen(state); !open) return Fail(open.error());
  if (state.holds.contains(ref)) return Fail(ErrorCode::kConflict, message::kHoldThere);
  Event event = Note(EventKind::kHeld, state, act);
  event.ref = ref;
  return event;
}

Result<Event> Release(const CaseState& state, const std::string& ref, const Act& act) {
  if (Status open = CheckOpen(state); !open) return Fail(open.error());
  if (!state.holds.contains(ref)) return Fail(ErrorCode::kConflict, message::kHoldGone);
  Event event = Note(EventKind::kReleased, state, act);
  event.ref = ref;
  return event;
}

Result<Event> MarkExclusion(const CaseState& state, bool found, const std::string& reason, const Act& act) {
  if (Status open = CheckOpen(state); !open) return Fail(open.error());
  Event event = Note(found ? EventKind::kExclusionFound : EventKind::kExclusionCleared, state, act);
  event.reason = reason;
  return event;
}

Result<Event> TellOverdue(const Procedure& procedure, const CaseState& state, Date due, const Act& act) {
  if (Status open = CheckOpen(state); !open) return Fail(open.error());
  const Step& step = *procedure.FindStep(state.step);
  if (!step.overdue_to || state.told || state.is_held() || BeijingDay(act.now_ms) <= due) {
    return Refuse(ErrorCode::kConflict, "", message::kNotOverdue, step.title);
  }
  Event event = Note(EventKind::kOverdue, state, act);
  event.ref = policy::Name(*step.overdue_to);
  event.reason =
      fmt::format(fmt::runtime(message::kOverdueReason), step.title, due.Iso(), policy::Title(*step.overdue_to));
  return event;
}

Result<Event> Move(const Procedure& from, const Procedure& to, const std::string& to_digest, const CaseState& state,
                   const std::string& reason, const Act& act) {
  if (Status open = CheckOpen(state); !open) return Fail(open.error());
  if (act.office != policy::Office::kCounty) return Fail(ErrorCode::kForbidden, message::kMoveCounty);
  if (Status given = CheckReason(reason); !given) return Fail(given.error());
  if (to_digest == state.procedure) return Fail(ErrorCode::kConflict, message::kMoveSame);
  if (from.kind != to.kind) return Refuse(ErrorCode::kInvalid, "", message::kMoveKind, from.title, to.title);
  if (to.FindStep(state.step) == nullptr) {
    return Refuse(ErrorCode::kConflict, "", message::kMoveStep, from.FindStep(state.step)->title);
  }
  Event event = Note(EventKind::kMoved, state, act);
  event.ref = to_digest;
  event.reason = reason;
  return event;
}

}  // namespace shouwang::procedure
