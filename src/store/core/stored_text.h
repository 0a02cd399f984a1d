// How some values of the domain are written as text in more than one area's tables. Internal to the store.
#pragma once

#include <string>
#include <vector>

namespace shouwang::store {

// How no due day is written, so that it sorts behind every day.
inline constexpr const char* kNoDay = "9999-12-31";
std::string DayToStore(const std::string& day);
std::string DayFromStore(const std::string& day);

// Names of kept files, with blanks between them (`-- vault-list:` of the migrations).
std::string DigestsToStore(const std::vector<std::string>& digests);
std::vector<std::string> DigestsFromStore(const std::string& text);

}  // namespace shouwang::store
