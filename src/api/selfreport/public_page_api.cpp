// What the public page shows to everybody: names of places, what a report asks for, and the notices of a village.
#include <map>

#include "access/divisions.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "api/selfreport/messages.h"
#include "api/selfreport/public_door.h"
#include "api/selfreport/selfreport_api.h"
#include "base/clock.h"
#include "base/division_code.h"
#include "casework/personal_text.h"
#include "casework/publicity.h"
#include "http/problem.h"
#include "intake/pack_shelf.h"

namespace shouwang::api {
namespace {

using access::Division;
using nlohmann::json;

constexpr int kMostNotices = 100;
constexpr std::string_view kWholeTown = "000";

// A read for whoever asks, with all places in sight: what is shown is chosen here.
Result<http::Reply> Show(Call& call, const std::function<Result<http::Reply>(record::Tables&)>& use) {
  if (const unsigned wait_s = call.services().public_door->TakeRead(call.request().address); wait_s > 0) {
    return ComeAgain(call, wait_s);
  }
  Call as_system(call.request(), access::Caller::System("public"), call.services());
  return as_system.View(use);
}

Result<http::Reply> ListPlaces(Call& call) {
  return Show(call, [](record::Tables& tables) -> Result<http::Reply> {
    std::map<std::string, json> towns;
    std::string county;
    for (const Division& division : tables.divisions().All()) {
      if (division.parent.empty()) {
        county = division.name;
      } else if (division.code.ends_with(kWholeTown)) {
        towns[division.code] = {{"code", division.code}, {"name", division.name}, {"villages", json::array()}};
      } else if (const auto town = towns.find(division.parent); town != towns.end()) {
        town->second["villages"].push_back({{"code", division.code}, {"name", division.name}});
      }
    }
    json items = json::array();
    for (auto& [code, town] : towns) items.push_back(std::move(town));
    return Json({{"county", county}, {"towns", std::move(items)}});
  });
}

Result<http::Reply> ReadForm(Call& call) {
  const std::vector<std::string> difficulties = Difficulties(call);
  return Show(call, [&](record::Tables&) -> Result<http::Reply> {
    return Json({{"difficulties", difficulties}, {"photos", kMostPhotos}, {"consent", message::kConsent}});
  });
}

bool IsFitToShow(const casework::Notice& notice) {
  for (const std::string* text : {&notice.title, &notice.place, &notice.body}) {
    if (!casework::CheckPublicText(*text, "")) return false;
  }
  return true;
}

Result<http::Reply> ListNotices(Call& call) {
  const std::string village = call.Query("village");
  return Show(call, [&](record::Tables& tables) -> Result<http::Reply> {
    const Result<std::string> name = VillageName(tables, village);
    if (!name) return Fail(name.error());
    const std::string today = BeijingDay(tables.now_ms()).Iso();
    json items = json::array();
    for (const casework::Notice& notice : tables.publicity().Notices(village, true, INT64_MAX, kMostNotices)) {
      if (notice.starts_on > today || !IsFitToShow(notice)) continue;
      items.push_back({{"title", notice.title},
                       {"place", notice.place},
                       {"body", notice.body},
                       {"starts_on", notice.starts_on},
                       {"ends_on", notice.ends_on}});
    }
    return Json({{"village", *name}, {"items", std::move(items)}});
  });
}

}  // namespace

access::Caller PublicCaller(const Call& call) {
  access::Caller caller = call.caller();
  caller.account = 0;
  caller.name = message::kPublicName;
  caller.scope = {};
  return caller;
}

http::Reply ComeAgain(const Call& call, unsigned wait_s) {
  http::Reply reply =
      http::Problem({ErrorCode::kTooMany, message::kTooOften, {}, message::kTooOftenHint, {}}, call.request().id);
  reply.headers.emplace_back("Retry-After", std::to_string(wait_s));
  return reply;
}

std::vector<std::string> Difficulties(Call& call) {
  std::string county;
  const Status read = call.services().record.Read(access::Caller::System("public"), [&](record::Tables& tables) {
    const std::vector<Division> all = tables.divisions().All();
    if (!all.empty()) county = all.front().code;
    return Status();
  });
  std::vector<std::string> names;
  if (!read) return names;
  const Date today = BeijingDay(call.services().clock.NowMs());
  const std::vector<intake::PackPointer> packs = call.services().packs->AllOf(county, today);
  if (packs.empty()) return names;
  for (const policy::Risk& risk : packs.front()->risks) names.push_back(risk.name);
  return names;
}

Result<std::string> VillageName(record::Tables& tables, const std::string& code) {
  const std::optional<Division> division = tables.divisions().Find(code);
  if (!division || division->code.ends_with(kWholeTown)) {
    return Fail(ErrorCode::kNotFound, message::kNoVillage, "village", message::kNoVillageHint);
  }
  return division->name;
}

Endpoints PublicPageEndpoints() {
  using access::Permission;
  using http::Array;
  using http::Object;
  using http::Text;
  const http::Schema village = Object({{"code", DivisionShape(), {}}, {"name", Text(), {}}}).Named("PublicVillage");
  const http::Schema town =
      Object({{"code", DivisionShape(), {}}, {"name", Text(), {}}, {"villages", Array(village), {}}})
          .Named("PublicTown");
  const http::Schema notice = Object({{"title", Text(), {}},
                                      {"place", Text(), {}},
                                      {"body", Text(0, 20'000), {}},
                                      {"starts_on", http::Day(), {}},
                                      {"ends_on", http::Day(), {}}})
                                  .Named("PublicNotice");
  Endpoint notices = Reading("/public/notices", "listPublicNotices", message::kPublicNotices, Permission::kPublic,
                             Object({{"village", Text(), {}}, {"items", Array(notice), {}}}), ListNotices);
  notices.query = {{"village", DivisionShape(), message::kVillageParameter}};
  return {Reading("/public/divisions", "listPublicDivisions", message::kPublicDivisions, Permission::kPublic,
                  Object({{"county", Text(), {}}, {"towns", Array(town), {}}}).Named("PublicPlaces"), ListPlaces),
          Reading("/public/form", "readPublicForm", message::kPublicForm, Permission::kPublic,
                  Object({{"difficulties", TextsShape(), {}}, {"photos", CountShape(), {}}, {"consent", Text(), {}}})
                      .Named("PublicForm"),
                  ReadForm),
          std::move(notices)};
}

Endpoints SelfReportEndpoints() { return Joined({PublicPageEndpoints, PublicReportEndpoints, InboxEndpoints}); }

}  // namespace shouwang::api
