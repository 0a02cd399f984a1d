// The form in force, and who is to be visited in the present month or quarter.
#include "api/core/page.h"
#include "api/visits/messages.h"
#include "api/visits/visit_json.h"
#include "api/visits/visits_api.h"
#include "base/clock.h"
#include "base/division_code.h"

namespace shouwang::api {
namespace {

using access::Permission;
using nlohmann::json;
using visits::DueState;

json RoundJson(const policy::VisitRound& round, const visits::Rounds& rounds) {
  const visits::Round& now = round.who == policy::VisitWho::kMonitored ? rounds.monitored : rounds.lifted;
  return {{"group", policy::Name(round.who)},
          {"title", round.title},
          {"every", policy::Name(round.every)},
          {"from", now.from.Iso()},
          {"due_on", now.last.Iso()}};
}

http::Schema GroupShape() { return http::Choice({"monitored", "lifted"}); }

http::Schema RoundSchema() {
  return http::Object({{"group", GroupShape(), message::kGroupShape},
                       {"title", http::Text(), {}},
                       {"every", http::Choice({"month", "quarter"}), {}},
                       {"from", http::Day(), {}},
                       {"due_on", http::Day(), {}}})
      .Named("VisitRound");
}

json RoundsJson(const policy::Pack& pack, const visits::Rounds& rounds) {
  json list = json::array();
  for (const policy::VisitRound& round : pack.visit_rounds) list.push_back(RoundJson(round, rounds));
  return list;
}

visits::Rounds RoundsNow(record::Tables& tables, const policy::Pack& pack) {
  return visits::RoundsOn(pack.visit_rounds, BeijingDay(tables.now_ms()));
}

Result<http::Reply> ReadForm(Call& call) {
  const Result<intake::PackPointer> pack = VisitPack(call);
  if (!pack) return Fail(pack.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    return Json(
        {{"form", VisitFormJson(*(*pack)->visit_form)}, {"rounds", RoundsJson(**pack, RoundsNow(tables, **pack))}});
  });
}

visits::DueFilter FilterOf(const Call& call) {
  visits::DueFilter filter;
  filter.place = call.Query("place");
  if (const std::string group = call.Query("group"); !group.empty()) filter.monitored = group == "monitored";
  filter.state = visits::DueStateFromName(call.Query("state"));
  filter.contact = call.QueryInteger("contact", 0);
  return filter;
}

json DueJson(const visits::DueHousehold& one, const visits::Rounds& rounds, AccountNames& names) {
  return {{"household", one.household},
          {"household_id", one.household_id},
          {"head", one.head},
          {"division_code", one.division_code},
          {"village_group", one.village_group},
          {"contact", NumberOrNull(one.contact)},
          {"contact_name", names.Of(one.contact, "")},
          {"group", one.monitored ? "monitored" : "lifted"},
          {"state", visits::Name(one.state)},
          {"due_on", (one.monitored ? rounds.monitored : rounds.lifted).last.Iso()},
          {"last_visit", TextOrNull(one.last_visit)},
          {"disputed", one.disputed}};
}

http::Schema DueSchema() {
  return http::Object({{"household", IdShape(), {}},
                       {"household_id", http::Text(), {}},
                       {"head", http::Text(), {}},
                       {"division_code", DivisionShape(), {}},
                       {"village_group", http::Text(), {}},
                       {"contact", IdShape().Nullable(), {}},
                       {"contact_name", NameShape(), {}},
                       {"group", GroupShape(), message::kGroupShape},
                       {"state", http::Choice({"open", "late", "done"}), message::kDueState},
                       {"due_on", http::Day(), {}},
                       {"last_visit", http::Day().Nullable(), {}},
                       {"disputed", CountShape(), {}}})
      .Named("DueVisit");
}

Result<visits::DueCursor> CursorOf(const Call& call) {
  const std::string text = call.Query("cursor");
  if (text.empty()) return visits::DueCursor{};
  const Result<json> key = ReadCursor(text);
  if (!key) return Fail(key.error());
  const bool good = key->is_array() && key->size() == 2 && IsCursorText((*key)[0]) && IsCursorText((*key)[1]);
  if (!good) return Fail(BadCursor());
  return visits::DueCursor{(*key)[0].get<std::string>(), (*key)[1].get<std::string>()};
}

Result<http::Reply> ListRounds(Call& call) {
  const Result<intake::PackPointer> pack = VisitPack(call);
  if (!pack) return Fail(pack.error());
  const Result<visits::DueCursor> after = CursorOf(call);
  if (!after) return Fail(after.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const visits::Rounds rounds = RoundsNow(tables, **pack);
    AccountNames names(tables.accounts());
    json items = json::array();
    json last;
    for (const visits::DueHousehold& one : tables.visits().Due(FilterOf(call), rounds, *after, call.Limit())) {
      items.push_back(DueJson(one, rounds, names));
      last = json::array({one.division_code, one.household_id});
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> Summarise(Call& call) {
  const Result<intake::PackPointer> pack = VisitPack(call);
  if (!pack) return Fail(pack.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const visits::Rounds rounds = RoundsNow(tables, **pack);
    AccountNames names(tables.accounts());
    json items = json::array();
    for (const visits::DueCount& count : tables.visits().CountDue(FilterOf(call), rounds)) {
      items.push_back({{"division_code", count.division_code},
                       {"contact", NumberOrNull(count.contact)},
                       {"contact_name", names.Of(count.contact, "")},
                       {"group", count.monitored ? "monitored" : "lifted"},
                       {"households", count.households},
                       {"done", count.done},
                       {"late", count.late}});
    }
    return Json({{"rounds", RoundsJson(**pack, rounds)}, {"items", std::move(items)}});
  });
}

std::vector<http::QueryParameter> FilterQuery() {
  return {{"place", http::Pattern("[0-9]{6,12}", kDivisionDigits, message::kPlaceOfVisits).Optional(),
           message::kPlaceOfVisits},
          {"group", GroupShape().Optional(), message::kGroupShape},
          {"state", http::Choice({"open", "late", "done"}).Optional(), message::kDueState},
          {"contact", IdShape().Optional(), message::kContactOfVisits}};
}

}  // namespace

Result<intake::PackPointer> VisitPack(Call& call) {
  Result<intake::PackPointer> pack =
      call.services().packs->Of(call.caller().scope.division, BeijingDay(call.services().clock.NowMs()));
  if (pack && !(*pack)->visit_form) return Fail(ErrorCode::kNotFound, message::kNoVisitForm);
  return pack;
}

Endpoints VisitRoundEndpoints() {
  using http::Array;
  using http::Object;
  Endpoint form =
      Reading("/visit-form", "readVisitForm", message::kReadVisitForm, Permission::kReadCases,
              Object({{"form", VisitFormSchema(), {}}, {"rounds", Array(RoundSchema()), {}}}).Named("VisitFormInForce"),
              ReadForm);
  Endpoint list = Reading("/visit-rounds", "listVisitRounds", message::kListVisitRounds, Permission::kReadCases,
                          http::Page(DueSchema()), ListRounds);
  list.query = PageQuery(FilterQuery());
  const http::Schema count = Object({{"division_code", DivisionShape(), {}},
                                     {"contact", IdShape().Nullable(), {}},
                                     {"contact_name", NameShape(), {}},
                                     {"contact_name", NameShape(), {}},
                                     {"group", GroupShape(), message::kGroupShape},
                                     {"households", CountShape(), {}},
                                     {"done", CountShape(), {}},
                                     {"late", CountShape(), {}}});
  Endpoint summary = Reading(
      "/visit-rounds/summary", "readVisitSummary", message::kVisitSummary, Permission::kReadCases,
      Object({{"rounds", Array(RoundSchema()), {}}, {"items", Array(count), {}}}).Named("VisitSummary"), Summarise);
  summary.query = FilterQuery();
  return {std::move(form), std::move(list), std::move(summary)};
}

Endpoints VisitEndpoints() {
  return Joined({VisitRoundEndpoints, VisitRecordEndpoints, VisitDecisionEndpoints, VisitFileEndpoints});
}

}  // namespace shouwang::api
