#include "casework/consent_work.h"

#include <algorithm>
#include <functional>

#include "casework/case_work.h"
#include "casework/messages.h"
#include "casework/rounds.h"
#include "record/entry_checks.h"

namespace shouwang::casework {
namespace {

using procedure::CaseState;
using procedure::CaseStatus;
using record::CheckText;
using record::PastDay;

constexpr int64_t kExclusions = 10;  // 02-domain.md section 4

std::string RefOf(int64_t authorisation) { return "authorisation/" + std::to_string(authorisation); }

Status CheckSigners(Desk& desk, const Authorisation& authorisation) {
  if (authorisation.signers.empty()) return Fail(ErrorCode::kInvalid, message::kSignersMissing, "signers");
  const std::vector<registry::Row> members = desk.registry.Members(authorisation.household);
  for (const int64_t signer : authorisation.signers) {
    const auto same = [&](const registry::Row& row) { return row.id == signer && registry::IsMember(row); };
    if (std::none_of(members.begin(), members.end(), same)) {
      return Fail(ErrorCode::kInvalid, message::kSignerNotMember, "signers");
    }
  }
  return {};
}

std::vector<CaseFile> OpenCasesOf(Desk& desk, int64_t household) {
  std::vector<CaseFile> files = desk.cases.OfHousehold(household);
  std::erase_if(files, [](const CaseFile& file) { return file.status != CaseStatus::kOpen; });
  return files;
}

// The newest one in force.
std::optional<Authorisation> InForce(Desk& desk, int64_t household) {
  for (Authorisation& authorisation : desk.consents.AuthorisationsOf(household)) {
    if (authorisation.taken_back_on.empty()) return std::move(authorisation);
  }
  return std::nullopt;
}

// The first exclusion among the answers.
const LookUpFinding* ExclusionIn(const std::vector<LookUp>& lookups) {
  for (const LookUp& lookup : lookups) {
    for (const LookUpFinding& finding : lookup.findings) {
      if (finding.exclusion != 0) return &finding;
    }
  }
  return nullptr;
}

Status CheckFindings(const std::vector<LookUpFinding>& findings) {
  for (const LookUpFinding& finding : findings) {
    const bool known = finding.exclusion >= 0 && finding.exclusion <= kExclusions;
    if (!known || !CheckText(finding.text, "findings", "")) {
      return Fail(ErrorCode::kInvalid, message::kFindingWrong, "findings");
    }
  }
  return {};
}

Status CancelLookUps(Desk& desk, int64_t case_file, const std::function<bool(const LookUp&)>& which) {
  for (LookUp& lookup : desk.consents.LookUpsOf(case_file)) {
    if (!lookup.is_open() || !which(lookup)) continue;
    lookup.cancelled_ms = desk.now_ms;
    if (!desk.consents.SaveLookUp(lookup, lookup.version)) return Fail(ErrorCode::kStale, message::kStale);
  }
  return {};
}

}  // namespace

Result<int64_t> SignAuthorisation(Desk& desk, Authorisation authorisation) {
  const std::optional<registry::Row> household =
      desk.registry.Find(registry::Entity::kHousehold, authorisation.household);
  if (!household || household->closed) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
  const Result<Date> signed_on = PastDay(authorisation.signed_on, "signed_on", desk.today);
  if (!signed_on) return Fail(signed_on.error());
  if (!CheckText(authorisation.scope, "scope", "")) return Fail(ErrorCode::kInvalid, message::kScopeMissing, "scope");
  if (Status signers = CheckSigners(desk, authorisation); !signers) return Fail(signers.error());
  if (authorisation.attachments.empty()) return Fail(ErrorCode::kInvalid, message::kAttachmentMissing, "attachments");
  authorisation.division_code = (*household)[registry::household_field::kDivision];
  authorisation.account = desk.caller.account;
  authorisation.created_ms = desk.now_ms;
  authorisation.taken_back_on.clear();
  const int64_t id = desk.consents.AddAuthorisation(authorisation);
  for (const CaseFile& file : OpenCasesOf(desk, authorisation.household)) {
    GivePaper(desk, file.id, {std::string(policy::kAuthorisationPaper), RefOf(id), authorisation.attachments});
  }
  return id;
}

Status TakeBackAuthorisation(Desk& desk, int64_t id, const std::string& why) {
  const std::optional<Authorisation> authorisation = desk.consents.FindAuthorisation(id);
  if (!authorisation) return Fail(ErrorCode::kNotFound, message::kNoAuthorisation);
  if (!authorisation->taken_back_on.empty()) return Fail(ErrorCode::kConflict, message::kTakenBack);
  if (!CheckText(why, "why", "")) return Fail(ErrorCode::kInvalid, message::kWhyMissing, "why");
  desk.consents.TakeBack(id, desk.today.Iso(), why);
  for (const CaseFile& file : OpenCasesOf(desk, authorisation->household)) {
    const auto rests_on_it = [id](const LookUp& lookup) { return lookup.authorisation == id; };
    if (Status cancelled = CancelLookUps(desk, file.id, rests_on_it); !cancelled) return cancelled;
    const Result<CaseFile> taken = ActOnCase(desk, file.id, [&](const policy::Procedure&, const CaseState& state) {
      return procedure::TakePaper(state, std::string(policy::kAuthorisationPaper), RefOf(id), why, desk.Program());
    });
    // A case that rests on another authorisation does not have this one.
    if (!taken && taken.error().code != ErrorCode::kNotFound) return Fail(taken.error());
  }
  return {};
}

Result<std::vector<LookUp>> AskDepartments(Desk& desk, int64_t case_file, const std::vector<std::string>& departments,
                                           const std::string& due_on) {
  const std::optional<CaseFile> file = desk.cases.Find(case_file);
  if (!file) return Fail(ErrorCode::kNotFound, message::kNoCase);
  if (file->status != CaseStatus::kOpen) return Fail(ErrorCode::kConflict, message::kCaseNotOpen);
  if (departments.empty()) return Fail(ErrorCode::kInvalid, message::kDepartmentsMissing, "departments");
  const std::optional<Authorisation> authorisation = InForce(desk, file->household);
  if (!authorisation) {
    return Fail(ErrorCode::kConflict, message::kNotAuthorised, "authorisation", message::kNotAuthorisedHint);
  }
  const std::vector<LookUp> before = desk.consents.LookUpsOf(case_file);
  std::vector<LookUp> asked;
  for (const std::string& department : departments) {
    const auto same = [&](const LookUp& other) { return other.department == department && other.cancelled_ms == 0; };
    if (std::any_of(before.begin(), before.end(), same) || std::any_of(asked.begin(), asked.end(), same)) {
      return Fail(ErrorCode::kConflict, fmt::format(fmt::runtime(message::kAskedAlready), department), "departments");
    }
    LookUp lookup;
    lookup.case_file = file->id;
    lookup.household = file->household;
    lookup.household_id = file->household_id;
    lookup.head = file->head;
    lookup.division_code = file->division_code;
    lookup.authorisation = authorisation->id;
    lookup.department = department;
    lookup.asked_ms = desk.now_ms;
    lookup.asked_by = desk.caller.account;
    lookup.due_on = due_on;
    lookup.id = desk.consents.AddLookUp(lookup);
    asked.push_back(std::move(lookup));
  }
  return asked;
}

Result<LookUp> AnswerLookUp(Desk& desk, int64_t id, int64_t expected, const LookUpAnswer& answer) {
  std::optional<LookUp> lookup = desk.consents.FindLookUp(id);
  if (!lookup) return Fail(ErrorCode::kNotFound, message::kNoLookUp);
  if (!lookup->is_open()) return Fail(ErrorCode::kConflict, message::kLookUpClosed);
  if (Status findings = CheckFindings(answer.findings); !findings) return Fail(findings.error());
  lookup->note = answer.note;
  lookup->findings = answer.findings;
  lookup->answered_ms = desk.now_ms;
  lookup->answered_by = desk.caller.account;
  if (!desk.consents.SaveLookUp(*lookup, expected)) {
    return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  }
  lookup->version = expected + 1;
  return std::move(*lookup);
}

Status CancelLookUps(Desk& desk, int64_t case_file) {
  return CancelLookUps(desk, case_file, [](const LookUp&) { return true; });
}

Status SettleLookUps(Desk& desk, int64_t case_file) {
  const std::vector<LookUp> lookups = desk.consents.LookUpsOf(case_file);
  // Replaying the case is for those that were asked about.
  if (lookups.empty()) return {};
  const Result<CaseView> view = ViewCase(desk.cases, case_file);
  if (!view) return Fail(view.error());
  if (view->file.status != CaseStatus::kOpen) return {};
  const LookUpFinding* exclusion = ExclusionIn(lookups);
  if (exclusion != nullptr && !view->state.excluded) {
    const Result<CaseFile> marked = ActOnCase(desk, case_file, [&](const policy::Procedure&, const CaseState& state) {
      return procedure::MarkExclusion(state, true, fmt::format(fmt::runtime(message::kFoundBy), exclusion->exclusion),
                                      desk.Program());
    });
    if (!marked) return Fail(marked.error());
  }
  int64_t last = 0;
  for (const LookUp& lookup : lookups) {
    if (lookup.is_open()) return {};
    if (lookup.answered_ms != 0) last = lookup.id;
  }
  if (last != 0 && view->state.FindPaper(policy::kLookupPaper) == nullptr) {
    GivePaper(desk, case_file, {std::string(policy::kLookupPaper), "lookup/" + std::to_string(last), {}});
  }
  return {};
}

}  // namespace shouwang::casework
