// Authorisations and look-ups (consents.h says what they are). No department is asked about a household without an
// authorisation in force; taking it back cancels what is not answered yet.
//
// Errors: kNotFound, kStale, kConflict, kInvalid with `where` the field's name. Nothing is kept then.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "casework/desk.h"

namespace shouwang::casework {

// The household's own number and the rest; what the program fills in is ignored. Open cases get it as a paper.
Result<int64_t> SignAuthorisation(Desk& desk, Authorisation authorisation);
Status TakeBackAuthorisation(Desk& desk, int64_t id, const std::string& why);

// Questions to departments about the household of a case, each once. `departments`: code names of the pack.
Result<std::vector<LookUp>> AskDepartments(Desk& desk, int64_t case_file, const std::vector<std::string>& departments,
                                           const std::string& due_on);

struct LookUpAnswer {
  std::string note;
  std::vector<LookUpFinding> findings;
};
// By the department, or by the county for it. A department sees no cases: what the answer means to its case is settled
// by the system right after, and before the case's next step (SettleLookUps).
Result<LookUp> AnswerLookUp(Desk& desk, int64_t id, int64_t expected, const LookUpAnswer& answer);

// A case that is over asks nobody any more.
Status CancelLookUps(Desk& desk, int64_t case_file);

// What the answers mean to their case, for a caller who sees it: when no question is open any more the case gets its
// paper, when an exclusion was found it is marked. Doing it again does nothing.
Status SettleLookUps(Desk& desk, int64_t case_file);

}  // namespace shouwang::casework
