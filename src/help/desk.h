// What every use case of help works with: the repositories of one transaction, who asks, and what the pack says.
#pragma once

#include "access/accounts.h"
#include "access/caller.h"
#include "base/date.h"
#include "casework/cases.h"
#include "clues/clues.h"
#include "help/advice.h"
#include "help/help_book.h"
#include "registry/registry.h"
#include "visits/visits.h"

namespace shouwang::help {

struct Desk {
  HelpBook& book;
  registry::Registry& registry;
  access::Accounts& accounts;
  clues::Clues& clues;
  casework::Cases& cases;
  visits::Visits& visits;
  const HelpRules& rules;
  const access::Caller& caller;
  int64_t now_ms = 0;
  Date today;
};

}  // namespace shouwang::help
