// An enumeration's words: its name in code and files, and its title for users. A table has a row for each value, in
// order.
#pragma once

#include <optional>
#include <string_view>

namespace shouwang {

template <typename T>
struct Word {
  T value;
  const char* name;
  const char* title;
};

// The value of that name; nothing when there is none.
template <typename T, typename Words>
std::optional<T> ValueOfName(const Words& words, std::string_view name) {
  for (const Word<T>& word : words) {
    if (name == word.name) return word.value;
  }
  return std::nullopt;
}

}  // namespace shouwang
