#include "store/core/stored_text.h"

#include <sstream>

namespace shouwang::store {

std::string DayToStore(const std::string& day) { return day.empty() ? kNoDay : day; }
std::string DayFromStore(const std::string& day) { return day == kNoDay ? std::string() : day; }

std::string DigestsToStore(const std::vector<std::string>& digests) {
  std::string text;
  for (const std::string& digest : digests) text += text.empty() ? digest : " " + digest;
  return text;
}

std::vector<std::string> DigestsFromStore(const std::string& text) {
  std::vector<std::string> digests;
  std::istringstream words(text);
  for (std::string digest; words >> digest;) digests.push_back(digest);
  return digests;
}

}  // namespace shouwang::store
