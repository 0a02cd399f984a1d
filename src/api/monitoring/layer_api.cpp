#include <algorithm>

#include "api/core/page.h"
#include "api/core/shapes.h"
#include "api/monitoring/layer_json.h"
#include "api/monitoring/messages.h"
#include "api/monitoring/monitoring_api.h"
#include "base/clock.h"
#include "registry/registry.h"

namespace shouwang::api {
namespace {

using access::Permission;
using monitoring::LayerHousehold;
using nlohmann::json;

std::string Today(record::Tables& tables) { return BeijingDay(tables.now_ms()).Iso(); }

json KeyOf(const LayerHousehold& one) { return json::array({one.household.division_code, one.household.id}); }

Result<json> CursorOf(const Call& call) {
  const std::string text = call.Query("cursor");
  if (text.empty()) return json::array({"", 0});
  Result<json> key = ReadCursor(text);
  if (!key) return key;
  const bool good = key->is_array() && key->size() == 2 && IsCursorText((*key)[0]) && (*key)[1].is_number_integer();
  if (!good) return Fail(BadCursor());
  return key;
}

Result<http::Reply> ListLayers(Call& call) {
  const Result<json> after = CursorOf(call);
  if (!after) return Fail(after.error());
  const Result<LayerQuery> query = LayerQueryOf(call, call.Query("place"));
  if (!query) return Fail(query.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::vector<LayerHousehold> all =
        monitoring::SideBySide(tables.monitoring().ReadLayers(query->question), Today(tables));
    json items = json::array();
    json last;
    for (const LayerHousehold& one : all) {
      json key = KeyOf(one);
      if (key <= *after || !IsAskedFor(call, one)) continue;
      if (items.size() == static_cast<size_t>(call.Limit())) break;
      items.push_back(LayerHouseholdJson(one, *query));
      last = std::move(key);
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> SummariseLayers(Call& call) {
  const Result<LayerQuery> query = LayerQueryOf(call, call.Query("place"));
  if (!query) return Fail(query.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const monitoring::LayerRows rows = tables.monitoring().ReadLayers(query->question);
    const std::vector<LayerHousehold> all = monitoring::SideBySide(rows, Today(tables));
    json layers = json::array();
    for (const monitoring::Layer layer : monitoring::kLayers) {
      int64_t households = 0;
      int64_t people = 0;
      for (const LayerHousehold& one : all) {
        for (const monitoring::LayerEntry& entry : one.layers) {
          if (entry.layer != layer) continue;
          ++households;
          people += entry.people;
        }
      }
      layers.push_back({{"layer", monitoring::Name(layer)},
                        {"title", monitoring::Title(layer)},
                        {"households", households},
                        {"people", people}});
    }
    json doubts = json::array();
    for (const monitoring::Doubt doubt : monitoring::kDoubts) {
      const auto households =
          std::count_if(all.begin(), all.end(), [&](const LayerHousehold& one) { return one.Has(doubt); });
      doubts.push_back(
          {{"doubt", monitoring::Name(doubt)}, {"title", monitoring::Title(doubt)}, {"households", households}});
    }
    json sources = json::array();
    for (const monitoring::LowIncomeSource& source : rows.sources) sources.push_back(LayerSourceJson(source, *query));
    const auto doubtful =
        std::count_if(all.begin(), all.end(), [](const LayerHousehold& one) { return !one.doubts.empty(); });
    return Json({{"as_of", Today(tables)},
                 {"households", all.size()},
                 {"doubtful", doubtful},
                 {"layers", std::move(layers)},
                 {"doubts", std::move(doubts)},
                 {"sources", std::move(sources)}});
  });
}

http::Schema SummarySchema() {
  using namespace http;  // NOLINT: the words of schemas
  const Schema layer = Object({{"layer", LayerShape(), {}},
                               {"title", http::Text(), {}},
                               {"households", CountShape(), {}},
                               {"people", CountShape(), {}}})
                           .Named("LayerCount");
  const Schema doubt =
      Object({{"doubt", DoubtShape(), {}}, {"title", http::Text(), {}}, {"households", CountShape(), {}}})
          .Named("LayerDoubtCount");
  return Object({{"as_of", Day(), {}},
                 {"households", CountShape(), {}},
                 {"doubtful", CountShape(), {}},
                 {"layers", Array(layer), {}},
                 {"doubts", Array(doubt), {}},
                 {"sources", Array(LayerSourceSchema()), {}}})
      .Named("LayerSummary");
}

// A household that is in no layer has an answer too: both lists are empty.
Result<http::Reply> LayersOfHousehold(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<registry::Row> row = tables.registry().Find(registry::Entity::kHousehold, *id);
    if (!row || row->closed) return Fail(NotHere());
    Result<LayerQuery> query = LayerQueryOf(call, (*row)[registry::household_field::kDivision]);
    if (!query) return Fail(query.error());
    query->question.household = *id;
    const monitoring::LayerRows rows = tables.monitoring().ReadLayers(query->question);
    const std::vector<LayerHousehold> found = monitoring::SideBySide(rows, Today(tables));
    json sources = json::array();
    for (const monitoring::LowIncomeSource& source : rows.sources) sources.push_back(LayerSourceJson(source, *query));
    const json household = found.empty() ? json::object() : LayerHouseholdJson(found.front(), *query);
    return Json({{"layers", household.value("layers", json::array())},
                 {"doubts", household.value("doubts", json::array())},
                 {"sources", std::move(sources)}});
  });
}

http::Schema OfHouseholdSchema() {
  return http::Object({{"layers", http::Array(LayerEntrySchema()), {}},
                       {"doubts", http::Array(LayerDoubtSchema()), {}},
                       {"sources", http::Array(LayerSourceSchema()), {}}})
      .Named("LayersOfHousehold");
}

}  // namespace

Endpoints LayerEndpoints() {
  Endpoint list = Reading("/low-income", "listLayers", message::kListLayers, Permission::kReadStatistics,
                          http::Page(LayerHouseholdSchema()), ListLayers);
  list.query = PageQuery(LayerFilterQuery({}));
  Endpoint summary = Reading("/low-income/summary", "summariseLayers", message::kSummariseLayers,
                             Permission::kReadStatistics, SummarySchema(), SummariseLayers);
  summary.query = LayerFilterQuery({});
  Endpoint household = Reading("/households/{id}/layers", "readHouseholdLayers", message::kLayersOfHousehold,
                               Permission::kReadRegistry, OfHouseholdSchema(), LayersOfHousehold);
  return {std::move(list), std::move(summary), std::move(household)};
}

Endpoints MonitoringEndpoints() { return Joined({LayerEndpoints, LayerFileEndpoints}); }

}  // namespace shouwang::api
