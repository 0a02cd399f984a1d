#include "procedure/case_state.h"

#include <algorithm>
#include <array>

#include "base/clock.h"
#include "base/word_table.h"
#include "procedure/messages.h"

namespace shouwang::procedure {
namespace {

constexpr std::array kStatusWords = {Word<CaseStatus>{CaseStatus::kOpen, "open", message::kOpen},
                                     Word<CaseStatus>{CaseStatus::kDone, "done", message::kDone},
                                     Word<CaseStatus>{CaseStatus::kEnded, "ended", message::kEnded},
                                     Word<CaseStatus>{CaseStatus::kWithdrawn, "withdrawn", message::kWithdrawn}};

constexpr std::array kEventWords = {
    Word<EventKind>{EventKind::kStarted, "started", message::kEventStarted},
    Word<EventKind>{EventKind::kPaperAdded, "paper-added", message::kEventPaperAdded},
    Word<EventKind>{EventKind::kPaperTaken, "paper-taken", message::kEventPaperTaken},
    Word<EventKind>{EventKind::kCompleted, "completed", message::kEventCompleted},
    Word<EventKind>{EventKind::kReturned, "returned", message::kEventReturned},
    Word<EventKind>{EventKind::kHeld, "held", message::kEventHeld},
    Word<EventKind>{EventKind::kReleased, "released", message::kEventReleased},
    Word<EventKind>{EventKind::kExclusionFound, "exclusion-found", message::kEventExclusionFound},
    Word<EventKind>{EventKind::kExclusionCleared, "exclusion-cleared", message::kEventExclusionCleared},
    Word<EventKind>{EventKind::kEnded, "ended", message::kEventEnded},
    Word<EventKind>{EventKind::kWithdrawn, "withdrawn", message::kEventWithdrawn},
    Word<EventKind>{EventKind::kMoved, "moved", message::kEventMoved},
    Word<EventKind>{EventKind::kOverdue, "overdue", message::kEventOverdue}};

void Complete(CaseState& state, const Event& event) {
  state.done[event.step] = {event.account, event.account_name, event.time_ms, event.fields};
  state.makers[event.step].insert(event.account);
}

// Everything from the target on is to be done again; papers only those that whoever returned it named.
void Return(CaseState& state, const Event& event, const policy::Procedure& procedure) {
  for (size_t i = procedure.IndexOf(event.to); i < procedure.steps.size(); ++i) state.done.erase(procedure.steps[i].id);
  std::erase_if(state.papers, [&](const Paper& paper) {
    return std::find(event.again.begin(), event.again.end(), paper.kind) != event.again.end();
  });
  ++state.returns;
}

void Hold(CaseState& state, const Event& event) {
  if (!state.is_held()) state.held_since = BeijingDay(event.time_ms);
  state.holds.insert(event.ref);
}

void Release(CaseState& state, const Event& event) {
  state.holds.erase(event.ref);
  if (!state.is_held()) state.held_days += BeijingDay(event.time_ms).days() - state.held_since.days();
}

void ApplyKind(CaseState& state, const Event& event, const policy::Procedure& procedure) {
  switch (event.kind) {
    case EventKind::kStarted:
    case EventKind::kMoved:
      state.procedure = event.ref;
      break;
    case EventKind::kPaperAdded:
      state.papers.push_back({event.paper, event.ref, event.attachments, event.time_ms, event.account});
      break;
    case EventKind::kPaperTaken:
      std::erase_if(state.papers,
                    [&](const Paper& paper) { return paper.kind == event.paper && paper.ref == event.ref; });
      break;
    case EventKind::kCompleted:
      Complete(state, event);
      break;
    case EventKind::kReturned:
      Return(state, event, procedure);
      break;
    case EventKind::kHeld:
      Hold(state, event);
      break;
    case EventKind::kReleased:
      Release(state, event);
      break;
    case EventKind::kExclusionFound:
    case EventKind::kExclusionCleared:
      state.excluded = event.kind == EventKind::kExclusionFound;
      break;
    case EventKind::kOverdue:
      state.told = policy::OfficeFromName(event.ref);
      break;
    case EventKind::kEnded:
    case EventKind::kWithdrawn:
      break;
  }
}

}  // namespace

const char* Name(CaseStatus status) { return kStatusWords.at(static_cast<size_t>(status)).name; }
const char* Title(CaseStatus status) { return kStatusWords.at(static_cast<size_t>(status)).title; }
std::optional<CaseStatus> CaseStatusFromName(std::string_view name) {
  return ValueOfName<CaseStatus>(kStatusWords, name);
}

const char* Name(EventKind kind) { return kEventWords.at(static_cast<size_t>(kind)).name; }
const char* Title(EventKind kind) { return kEventWords.at(static_cast<size_t>(kind)).title; }
std::optional<EventKind> EventKindFromName(std::string_view name) { return ValueOfName<EventKind>(kEventWords, name); }

const Paper* CaseState::FindPaper(std::string_view kind) const {
  const auto found = std::find_if(papers.begin(), papers.end(), [&](const Paper& paper) { return paper.kind == kind; });
  return found == papers.end() ? nullptr : &*found;
}

void Apply(CaseState& state, const Event& event, const policy::Procedure& procedure) {
  ApplyKind(state, event, procedure);
  if (event.kind == EventKind::kStarted || event.to != event.step) {
    state.entered_on = BeijingDay(event.time_ms);
    state.told.reset();
  }
  state.step = event.to;
  state.status = event.status;
  state.version = event.number;
}

}  // namespace shouwang::procedure
