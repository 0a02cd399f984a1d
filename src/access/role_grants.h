// How an account gets its role and scope: one officer proposes, another confirms (04-trust.md line 8). Nobody has a
// hand in their own. The three officers exclude one another and business roles for good (line 7): an account that was
// one never becomes another. Inside a write of the record; afterwards the session book must Forget() the account.
#pragma once

#include <string>

#include "access/accounts.h"
#include "base/result.h"
#include "record/record.h"

namespace shouwang::access {

struct WantedGrant {
  Role role = Role::kVillage;
  std::string division;    // 6, 9 or 12 digits as the role asks; blank for officers
  std::string department;  // of Role::kDepartment
  std::string reason;
};

// By a secadmin.
Result<RoleGrant> ProposeGrant(record::Tables& tables, int64_t account, const WantedGrant& wanted);
// By another secadmin or a sysadmin. Confirming gives the account its role and ends its sessions and tokens.
Result<RoleGrant> DecideGrant(record::Tables& tables, int64_t grant, bool confirm);
// By the console, which belongs to whoever runs the machine: without a second officer, in the audit trail as such.
Result<Account> GrantFromConsole(record::Tables& tables, int64_t account, const WantedGrant& wanted);

}  // namespace shouwang::access
