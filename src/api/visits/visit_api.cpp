// Sheets to be filled in, and visits as they come in.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "api/casework/casework_api.h"
#include "api/visits/messages.h"
#include "api/visits/visit_json.h"
#include "api/visits/visits_api.h"
#include "base/digest.h"
#include "visits/receive.h"

namespace shouwang::api {
namespace {

using access::Permission;
using nlohmann::json;
using visits::Visit;

constexpr int kMostShown = 40;
constexpr size_t kMostMembers = 60;
constexpr size_t kMostPhotos = 9;
constexpr size_t kMostNote = 1000;

Result<http::Reply> ReadSheet(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<intake::PackPointer> pack = VisitPack(call);
  if (!pack) return Fail(pack.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    casework::Desk cases = DeskOf(call, tables);
    visits::VisitDesk desk{tables.visits(), cases};
    const Result<visits::Sheet> sheet = visits::StartVisit(desk, *(*pack)->visit_form, *id);
    if (!sheet) return Fail(sheet.error());
    return Json(SheetJson(*sheet));
  });
}

// What was handed in; the rest is the program's to say.
Visit VisitOf(const json& body, int64_t household) {
  Visit visit;
  visit.household = household;
  visit.key = body.at("key").get<std::string>();
  visit.digest = Sha256Hex(body.dump() + fmt::format("/{}", household));
  visit.purpose = body.at("purpose").get<std::string>();
  visit.visited_on = body.at("visited_on").get<std::string>();
  visit.base = body.value("base", int64_t{0});
  visit.content.answers = body.at("answers").get<visits::Answers>();
  for (const json& member : body.at("members")) {
    visit.content.members.push_back({member.at("person").get<int64_t>(), member.at("answers").get<visits::Answers>()});
  }
  visit.content.amounts = body.at("amounts").get<visits::Amounts>();
  visit.content.note = body.value("note", "");
  visit.photos = body.value("photos", std::vector<std::string>{});
  visit.signature = body.value("signature", "");
  return visit;
}

Status CheckFiles(Call& call, const Visit& visit) {
  const auto missing = [&](const std::string& digest) { return !call.services().vault.Has(digest); };
  if (std::any_of(visit.photos.begin(), visit.photos.end(), missing)) {
    return Fail(ErrorCode::kInvalid, message::kNotUploaded, "photos");
  }
  if (!visit.signature.empty() && missing(visit.signature)) {
    return Fail(ErrorCode::kInvalid, message::kNotUploaded, "signature");
  }
  return {};
}

Result<http::Reply> Record(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<intake::PackPointer> pack = VisitPack(call);
  if (!pack) return Fail(pack.error());
  const Visit visit = VisitOf(call.body(), *id);
  if (Status there = CheckFiles(call, visit); !there) return Fail(there.error());
  const std::string digest = call.body().at("form").get<std::string>();
  return call.Change(
      {"visit.record", fmt::format("household/{}", *id), "done", ""},
      [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
        casework::Desk cases = DeskOf(call, tables);
        visits::VisitDesk desk{tables.visits(), cases};
        const Result<policy::VisitForm> form = visits::FormCalled(desk.visits, *(*pack)->visit_form, digest);
        if (!form) return Fail(form.error());
        const Result<Visit> kept = visits::ReceiveVisit(desk, *form, visit);
        if (!kept) return Fail(kept.error());
        entry.detail =
            json{{"visit", kept->id}, {"purpose", kept->purpose}, {"state", visits::Name(kept->state)}}.dump();
        AccountNames names(tables.accounts());
        return Json(VisitJson(*kept, *form, names), 201);
      });
}

Result<http::Reply> OfHousehold(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.registry().Find(registry::Entity::kHousehold, *id)) return Fail(NotHere());
    AccountNames names(tables.accounts());
    json items = json::array();
    std::map<std::string, policy::VisitForm> forms;
    for (const Visit& visit : tables.visits().OfHousehold(*id, kMostShown)) {
      if (!forms.contains(visit.form)) {
        Result<policy::VisitForm> form = visits::FormOf(tables.visits(), visit);
        if (!form) return Fail(form.error());
        forms.emplace(visit.form, std::move(*form));
      }
      items.push_back(VisitJson(visit, forms.at(visit.form), names));
    }
    json shown = json::array();
    for (const auto& [digest, form] : forms) shown.push_back(VisitFormJson(form));
    return Json({{"items", std::move(items)}, {"forms", std::move(shown)}});
  });
}

http::Schema RecordSchema() {
  using namespace http;  // NOLINT: the words of schemas
  const Schema member = Object({{"person", IdShape(), {}}, {"answers", AnswersShape(), {}}});
  return Object({{"key", VisitKeyShape(), message::kVisitKey},
                 {"form", DigestShape(), message::kFormDigest},
                 {"purpose", Text(1, 40), {}},
                 {"visited_on", Day(), {}},
                 {"base", IdShape().Optional(), message::kBaseVisit},
                 {"answers", AnswersShape(), message::kAnswersShape},
                 {"members", Array(member, 0, kMostMembers), {}},
                 {"amounts", AmountsShape(), message::kAmountsShape},
                 {"note", Text(0, kMostNote).Optional(), {}},
                 {"photos", Array(DigestShape(), 0, kMostPhotos).Optional(), {}},
                 {"signature", DigestShape().Optional(), {}}});
}

}  // namespace

Endpoints VisitRecordEndpoints() {
  using http::Array;
  using http::Object;
  Endpoint sheet = Reading("/households/{id}/visit-sheet", "readVisitSheet", message::kReadVisitSheet,
                           Permission::kReadCases, SheetSchema(), ReadSheet);
  Endpoint record = Posting("/households/{id}/visits", "recordVisit", message::kRecordVisit, Permission::kRecordVisits,
                            RecordSchema(), VisitSchema(), Record);
  record.success = 201;
  Endpoint all = Reading(
      "/households/{id}/visits", "readHouseholdVisits", message::kHouseholdVisits, Permission::kReadCases,
      Object({{"items", Array(VisitSchema()), {}}, {"forms", Array(VisitFormSchema()), {}}}).Named("HouseholdVisits"),
      OfHousehold);
  return {std::move(sheet), std::move(record), std::move(all)};
}

}  // namespace shouwang::api
