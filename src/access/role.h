// The roles of 02-domain.md section 1 and what each may do at all. *Which rows* is scope.h's business.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace shouwang::access {

enum class Role : uint8_t {
  kCounty,      // 县级业务人员
  kDepartment,  // 行业部门联络员
  kTown,        // 乡镇
  kVillage,     // 村
  kContact,     // 监测联系人
  kSysadmin,    // the three officers: no business data (04-trust.md line 7)
  kSecadmin,
  kAuditor,
};
inline constexpr Role kRoles[] = {Role::kCounty,  Role::kDepartment, Role::kTown,     Role::kVillage,
                                  Role::kContact, Role::kSysadmin,   Role::kSecadmin, Role::kAuditor};

const char* RoleName(Role role);  // county department town village contact sysadmin secadmin auditor
std::optional<Role> RoleFromName(std::string_view name);
bool IsOfficer(Role role);  // one of the three

// What a route asks for. A role has a fixed set of permissions (permission table in role.cpp).
enum class Permission : uint8_t {
  kPublic,           // no account needed
  kSession,          // any session, also one whose second factor is still missing
  kSignedIn,         // any account, also one that must change its password first
  kReadDivisions,    // names of places
  kReadJobs,         // of the county's runs, or of the own office
  kReadRegistry,     // households and persons of one's scope
  kEditRegistry,     // correct, natural change
  kReshapeRegistry,  // merge, split, undo
  kImportRegistry,   // stage, accept, revert
  kReveal,           // see an id, phone or account number in full, with a purpose
  kReadDatasets,     // what departments handed in
  kHandInDatasets,   // upload, map, replace
  kReadRuns,
  kStartRuns,
  kReadClues,
  kReportClues,  // enter a clue from another source
  kAnswerClues,  // village, contact
  kReviewClues,  // town: review, return
  kSendClues,    // county: send down, escalate, close
  kReadPolicies,
  kDraftPolicies,  // county: values of parameters; published by another person
  kSimulate,
  kExport,  // workbooks with personal data: purpose, row cap, watermark
  kReadGroupRisk,
  kCloseGroupRisk,
  kReadCases,       // cases of one's scope, their notices and papers
  kHandleCases,     // village, town, county: open a case, complete its steps, papers, meetings, notices
  kAskDepartments,  // county: look-ups, campaigns, another version of a procedure
  kAnswerLookUps,   // department, county
  kReadStatistics,
  kKeepHelp,        // village, town, county: plans, measures, contact persons, the yearly review
  kRecordVisits,    // those who go: contact, village, town
  kKeepInsurance,   // 防返贫保险: county, town
  kManageAccounts,  // sysadmin: create, disable, reset
  kGrantRoles,      // secadmin: propose a role or scope, remove a lost second factor
  kReadAccounts,    // sysadmin, secadmin: accounts and proposals; confirm another officer's proposal
  kManageKeys,      // secadmin
  kReadAudit,       // auditor
  kOperate,         // sysadmin: metrics, backup, jobs of the system
};

inline constexpr Permission kLastPermission = Permission::kOperate;

bool May(Role role, Permission permission);
// Permissions of the three officers alone.
bool IsAdministrative(Permission permission);
// Only from listed addresses (04-trust.md line 12).
bool NeedsListedAddress(Role role, Permission permission);
// Officers always, exporters before they export (04-trust.md line 4).
bool NeedsSecondFactor(Role role, Permission permission);
const char* PermissionName(Permission permission);  // read-registry, …; shown in OpenAPI and the audit trail

}  // namespace shouwang::access
