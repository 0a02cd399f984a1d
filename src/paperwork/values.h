// What is known of a household or a case, as the texts that printable forms are filled with (docs/forms.md).
//
// One set of values serves all forms: a form shows only what it declares. Names of the values are those of
// policies/national/forms/forms.toml. Ids and phones are masked unless `in_full` says that the caller gave a purpose.
// Everything is read through the repositories, so that a form holds nothing outside the caller's scope.
#pragma once

#include <string_view>

#include "access/accounts.h"
#include "access/divisions.h"
#include "base/date.h"
#include "base/result.h"
#include "casework/desk.h"
#include "forms/values.h"
#include "help/help_book.h"
#include "policy/pack.h"
#include "visits/visits.h"

namespace shouwang::paperwork {

struct Drawer {
  casework::Desk& desk;
  access::Divisions& divisions;
  access::Accounts& accounts;
  help::HelpBook& help;
  visits::Visits& visits;
  const policy::Pack& pack;  // of the place: its words and the numbers in force today
  bool in_full = false;
};

// Family, income, monitoring, plan of help, the last visit with the one before it beside, and the papers it gave.
// kNotFound.
Result<forms::FormValues> HouseholdValues(Drawer& drawer, int64_t household);

// The household's and the case's own: what was said at each step, its meeting and notice. For a form that lists
// households (评议 公示 审核 审定) those of the same meeting, notice, village or town. kNotFound.
Result<forms::FormValues> CaseValues(Drawer& drawer, int64_t case_file, std::string_view form);

}  // namespace shouwang::paperwork
