// The three drafts of step 2: see casework/month_lists.h.
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "api/core/shapes.h"
#include "casework/month_lists.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

json WithFamily(const casework::FamilyLine& family, json line) {
  line["household"] = family.household;
  line["household_id"] = family.household_id;
  line["head"] = family.head;
  line["village_group"] = family.group;
  return line;
}

std::vector<http::Member> WithFamily(std::vector<http::Member> members) {
  members.insert(members.begin(), {{"household", IdShape(), {}},
                                   {"household_id", http::Text(), {}},
                                   {"head", http::Text(), {}},
                                   {"village_group", http::Text(), {}}});
  return members;
}

json ToJson(const casework::MonthLists& lists) {
  json identify = json::array();
  for (const casework::ToIdentify& draft : lists.identify) {
    identify.push_back(WithFamily(draft.family, {{"reasons", draft.reasons},
                                                 {"since", draft.since},
                                                 {"clue", NumberOrNull(draft.clue)},
                                                 {"application", NumberOrNull(draft.application)},
                                                 {"case", NumberOrNull(draft.case_file)}}));
  }
  json eliminate = json::array();
  for (const casework::ToEliminate& draft : lists.eliminate) {
    eliminate.push_back(WithFamily(draft.family, {{"category", draft.category},
                                                  {"identified_on", TextOrNull(draft.identified_on)},
                                                  {"helped_since", TextOrNull(draft.helped_since)},
                                                  {"ready_on", TextOrNull(draft.ready_on)},
                                                  {"open_clues", draft.open_clues},
                                                  {"is_ready", draft.is_ready},
                                                  {"case", NumberOrNull(draft.case_file)}}));
  }
  json population = json::array();
  for (const casework::Movement& movement : lists.population) {
    population.push_back(WithFamily(
        movement.family,
        {{"person", movement.person}, {"came", movement.came}, {"status", movement.status}, {"on", movement.on}}));
  }
  return {
      {"identify", std::move(identify)}, {"eliminate", std::move(eliminate)}, {"population", std::move(population)}};
}

http::Schema ListsSchema() {
  const http::Schema identify = http::Object(WithFamily({{"reasons", http::Array(http::Text()), {}},
                                                         {"since", http::Day(), {}},
                                                         {"clue", IdShape().Nullable(), {}},
                                                         {"application", IdShape().Nullable(), {}},
                                                         {"case", IdShape().Nullable(), {}}}));
  const http::Schema eliminate = http::Object(WithFamily({{"category", http::Text(), {}},
                                                          {"identified_on", http::Day().Nullable(), {}},
                                                          {"helped_since", http::Day().Nullable(), {}},
                                                          {"ready_on", http::Day().Nullable(), {}},
                                                          {"open_clues", CountShape(), {}},
                                                          {"is_ready", http::Boolean(), {}},
                                                          {"case", IdShape().Nullable(), {}}}));
  const http::Schema population = http::Object(WithFamily({{"person", http::Text(), {}},
                                                           {"came", http::Boolean(), {}},
                                                           {"status", http::Text(), {}},
                                                           {"on", http::Day(), {}}}));
  return http::Object({{"identify", http::Array(identify.Named("DraftToIdentify")), {}},
                       {"eliminate", http::Array(eliminate.Named("DraftToEliminate")), {}},
                       {"population", http::Array(population.Named("PopulationMovement")), {}}})
      .Named("MonthLists");
}

Result<http::Reply> ReadLists(Call& call) {
  const std::string village = call.Query("place");
  const Date today = BeijingDay(call.services().clock.NowMs());
  const Result<policy::Procedure> elimination =
      ProcedureFor(call, "", policy::Name(policy::ProcedureKind::kElimination), village, today);
  if (!elimination) return Fail(elimination.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    casework::Desk desk = DeskOf(call, tables);
    const Result<casework::MonthLists> lists =
        casework::ReadMonthLists(desk, *elimination, village, call.Query("period"));
    if (!lists) return Fail(lists.error());
    return Json(ToJson(*lists));
  });
}

}  // namespace

Endpoints MonthListEndpoints() {
  Endpoint read = Reading("/month-lists", "readMonthLists", message::kMonthLists, access::Permission::kHandleCases,
                          ListsSchema(), ReadLists);
  read.query = {{"place", http::Pattern("^[0-9]{12}$", 12, message::kVillageParameter), message::kVillageParameter},
                {"period", PeriodShape(), message::kPeriodParameter}};
  return {std::move(read)};
}

}  // namespace shouwang::api
