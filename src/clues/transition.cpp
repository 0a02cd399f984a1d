#include "clues/transition.h"

#include <algorithm>
#include <utility>

#include "base/clock.h"
#include "base/date.h"
#include "base/division_code.h"
#include "clues/messages.h"

namespace shouwang::clues {
namespace {

using access::Permission;

constexpr Transition kTransitions[] = {
    {Action::kSend, State::kFound, State::kSent, Permission::kSendClues, Holder::kVillage},
    {Action::kAnswer, State::kSent, State::kAnswered, Permission::kAnswerClues, Holder::kTown},
    {Action::kAnswer, State::kReturned, State::kAnswered, Permission::kAnswerClues, Holder::kTown},
    {Action::kAnswer, State::kEscalated, State::kAnswered, Permission::kAnswerClues, Holder::kTown},
    {Action::kReview, State::kAnswered, State::kReviewed, Permission::kReviewClues, Holder::kCounty},
    {Action::kReturn, State::kAnswered, State::kReturned, Permission::kReviewClues, Holder::kVillage},
    {Action::kReturn, State::kReviewed, State::kReturned, Permission::kReviewClues, Holder::kVillage},
    {Action::kEscalate, State::kSent, State::kEscalated, Permission::kSendClues, Holder::kTown},
    {Action::kEscalate, State::kReturned, State::kEscalated, Permission::kSendClues, Holder::kTown},
    {Action::kEscalate, State::kEscalated, State::kEscalated, Permission::kSendClues, Holder::kCounty},
    {Action::kClose, State::kReviewed, State::kClosed, Permission::kSendClues, Holder::kNobody},
    {Action::kAssign, State::kFound, State::kFound, Permission::kSendClues, Holder::kUnchanged},
    {Action::kAssign, State::kSent, State::kSent, Permission::kSendClues, Holder::kVillage},
    {Action::kAssign, State::kReturned, State::kReturned, Permission::kSendClues, Holder::kVillage},
    {Action::kAssign, State::kEscalated, State::kSent, Permission::kSendClues, Holder::kVillage},
};

constexpr const char* kActionNames[] = {"report", "send", "answer", "review", "return", "escalate", "close", "assign"};
constexpr std::string_view kWholeTown = "000";  // the last digits of a code that is no village's
constexpr int kOldestVisitDays = 366;           // as in the workbook's drop-down (screening/clue_workbook.cpp)

// Moves the clue; kConflict when that cannot be.
Status Move(Clue& clue, Action action) {
  const Result<Transition> transition = FindTransition(action, clue.state);
  if (!transition) return Fail(transition.error());
  clue.state = transition->to;
  clue.holder = HolderCode(transition->holder, clue.division_code, clue.holder);
  return {};
}

Status FirstOf(const Errors& errors) {
  if (errors.empty()) return {};
  Error error = errors.front();
  if (errors.size() > 1) error.details = errors;
  return Fail(std::move(error));
}

}  // namespace

const char* Name(Action action) { return kActionNames[static_cast<size_t>(action)]; }

std::span<const Transition> Transitions() { return kTransitions; }

Result<Transition> FindTransition(Action action, State state) {
  for (const Transition& transition : kTransitions) {
    if (transition.action == action && transition.from == state) return transition;
  }
  return Fail(
      ErrorCode::kConflict,
      fmt::format(fmt::runtime(message::kNotPossible), Title(state), message::kActions[static_cast<size_t>(action)]),
      {}, message::kNotPossibleHint);
}

std::string HolderCode(Holder holder, const std::string& division_code, const std::string& now) {
  switch (holder) {
    case Holder::kVillage:
      return division_code;
    case Holder::kTown:
      return TownCodeOf(division_code);
    case Holder::kCounty:
      return CountyCodeOf(division_code);
    case Holder::kUnchanged:
      return now;
    case Holder::kNobody:
      break;
  }
  return {};
}

Moment MomentOf(int64_t now_ms) { return {now_ms, BeijingDay(now_ms).Iso()}; }

Errors CheckAnswer(const Answer& answer, const std::string& today) {
  Errors errors;
  const auto wrong = [&errors](const char* where, const char* what, const char* hint) {
    errors.push_back({ErrorCode::kInvalid, what, where, hint});
  };
  if (answer.verdict == Verdict::kNone) wrong("verdict", message::kNoVerdict, message::kNoVerdictHint);
  if (answer.verdict == Verdict::kRefuted && answer.note.empty()) {
    wrong("note", message::kNoNote, message::kNoNoteHint);
  }
  if (answer.checker.empty()) wrong("checker", message::kNoChecker, message::kNoCheckerHint);
  const std::optional<Date> day = Date::FromIso(answer.visited_on);
  if (!day) {
    wrong("visited_on", message::kBadDay, message::kBadDayHint);
  } else if (answer.visited_on > today) {
    wrong("visited_on", message::kFutureDay, message::kBadDayHint);
  } else if (const std::optional<Date> now = Date::FromIso(today); now && *day < now->AddDays(-kOldestVisitDays)) {
    wrong("visited_on", message::kOldDay, message::kBadDayHint);
  }
  return errors;
}

Errors CheckDueDate(const std::string& due_on, const std::string& today) {
  if (!Date::FromIso(due_on)) return {{ErrorCode::kInvalid, message::kBadDay, "due_on", message::kBadDayHint}};
  if (due_on < today) return {{ErrorCode::kInvalid, message::kPastDue, "due_on", message::kBadDayHint}};
  return {};
}

Status Send(Clue& clue, const std::string& due_on, const Moment& at) {
  if (Status due = FirstOf(CheckDueDate(due_on, at.today)); !due) return due;
  if (Status moved = Move(clue, Action::kSend); !moved) return moved;
  clue.due_on = due_on;
  clue.sent_ms = at.now_ms;
  return {};
}

Status GiveAnswer(Clue& clue, const Answer& answer, const access::Caller& caller, const Moment& at) {
  if (Status checked = FirstOf(CheckAnswer(answer, at.today)); !checked) return checked;
  if (Status moved = Move(clue, Action::kAnswer); !moved) return moved;
  clue.answer = answer;
  clue.answered_by = caller.account;
  clue.answered_ms = at.now_ms;
  clue.reviewed_by = 0;
  clue.reviewed_ms = 0;
  return {};
}

Status Review(Clue& clue, const std::string& remark, const access::Caller& caller, const Moment& at) {
  if (clue.state == State::kAnswered && clue.answered_by == caller.account) {
    return Fail(ErrorCode::kForbidden, message::kOwnAnswer, {}, message::kOwnAnswerHint);
  }
  if (Status moved = Move(clue, Action::kReview); !moved) return moved;
  clue.remark = remark;
  clue.reviewed_by = caller.account;
  clue.reviewed_ms = at.now_ms;
  return {};
}

Status Return(Clue& clue, const std::string& reason, const std::string& due_on, const access::Caller& caller,
              const Moment& at) {
  if (reason.empty()) return Fail(ErrorCode::kInvalid, message::kNoReason, "reason");
  if (Status due = FirstOf(CheckDueDate(due_on, at.today)); !due) return due;
  if (Status moved = Move(clue, Action::kReturn); !moved) return moved;
  clue.remark = reason;
  clue.due_on = due_on;
  clue.reviewed_by = caller.account;
  clue.reviewed_ms = at.now_ms;
  return {};
}

Status Escalate(Clue& clue, const Moment& at) {
  if (IsWaiting(clue.state) && !IsOverdue(clue, at.today)) return Fail(ErrorCode::kConflict, message::kNotOverdue);
  if (clue.state == State::kEscalated && clue.holder == HolderCode(Holder::kCounty, clue.division_code)) {
    return Fail(ErrorCode::kConflict, message::kTopEscalated);
  }
  return Move(clue, Action::kEscalate);
}

Status Close(Clue& clue) { return Move(clue, Action::kClose); }

Status Assign(Clue& clue, const std::string& division_code, const access::Scope& scope) {
  if (division_code == clue.division_code) return Fail(ErrorCode::kConflict, message::kSameVillage, "division_code");
  if (division_code.size() != kDivisionDigits || division_code.ends_with(kWholeTown) ||
      !scope.CoversDivision(division_code) || CountyOf(division_code) != CountyOf(clue.division_code)) {
    return Fail(ErrorCode::kInvalid, message::kNotAVillage, "division_code", message::kNotAVillageHint);
  }
  const std::string from = std::exchange(clue.division_code, division_code);
  Status moved = Move(clue, Action::kAssign);
  if (!moved) clue.division_code = from;
  return moved;
}

}  // namespace shouwang::clues
