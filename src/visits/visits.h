// Where visits are kept. Implemented by src/store/visits. All calls belong to one transaction of the record, see only
// rows of the caller's scope, and throw record::RecordError when the database cannot be used.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "visits/rounds.h"
#include "visits/visit.h"

namespace shouwang::visits {

enum class DueState : uint8_t { kOpen, kLate, kDone };
const char* Name(DueState state);  // open late done
std::optional<DueState> DueStateFromName(std::string_view name);

// A family that is to be visited, and how it stands with that.
struct DueHousehold {
  int64_t household = 0;
  std::string household_id;
  std::string division_code;
  std::string village_group;
  std::string head;     // blank: none
  int64_t contact = 0;  // account; 0: none
  bool monitored = false;
  DueState state = DueState::kOpen;
  std::string last_visit;  // day; blank: none yet
  int64_t disputed = 0;    // visits that wait for somebody to look at both
};

struct DueFilter {
  std::string place;              // division code or prefix; blank: all of the scope
  std::optional<bool> monitored;  // which list; nothing: both
  std::optional<DueState> state;  // kOpen: the late ones too
  int64_t contact = 0;            // 0: anybody's
};
// The last row of the page before.
struct DueCursor {
  std::string division_code;
  std::string household_id;
};

struct DueCount {
  std::string division_code;  // a village
  int64_t contact = 0;
  bool monitored = false;
  int64_t households = 0;
  int64_t done = 0;
  int64_t late = 0;
};

class Visits {
 public:
  virtual ~Visits() = default;

  // Versions of the form, kept as long as there is a visit: form_json.h. Keeping the same again does nothing.
  virtual void KeepForm(const std::string& digest, const std::string& body) = 0;
  virtual std::optional<std::string> FormBody(const std::string& digest) = 0;

  // Gives its number; 0 when it would be out of the scope.
  virtual int64_t Add(const Visit& visit) = 0;
  virtual std::optional<Visit> Find(int64_t id) = 0;
  virtual std::vector<Visit> WithKey(const std::string& key) = 0;                               // oldest first
  virtual std::vector<Visit> WithBase(int64_t household, int64_t base) = 0;                     // oldest first
  virtual std::vector<Visit> OfHousehold(int64_t household, int limit) = 0;                     // the last day first
  virtual std::optional<Visit> Latest(int64_t household) = 0;                                   // that stands
  virtual std::vector<Visit> Disputed(const std::string& place, int64_t after, int limit) = 0;  // by number
  // What may change: state, conflict, against, and how it was settled. False when its version is not `expected` any
  // more, or it is out of the scope.
  virtual bool Save(const Visit& visit, int64_t expected) = 0;

  // By division and 户编号.
  virtual std::vector<DueHousehold> Due(const DueFilter& filter, const Rounds& rounds, const DueCursor& after,
                                        int limit) = 0;
  virtual std::vector<DueCount> CountDue(const DueFilter& filter, const Rounds& rounds) = 0;
};

}  // namespace shouwang::visits
