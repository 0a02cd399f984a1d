// Plans and their measures (measure.h says what they are). A plan is made after the determination, by its first
// measure; each change is a version of it, with its reason. What was posted and is changed must be posted again. What
// was carried out becomes a measure of the register at once; who carried it out does not check it, the town or the
// county does. A check that fails takes it out of the register again.
//
// Errors: kNotFound, kStale, kConflict, kForbidden, kInvalid with `where` the field's name.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "help/desk.h"

namespace shouwang::help {

// Everything a person may say of a measure that is planned.
struct MeasureDraft {
  std::string kind;
  std::vector<std::string> risks;
  std::string department;
  std::string content;
  int64_t cents = 0;
  std::string from_on, to_on;
  std::string responsible;
  int64_t person = 0;
};

Result<std::vector<Measure>> AddMeasures(Desk& desk, int64_t household, const std::vector<MeasureDraft>& drafts);
Result<Measure> ReviseMeasure(Desk& desk, int64_t id, int64_t expected, const MeasureDraft& draft,
                              const std::string& reason);
Result<Measure> CancelMeasure(Desk& desk, int64_t id, int64_t expected, const std::string& reason);

struct Posting {
  std::string posted_on;
  std::string place;
  std::vector<std::pair<int64_t, int64_t>> measures;  // number and version: of one village
};
Result<std::vector<Measure>> PostMeasures(Desk& desk, const Posting& posting);

struct CarriedOut {
  std::string carried_on;
  int64_t cents = 0;
  std::string note;
  std::vector<std::string> attachments;
};
Result<Measure> CarryOut(Desk& desk, int64_t id, int64_t expected, const CarriedOut& what);
Result<Measure> CheckMeasure(Desk& desk, int64_t id, int64_t expected, bool passed, const std::string& note);

// What a household has and is to have, for advice.h.
std::vector<Given> GivenOf(const HelpedHousehold& household);
Family FamilyOf(const HelpedHousehold& household);

}  // namespace shouwang::help
