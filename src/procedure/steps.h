// What may happen to a case, and who may do it: the kernel of every procedure (02-domain.md sections 5 and 7). Each
// function looks at the state and the version of the procedure that the case goes by, and gives the event that says
// what happened, or why it may not. Nothing is changed: Apply() (case_state.h) does that, and the store keeps the
// event.
//
//   started ─► step 1 ─complete─► step 2 ─► … ─► last ─complete─► done
//                 ▲ ◄──return (with a reason)── │ end (not included, not eliminated), where the step may
//   papers come and go at any time; holds stop every completion; withdrawn from any step
//
// Rules: a step is completed by its office, when every paper of it *and of the steps before it* is there, no objection
// is open, its fields are filled in, and by nobody who completed a step that it names in not_by (04-trust.md line 11).
//
// Errors: kForbidden (not this office, maker is checker), kConflict (not possible in this state), kInvalid (a field, a
// reason; `where` is the field's name). Texts hold no personal data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "policy/procedure.h"
#include "procedure/case_state.h"

namespace shouwang::procedure {

// Who acts, and when.
struct Act {
  int64_t account = 0;
  std::string account_name;
  std::optional<policy::Office> office;  // nothing: the program itself, or a department
  int64_t now_ms = 0;
};

// A paper as it comes in. `ref` names it among those of its kind; people's papers need an attachment.
struct PaperGiven {
  std::string kind;
  std::string ref;
  std::vector<std::string> attachments;
};

// `digest`: the version of the procedure (procedure_json.h).
Result<Event> Start(const policy::Procedure& procedure, const std::string& digest, const std::string& reason,
                    const Act& act);
Result<Event> Complete(const policy::Procedure& procedure, const CaseState& state, const std::string& step,
                       const FieldValues& fields, const Act& act);
// To an earlier step that this one may return to. `again`: papers that must be made anew.
Result<Event> Return(const policy::Procedure& procedure, const CaseState& state, const std::string& to,
                     const std::vector<std::string>& again, const std::string& reason, const Act& act);
Result<Event> End(const policy::Procedure& procedure, const CaseState& state, const std::string& reason,
                  const Act& act);
Result<Event> Withdraw(const CaseState& state, const std::string& reason, const Act& act);

// People give what is theirs to give, the program what is its own (PaperKind::by_program).
Result<Event> AddPaper(const policy::Procedure& procedure, const CaseState& state, const PaperGiven& paper,
                       const Act& act);
Result<Event> TakePaper(const CaseState& state, const std::string& kind, const std::string& ref,
                        const std::string& reason, const Act& act);

// The program's: objections to a notice, exclusions that a look-up shows.
Result<Event> Hold(const CaseState& state, const std::string& ref, const Act& act);
Result<Event> Release(const CaseState& state, const std::string& ref, const Act& act);
Result<Event> MarkExclusion(const CaseState& state, bool found, const std::string& reason, const Act& act);

// The program's, once while a step is open: `due` has passed, and the step says who is told.
Result<Event> TellOverdue(const policy::Procedure& procedure, const CaseState& state, Date due, const Act& act);

// The county's decision that the case goes on by another version of the procedure (issue: a changed pack never changes
// a case under way; moving it is a decision with a reason). It stays at the step of the same id.
Result<Event> Move(const policy::Procedure& from, const policy::Procedure& to, const std::string& to_digest,
                   const CaseState& state, const std::string& reason, const Act& act);

// What the present step still needs, of its own and of the steps before it.
std::vector<policy::PaperNeed> MissingPapers(const policy::Procedure& procedure, const CaseState& state);
// Their titles: 入户核查表、知情同意书或不同意消除风险的调查记录. Blank when nothing is missing.
std::string MissingText(const policy::Procedure& procedure, const CaseState& state);
// Everything wrong with what was filled in for a step, `where` being the field.
Errors CheckFields(const policy::Procedure& procedure, const policy::ProcedureStep& step, const FieldValues& fields,
                   Date today);

}  // namespace shouwang::procedure
