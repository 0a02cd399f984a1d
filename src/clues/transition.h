// What may happen to a clue, from which state to which, and who may do it: the one table.
//
//   found ─send→ sent ─answer→ answered ─review→ reviewed ─close→ closed
//                 │  ↖──────┐     │ return (with a reason)
//                 │ escalate └ returned ←┘      every waiting state can be escalated when overdue, and answered
//
// A run moves clues too (TakeFindings in findings.h): found → closed when the finding is gone and nobody was asked;
// answered, reviewed, closed → found when its evidence changed.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "access/caller.h"
#include "base/result.h"
#include "clues/clue.h"

namespace shouwang::clues {

enum class Action : uint8_t { kReport, kSend, kAnswer, kReview, kReturn, kEscalate, kClose, kAssign };
const char* Name(Action action);  // report send answer review return escalate close assign

// Which level's turn it is after the action.
enum class Holder : uint8_t { kNobody, kVillage, kTown, kCounty, kUnchanged };

struct Transition {
  Action action;
  State from;
  State to;
  access::Permission permission;
  Holder holder;
};
std::span<const Transition> Transitions();

// The transition of `action` from `state`, or kConflict with the reason.
Result<Transition> FindTransition(Action action, State state);

// 12 digits: the village, its town, its county; blank for nobody. `now` is the present holder.
std::string HolderCode(Holder holder, const std::string& division_code, const std::string& now = {});

// Each moves the clue and fills in who and when; kConflict when its state does not allow it, kInvalid when something
// is missing. They do not look at permissions or scope (that is done before), but the one who answered cannot review
// (kForbidden: maker is not checker).
struct Moment {
  int64_t now_ms = 0;
  std::string today;  // ISO date in Beijing
};
Moment MomentOf(int64_t now_ms);

Status Send(Clue& clue, const std::string& due_on, const Moment& at);
Status GiveAnswer(Clue& clue, const Answer& answer, const access::Caller& caller, const Moment& at);
Status Review(Clue& clue, const std::string& remark, const access::Caller& caller, const Moment& at);
Status Return(Clue& clue, const std::string& reason, const std::string& due_on, const access::Caller& caller,
              const Moment& at);
Status Escalate(Clue& clue, const Moment& at);
Status Close(Clue& clue);
// To another village of the same county, where the household really lives.
Status Assign(Clue& clue, const std::string& division_code, const access::Scope& scope);

// Is the answer itself complete? All that is wrong, `where` being the member's name.
Errors CheckAnswer(const Answer& answer, const std::string& today);
Errors CheckDueDate(const std::string& due_on, const std::string& today);

}  // namespace shouwang::clues
