// A keyword in a pack's file that is one of a few. Internal to the policy module.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <utility>
#include <vector>

#include "policy/messages.h"
#include "policy/toml_table.h"

namespace shouwang::policy {

template <typename T>
using Choices = std::vector<std::pair<std::string, T>>;

// Looks a keyword up; a wrong one is an error that lists the right ones.
template <typename T>
T Choose(const TomlTable& table, const std::string& key, const Choices<T>& choices, T otherwise, bool required,
         Errors& errors) {
  if (!required && !table.Has(key)) return otherwise;
  const std::string text = table.String(key, errors, required);
  for (const auto& [name, value] : choices) {
    if (name == text) return value;
  }
  if (!text.empty()) {
    std::vector<std::string> names;
    for (const auto& choice : choices) names.push_back(choice.first);
    errors.push_back(PolicyError(table.PlaceOf(key), fmt::format(fmt::runtime(message::kBadValue), key, text),
                                 fmt::format(fmt::runtime(message::kOneOf), fmt::join(names, message::kJoin))));
  }
  return otherwise;
}

}  // namespace shouwang::policy
