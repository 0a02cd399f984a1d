#include "help/desk_checks.h"

#include "help/messages.h"

namespace shouwang::help {

tl::unexpected<Error> Refuse(const char* where, std::string text) {
  return Fail(ErrorCode::kInvalid, std::move(text), where);
}

Result<Date> PastDay(const std::string& text, const char* where, Date today) {
  const std::optional<Date> day = Date::FromIso(text);
  if (!day || *day > today) return Fail(ErrorCode::kInvalid, message::kPastDay, where);
  return *day;
}

}  // namespace shouwang::help
