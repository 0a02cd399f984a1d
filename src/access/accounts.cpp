#include "access/accounts.h"

namespace shouwang::access {

const char* Name(RoleGrant::State state) {
  switch (state) {
    case RoleGrant::State::kPending:
      return "pending";
    case RoleGrant::State::kConfirmed:
      return "confirmed";
    case RoleGrant::State::kRefused:
      return "refused";
  }
  return "";
}

Caller CallerOf(const Account& account, const std::string& address, int64_t session) {
  Caller caller;
  caller.account = account.id;
  caller.name = account.name;
  caller.address = address;
  caller.session = session;
  if (!account.role) return caller;  // its scope is nothing
  caller.role = *account.role;
  switch (*account.role) {
    case Role::kCounty:
    case Role::kTown:
    case Role::kVillage:
      caller.scope.kind = Scope::Kind::kDivision;
      break;
    case Role::kDepartment:
      caller.scope.kind = Scope::Kind::kDepartment;
      caller.scope.department = account.department;
      break;
    case Role::kContact:
      caller.scope.kind = Scope::Kind::kContact;
      caller.scope.account = account.id;
      break;
    case Role::kSysadmin:
    case Role::kSecadmin:
    case Role::kAuditor:
      return caller;
  }
  caller.scope.division = account.division;
  return caller;
}

}  // namespace shouwang::access
