#include "help/desk_checks.h"

#include "help/messages.h"
#include "registry/register_words.h"

namespace shouwang::help {

Result<Date> PastDay(const std::string& text, const char* where, Date today) {
  const std::optional<Date> day = Date::FromIso(text);
  if (!day || *day > today) return Fail(ErrorCode::kInvalid, message::kPastDay, where);
  return *day;
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
