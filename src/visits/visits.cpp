#include "visits/visits.h"

#include <algorithm>
#include <array>

namespace shouwang::visits {
namespace {

constexpr std::array kNames = {"open", "late", "done"};

}  // namespace

const char* Name(DueState state) { return kNames.at(static_cast<size_t>(state)); }

std::optional<DueState> DueStateFromName(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<DueState>(found - kNames.begin());
}

}  // namespace shouwang::visits
