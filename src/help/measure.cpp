#include "help/measure.h"

namespace shouwang::help {
namespace {

constexpr const char* kStateNames[] = {"planned", "posted", "carried", "checked", "cancelled"};
constexpr const char* kActionNames[] = {"add", "revise", "post", "carry", "check", "send_back", "cancel"};

template <typename T, typename Values>
std::optional<T> FromName(const Values& values, std::string_view name) {
  for (const T value : values) {
    if (name == Name(value)) return value;
  }
  return std::nullopt;
}

}  // namespace

const char* Name(MeasureState state) { return kStateNames[static_cast<size_t>(state)]; }
const char* Name(PlanAction action) { return kActionNames[static_cast<size_t>(action)]; }

std::optional<MeasureState> MeasureStateFromName(std::string_view name) {
  return FromName<MeasureState>(kMeasureStates, name);
}
std::optional<PlanAction> PlanActionFromName(std::string_view name) { return FromName<PlanAction>(kPlanActions, name); }

}  // namespace shouwang::help
