#include "api/monitoring/layer_json.h"

#include "access/scope.h"
#include "api/core/shapes.h"
#include "api/monitoring/messages.h"
#include "base/clock.h"
#include "base/division_code.h"
#include "intake/pack_shelf.h"
#include "screening/masking.h"

namespace shouwang::api {

using nlohmann::json;

namespace {

std::string TitleOf(const std::map<std::string, std::string>& departments, const std::string& name) {
  const auto found = departments.find(name);
  return found == departments.end() ? name : found->second;
}

}  // namespace

Result<LayerQuery> LayerQueryOf(Call& call, const std::string& place) {
  const Result<intake::PackPointer> pack = call.services().packs->Contracts();
  if (!pack) return Fail(pack.error());
  const std::string& own = call.caller().scope.division;
  LayerQuery query;
  query.question.place = access::DivisionPrefix(place.empty() ? own : place);
  if (!query.question.place.starts_with(own)) return Fail(NotHere());
  for (const policy::MeasureKind& kind : (*pack)->measure_kinds) {
    if (kind.nature == policy::MeasureNature::kSafetyNet) query.question.safety_net_kinds.push_back(kind.name);
  }
  for (const policy::Department& department : (*pack)->departments)
    query.departments[department.name] = department.title;
  return query;
}

std::vector<http::QueryParameter> LayerFilterQuery(std::vector<http::QueryParameter> own) {
  own.push_back({"place",
                 http::Pattern("^([0-9]{6}|[0-9]{9}|[0-9]{12})$", kDivisionDigits, message::kLayerCodeShape).Optional(),
                 message::kLayerPlaceParameter});
  own.push_back({"layer", LayerShape().Optional(), message::kLayerParameter});
  own.push_back({"doubt", DoubtShape().Optional(), message::kDoubtParameter});
  own.push_back({"doubtful", http::Choice({"true"}).Optional(), message::kDoubtfulParameter});
  return own;
}

bool IsAskedFor(const Call& call, const monitoring::LayerHousehold& household) {
  if (!call.Query("doubtful").empty() && household.doubts.empty()) return false;
  if (const auto layer = monitoring::LayerFromName(call.Query("layer")); layer && !household.In(*layer)) return false;
  const std::string wanted = call.Query("doubt");
  for (const monitoring::Doubt doubt : monitoring::kDoubts) {
    if (wanted == monitoring::Name(doubt)) return household.Has(doubt);
  }
  return true;
}

http::Schema LayerShape() { return NamesOf(monitoring::kLayers); }

http::Schema DoubtShape() { return NamesOf(monitoring::kDoubts); }

json LayerHouseholdJson(const monitoring::LayerHousehold& household, const LayerQuery& query) {
  json layers = json::array();
  for (const monitoring::LayerEntry& entry : household.layers) {
    layers.push_back(
        {{"layer", monitoring::Name(entry.layer)},
         {"title", monitoring::Title(entry.layer)},
         {"kinds", entry.kinds},
         {"names", entry.names},
         {"people", entry.people},
         {"since", TextOrNull(entry.since)},
         {"by", entry.department.empty() ? message::kRegister : TitleOf(query.departments, entry.department)},
         {"period", TextOrNull(entry.period)},
         {"confirmed_on", entry.confirmed_on}});
  }
  json doubts = json::array();
  for (const monitoring::DoubtEntry& doubt : household.doubts) {
    doubts.push_back(
        {{"doubt", monitoring::Name(doubt.doubt)}, {"title", monitoring::Title(doubt.doubt)}, {"text", doubt.text}});
  }
  return {{"id", household.household.id},
          {"household_id", screening::MaskedHouseholdId(household.household.household_id)},
          {"division_code", household.household.division_code},
          {"household_type", household.household.household_type},
          {"head", household.household.head},
          {"layers", std::move(layers)},
          {"doubts", std::move(doubts)}};
}

http::Schema LayerEntrySchema() {
  using namespace http;  // NOLINT: the words of schemas
  return Object({{"layer", LayerShape(), {}},
                 {"title", http::Text(), {}},
                 {"kinds", TextsShape(), {}},
                 {"names", TextsShape(), {}},
                 {"people", CountShape(), {}},
                 {"since", Day().Nullable(), {}},
                 {"by", http::Text(), message::kLayerBy},
                 {"period", PeriodShape().Nullable(), message::kLayerPeriod},
                 {"confirmed_on", Day(), message::kLayerConfirmed}})
      .Named("LayerEntry");
}

http::Schema LayerDoubtSchema() {
  return http::Object({{"doubt", DoubtShape(), {}}, {"title", http::Text(), {}}, {"text", http::Text(), {}}})
      .Named("LayerDoubt");
}

http::Schema LayerHouseholdSchema() {
  using namespace http;  // NOLINT: the words of schemas
  return Object({{"id", IdShape(), {}},
                 {"household_id", http::Text(), {}},
                 {"division_code", DivisionShape(), {}},
                 {"household_type", http::Text(), {}},
                 {"head", http::Text(), {}},
                 {"layers", Array(LayerEntrySchema()), {}},
                 {"doubts", Array(LayerDoubtSchema()), {}}})
      .Named("LayerHousehold");
}

json LayerSourceJson(const monitoring::LowIncomeSource& source, const LayerQuery& query) {
  return {{"department", TitleOf(query.departments, source.department)},
          {"period", source.period},
          {"handed_in_on", BeijingDay(source.handed_in_ms).Iso()},
          {"people", source.people},
          {"newest", source.newest}};
}

http::Schema LayerSourceSchema() {
  using namespace http;  // NOLINT: the words of schemas
  return Object({{"department", http::Text(), {}},
                 {"period", PeriodShape(), {}},
                 {"handed_in_on", Day(), {}},
                 {"people", CountShape(), {}},
                 {"newest", Boolean(), {}}})
      .Named("LayerSource");
}

}  // namespace shouwang::api
