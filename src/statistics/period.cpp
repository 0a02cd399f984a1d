#include "statistics/period.h"

#include "statistics/messages.h"

namespace shouwang::statistics {
namespace {

constexpr size_t kYearText = 4;
constexpr size_t kCountyDigits = 6;

}  // namespace

Result<Period> ReadPeriod(const Period& asked, const access::Scope& scope, Date today) {
  Period period = asked;
  if (period.as_of.empty()) period.as_of = today.Iso();
  const std::optional<Date> as_of = Date::FromIso(period.as_of);
  if (!as_of || *as_of > today) {
    return Fail(ErrorCode::kInvalid, message::kBadAsOf, "as_of", message::kBadDayHint);
  }
  if (period.from.empty()) period.from = period.as_of.substr(0, kYearText) + "-01-01";
  const std::optional<Date> from = Date::FromIso(period.from);
  if (!from || *from > *as_of) return Fail(ErrorCode::kInvalid, message::kBadFrom, "from", message::kBadDayHint);
  period.place = access::DivisionPrefix(period.place.empty() ? scope.division : period.place);
  if (period.place.size() < kCountyDigits || !period.place.starts_with(scope.division)) {
    return Fail(ErrorCode::kNotFound, message::kNoPlace, "place", message::kNoPlaceHint);
  }
  return period;
}

std::string DayBefore(const std::string& day) {
  const std::optional<Date> date = Date::FromIso(day);
  return date ? date->AddDays(-1).Iso() : day;
}

}  // namespace shouwang::statistics
