#include "help/measure.h"

#include <algorithm>

#include "base/word_table.h"
#include "registry/register_words.h"

namespace shouwang::help {
namespace {

constexpr Word<MeasureState> kStateWords[] = {{MeasureState::kPlanned, "planned", ""},
                                              {MeasureState::kPosted, "posted", ""},
                                              {MeasureState::kCarried, "carried", ""},
                                              {MeasureState::kChecked, "checked", ""},
                                              {MeasureState::kCancelled, "cancelled", ""}};
constexpr Word<PlanAction> kActionWords[] = {
    {PlanAction::kAdd, "add", ""},      {PlanAction::kRevise, "revise", ""}, {PlanAction::kPost, "post", ""},
    {PlanAction::kCarry, "carry", ""},  {PlanAction::kCheck, "check", ""},   {PlanAction::kSendBack, "send_back", ""},
    {PlanAction::kCancel, "cancel", ""}};

}  // namespace

const char* Name(MeasureState state) { return kStateWords[static_cast<size_t>(state)].name; }
const char* Name(PlanAction action) { return kActionWords[static_cast<size_t>(action)].name; }

std::optional<MeasureState> MeasureStateFromName(std::string_view name) {
  return ValueOfName<MeasureState>(kStateWords, name);
}
std::optional<PlanAction> PlanActionFromName(std::string_view name) {
  return ValueOfName<PlanAction>(kActionWords, name);
}

std::vector<std::string> SplitRisks(std::string_view joined) {
  std::vector<std::string> risks;
  while (!joined.empty()) {
    const size_t end = std::min(joined.find(registry::word::kJoin), joined.size());
    if (end > 0) risks.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + registry::word::kJoin.size(), joined.size()));
  }
  return risks;
}

std::string JoinRisks(const std::vector<std::string>& risks) {
  std::string joined;
  for (const std::string& risk : risks) {
    if (!joined.empty()) joined += registry::word::kJoin;
    joined += risk;
  }
  return joined;
}

}  // namespace shouwang::help
