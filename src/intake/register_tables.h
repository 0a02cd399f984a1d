// The register as a run sees it: a table for each of its datasets, sealed in the vault, and the numbers by which it
// knows the households and persons that clues are about.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/resident_id.h"
#include "base/result.h"
#include "clues/group_risk.h"
#include "intake/run.h"
#include "policy/pack.h"

namespace shouwang::intake {

// From household ids and valid id numbers to the register's own numbers; 16 bytes each.
class Subjects {
 public:
  void AddHousehold(std::string_view household_id, int64_t number);
  void AddPerson(ResidentId id, int64_t number);
  void Sort();  // when all were added

  int64_t Household(std::string_view household_id) const;  // 0: not there
  int64_t Person(std::string_view id_no) const;            // of several rows the first; 0: not there, or not a valid id

 private:
  using Numbers = std::vector<std::pair<uint64_t, int64_t>>;
  static int64_t Find(const Numbers& numbers, uint64_t key);
  Numbers households_;  // by hash of the id
  Numbers persons_;     // by the 17 digits
};

struct RegisterTables {
  std::vector<RunInput> tables;
  Subjects subjects;
  std::vector<clues::PlaceSize> places;  // households of each village
};

// Reads all of the county's register (`division_code`: 12 digits) in one snapshot and seals it. May take seconds.
using ReadRegister = std::function<Result<RegisterTables>(const policy::Pack& pack, const std::string& division_code)>;

}  // namespace shouwang::intake
