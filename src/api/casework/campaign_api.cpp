#include <fmt/format.h>

#include "api/casework/case_json.h"
#include "api/casework/casework_api.h"
#include "api/casework/messages.h"
#include "base/clock.h"

namespace shouwang::api {
namespace {

using access::Permission;
using casework::Campaign;
using nlohmann::json;

json CampaignJson(const Campaign& campaign) {
  json dates = json::object();
  for (const auto& [step, day] : campaign.dates) dates[step] = day.Iso();
  return {{"id", campaign.id},
          {"division_code", campaign.division_code},
          {"kind", policy::Name(campaign.kind)},
          {"period", campaign.period},
          {"title", campaign.title},
          {"ordered_by", campaign.ordered_by},
          {"dates", std::move(dates)},
          {"created_at", TimeOrNull(campaign.created_ms)}};
}

http::Schema CampaignSchema() {
  return http::Object({{"id", IdShape(), {}},
                       {"division_code", DivisionShape(), {}},
                       {"kind", ProcedureKindShape(), {}},
                       {"period", PeriodShape(), {}},
                       {"title", http::Text(), {}},
                       {"ordered_by", http::Text(), {}},
                       {"dates", http::Map(http::Day()), {}},
                       {"created_at", TimeShape(), {}}})
      .Named("Campaign");
}

Result<http::Reply> ListCampaigns(Call& call) {
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    json items = json::array();
    for (const Campaign& campaign : tables.cases().Campaigns(call.Query("period"))) {
      items.push_back(CampaignJson(campaign));
    }
    return Json(ListJson(std::move(items)));
  });
}

Result<http::Reply> OrderCampaign(Call& call) {
  const json body = call.body();
  Campaign campaign;
  campaign.division_code = body.at("division_code").get<std::string>();
  campaign.period = body.at("period").get<std::string>();
  campaign.title = body.at("title").get<std::string>();
  campaign.ordered_by = body.at("ordered_by").get<std::string>();
  for (const auto& [step, day] : body.at("dates").items()) {
    campaign.dates.emplace(step, Date::FromIso(day.get<std::string>()).value());
  }
  const Date today = BeijingDay(call.services().clock.NowMs());
  const Result<policy::Procedure> procedure =
      ProcedureFor(call, TextOf(body, "pack"), body.at("procedure").get<std::string>(), campaign.division_code, today);
  if (!procedure) return Fail(procedure.error());
  return call.Change({"campaign.order", "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       casework::Desk desk = DeskOf(call, tables);
                       const Result<int64_t> id = casework::OrderCampaign(desk, *procedure, campaign);
                       if (!id) return Fail(id.error());
                       entry.object = fmt::format("campaign/{}", *id);
                       for (const Campaign& kept : tables.cases().Campaigns(campaign.period)) {
                         if (kept.id == *id) return Json(CampaignJson(kept), 201);
                       }
                       return Fail(NotHere());
                     });
}

}  // namespace

Endpoints CampaignEndpoints() {
  Endpoint list = Reading("/campaigns", "listCampaigns", message::kListCampaigns, Permission::kReadCases,
                          http::Page(CampaignSchema()), ListCampaigns);
  list.query = {{"period", PeriodShape().Optional(), message::kPeriodParameter}};
  Endpoint order = Posting("/campaigns", "orderCampaign", message::kOrderCampaign, Permission::kAskDepartments,
                           http::Object({{"procedure", http::Text(1, 50), {}},
                                         {"pack", http::Text(1, 50).Optional(), {}},
                                         {"division_code", DivisionShape(), {}},
                                         {"period", PeriodShape(), {}},
                                         {"title", http::Text(1, 100), {}},
                                         {"ordered_by", http::Text(1, 200), {}},
                                         {"dates", http::Map(http::Day()), {}}}),
                           CampaignSchema(), OrderCampaign);
  order.success = 201;
  return {std::move(list), std::move(order)};
}

}  // namespace shouwang::api
