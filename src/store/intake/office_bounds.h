// Whose uploads, runs and jobs a caller sees: these belong to a county as a whole and carry its code, so that a town or
// a village, whose range begins below it, sees none. A department sees what it handed in itself. Internal to the store.
#pragma once

#include <string>

#include "store/core/work.h"

namespace shouwang::store {

struct OfficeBounds {
  explicit OfficeBounds(const access::Scope& scope) : any_department(1) {
    access::Scope place = scope;
    if (scope.kind == access::Scope::Kind::kDepartment) {
      place.kind = access::Scope::Kind::kDivision;
      any_department = 0;
      department = scope.department;
    }
    if (scope.kind == access::Scope::Kind::kContact) place.kind = access::Scope::Kind::kNothing;
    const access::DivisionRange range = place.Range();
    low = range.low;
    high = range.high;
  }
  std::string low;
  std::string high;
  int any_department;
  std::string department;
};

// Runs, jobs and policies are the county's: a department has none.
struct CountyBounds {
  explicit CountyBounds(const access::Scope& scope) {
    const OfficeBounds bounds(scope);
    low = bounds.low;
    if (bounds.any_department == 1) high = bounds.high;
  }
  std::string low;
  std::string high;
};

}  // namespace shouwang::store
