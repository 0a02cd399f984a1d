#include <fmt/format.h>

#include "api/clues/clue_json.h"
#include "api/clues/clue_shapes.h"
#include "api/clues/clues_api.h"
#include "api/clues/messages.h"
#include "api/core/account_names.h"
#include "base/date.h"
#include "registry/registry.h"
#include "screening/masking.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

Result<http::Reply> ListGroupRisks(Call& call) {
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const int limit = call.Limit();
    json items = json::array();
    int64_t last = 0;
    for (const clues::GroupRisk& risk :
         tables.group_risks().List(call.Query("place"), call.Query("open") == "true", *before, limit)) {
      items.push_back(GroupRiskJson(risk));
      last = risk.id;
    }
    return Json(PageJson(std::move(items), last, limit));
  });
}

json HitJson(const clues::HitHousehold& one, AccountNames& names) {
  return {{"household", one.household},         {"household_id", one.household_id}, {"head", one.head},
          {"division_code", one.division_code}, {"clue", NumberOrNull(one.clue)},   {"hit", one.hit},
          {"reason", TextOrNull(one.reason)},   {"by", TextOrNull(one.by)},         {"by_name", names.OfLogin(one.by)},
          {"at", TimeOrNull(one.time_ms)}};
}

http::Schema HitSchema() {
  return http::Object({{"household", IdShape(), {}},
                       {"household_id", http::Text(), {}},
                       {"head", http::Text(), message::kHitName},
                       {"division_code", DivisionShape(), {}},
                       {"clue", IdShape().Nullable(), message::kHitClue},
                       {"hit", http::Boolean(), message::kHit},
                       {"reason", http::Text().Nullable(), {}},
                       {"by", http::Text().Nullable(), {}},
                       {"by_name", NameShape(), {}},
                       {"at", TimeShape().Nullable(), {}}})
      .Named("HitHousehold");
}

http::Schema GroupRiskDetailSchema() {
  return http::Object({{"risk", GroupRiskSchema(), {}}, {"households", http::Array(HitSchema()), {}}})
      .Named("GroupRiskDetail");
}

Result<http::Reply> DetailOf(record::Tables& tables, int64_t id) {
  const std::optional<clues::GroupRisk> risk = tables.group_risks().Find(id);
  if (!risk) return Fail(NotHere());
  AccountNames names(tables.accounts());
  json households = json::array();
  for (const clues::HitHousehold& one : clues::HouseholdsHit(tables.group_risks(), *risk)) {
    households.push_back(HitJson(one, names));
  }
  return Versioned({{"risk", GroupRiskJson(*risk)}, {"households", std::move(households)}}, risk->version);
}

Result<http::Reply> ReadGroupRisk(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) { return DetailOf(tables, *id); });
}

// As the event shows a household that is put in by hand.
Result<clues::HitHousehold> HouseholdOf(record::Tables& tables, int64_t id) {
  const std::optional<registry::HouseholdCard> card = tables.registry().ReadCard(id);
  if (!card) return Fail(NotHere());
  clues::HitHousehold hit;
  hit.household = id;
  hit.household_id = screening::MaskedHouseholdId(card->household[registry::household_field::kNumber]);
  hit.division_code = card->household[registry::household_field::kDivision];
  for (const registry::Row& member : card->members) {
    if (registry::IsMember(member) && registry::IsHead(member)) hit.head = member[registry::person_field::kName];
  }
  return hit;
}

Result<http::Reply> JudgeHousehold(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  const json body = call.body();
  return call.Change({"group-risk.household", fmt::format("group-risk/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       Result<clues::HitHousehold> household = HouseholdOf(tables, body.at("household").get<int64_t>());
                       if (!household) return Fail(household.error());
                       household->hit = body.at("hit").get<bool>();
                       household->reason = body.at("reason").get<std::string>();
                       if (Status judged = clues::JudgeHousehold(tables.group_risks(), *id, *expected, *household);
                           !judged) {
                         return Fail(judged.error());
                       }
                       entry.detail = json{{"household", household->household}, {"hit", household->hit}}.dump();
                       return DetailOf(tables, *id);
                     });
}

Result<http::Reply> HouseholdGroupRisks(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<registry::Row> row = tables.registry().Find(registry::Entity::kHousehold, *id);
    if (!row) return Fail(NotHere());
    json items = json::array();
    for (const clues::GroupRisk& risk :
         clues::RisksOfHousehold(tables.group_risks(), *id, (*row)[registry::household_field::kDivision])) {
      items.push_back(GroupRiskJson(risk));
    }
    return Json(ListJson(std::move(items)));
  });
}

Result<http::Reply> CloseGroupRisk(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  const std::string note = call.body().at("note").get<std::string>();
  return call.Change({"group-risk.close", fmt::format("group-risk/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                       if (Status closed = clues::CloseGroupRisk(tables.group_risks(), *id, *expected, note); !closed) {
                         return Fail(closed.error());
                       }
                       const clues::GroupRisk risk = tables.group_risks().Find(*id).value();
                       return Versioned(GroupRiskJson(risk), risk.version);
                     });
}

Result<http::Reply> CheckGroupRisks(Call& call) {
  return call.Change({"group-risk.check", "", "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       const std::optional<Date> today = Date::FromIso(Now(tables).today);
                       const int64_t warned = clues::WatchGroupRisks(tables.group_risks(), today.value());
                       entry.detail = json{{"warned", warned}}.dump();
                       return Json({{"warned", warned}});
                     });
}

}  // namespace

Endpoints GroupRiskEndpoints() {
  Endpoint list = Reading("/group-risks", "listGroupRisks", message::kListGroupRisks,
                          access::Permission::kReadGroupRisk, http::Page(GroupRiskSchema()), ListGroupRisks);
  list.query = PageQuery({PlaceQuery(), {"open", http::Boolean().Optional(), message::kOpenParameter}});

  Endpoint close = Posting("/group-risks/{id}/close", "closeGroupRisk", message::kCloseGroupRisk,
                           access::Permission::kCloseGroupRisk, http::Object({{"note", http::Text(1, 1000), ""}}),
                           GroupRiskSchema(), CloseGroupRisk);
  close.needs_version = true;

  Endpoint check =
      Posting("/group-risks/check", "checkGroupRisks", message::kCheckGroupRisks, access::Permission::kCloseGroupRisk,
              {}, http::Object({{"warned", CountShape(), message::kWarned}}), CheckGroupRisks);

  Endpoint read = Reading("/group-risks/{id}", "readGroupRisk", message::kReadGroupRisk,
                          access::Permission::kReadGroupRisk, GroupRiskDetailSchema(), ReadGroupRisk);
  Endpoint judge = close;
  judge.path = "/group-risks/{id}/households";
  judge.operation = "judgeGroupRiskHousehold";
  judge.summary = message::kJudgeHousehold;
  judge.request = http::Object(
      {{"household", IdShape(), {}}, {"hit", http::Boolean(), message::kHit}, {"reason", http::Text(1, 500), {}}});
  judge.reply = GroupRiskDetailSchema();
  judge.handle = JudgeHousehold;
  Endpoint of_household =
      Reading("/households/{id}/group-risks", "listHouseholdGroupRisks", message::kHouseholdGroupRisks,
              access::Permission::kReadGroupRisk, http::Page(GroupRiskSchema()), HouseholdGroupRisks);
  return {std::move(list), std::move(close), std::move(check),
          std::move(read), std::move(judge), std::move(of_household)};
}

}  // namespace shouwang::api
