// The inbox of village, town and county: what families handed in, whether the register has them, and what is done with
// it. Ids and phones are masked; in full they are shown to whoever says a purpose.
#include <fmt/format.h>

#include <algorithm>

#include "access/masking.h"
#include "api/core/body.h"
#include "api/core/page.h"
#include "api/core/photo.h"
#include "api/core/shapes.h"
#include "api/selfreport/messages.h"
#include "api/selfreport/selfreport_api.h"
#include "base/clock.h"
#include "base/resident_id.h"
#include "intake/pack_shelf.h"
#include "policy/parameters.h"
#include "selfreport/reception.h"

namespace shouwang::api {
namespace {

using access::Permission;
using nlohmann::json;
using selfreport::Match;
using selfreport::SelfReport;

constexpr const char* kAnswerDays = "clue_answer_days";

json ItemJson(const SelfReport& report) {
  return {{"id", report.id},
          {"division_code", report.division_code},
          {"name", report.name},
          {"id_no", MaskId(report.id_no)},
          {"difficulties", report.difficulties},
          {"received_at", TimeOrNull(report.received_ms)},
          {"state", Name(report.state)},
          {"settled_at", TimeOrNull(report.settled_ms)}};
}

std::vector<http::Member> ItemMembers() {
  return {{"id", IdShape(), {}},
          {"division_code", DivisionShape(), {}},
          {"name", http::Text(), {}},
          {"id_no", http::Text(), {}},
          {"difficulties", TextsShape(), {}},
          {"received_at", TimeShape(), {}},
          {"state", http::Choice({"received", "taken", "declined"}), message::kStateParameter},
          {"settled_at", TimeShape().Nullable(), {}}};
}

http::Schema ItemSchema() { return http::Object(ItemMembers()).Named("SelfReportItem"); }

json MatchJson(const Match& match, const SelfReport& report) {
  return {{"kind", Name(match.kind)},
          {"household", NumberOrNull(match.household)},
          {"household_id", TextOrNull(match.household_id)},
          {"head", TextOrNull(match.head)},
          {"person_name", TextOrNull(match.person_name)},
          {"same_name", match.person_name == report.name},
          {"division_code", TextOrNull(match.division_code)}};
}

http::Schema MatchSchema() {
  using http::Text;
  return http::Object({{"kind", http::Choice({"found", "elsewhere", "unknown"}), message::kMatchShape},
                       {"household", IdShape().Nullable(), {}},
                       {"household_id", Text().Nullable(), {}},
                       {"head", Text().Nullable(), {}},
                       {"person_name", Text().Nullable(), {}},
                       {"same_name", http::Boolean(), message::kSameName},
                       {"division_code", DivisionShape().Nullable(), {}}})
      .Named("SelfReportMatch");
}

json DetailJson(record::Tables& tables, const SelfReport& report) {
  json detail = ItemJson(report);
  detail["phone"] = access::MaskPhone(report.phone);
  detail["text"] = report.text;
  detail["photos"] = report.photos;
  detail["household"] = NumberOrNull(report.household);
  detail["clue"] = NumberOrNull(report.clue);
  detail["reason"] = TextOrNull(selfreport::Sentence(report.reason));
  detail["note"] = TextOrNull(report.note);
  const bool waits = report.state == selfreport::State::kReceived;
  detail["match"] = waits ? MatchJson(selfreport::MatchOf(tables.registry(), report), report) : json();
  detail["others"] = json::array();
  for (const SelfReport& other : tables.self_reports().OfPerson(report.id_no)) {
    if (other.id != report.id) detail["others"].push_back(ItemJson(other));
  }
  return detail;
}

http::Schema DetailSchema() {
  using http::Text;
  std::vector<http::Member> members = ItemMembers();
  const std::vector<http::Member> more = {{"phone", Text(), {}},
                                          {"text", Text(), {}},
                                          {"photos", TextsShape(), {}},
                                          {"household", IdShape().Nullable(), {}},
                                          {"clue", IdShape().Nullable(), {}},
                                          {"reason", Text().Nullable(), {}},
                                          {"note", Text().Nullable(), {}},
                                          {"match", MatchSchema().Nullable(), message::kMatchShape},
                                          {"others", http::Array(ItemSchema()), message::kOthersShape}};
  members.insert(members.end(), more.begin(), more.end());
  return http::Object(std::move(members)).Named("SelfReport");
}

Result<http::Reply> ListReports(Call& call) {
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  selfreport::InboxFilter filter;
  filter.state = selfreport::StateFromName(call.Query("state"));
  filter.place = call.Query("place");
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::vector<SelfReport> found = tables.self_reports().List(filter, *before, call.Limit());
    json items = json::array();
    for (const SelfReport& report : found) items.push_back(ItemJson(report));
    return Json(PageJson(std::move(items), found.empty() ? json() : json(found.back().id), call.Limit()));
  });
}

Result<http::Reply> ReadReport(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<SelfReport> report = tables.self_reports().Find(*id);
    if (!report) return Fail(NotHere());
    return Versioned(DetailJson(tables, *report), report->version);
  });
}

Result<http::Reply> ReadPhoto(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const std::string& digest = call.request().Parameter("digest");
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    const std::optional<SelfReport> report = tables.self_reports().Find(*id);
    if (!report || std::ranges::find(report->photos, digest) == report->photos.end()) return Fail(NotHere());
    return {};
  });
  if (!read) return Fail(read.error());
  Result<std::string> bytes = call.services().vault.Fetch(digest);
  if (!bytes) return Fail(bytes.error());
  const char* type = PhotoType(*bytes);
  return FileReply(std::move(*bytes), type == nullptr ? "application/octet-stream" : type,
                   fmt::format("self-report-{}-photo", *id));
}

// Days to verify of the pack that holds in that place; 0: no pack says.
int64_t AnswerDays(Call& call, const std::string& division_code, Date today) {
  for (const intake::PackPointer& pack : call.services().packs->AllOf(division_code, today)) {
    const policy::ParameterValues values = policy::ResolveParameters(*pack, today, {});
    const auto days = values.find(kAnswerDays);
    if (days != values.end() && !days->second.values.empty()) return days->second.values.back().value;
  }
  return 0;
}

// The day that was asked for, or that of the pack.
Result<std::string> DueOn(Call& call, int64_t id) {
  const std::string asked = TextOf(call.body(), "due_on");
  if (!asked.empty()) return asked;
  std::optional<SelfReport> report;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) {
    report = tables.self_reports().Find(id);
    return Status();
  });
  if (!read) return Fail(read.error());
  if (!report) return Fail(NotHere());
  const Date today = BeijingDay(call.services().clock.NowMs());
  const int64_t days = AnswerDays(call, report->division_code, today);
  if (days <= 0) return Fail(ErrorCode::kInvalid, message::kNoDue, "due_on");
  return today.AddDays(static_cast<int>(days)).Iso();
}

using Settling = std::function<Result<SelfReport>(const selfreport::Reception&, int64_t id, int64_t expected)>;

Result<http::Reply> Settle(Call& call, const char* action, const json& detail, const Settling& settle) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> expected = call.ExpectedVersion();
  if (!expected) return Fail(expected.error());
  return call.Change({action, fmt::format("self-report/{}", *id), "done", detail.dump()},
                     [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                       const selfreport::Reception reception = {tables.self_reports(), tables.registry(),
                                                                tables.clues(), tables.caller(), tables.now_ms()};
                       const Result<SelfReport> settled = settle(reception, *id, *expected);
                       if (!settled) return Fail(settled.error());
                       return Versioned(DetailJson(tables, *settled), settled->version);
                     });
}

Result<http::Reply> Take(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<std::string> due_on = DueOn(call, *id);
  if (!due_on) return Fail(due_on.error());
  return Settle(call, "self-report.take", {{"due_on", *due_on}},
                [&](const selfreport::Reception& reception, int64_t number, int64_t expected) {
                  return selfreport::TakeReport(reception, number, expected, *due_on);
                });
}

Result<http::Reply> Decline(Call& call) {
  const json& body = call.body();
  const std::string name = TextOf(body, "reason");
  const selfreport::Reason reason = selfreport::ReasonFromName(name).value_or(selfreport::Reason::kNone);
  const std::string note = TextOf(body, "note");
  return Settle(call, "self-report.decline", {{"reason", name}},
                [&](const selfreport::Reception& reception, int64_t number, int64_t expected) {
                  return selfreport::DeclineReport(reception, number, expected, reason, note);
                });
}

Result<http::Reply> Reveal(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<std::string> purpose = access::CleanPurpose(TextOf(call.body(), "purpose"));
  if (!purpose) return Fail(purpose.error());
  const json detail = {{"field", {"id_no", "phone"}}, {"purpose", *purpose}};
  const Result<http::Reply> traced =
      call.Change({"self-report.reveal", fmt::format("self-report/{}", *id), "done", detail.dump()},
                  [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                    if (!tables.self_reports().Find(*id)) return Fail(NotHere());
                    return NoContent();
                  });
  if (!traced) return traced;
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<SelfReport> report = tables.self_reports().Find(*id);
    if (!report) return Fail(NotHere());
    return Json({{"id_no", report->id_no}, {"phone", report->phone}});
  });
}

}  // namespace

Endpoints InboxEndpoints() {
  using http::Object;
  using http::Text;
  constexpr size_t kMostWords = 500;
  Endpoint list = Reading("/self-reports", "listSelfReports", message::kListReports, Permission::kReadCases,
                          http::Page(ItemSchema()), ListReports);
  list.query =
      PageQuery({{"state", http::Choice({"received", "taken", "declined"}).Optional(), message::kStateParameter},
                 {"place", Text(6, 12).Optional(), message::kPlaceParameter}});
  Endpoint photo = Reading("/self-reports/{id}/photos/{digest}", "readSelfReportPhoto", message::kReadReportPhoto,
                           Permission::kReadCases, {}, ReadPhoto);
  photo.reply_type = "image/*";
  Endpoint take = Posting("/self-reports/{id}/take", "takeSelfReport", message::kTakeReport, Permission::kHandleCases,
                          Object({{"due_on", http::Day().Optional(), message::kDueShape}}), DetailSchema(), Take);
  take.needs_version = true;
  Endpoint decline =
      Posting("/self-reports/{id}/decline", "declineSelfReport", message::kDeclineReport, Permission::kHandleCases,
              Object({{"reason", http::Choice({"elsewhere", "in-hand", "unreachable", "taken-back", "not-risk"}), {}},
                      {"note", Text(0, kMostWords).Optional(), {}}}),
              DetailSchema(), Decline);
  decline.needs_version = true;
  Endpoint reveal = Posting("/self-reports/{id}/reveal", "revealSelfReport", message::kRevealReport,
                            Permission::kReveal, Object({{"purpose", Text(4, 200), {}}}),
                            Object({{"id_no", Text(), {}}, {"phone", Text(), {}}}).Named("SelfReportContact"), Reveal);
  return {std::move(list),
          Reading("/self-reports/{id}", "readSelfReport", message::kReadReport, Permission::kReadCases, DetailSchema(),
                  ReadReport),
          std::move(photo),
          std::move(take),
          std::move(decline),
          std::move(reveal)};
}

}  // namespace shouwang::api
