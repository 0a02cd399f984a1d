// Which rows a caller may see and change: a division and all below it (02-domain.md section 1). The store puts it into
// every query it makes, so that no route can forget it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shouwang::access {

// The division codes a scope covers, both ends included: 12 digits each. An empty range covers nothing.
struct DivisionRange {
  std::string low;
  std::string high;
};

struct Scope {
  enum class Kind : uint8_t {
    kNothing,     // the three officers; and what is made by mistake
    kSystem,      // jobs of the program itself; never made from a request
    kDivision,    // county, town, village: `division` and all below
    kDepartment,  // a department: what it handed in itself, in all of `division`; no registry
    kContact,     // a contact person: households assigned to `account`
  };
  Kind kind = Kind::kNothing;
  std::string division;    // 2, 4, 6, 9 or 12 digits
  std::string department;  // kDepartment: code name of the department
  int64_t account = 0;     // kContact

  DivisionRange Range() const;  // of kDivision, kContact; everything for kSystem; nothing otherwise
  bool CoversDivision(std::string_view code) const;  // `code` has 12 digits; false for kContact
};

// What a division code of 12 digits covers: trailing zeros removed down to 6, 9 or 12 digits.
std::string DivisionPrefix(std::string_view code);

}  // namespace shouwang::access
