#include "access/role.h"

#include <array>
#include <utility>

namespace shouwang::access {
namespace {

constexpr uint32_t Bit(Role role) { return 1U << static_cast<uint32_t>(role); }

constexpr uint32_t kEveryone = (1U << std::size(kRoles)) - 1;
constexpr uint32_t kOffices = Bit(Role::kCounty) | Bit(Role::kTown);
constexpr uint32_t kField = kOffices | Bit(Role::kVillage);
constexpr uint32_t kHelpers = kField | Bit(Role::kContact);
constexpr uint32_t kBusiness = kHelpers | Bit(Role::kDepartment);
constexpr uint32_t kHandingIn = Bit(Role::kCounty) | Bit(Role::kDepartment);
constexpr uint32_t kGranting = Bit(Role::kSysadmin) | Bit(Role::kSecadmin);

struct Grant {
  Permission permission;
  const char* name;
  uint32_t roles;
};

// The permission table. An officer has no business permission, a business role none of an officer's (04-trust.md line
// 7); a row is checked by role_test.cpp.
constexpr std::array kTable = {
    Grant{Permission::kPublic, "public", kEveryone},
    Grant{Permission::kSession, "session", kEveryone},
    Grant{Permission::kSignedIn, "signed-in", kEveryone},
    Grant{Permission::kReadDivisions, "read-divisions", kBusiness | kGranting},
    Grant{Permission::kReadJobs, "read-jobs", kOffices | kHandingIn | kGranting},
    Grant{Permission::kReadRegistry, "read-registry", kHelpers},
    Grant{Permission::kEditRegistry, "edit-registry", kField},
    Grant{Permission::kReshapeRegistry, "reshape-registry", kOffices},
    Grant{Permission::kImportRegistry, "import-registry", Bit(Role::kCounty)},
    Grant{Permission::kReveal, "reveal", kField},
    Grant{Permission::kReadDatasets, "read-datasets", kHandingIn},
    Grant{Permission::kHandInDatasets, "hand-in-datasets", kHandingIn},
    Grant{Permission::kReadRuns, "read-runs", Bit(Role::kCounty)},
    Grant{Permission::kStartRuns, "start-runs", Bit(Role::kCounty)},
    Grant{Permission::kReadClues, "read-clues", kHelpers},
    Grant{Permission::kReportClues, "report-clues", kHelpers},
    Grant{Permission::kAnswerClues, "answer-clues", Bit(Role::kTown) | Bit(Role::kVillage) | Bit(Role::kContact)},
    Grant{Permission::kReviewClues, "review-clues", Bit(Role::kTown)},
    Grant{Permission::kSendClues, "send-clues", Bit(Role::kCounty)},
    Grant{Permission::kReadPolicies, "read-policies", kBusiness},
    Grant{Permission::kDraftPolicies, "draft-policies", Bit(Role::kCounty)},
    Grant{Permission::kSimulate, "simulate", Bit(Role::kCounty)},
    Grant{Permission::kExport, "export", kOffices},
    Grant{Permission::kReadGroupRisk, "read-group-risk", kOffices},
    Grant{Permission::kCloseGroupRisk, "close-group-risk", Bit(Role::kCounty)},
    Grant{Permission::kReadCases, "read-cases", kHelpers},
    Grant{Permission::kHandleCases, "handle-cases", kField},
    Grant{Permission::kAskDepartments, "ask-departments", Bit(Role::kCounty)},
    Grant{Permission::kAnswerLookUps, "answer-look-ups", kHandingIn},
    Grant{Permission::kReadStatistics, "read-statistics", kField},
    Grant{Permission::kKeepHelp, "keep-help", kField},
    Grant{Permission::kRecordVisits, "record-visits", Bit(Role::kTown) | Bit(Role::kVillage) | Bit(Role::kContact)},
    Grant{Permission::kKeepInsurance, "keep-insurance", kOffices},
    Grant{Permission::kManageAccounts, "manage-accounts", Bit(Role::kSysadmin)},
    Grant{Permission::kGrantRoles, "grant-roles", Bit(Role::kSecadmin)},
    Grant{Permission::kReadAccounts, "read-accounts", kGranting},
    Grant{Permission::kManageKeys, "manage-keys", Bit(Role::kSecadmin)},
    Grant{Permission::kReadAudit, "read-audit", Bit(Role::kAuditor)},
    Grant{Permission::kOperate, "operate", Bit(Role::kSysadmin)},
};
static_assert(kTable.size() == static_cast<size_t>(kLastPermission) + 1);

constexpr bool InOrder() {
  for (size_t i = 0; i < kTable.size(); ++i) {
    if (static_cast<size_t>(kTable[i].permission) != i) return false;
  }
  return true;
}
static_assert(InOrder());

constexpr std::array<std::pair<Role, const char*>, std::size(kRoles)> kNames = {{{Role::kCounty, "county"},
                                                                                 {Role::kDepartment, "department"},
                                                                                 {Role::kTown, "town"},
                                                                                 {Role::kVillage, "village"},
                                                                                 {Role::kContact, "contact"},
                                                                                 {Role::kSysadmin, "sysadmin"},
                                                                                 {Role::kSecadmin, "secadmin"},
                                                                                 {Role::kAuditor, "auditor"}}};

}  // namespace

const char* RoleName(Role role) { return kNames.at(static_cast<size_t>(role)).second; }

std::optional<Role> RoleFromName(std::string_view name) {
  for (const auto& [role, text] : kNames) {
    if (name == text) return role;
  }
  return std::nullopt;
}

bool IsOfficer(Role role) { return role == Role::kSysadmin || role == Role::kSecadmin || role == Role::kAuditor; }

bool May(Role role, Permission permission) {
  return (kTable.at(static_cast<size_t>(permission)).roles & Bit(role)) != 0;
}

bool IsAdministrative(Permission permission) {
  switch (permission) {
    case Permission::kManageAccounts:
    case Permission::kGrantRoles:
    case Permission::kReadAccounts:
    case Permission::kManageKeys:
    case Permission::kReadAudit:
    case Permission::kOperate:
      return true;
    default:
      return false;
  }
}

bool NeedsListedAddress(Role role, Permission permission) {
  return IsAdministrative(permission) || (IsOfficer(role) && permission == Permission::kReadJobs);
}

bool NeedsSecondFactor(Role role, Permission permission) {
  if (permission <= Permission::kSignedIn) return false;
  return IsOfficer(role) || permission == Permission::kExport;
}

const char* PermissionName(Permission permission) { return kTable.at(static_cast<size_t>(permission)).name; }

}  // namespace shouwang::access
