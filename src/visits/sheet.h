// What a visit begins with: the members, and every answer of the visit before, to be confirmed or changed. What was
// never asked is filled in from the register where the form says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "policy/visit_form.h"
#include "visits/desk.h"

namespace shouwang::visits {

struct SheetMember {
  int64_t person = 0;
  std::string name;
  std::string relation;
  std::string sex;
  Answers answers;
};

// The income to compare with: of the visit before, else the register's latest.
struct IncomeBefore {
  std::string day;  // of that visit, or the end of the twelve months
  int64_t net_cents = 0;
  std::optional<int64_t> per_head;
  bool of_register = false;
};

struct Sheet {
  int64_t household = 0;
  std::string household_id;
  std::string head;
  std::string division_code;
  std::string village_group;
  std::string household_type;
  int64_t people = 0;
  std::vector<SheetMember> members;  // 在户, by number
  Answers answers;
  Amounts amounts;
  std::string note;
  int64_t base = 0;      // the visit that this comes from; 0: none
  std::string base_day;  // blank: none
  std::optional<IncomeBefore> before;
  std::vector<std::string> purposes;  // that can be chosen now: those of a case only while one is open
};

// kNotFound.
Result<Sheet> StartVisit(VisitDesk& desk, const policy::VisitForm& form, int64_t household);

// Answers that somebody should look at: titles and what was said.
struct Concern {
  std::string title;
  int64_t person = 0;  // 0: the household
  std::string value;
};
std::vector<Concern> ConcernsOf(const policy::VisitForm& form, const Content& content);

}  // namespace shouwang::visits
