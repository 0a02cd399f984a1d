// The contact person 监测联系人 of a household: one, with hand-over (S1: “一对一”). Who it is stands in the register,
// and says what the account may see; here is how it changes.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "help/desk.h"

namespace shouwang::help {

// An account that may be the contact person of households in the caller's division.
struct ContactPerson {
  int64_t account = 0;
  std::string name;
  std::string division;
  int64_t households = 0;  // in the caller's scope, that it has now
};
std::vector<ContactPerson> ContactPersons(Desk& desk);

// Not finished, of a household: measures, clues, cases, the visit of this round, visits in dispute.
std::vector<OpenTask> OpenTasksOf(Desk& desk, int64_t household);

struct HandOverOrder {
  int64_t household = 0;
  int64_t expected = 0;  // version of the household
  int64_t to = 0;        // account
  std::string on;
  std::string reason;
};
// kInvalid: no contact person's account, or not of this place; kConflict: it is the same; kStale.
Result<HandOver> HandOverContact(Desk& desk, const HandOverOrder& order);

}  // namespace shouwang::help
