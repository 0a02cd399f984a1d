// What figures are counted from, and where it is kept. Implemented by src/store/statistics. All calls see only rows of
// the caller's scope and of the period's place; rows that were closed (taken back) are not there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "statistics/period.h"

namespace shouwang::statistics {

// A household's time as 监测对象, from the day of identification to before the day of elimination.
struct Spell {
  int64_t id = 0;
  int64_t household = 0;
  std::string household_id;
  std::string division_code;
  std::string category;
  std::string identified_on;
  std::string eliminated_on;  // blank: not yet
  std::string elimination_kind;
  std::string risks;       // joined by 、
  bool dissolved = false;  // the household was merged into another one since
};

// A person of such a household as the register has him now.
struct PersonRow {
  int64_t household = 0;
  std::string name;
  bool head = false;
  std::string status;      // 在户, or why not
  std::string since;       // first day of that status in that household; blank: not known
  std::string birth_date;  // blank: not known
  std::string labour;
  std::string came;  // the day he came from another household, before `since`; blank: from none
};

// Where a person belonged before he went to another household.
struct EarlierRow {
  int64_t household = 0;
  std::string since;
  std::string until;
  std::string status;  // of the person now …
  std::string status_since;
  std::string birth_date;
  std::string labour;
};

// All of one kind that a household got.
struct MeasureRow {
  int64_t household = 0;
  std::string kind;
  int64_t measures = 0;
  int64_t cents = 0;
};

// A day on which somebody visited such a household.
struct VisitDay {
  int64_t household = 0;
  std::string day;
};

struct MonitoredRows {
  std::vector<Spell> spells;  // identified by the end of the period, and not eliminated before its first day
  // All of the households of these spells.
  std::vector<PersonRow> persons;
  std::vector<EarlierRow> earlier;
  std::vector<MeasureRow> measures;  // begun by the end of the period
  // By the end of the period, from its first day or that of its last year, whichever is earlier: a round of visits goes
  // by the calendar.
  std::vector<VisitDay> visits;
};

// What became of a clue by the end of the period. Names are those of the store and of the API.
namespace outcome {
inline constexpr std::string_view kUnsent = "unsent";
inline constexpr std::string_view kWaiting = "waiting";      // sent, not answered, not due yet
inline constexpr std::string_view kOverdue = "overdue";      // sent, not answered, due before the last day
inline constexpr std::string_view kConfirmed = "confirmed";  // answered: the verdicts
inline constexpr std::string_view kRefuted = "refuted";
inline constexpr std::string_view kResolved = "resolved";
inline constexpr std::string_view kVanished = "vanished";  // no longer found by a later run, before anybody was asked
}  // namespace outcome

// Clues of kind risk and quality that were found in the period. What is only shown (exclusions, watch list) asks nobody
// and is not counted.
struct ClueCount {
  std::string division_code;  // 12 digits: of the town, or of the village inside a town
  std::string source;         // clues::Name(Source)
  std::string kind;           // policy::Name(RuleKind)
  std::string datasets;       // those of the evidence: “,medical_settlement,death,”; blank without a run
  std::string outcome;
  int64_t clues = 0;
};

// Which of them. What is blank or empty asks for nothing.
struct ClueSelection {
  std::string place;  // the 9 digits of a town: all of it; 12 digits: what is of just this code
  std::string kind;
  std::string source;
  bool by_datasets = false;  // only those whose `datasets` is one of these
  std::vector<std::string> datasets;
  std::vector<std::string> outcomes;
};

class Basis {
 public:
  virtual ~Basis() = default;
  virtual MonitoredRows ReadMonitored(const Period& period) = 0;
  virtual std::vector<ClueCount> CountClues(const Period& period) = 0;
  // Numbers, rising, after `after`.
  virtual std::vector<int64_t> ListClues(const Period& period, const ClueSelection& selection, int64_t after,
                                         int limit) = 0;
};

}  // namespace shouwang::statistics
