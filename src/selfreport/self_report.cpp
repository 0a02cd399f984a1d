#include "selfreport/self_report.h"

#include "selfreport/messages.h"

namespace shouwang::selfreport {
namespace {

constexpr const char* kStateNames[] = {"received", "taken", "declined"};
constexpr const char* kReasonNames[] = {"", "elsewhere", "in-hand", "unreachable", "taken-back", "not-risk"};

}  // namespace

const char* Name(State state) { return kStateNames[static_cast<size_t>(state)]; }

std::optional<State> StateFromName(std::string_view name) {
  for (const State state : kStates) {
    if (name == Name(state)) return state;
  }
  return std::nullopt;
}

const char* Name(Reason reason) { return kReasonNames[static_cast<size_t>(reason)]; }

const char* Sentence(Reason reason) { return message::kReasons[static_cast<size_t>(reason)]; }

std::optional<Reason> ReasonFromName(std::string_view name) {
  for (const Reason reason : kReasons) {
    if (name == Name(reason)) return reason;
  }
  return std::nullopt;
}

}  // namespace shouwang::selfreport
