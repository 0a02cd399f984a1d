#include "access/role.h"

#include <gtest/gtest.h>

#include <set>

#include "access/caller.h"

namespace shouwang::access {
namespace {

std::vector<Permission> AllPermissions() {
  std::vector<Permission> all;
  for (int i = 0; i <= static_cast<int>(kLastPermission); ++i) all.push_back(static_cast<Permission>(i));
  return all;
}

bool IsBusiness(Permission permission) { return permission > Permission::kReadJobs && !IsAdministrative(permission); }

TEST(RoleTest, NamesGoThereAndBack) {
  for (const Role role : kRoles) EXPECT_EQ(RoleFromName(RoleName(role)), role);
  EXPECT_FALSE(RoleFromName(""));
  EXPECT_FALSE(RoleFromName("County"));
}

TEST(RoleTest, EveryPermissionHasANameOfItsOwn) {
  std::set<std::string> names;
  for (const Permission permission : AllPermissions()) EXPECT_TRUE(names.insert(PermissionName(permission)).second);
}

TEST(RoleTest, EveryPermissionIsSomebodys) {
  for (const Permission permission : AllPermissions()) {
    int roles = 0;
    for (const Role role : kRoles) roles += int{May(role, permission)};
    EXPECT_GT(roles, 0) << PermissionName(permission);
  }
}

TEST(RoleTest, Trust07_OfficersHaveNoBusinessPermission) {
  for (const Role role : {Role::kSysadmin, Role::kSecadmin, Role::kAuditor}) {
    for (const Permission permission : AllPermissions()) {
      EXPECT_FALSE(IsBusiness(permission) && May(role, permission)) << RoleName(role) << PermissionName(permission);
    }
  }
}

TEST(RoleTest, Trust07_BusinessRolesHaveNoOfficersPermission) {
  for (const Role role : kRoles) {
    if (IsOfficer(role)) continue;
    for (const Permission permission : AllPermissions()) {
      EXPECT_FALSE(IsAdministrative(permission) && May(role, permission)) << PermissionName(permission);
    }
  }
}

TEST(RoleTest, Trust07_OfficersShareNoPowerToChange) {
  for (const Permission permission : AllPermissions()) {
    if (permission <= Permission::kReadJobs || permission == Permission::kReadAccounts) continue;
    const int officers = int{May(Role::kSysadmin, permission)} + int{May(Role::kSecadmin, permission)} +
                         int{May(Role::kAuditor, permission)};
    EXPECT_LE(officers, 1) << PermissionName(permission);
  }
}

TEST(RoleTest, Trust12_OfficersWorkFromListedAddresses) {
  EXPECT_TRUE(NeedsListedAddress(Role::kSysadmin, Permission::kOperate));
  EXPECT_TRUE(NeedsListedAddress(Role::kSecadmin, Permission::kReadJobs));
  EXPECT_FALSE(NeedsListedAddress(Role::kCounty, Permission::kReadJobs));
  EXPECT_FALSE(NeedsListedAddress(Role::kSysadmin, Permission::kSignedIn));
}

TEST(RoleTest, Trust17_TheAuditorOnlyReadsTheTrail) {
  for (const Permission permission : AllPermissions()) {
    if (permission <= Permission::kSignedIn) continue;
    EXPECT_EQ(May(Role::kAuditor, permission), permission == Permission::kReadAudit) << PermissionName(permission);
  }
}

TEST(RoleTest, Trust04_OfficersAndExportersNeedASecondFactor) {
  EXPECT_TRUE(NeedsSecondFactor(Role::kSysadmin, Permission::kManageAccounts));
  EXPECT_TRUE(NeedsSecondFactor(Role::kSecadmin, Permission::kReadDivisions));
  EXPECT_TRUE(NeedsSecondFactor(Role::kAuditor, Permission::kReadAudit));
  EXPECT_TRUE(NeedsSecondFactor(Role::kCounty, Permission::kExport));
  EXPECT_FALSE(NeedsSecondFactor(Role::kCounty, Permission::kReadRegistry));
  // Else nobody could bind one.
  EXPECT_FALSE(NeedsSecondFactor(Role::kSysadmin, Permission::kSignedIn));
}

TEST(ScopeTest, PrefixesDropTrailingZeros) {
  EXPECT_EQ(DivisionPrefix("530326000000"), "530326");
  EXPECT_EQ(DivisionPrefix("530326101000"), "530326101");
  EXPECT_EQ(DivisionPrefix("530326101203"), "530326101203");
  EXPECT_EQ(DivisionPrefix("530320000000"), "530320");
  EXPECT_EQ(DivisionPrefix("530326100000"), "530326100");
  EXPECT_EQ(DivisionPrefix("530326101200"), "530326101200");
}

TEST(ScopeTest, ADivisionCoversItselfAndAllBelow) {
  Scope scope;
  scope.kind = Scope::Kind::kDivision;
  scope.division = "530326101";
  EXPECT_EQ(scope.Range().low, "530326101000");
  EXPECT_EQ(scope.Range().high, "530326101999");
  EXPECT_TRUE(scope.CoversDivision("530326101203"));
  EXPECT_TRUE(scope.CoversDivision("530326101000"));
  EXPECT_FALSE(scope.CoversDivision("530326102001"));
  EXPECT_FALSE(scope.CoversDivision("530326000000"));
  EXPECT_FALSE(scope.CoversDivision("530326101"));
}

TEST(ScopeTest, OfficersDepartmentsAndMistakesCoverNothing) {
  Scope nothing;
  nothing.division = "530326";
  EXPECT_GT(nothing.Range().low, nothing.Range().high);
  EXPECT_FALSE(nothing.CoversDivision("530326101203"));
  Scope department;
  department.kind = Scope::Kind::kDepartment;
  department.division = "530326";
  EXPECT_GT(department.Range().low, department.Range().high);
  Scope blank;
  blank.kind = Scope::Kind::kDivision;
  EXPECT_GT(blank.Range().low, blank.Range().high);
  EXPECT_FALSE(blank.CoversDivision("530326101203"));
  blank.division = "5303261012030";
  EXPECT_GT(blank.Range().low, blank.Range().high);
}

TEST(ScopeTest, AContactHasARangeButCoversNoDivision) {
  Scope scope;
  scope.kind = Scope::Kind::kContact;
  scope.division = "530326";
  EXPECT_EQ(scope.Range().high, "530326999999");
  EXPECT_FALSE(scope.CoversDivision("530326101203"));
}

TEST(ScopeTest, TheSystemCoversEverything) {
  const Caller system = Caller::System("system");
  EXPECT_EQ(system.scope.Range().low, "");
  EXPECT_EQ(system.scope.Range().high, "999999999999");
  EXPECT_TRUE(system.scope.CoversDivision("530326101203"));
  EXPECT_EQ(system.account, 0);
}

}  // namespace
}  // namespace shouwang::access
