// What becomes of a measure: revised, posted, carried out, checked, cancelled; and the board of all of them.
#include <fmt/format.h>

#include <algorithm>

#include "api/casework/casework_api.h"
#include "api/core/photo.h"
#include "api/help/help_api.h"
#include "api/help/help_json.h"
#include "api/help/measure_draft.h"
#include "api/help/messages.h"
#include "screening/masking.h"

namespace shouwang::api {
namespace {

using access::Permission;
using help::Measure;
using nlohmann::json;

constexpr size_t kMostAtOnce = 300;

json LineJson(const help::MeasureLine& line, AccountNames& names) {
  return {{"measure", MeasureJson(line.measure, names)},
          {"household_id", screening::MaskedHouseholdId(line.household_id)},
          {"division_code", line.division_code},
          {"head", line.head}};
}

http::Schema LineSchema() {
  return http::Object({{"measure", HelpMeasureSchema(), {}},
                       {"household_id", http::Text(), {}},
                       {"division_code", http::Text(), {}},
                       {"head", http::Text(), {}}})
      .Named("HelpMeasureLine");
}

Result<http::Reply> ListMeasures(Call& call) {
  const Result<int64_t> after = NumberCursor(call, 0);
  if (!after) return Fail(after.error());
  help::MeasureFilter filter;
  filter.place = call.Query("place");
  filter.state = help::MeasureStateFromName(call.Query("state"));
  filter.kind = call.Query("kind");
  filter.department = call.Query("department");
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    AccountNames names(tables.accounts());
    json items = json::array();
    int64_t last = 0;
    for (const help::MeasureLine& line : tables.help().List(filter, *after, call.Limit())) {
      items.push_back(LineJson(line, names));
      last = line.measure.id;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> ReadMeasure(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<Measure> measure = tables.help().FindMeasure(*id);
    if (!measure) return Fail(NotHere());
    AccountNames names(tables.accounts());
    return Versioned(MeasureJson(*measure, names), measure->version);
  });
}

// One measure, with the version it was read with.
Result<http::Reply> ChangeMeasure(
    Call& call, const char* action,
    const std::function<Result<Measure>(help::Desk&, int64_t id, int64_t expected)>& change) {
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  return ChangeHelp(call, action, "help_measure",
                    [&](help::Desk& desk, int64_t id, access::AuditEntry& entry) -> Result<http::Reply> {
                      const Result<Measure> changed = change(desk, id, *expected);
                      if (!changed) return Fail(changed.error());
                      entry.detail = json{{"state", help::Name(changed->state)}}.dump();
                      AccountNames names(desk.accounts);
                      return Versioned(MeasureJson(*changed, names), changed->version);
                    });
}

Result<http::Reply> Revise(Call& call) {
  const help::MeasureDraft draft = DraftOf(call.body());
  const std::string reason = TextOf(call.body(), "reason");
  return ChangeMeasure(call, "help.revise", [&](help::Desk& desk, int64_t id, int64_t expected) {
    return help::ReviseMeasure(desk, id, expected, draft, reason);
  });
}

Result<http::Reply> Cancel(Call& call) {
  const std::string reason = TextOf(call.body(), "reason");
  return ChangeMeasure(call, "help.cancel", [&](help::Desk& desk, int64_t id, int64_t expected) {
    return help::CancelMeasure(desk, id, expected, reason);
  });
}

Result<http::Reply> Carry(Call& call) {
  const Result<std::vector<std::string>> attachments = AttachmentsOf(call);
  if (!attachments) return Fail(attachments.error());
  const help::CarriedOut what = {TextOf(call.body(), "carried_on"), NumberOf(call.body(), "amount"),
                                 TextOf(call.body(), "note"), *attachments};
  return ChangeMeasure(call, "help.carry", [&](help::Desk& desk, int64_t id, int64_t expected) {
    return help::CarryOut(desk, id, expected, what);
  });
}

Result<http::Reply> Check(Call& call) {
  const bool passed = FlagOf(call.body(), "passed");
  const std::string note = TextOf(call.body(), "note");
  return ChangeMeasure(call, "help.check", [&](help::Desk& desk, int64_t id, int64_t expected) {
    return help::CheckMeasure(desk, id, expected, passed, note);
  });
}

Result<http::Reply> Post(Call& call) {
  help::Posting posting;
  posting.posted_on = TextOf(call.body(), "posted_on");
  posting.place = TextOf(call.body(), "place");
  for (const json& one : call.body().at("measures")) {
    posting.measures.emplace_back(one.at("id").get<int64_t>(), one.at("version").get<int64_t>());
  }
  const Result<help::HelpRules> rules = HelpRulesFor(call);
  if (!rules) return Fail(rules.error());
  return call.Change({"help.post", "", "done", json{{"measures", posting.measures.size()}}.dump()},
                     [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                       help::Desk desk = HelpDeskOf(tables, *rules);
                       const Result<std::vector<Measure>> posted = help::PostMeasures(desk, posting);
                       if (!posted) return Fail(posted.error());
                       AccountNames names(tables.accounts());
                       json items = json::array();
                       for (const Measure& measure : *posted) items.push_back(MeasureJson(measure, names));
                       return Json(ListJson(std::move(items)));
                     });
}

Result<http::Reply> ReadAttachment(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const std::string& digest = call.request().Parameter("digest");
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    const std::optional<Measure> measure = tables.help().FindMeasure(*id);
    if (!measure) return Fail(NotHere());
    const std::vector<std::string>& own = measure->attachments;
    if (std::find(own.begin(), own.end(), digest) == own.end()) return Fail(NotHere());
    return {};
  });
  if (!read) return Fail(read.error());
  Result<std::string> bytes = call.services().vault.Fetch(digest);
  if (!bytes) return Fail(bytes.error());
  const char* type = PaperType(*bytes);
  return FileReply(std::move(*bytes), type == nullptr ? "application/octet-stream" : type,
                   fmt::format("help-measure-{}-{}", *id, digest.substr(0, 8)));
}

Endpoint Changing(std::string path, std::string operation, std::string summary, http::Schema request,
                  std::function<Result<http::Reply>(Call&)> handle) {
  Endpoint endpoint = Posting(std::move(path), std::move(operation), std::move(summary), Permission::kKeepHelp,
                              std::move(request), HelpMeasureSchema(), std::move(handle));
  endpoint.needs_version = true;
  return endpoint;
}

}  // namespace

Endpoints MeasureEndpoints() {
  using http::Object;
  using http::Text;
  Endpoint list = Reading("/help-measures", "listHelpMeasures", message::kListMeasures, Permission::kReadCases,
                          http::Page(LineSchema()), ListMeasures);
  list.query = PageQuery({{"place", Text(6, 12).Optional(), message::kHelpPlace},
                          {"state", MeasureStateShape().Optional(), message::kStateParameter},
                          {"kind", Text(1, 30).Optional(), {}},
                          {"department", Text(1, 60).Optional(), {}}});
  Endpoint read = Reading("/help-measures/{id}", "readHelpMeasure", message::kReadMeasure, Permission::kReadCases,
                          HelpMeasureSchema(), ReadMeasure);
  std::vector<http::Member> members = MeasureDraftMembers();
  members.push_back({"reason", Text(1, 500), {}});
  Endpoint revise = Changing("/help-measures/{id}/revise", "reviseHelpMeasure", message::kReviseMeasure,
                             Object(std::move(members)), Revise);
  Endpoint cancel = Changing("/help-measures/{id}/cancel", "cancelHelpMeasure", message::kCancelMeasure,
                             Object({{"reason", Text(1, 500), {}}}), Cancel);
  Endpoint carry = Changing("/help-measures/{id}/carry", "carryHelpMeasure", message::kCarryMeasure,
                            Object({{"carried_on", http::Day(), {}},
                                    {"amount", http::Cents(), {}},
                                    {"note", Text(0, 500).Optional(), {}},
                                    {"attachments", AttachmentsShape(), {}}}),
                            Carry);
  Endpoint check = Changing("/help-measures/{id}/check", "checkHelpMeasure", message::kCheckMeasure,
                            Object({{"passed", http::Boolean(), {}}, {"note", Text(0, 500).Optional(), {}}}), Check);
  const http::Schema one = Object({{"id", IdShape(), {}}, {"version", IdShape(), {}}});
  Endpoint post = Posting("/help-measures/post", "postHelpMeasures", message::kPostMeasures, Permission::kKeepHelp,
                          Object({{"posted_on", http::Day(), {}},
                                  {"place", Text(1, 100), {}},
                                  {"measures", http::Array(one, 1, kMostAtOnce), {}}}),
                          http::Page(HelpMeasureSchema()), Post);
  Endpoint attachment = Reading("/help-measures/{id}/attachments/{digest}", "readHelpAttachment",
                                message::kMeasureAttachment, Permission::kReadCases, {}, ReadAttachment);
  attachment.reply_type = "*/*";
  return {std::move(list),  std::move(read),  std::move(revise), std::move(cancel),
          std::move(carry), std::move(check), std::move(post),   std::move(attachment)};
}

}  // namespace shouwang::api
