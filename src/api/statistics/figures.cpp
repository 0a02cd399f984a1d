#include "api/statistics/figures.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "access/divisions.h"
#include "api/statistics/messages.h"
#include "base/clock.h"
#include "base/division_code.h"

namespace shouwang::api {
namespace {

constexpr size_t kLongestKey = 100;

}  // namespace

Result<Asked> AskedOf(Call& call) {
  const Result<statistics::Period> period =
      statistics::ReadPeriod({call.Query("place"), call.Query("from"), call.Query("as_of")}, call.caller().scope,
                             BeijingDay(call.services().clock.NowMs()));
  if (!period) return Fail(period.error());
  const Result<intake::PackPointer> pack = call.services().packs->Contracts();
  if (!pack) return Fail(pack.error());
  return Asked{*period, *pack};
}

std::vector<http::QueryParameter> PeriodQuery(std::vector<http::QueryParameter> own) {
  own.push_back({"place",
                 http::Pattern("^([0-9]{6}|[0-9]{9}|[0-9]{12})$", kDivisionDigits, message::kCodeShape).Optional(),
                 message::kPlaceParameter});
  own.push_back({"as_of", http::Day().Optional(), message::kAsOfParameter});
  own.push_back({"from", http::Day().Optional(), message::kFromParameter});
  return own;
}

std::vector<http::QueryParameter> CellQuery(statistics::Behind behind) {
  std::vector<std::string> names;
  for (const statistics::TableName& table : statistics::kTables) {
    if (table.behind == behind) names.emplace_back(table.name);
  }
  return PeriodQuery({{"table", http::Choice(std::move(names)), message::kTableParameter},
                      {"column", http::Text(1, kLongestKey).Optional(), message::kColumnParameter},
                      {"row", http::Text(1, kLongestKey).Optional(), message::kRowParameter}});
}

statistics::Cell CellOf(const Call& call) { return {call.Query("column"), call.Query("row")}; }

std::vector<statistics::Table> TablesOf(record::Tables& tables, const Asked& asked,
                                        const std::vector<std::string>& names) {
  const statistics::Words words{*asked.pack, tables.divisions()};
  std::optional<statistics::Book> book;
  std::optional<std::vector<statistics::ClueCount>> counts;
  std::vector<statistics::Table> made;
  for (const statistics::TableName& table : statistics::kTables) {
    if (std::find(names.begin(), names.end(), table.name) == names.end()) continue;
    if (table.behind == statistics::Behind::kHouseholds) {
      if (!book) book.emplace(tables.statistics().ReadMonitored(asked.period), asked.period);
      made.push_back(statistics::HouseholdTable(table.name, *book, words));
    } else {
      if (!counts) counts = tables.statistics().CountClues(asked.period);
      made.push_back(statistics::ClueTable(table.name, *counts, asked.period, words));
    }
  }
  return made;
}

std::string NameOfPlace(record::Tables& tables, const std::string& place) {
  const std::string code = WholeDivisionCode(place);
  return access::NameOf(tables.divisions().Names({code}), code);
}

}  // namespace shouwang::api
