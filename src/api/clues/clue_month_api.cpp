// What happened month by month: for setting this month beside the last.
#include "api/clues/clue_json.h"
#include "api/clues/clues_api.h"
#include "api/clues/messages.h"
#include "base/clock.h"
#include "base/date.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr int kMostMonths = 24;
constexpr size_t kMonthText = 7;  // YYYY-MM

Result<http::Reply> ReadMonths(Call& call) {
  const std::optional<Date> first = Date::FromIso(call.Query("from") + "-01");
  const std::optional<Date> last = Date::FromIso(call.Query("to") + "-01");
  if (!first || !last || *last < *first || first->AddMonths(kMostMonths) <= *last) {
    return Fail(ErrorCode::kInvalid, message::kMonthsRange, "to", message::kMonthsRangeHint);
  }
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    json items = json::array();
    for (Date month = *first; month <= *last; month = month.AddMonths(1)) {
      const clues::Activity activity =
          tables.clues().ActivityOf(call.Query("place"), BeijingMidnight(month), BeijingMidnight(month.AddMonths(1)));
      items.push_back(
          {{"month", month.Iso().substr(0, kMonthText)}, {"found", activity.found}, {"answered", activity.answered}});
    }
    return Json(ListJson(std::move(items)));
  });
}

}  // namespace

Endpoints ClueMonthEndpoints() {
  using namespace http;  // NOLINT: the words of schemas
  const Schema month = Object({{"month", PeriodShape(), {}},
                               {"found", CountShape(), message::kFoundInMonth},
                               {"answered", CountShape(), message::kAnsweredInMonth}})
                           .Named("ClueMonth");
  Endpoint months = Reading("/clues/months", "readClueMonths", message::kReadClueMonths, access::Permission::kReadClues,
                            Page(month), ReadMonths);
  months.query = {
      {"from", PeriodShape(), message::kFirstMonth}, {"to", PeriodShape(), message::kLastMonth}, PlaceQuery()};
  return {std::move(months)};
}

}  // namespace shouwang::api
