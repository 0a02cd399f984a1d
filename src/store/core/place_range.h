// Conditions that queries of several areas share, beside the scope of core/work.h. Internal to the store.
#pragma once

#include <string>

namespace shouwang::store {

// The rows a place covers: a code of any level with zeros behind, or a prefix; blank: all.
struct PlaceRange {
  explicit PlaceRange(const std::string& place);
  std::string low;
  std::string high;
};

// What limits a query on rows `c` with a household to those of a contact person: for nobody else. Binds :contact.
inline constexpr const char* kOfContact =
    " AND c.household IN (SELECT h.id FROM household h WHERE h.contact_account = :contact)";

// What both ends of a range of codes begin with: the place that a query cannot leave.
std::string CommonPrefix(const std::string& low, const std::string& high);

}  // namespace shouwang::store
