#include "clues/clue.h"

#include <algorithm>
#include <iterator>

#include "clues/messages.h"

namespace shouwang::clues {
namespace {

constexpr const char* kSourceNames[] = {"run",     "application", "visit", "media",   "petition",
                                        "hotline", "inspection",  "audit", "superior"};
constexpr const char* kStateNames[] = {"found",    "sent",     "returned", "escalated",
                                       "answered", "reviewed", "closed",   "shown"};
constexpr const char* kVerdictNames[] = {"", "confirmed", "refuted", "resolved"};

template <typename T, size_t n>
std::optional<T> FromName(const char* const (&names)[n], std::string_view name) {
  const auto found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<T>(found - std::begin(names));
}

}  // namespace

const char* Name(Source source) { return kSourceNames[static_cast<size_t>(source)]; }
const char* Name(State state) { return kStateNames[static_cast<size_t>(state)]; }
const char* Name(Verdict verdict) { return kVerdictNames[static_cast<size_t>(verdict)]; }
const char* Title(Source source) { return message::kSources[static_cast<size_t>(source)]; }
const char* Title(State state) { return message::kStates[static_cast<size_t>(state)]; }
const char* Title(Verdict verdict) { return message::kVerdicts[static_cast<size_t>(verdict)]; }
std::optional<Source> SourceFromName(std::string_view name) { return FromName<Source>(kSourceNames, name); }
std::optional<State> StateFromName(std::string_view name) { return FromName<State>(kStateNames, name); }
std::optional<Verdict> VerdictFromName(std::string_view name) { return FromName<Verdict>(kVerdictNames, name); }

std::optional<policy::RuleKind> KindFromName(std::string_view name) {
  for (const policy::RuleKind kind :
       {policy::RuleKind::kRisk, policy::RuleKind::kWatch, policy::RuleKind::kExclusion, policy::RuleKind::kQuality}) {
    if (name == policy::Name(kind)) return kind;
  }
  return std::nullopt;
}

bool IsWaiting(State state) {
  return std::find(std::begin(kWaitingStates), std::end(kWaitingStates), state) != std::end(kWaitingStates);
}

bool IsOverdue(const Clue& clue, const std::string& today) {
  return IsWaiting(clue.state) && !clue.due_on.empty() && clue.due_on < today;
}

}  // namespace shouwang::clues
