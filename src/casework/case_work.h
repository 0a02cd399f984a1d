// What people do with a case (02-domain.md sections 5 and 7). Each reads the case, replays its events, asks the kernel
// (procedure/steps.h) and keeps the event with the case as it is afterwards.
//
// Errors: kNotFound for what is not there or not in scope, kStale when the case changed since it was read, kConflict,
// kForbidden and kInvalid as the kernel says. Nothing is kept then.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "casework/desk.h"
#include "procedure/steps.h"

namespace shouwang::casework {

// What a case begins with.
struct Opening {
  int64_t household = 0;
  int64_t clue = 0;         // identification: a verified clue of this household, or
  int64_t application = 0;  // the family's application
  std::string period;       // YYYY-MM; blank: as FirstMonth() says
  std::string reason;
};

// A new case by that procedure. kConflict: the household has an open case of the kind; identification: it is monitored
// already, the clue is not verified (属实); elimination: it is not monitored, or the first measure of
// help was not given help_months ago yet.
Result<CaseFile> OpenCase(Desk& desk, const policy::Procedure& procedure, const Opening& opening);

Result<CaseFile> CompleteStep(Desk& desk, int64_t id, int64_t expected, const std::string& step,
                              const procedure::FieldValues& fields);
Result<CaseFile> ReturnCase(Desk& desk, int64_t id, int64_t expected, const std::string& to,
                            const std::vector<std::string>& again, const std::string& reason);
Result<CaseFile> EndCase(Desk& desk, int64_t id, int64_t expected, const std::string& reason);
Result<CaseFile> WithdrawCase(Desk& desk, int64_t id, int64_t expected, const std::string& reason);
Result<CaseFile> AddCasePaper(Desk& desk, int64_t id, int64_t expected, const procedure::PaperGiven& paper);
Result<CaseFile> TakeCasePaper(Desk& desk, int64_t id, int64_t expected, const std::string& kind,
                               const std::string& ref, const std::string& reason);
// The county's decision that a case goes on by the pack's present version.
Result<CaseFile> MoveCase(Desk& desk, int64_t id, int64_t expected, const policy::Procedure& to,
                          const std::string& reason);

// A case with what its page shows.
struct CaseView {
  CaseFile file;
  policy::Procedure procedure;
  procedure::CaseState state;
  std::vector<procedure::Event> events;
};
Result<CaseView> ViewCase(Cases& cases, int64_t id);

// 集中排查. Cases that are open in its place and month get its dates. kInvalid: dates out of order, no step of the
// procedure; kForbidden: not in the caller's division.
Result<int64_t> OrderCampaign(Desk& desk, const policy::Procedure& procedure, Campaign campaign);

// The family's application, as the village took it; a case of the household that is open gets it as a paper.
Result<int64_t> TakeApplication(Desk& desk, Application application);

// Each day: open cases whose step is not done by its day are told to the office that the step names, once. How many.
int64_t TellOverdueCases(Desk& desk);

// ---- what the other use cases share

// All that match, in the order of lists.
std::vector<CaseFile> AllCases(Cases& cases, const CaseFilter& filter);

// The due days of the open cases that a new campaign covers.
Status ShowNewDays(Desk& desk, const Campaign& campaign);

// One event of the program on the open cases of a household, or on one case, where the kernel allows it; cases that do
// not know the paper are passed over.
void GivePaper(Desk& desk, int64_t case_file, const procedure::PaperGiven& paper);
// Applies what `act` says to the case, whatever its version.
Result<CaseFile> ActOnCase(
    Desk& desk, int64_t id,
    const std::function<Result<procedure::Event>(const policy::Procedure&, const procedure::CaseState&)>& act);

}  // namespace shouwang::casework
