#include "record/entry_checks.h"

#include <fmt/format.h>

#include "base/text.h"
#include "record/messages.h"

namespace shouwang::record {

Status CheckText(const std::string& text, const char* where, const char* title) {
  if (!TrimAscii(text).empty()) return {};
  return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(message::kTextMissing), title), where);
}

Result<Date> PastDay(const std::string& text, const char* where, Date today) {
  const std::optional<Date> day = Date::FromIso(text);
  if (!day || *day > today) return Fail(ErrorCode::kInvalid, message::kPastDay, where);
  return *day;
}

}  // namespace shouwang::record
