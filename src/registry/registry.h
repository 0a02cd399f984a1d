// The register: households and persons, who belongs where, incomes, monitoring, measures, kinship, and its history.
// What the domain asks of the store. Every call is limited to the caller's scope; what lies outside is not there.
// Personal fields are in the clear in the rows given and taken, unless a call says otherwise.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "registry/change.h"
#include "registry/entity.h"

namespace shouwang::registry {

// A household as its page shows it.
struct HouseholdCard {
  Row household;
  std::vector<Row> members;    // all that belong to it, whatever their status, in order of their numbers
  std::optional<Row> income;   // of the latest period
  std::vector<Row> monitored;  // by identified_on
};

// A line of a list.
struct HouseholdLine {
  Row household;
  std::string head;     // name of the head; blank when there is none
  int64_t members = 0;  // 在户
  int64_t person = 0;   // the person that was found, in searches for persons
  std::string person_name;
  std::string sort_key;  // cursor: name or initials of that person
};

struct HouseholdFilter {
  std::string division;         // 6, 9 or 12 digits; blank: all of the caller's
  std::string household_type;   // blank: all
  bool monitored_only = false;  // monitored now
  std::string after;            // cursor: the 户编号 of the last line
  int limit = 50;
};

enum class SearchKey : uint8_t { kName, kInitials, kIdNo, kPhone, kHouseholdId };
struct Search {
  SearchKey key = SearchKey::kName;
  std::string text{};        // name, initials, household number: the beginning; id and phone: all of it
  std::string division{};    // blank: all of the caller's
  std::string after{};       // cursor: the sort key of the last line …
  int64_t after_person = 0;  // … and its person (or household)
  int limit = 50;
};

// Persons with the same valid id, 在户 in more than one row.
struct DuplicateGroup {
  int64_t blind = 0;         // cursor
  std::vector<Row> persons;  // those in the caller's scope
  int64_t elsewhere = 0;     // how many are outside it
};

// A stretch of the register in order of the 户编号, personal fields still sealed: for snapshots and imports.
struct RegisterChunk {
  std::string last;  // 户编号 of the last household; blank: nothing is left
  std::vector<Row> households;
  std::vector<Row> persons;  // each of these in order of the households …
  std::vector<Row> incomes;
  std::vector<Row> monitored;
  std::vector<Row> measures;
  std::vector<Row> kinships;
  std::vector<Row>& Of(Entity entity);
};

class Registry {
 public:
  virtual ~Registry() = default;

  // ---- reading
  virtual std::optional<Row> Find(Entity entity, int64_t id) = 0;  // also a closed one
  virtual std::vector<Row> Members(int64_t household) = 0;         // not the closed ones, by number
  virtual std::vector<Row> RowsOf(Entity entity, int64_t household) = 0;
  virtual std::optional<HouseholdCard> ReadCard(int64_t household) = 0;
  virtual std::vector<HouseholdLine> List(const HouseholdFilter& filter) = 0;
  virtual std::vector<HouseholdLine> Find(const Search& search) = 0;
  virtual std::vector<DuplicateGroup> Duplicates(int64_t after, int limit) = 0;           // first page: INT64_MIN
  virtual std::vector<Change> History(int64_t household, int64_t before, int limit) = 0;  // newest first
  // Households in order of their 户编号 after `after`, with all that belongs to them. Not the closed ones.
  virtual RegisterChunk ReadChunk(const std::string& after, int households) = 0;

  // Whatever the scope, since numbers and people are unique in the county.
  virtual bool NumberTaken(const std::string& household_id) = 0;
  virtual int64_t MembersWithId(const std::string& id_no) = 0;  // rows 在户

  // ---- writing
  virtual int64_t NewNumber() = 0;
  // Carries it out and writes the history. Gives the operation's number. kStale when a row has another version than the
  // edit says; kNotFound when a row is outside the scope, before or after. The version of every household that has an
  // edit rises, that of its page too.
  virtual Result<int64_t> Apply(const Operation& operation) = 0;

  // ---- undo
  virtual std::optional<Change> FindChange(int64_t change) = 0;
  virtual std::vector<Change> ChangesOf(int64_t operation) = 0;  // oldest first
  // Whether a later change that still stands touches a row of the operation or a household that it made.
  virtual bool IsBuiltUpon(int64_t operation) = 0;
  virtual void MarkUndone(int64_t operation, int64_t by) = 0;
};

}  // namespace shouwang::registry
