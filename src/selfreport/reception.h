// What is done with a self-report: handed in by the family, taken or declined by an officer. Taking one reports a clue
// of source 自主申报 about the family's household and sends it to its village at once, so that it goes the way of every
// other clue (02-domain.md section 3) and a case can be opened when it is confirmed.
//
// Errors: kNotFound, kStale, kConflict, kInvalid with `where` the field's name; kTooMany when a village had its number
// of reports for the day. Nothing is kept then.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "base/date.h"
#include "base/result.h"
#include "clues/clues.h"
#include "registry/registry.h"
#include "selfreport/inbox.h"

namespace shouwang::selfreport {

// What the family wrote, cleaned. `difficulties`: those that may be chosen. Says nothing about what the register knows.
Status CleanReport(SelfReport& report, const std::vector<std::string>& difficulties, Date today);

// kTooMany when the village had `most_of_day` reports since midnight in Beijing; 0: no limit.
Status CheckRoom(Inbox& inbox, const std::string& village, int64_t most_of_day, int64_t now_ms);
// Gives the report's receipt.
Result<std::string> Receive(Inbox& inbox, SelfReport report, int64_t most_of_day, int64_t now_ms);

// Where the register has the person, for an officer.
struct Match {
  enum class Kind : uint8_t {
    kFound,      // in a household that the officer sees
    kElsewhere,  // in one that the officer does not see
    kUnknown,    // the register does not have this id number
  };
  Kind kind = Kind::kUnknown;
  int64_t household = 0;  // kFound
  int64_t person = 0;
  std::string household_id;  // masked when it is an id number
  std::string person_name;
  std::string head;
  std::string division_code;
};
const char* Name(Match::Kind kind);  // found elsewhere unknown
Match MatchOf(registry::Registry& registry, const SelfReport& report);

struct Reception {
  Inbox& inbox;
  registry::Registry& registry;
  clues::Clues& clues;
  const access::Caller& caller;
  int64_t now_ms = 0;
};

// The report as it is afterwards. `due_on`: until when the village is to verify.
Result<SelfReport> TakeReport(const Reception& reception, int64_t id, int64_t expected, const std::string& due_on);
Result<SelfReport> DeclineReport(const Reception& reception, int64_t id, int64_t expected, Reason reason,
                                 const std::string& note);

}  // namespace shouwang::selfreport
