#include "api/statistics/statistics_api.h"

#include <algorithm>

#include "api/clues/clue_json.h"
#include "api/clues/clue_shapes.h"
#include "api/statistics/figures.h"
#include "api/statistics/messages.h"
#include "base/clock.h"

namespace shouwang::api {
namespace {

using nlohmann::json;
using statistics::Behind;

json TableJson(const statistics::Table& table, const statistics::Period& period, const std::string& place_name) {
  json columns = json::array();
  for (const statistics::Column& column : table.columns) {
    columns.push_back({{"name", column.name},
                       {"group", TextOrNull(column.group)},
                       {"title", column.title},
                       {"unit", statistics::Name(column.unit)},
                       {"opens", !statistics::IsRatio(column.unit)}});
  }
  const auto row_json = [](const statistics::Row& row) {
    json values = json::array();
    for (const std::optional<int64_t>& value : row.values) values.push_back(value ? json(*value) : json());
    return json{{"key", TextOrNull(row.key)}, {"title", row.title}, {"values", std::move(values)}};
  };
  json rows = json::array();
  for (const statistics::Row& row : table.rows) rows.push_back(row_json(row));
  return {{"table", table.name},           {"title", table.title},       {"place", period.place},
          {"place_name", place_name},      {"from", period.from},        {"as_of", period.as_of},
          {"row_title", table.row_title},  {"by_place", table.by_place}, {"behind", statistics::Name(table.behind)},
          {"columns", std::move(columns)}, {"rows", std::move(rows)},    {"total", row_json(table.total)},
          {"notes", table.notes}};
}

http::Schema TableSchema() {
  using namespace http;  // NOLINT: the words of schemas
  std::vector<std::string> names;
  for (const statistics::TableName& table : statistics::kTables) names.emplace_back(table.name);
  const Schema column = Object({{"name", http::Text(), {}},
                                {"group", http::Text().Nullable(), {}},
                                {"title", http::Text(), {}},
                                {"unit", NamesOf(statistics::kUnits), message::kUnitShape},
                                {"opens", Boolean(), message::kOpens}})
                            .Named("StatisticsColumn");
  const Schema row = Object({{"key", http::Text().Nullable(), message::kRowKey},
                             {"title", http::Text(), {}},
                             {"values", Array(CountShape().Nullable()), {}}})
                         .Named("StatisticsRow");
  return Object({{"table", Choice(names), {}},
                 {"title", http::Text(), {}},
                 {"place", http::Text(), {}},
                 {"place_name", http::Text(), {}},
                 {"from", Day(), {}},
                 {"as_of", Day(), {}},
                 {"row_title", http::Text(), message::kRowTitle},
                 {"by_place", Boolean(), message::kByPlace},
                 {"behind", Choice({Name(Behind::kHouseholds), Name(Behind::kClues)}), message::kBehind},
                 {"columns", Array(column), {}},
                 {"rows", Array(row), {}},
                 {"total", row, {}},
                 {"notes", TextsShape(), message::kNotes}})
      .Named("StatisticsTable");
}

Result<http::Reply> ReadTable(Call& call) {
  const Result<Asked> asked = AskedOf(call);
  if (!asked) return Fail(asked.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::vector<statistics::Table> made = TablesOf(tables, *asked, {call.Query("table")});
    return Json(TableJson(made.front(), asked->period, NameOfPlace(tables, asked->period.place)));
  });
}

json HouseholdJson(const statistics::BehindHousehold& one, const statistics::Book& book) {
  const statistics::Spell& spell = *one.spell;
  return {{"id", spell.household},
          {"household_id", spell.household_id},
          {"division_code", spell.division_code},
          {"head", book.Head(spell)},
          {"category", spell.category},
          {"identified_on", spell.identified_on},
          {"eliminated_on", TextOrNull(spell.eliminated_on)},
          {"elimination_kind", TextOrNull(spell.elimination_kind)},
          {"risks", TextOrNull(spell.risks)},
          {"people", one.people},
          {"value", one.value}};
}

http::Schema HouseholdSchema() {
  using namespace http;  // NOLINT: the words of schemas
  return Object({{"id", IdShape(), {}},
                 {"household_id", http::Text(), {}},
                 {"division_code", DivisionShape(), {}},
                 {"head", http::Text(), {}},
                 {"category", http::Text(), {}},
                 {"identified_on", Day(), {}},
                 {"eliminated_on", Day().Nullable(), {}},
                 {"elimination_kind", http::Text().Nullable(), {}},
                 {"risks", http::Text().Nullable(), {}},
                 {"people", CountShape(), message::kPeopleShape},
                 {"value", CountShape(), message::kValueShape}})
      .Named("StatisticsHousehold");
}

// The order of a book's spells.
json KeyOf(const statistics::Spell& spell) { return json::array({spell.division_code, spell.household_id, spell.id}); }

Result<json> CursorOf(const Call& call) {
  const std::string text = call.Query("cursor");
  if (text.empty()) return json::array({"", "", 0});
  Result<json> key = ReadCursor(text);
  if (!key) return key;
  const bool good = key->is_array() && key->size() == 3 && IsCursorText((*key)[0]) && IsCursorText((*key)[1]) &&
                    (*key)[2].is_number_integer();
  if (!good) return Fail(BadCursor());
  return key;
}

Result<http::Reply> ListHouseholds(Call& call) {
  const Result<Asked> asked = AskedOf(call);
  if (!asked) return Fail(asked.error());
  const Result<json> after = CursorOf(call);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const statistics::Book book(tables.statistics().ReadMonitored(asked->period), asked->period);
    const Result<std::vector<statistics::BehindHousehold>> behind =
        statistics::HouseholdsBehind(call.Query("table"), CellOf(call), book, *asked->pack);
    if (!behind) return Fail(behind.error());
    json items = json::array();
    json last;
    for (const statistics::BehindHousehold& one : *behind) {
      json key = KeyOf(*one.spell);
      if (key <= *after) continue;
      if (items.size() == static_cast<size_t>(call.Limit())) break;
      items.push_back(HouseholdJson(one, book));
      last = std::move(key);
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> ListClues(Call& call) {
  const Result<Asked> asked = AskedOf(call);
  if (!asked) return Fail(asked.error());
  const Result<int64_t> after = NumberCursor(call, 0);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const statistics::Period& period = asked->period;
    const Result<std::optional<statistics::ClueSelection>> selection = statistics::CluesBehind(
        call.Query("table"), CellOf(call), tables.statistics().CountClues(period), period, *asked->pack);
    if (!selection) return Fail(selection.error());
    std::vector<clues::Clue> page;
    if (*selection) {
      for (const int64_t id : tables.statistics().ListClues(period, **selection, *after, call.Limit())) {
        if (std::optional<clues::Clue> clue = tables.clues().Find(id)) page.push_back(std::move(*clue));
      }
    }
    const int64_t last = page.empty() ? 0 : page.back().id;
    return JsonText(PageText(ClueListText(page, Now(tables).today), page.size(), last, call.Limit()));
  });
}

}  // namespace

Endpoints StatisticsTableEndpoints() {
  using access::Permission;
  std::vector<std::string> names;
  for (const statistics::TableName& table : statistics::kTables) names.emplace_back(table.name);
  Endpoint table = Reading("/statistics/table", "readStatistics", message::kReadTable, Permission::kReadStatistics,
                           TableSchema(), ReadTable);
  table.query = PeriodQuery({{"table", http::Choice(std::move(names)), message::kTableParameter}});
  Endpoint households = Reading("/statistics/households", "listStatisticsHouseholds", message::kListBehindHouseholds,
                                Permission::kReadStatistics, http::Page(HouseholdSchema()), ListHouseholds);
  households.query = PageQuery(CellQuery(Behind::kHouseholds));
  Endpoint clues = Reading("/statistics/clues", "listStatisticsClues", message::kListBehindClues,
                           Permission::kReadStatistics, http::Page(ClueSchema()), ListClues);
  clues.query = PageQuery(CellQuery(Behind::kClues));
  return {std::move(table), std::move(households), std::move(clues)};
}

Endpoints StatisticsEndpoints() { return Joined({StatisticsTableEndpoints, StatisticsFileEndpoints}); }

}  // namespace shouwang::api
