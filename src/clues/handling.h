// What people do with one clue: read it, check the version they saw, move it (transition.h), keep it with its history.
// Errors: kNotFound for a clue that is not there or not in scope, kStale when it changed since it was read, and what
// transition.h says. Nothing is kept then.
#pragma once

#include <string>

#include "clues/clues.h"

namespace shouwang::clues {

struct ReturnReason {
  std::string reason;
  std::string due_on;
};

// The clue as it is afterwards, with its new version.
Result<Clue> AnswerClue(Clues& clues, int64_t id, int64_t expected, const Answer& answer, const access::Caller& caller,
                        const Moment& at);
Result<Clue> ReviewClue(Clues& clues, int64_t id, int64_t expected, const std::string& remark,
                        const access::Caller& caller, const Moment& at);
Result<Clue> ReturnClue(Clues& clues, int64_t id, int64_t expected, const ReturnReason& reason,
                        const access::Caller& caller, const Moment& at);
Result<Clue> EscalateClue(Clues& clues, int64_t id, int64_t expected, const Moment& at);
Result<Clue> CloseClue(Clues& clues, int64_t id, int64_t expected);
Result<Clue> AssignClue(Clues& clues, int64_t id, int64_t expected, const std::string& division_code,
                        const access::Caller& caller);

// All found clues of a place and rule at once. kInvalid when no due day is given and a rule has no answer_days.
Result<int64_t> SendClues(Clues& clues, const BulkSend& send, const Moment& at);

// By hand, from one of the other sources. kInvalid when the place is no village or town in the caller's scope.
Result<int64_t> ReportClue(Clues& clues, const ReportedClue& clue, const access::Caller& caller);

// Answer as JSON, as the history keeps it: {"verdict", "note", "checker", "visited_on", "attachments"}.
std::string AnswerJson(const Answer& answer);

}  // namespace shouwang::clues
