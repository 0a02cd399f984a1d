// What the village looks over in step 2 综合分析研判 (02-domain.md section 5; S4 三（二）): three lists of a village
// and a month, drawn from what the record holds. They are drafts: people decide, by opening cases or by not opening
// them.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "casework/desk.h"

namespace shouwang::casework {

struct FamilyLine {
  int64_t household = 0;
  std::string household_id;  // masked when it is an id number
  std::string head;
  std::string group;  // 村民小组
};

// 拟新识别: not monitored, and a risk was found to be so, or the family applied, and no case has dealt with it since.
struct ToIdentify {
  FamilyLine family;
  std::vector<std::string> reasons;  // rule or text of each clue, in order of their numbers; the application last
  std::string since;                 // the earliest of them
  int64_t clue = 0;                  // what a case can begin with: the first clue, or
  int64_t application = 0;           // the application
  int64_t case_file = 0;             // the open case; 0: none
};

// 拟消除: monitored, with what speaks against it. Those that nothing speaks against come first.
struct ToEliminate {
  FamilyLine family;
  std::string category;
  std::string identified_on;
  std::string helped_since;  // blank: no measure was carried out yet
  std::string ready_on;      // the months of help are over; blank: not known
  int64_t open_clues = 0;    // risks that are still to be looked into
  int64_t case_file = 0;
  bool is_ready = false;
};

// 人口自然增减: who came and who went in the month, by the register's own records.
struct Movement {
  FamilyLine family;
  std::string person;
  bool came = false;
  std::string status;  // of one who went: 死亡, 迁出 …; blank for who came
  std::string on;      // the day it was so, else the day it was written down
};

struct MonthLists {
  std::vector<ToIdentify> identify;
  std::vector<ToEliminate> eliminate;
  std::vector<Movement> population;
};

// `village`: 12 digits. kInvalid: it is no village, or the period no month; kForbidden: not in the caller's division.
Result<MonthLists> ReadMonthLists(Desk& desk, const policy::Procedure& elimination, const std::string& village,
                                  const std::string& period);

}  // namespace shouwang::casework
