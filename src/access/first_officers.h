// The start of a county's record: its divisions, and the three officers with passwords that are good once (04-trust.md
// lines 6 and 7).
#pragma once

#include <array>
#include <string>
#include <vector>

#include "access/account_changes.h"
#include "access/divisions.h"
#include "base/result.h"
#include "record/record.h"

namespace shouwang::access {

struct FirstOfficer {
  Role role = Role::kSysadmin;
  std::string name;
  std::string password;  // to be shown once; kept nowhere
};

// One write, all or nothing. kConflict when the record has accounts already.
Result<std::vector<FirstOfficer>> MakeFirstOfficers(record::Record& record, const std::vector<Division>& divisions);

}  // namespace shouwang::access
